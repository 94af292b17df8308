// A unit of random size whose answers are thin here and thick there, spread over days of the last months; with what a
// reader may not find out. Today's answers are given through links and posters, earlier ones are put on the queue,
// because the door dates an answer with the moment at which it takes it.

import { type FactMessage, FactMessageSchema } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { type Tera, posterLinkOf, tokenOf } from '@tera/testing/stack';
import { type Answers, ELEMENTS, aResponse } from './answers.ts';
import { DAY, HOUR, GRAINS, localDay, periodsOf } from './calendar.ts';
import { aServedTicket } from './one-shot-tickets.ts';
import type { Random } from '@tera/testing/random';
import type { Slice } from './sightings.ts';

/** Answers that no question can tell apart. */
export interface BaseGroup {
  /** `null`: through a poster, of no officer and no service. */
  readonly officerId: string | null;
  readonly serviceId: string | null;
  readonly day: string;
  readonly n: number;
}

export interface AnsweredUnit {
  readonly unitId: string;
  readonly officers: readonly string[];
  readonly services: readonly string[];
  readonly groups: readonly BaseGroup[];
}

const timeZone = 'Asia/Jakarta';
const TARGETS = [
  { indicator: 'satisfaction.ikm', value: 80 },
  { indicator: 'satisfaction.elements.kompetensi.nrr', value: 3.5 },
];

export function randomUnit(unitId: string, random: Random): AnsweredUnit {
  const officers = ['ani', 'budi', 'citra', 'dewi'].slice(0, random.pick([2, 2, 3, 3, 4]));
  const services = ['ektp', 'kk', 'akta'].slice(0, random.pick([1, 2, 2, 3]));
  // Today at about every second one: through the door every answer is a request.
  const ages = [0, random.between(1, 25), random.between(26, 150)].slice(random.pick([0, 1, 1, 2]));
  const days = ages.map((age) => localDay(Date.now() - age * DAY, timeZone));
  const thickness = random.pick([20, 50, 80]);
  const amount = () => (random.chance(thickness) ? random.between(10, 16) : random.between(1, 9));
  const groups = days.flatMap((day): BaseGroup[] => {
    const byTicket = officers.flatMap((officerId): BaseGroup[] =>
      services.flatMap((serviceId) => (random.chance(45) ? [{ officerId, serviceId, day, n: amount() }] : [])),
    );
    return random.chance(40) ? byTicket.concat({ officerId: null, serviceId: null, day, n: amount() }) : byTicket;
  });
  return { unitId, officers, services, groups };
}

/** Makes the unit and has all of its answers given; not yet counted. */
export async function answerUnit(unit: AnsweredUnit, tera: Tera, random: Random): Promise<void> {
  const { unitId, officers, groups } = unit;
  const json = aDocument({ timeZone, officers, services: unit.services, targets: TARGETS });
  const put = await tera.client.call('PUT', `/v1/units/${unitId}`, { json });
  if (put.status !== 200) throw new Error(put.text);
  await tera.enqueue(
    groups.filter((group) => !isOfToday(group)).flatMap((group) => queuedAnswers(unitId, group, random)),
  );
  for (const response of await responsesOf(unitId, groups.filter(isOfToday), tera, random)) {
    const { status, text } = await tera.client.answer(response);
    if (status !== 202) throw new Error(text);
  }
}

/** Objects to one of its tickets, if any; after all was counted, because nobody objects to what is in no figure. */
export async function contest({ unitId, groups }: AnsweredUnit, tera: Tera): Promise<void> {
  const [ticketId] = groups.filter(isOfToday).flatMap(ticketIdsOf);
  if (ticketId === undefined) return;
  const path = `/v1/units/${unitId}/facts/${ticketId}/objections`;
  const { status, text } = await tera.client.call('POST', path, { json: { reason: 'tidak benar' } });
  if (status !== 201) throw new Error(text);
}

/** The places of the groups that a question adds up. */
export function membersOf({ groups }: AnsweredUnit, slice: Slice, period: string): number[] {
  return groups.flatMap((group, at) => {
    const isOfficers = slice.officerId === undefined || group.officerId === slice.officerId;
    const isIn =
      (slice.isOthers === true ? !isOfficers : isOfficers) &&
      (slice.serviceId === undefined || group.serviceId === slice.serviceId) &&
      Object.values<string>(periodsOf(group.day)).includes(period);
    return isIn ? [at] : [];
  });
}

/** Every period that has answers, the shortest first. */
export function periodsIn({ groups }: AnsweredUnit): string[] {
  return GRAINS.flatMap((grain) => Array.from(new Set(groups.map(({ day }) => periodsOf(day)[grain]))));
}

/** Everything that can be asked for of a period. */
export function slicesOf({ officers, services }: AnsweredUnit): Slice[] {
  const officersAsked: Slice[] = [{}, { officerId: null }, ...officers.map((officerId) => ({ officerId }))];
  const servicesAsked: Slice[] = [{}, { serviceId: null }, ...services.map((serviceId) => ({ serviceId }))];
  return officersAsked.flatMap((officer) => servicesAsked.map((service) => Object.assign({}, officer, service)));
}

function queuedAnswers(unitId: string, group: BaseGroup, random: Random): FactMessage[] {
  const { officerId, serviceId, day, n } = group;
  return Array.from({ length: n }, (_, index) =>
    FactMessageSchema.parse({
      v: 1,
      kind: 'response',
      unitId,
      key: keyOf(group, index),
      response: {
        responseId: `r-${index}`,
        receivedAt: Date.parse(`${day}T00:00:00Z`) + 5 * HOUR,
        questionnaire: 'skm-2017.1',
        answers: randomAnswers(random),
        ...(officerId === null ? { channel: 'poster' } : { channel: 'ticket', officerId, serviceId }),
      },
    }),
  );
}

function keyOf({ officerId, serviceId, day }: BaseGroup, index: number): string {
  return ['k', day, officerId ?? '', serviceId ?? '', index].join('.');
}

async function responsesOf(unitId: string, groups: readonly BaseGroup[], { client }: Tera, random: Random) {
  const tickets = groups.flatMap((group) => {
    const { officerId, serviceId } = group;
    return officerId === null || serviceId === null
      ? []
      : ticketIdsOf(group).map((ticketId) => aServedTicket(ticketId, { officerId, serviceId }));
  });
  const links =
    tickets.length === 0 ? [] : (await client.push(unitId, tickets.flat())).surveys.map(({ url }) => tokenOf(url));
  const atPosters = groups.reduce((sum, { officerId, n }) => sum + (officerId === null ? n : 0), 0);
  const poster = atPosters === 0 ? '' : await posterLinkOf(client, unitId);
  return [...links, ...Array<string>(atPosters).fill(poster)].map((link) => aResponse(link, randomAnswers(random)));
}

function isOfToday({ day }: BaseGroup): boolean {
  return day === localDay(Date.now(), timeZone);
}

/** Of the tickets of today, for which answers were given through their links. */
function ticketIdsOf({ officerId, serviceId, n }: BaseGroup): string[] {
  return officerId === null ? [] : Array.from({ length: n }, (_, index) => `${officerId}-${serviceId}-${index}`);
}

/** Nobody skips an element: what is known of one is known of all. */
function randomAnswers(random: Random): Answers {
  return Object.fromEntries(ELEMENTS.map((element) => [element, random.between(1, 4)]));
}
