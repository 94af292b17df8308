// A small office that lives over HTTP: tickets and answers come, some are corrected, annulled, typed, brought in late; floods are
// set aside; the choice of what it publishes by changes; releases are made by the night, by hand, and anew. What is released is
// told to a ledger as it was stored at that moment.

import { FactMessageSchema, type FactMessage } from '@tera/contracts';
import {
  DAY,
  type DatedAnswer,
  ELEMENTS,
  HOUR,
  type Instant,
  MINUTE,
  PUBLISHES,
  type Period,
  type RegistryDocument,
  type UnitId,
  isSetAside,
  localDayOf,
  parsePeriod,
} from '@tera/domain';
import { publishDeps, settledAnswers } from '@tera/publication';
import { aDocument } from '@tera/testing/facts';
import { seeded } from '@tera/testing/random';
import { type Tera, kioskLinkOf, posterLinkOf, pushAll, tokenOf } from '@tera/testing/stack';
import { aResponse } from '../support/answers.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { ticketWriter } from '../support/ticket-event.ts';
import { type Ledger, aLedger } from './shown-ledger.ts';

export const TIME_ZONE = 'Asia/Jakarta';

/** Who may do what needs a second person. */
export interface Keys {
  readonly second: string;
}

export interface HttpOffice {
  readonly unitId: UnitId;
  readonly officers: readonly string[];
  readonly services: readonly string[];
  readonly ledger: Ledger;
  /** What happens up to now, since the time before. */
  readonly live: (now: Instant, number: number) => Promise<void>;
  /** What somebody does by hand, once everything is counted. */
  readonly byHand: (now: Instant) => Promise<void>;
  /** Tells the ledger what has been made since. */
  readonly note: (now: Instant) => Promise<void>;
  /** The keys of all answers that stand in the unit's period. */
  readonly standing: (period: Period, now: Instant) => Promise<readonly string[]>;
}

export async function anHttpOffice(tera: Tera, seed: number, keys: Keys): Promise<HttpOffice> {
  const random = seeded(70_000 + seed);
  const unitId = `kantor-${seed}` as UnitId;
  const [officers, services] = [named('petugas', random.between(2, 4)), named('layanan', random.between(2, 3))];
  // So that each choice is lived through by some office.
  let document: RegistryDocument = aDocument({
    officers: [...officers, 'juru-ketik'],
    services,
    publishes: PUBLISHES[seed % 3],
    settleDays: random.pick([0, 3, 14]),
    targets: [{ indicator: 'satisfaction.ikm', value: 80 }],
  });
  await tera.client.putUnit(unitId, document);
  const [poster, kiosk] = [await posterLinkOf(tera.client, unitId), await kioskLinkOf(tera.client, unitId)];
  const ledger = aLedger();
  const busy = random.pick([3, 6, 10]);
  const isMixed = random.chance(50);
  const skipping = random.pick([0, 10, 40]);
  const answeredTickets: string[] = [];
  const noted = new Set<string>();
  let tickets = 0;
  let late = 0;

  const call = (method: string, path: string, json?: unknown, key?: string) =>
    tera.client.call(method, `/v1/units/${unitId}${path}`, {
      ...(json === undefined ? {} : { json }),
      ...(key === undefined ? {} : { key }),
    });
  const depsAt = (now: Instant) => publishDeps(tera.stored.client, tera.stored.tables, () => now);
  const scores = () =>
    Object.fromEntries(
      ELEMENTS.flatMap((element) =>
        element !== 'perilaku' && random.chance(skipping) ? [] : [[element, random.pick([1, 2, 3, 3, 4, 4])]],
      ),
    );

  return { unitId, officers, services, ledger, live, byHand, note, standing };

  async function live(now: Instant, number: number): Promise<void> {
    if (random.chance(8)) {
      document = { ...document, publishes: random.pick(PUBLISHES.slice(0, 3)) };
      await tera.client.putUnit(unitId, document);
    }
    // Charges that change take the queue once more.
    if (number % 2 === 1) await change(now);
    const served = Array.from({ length: officers.length * busy + random.between(-2, 2) }, () => {
      const officer = random.between(0, officers.length - 1);
      const isOwn = isMixed || random.chance(85);
      const serviceId = isOwn ? services[officer % services.length] : random.pick(services);
      const completedAt = now - random.between(2 * HOUR, 4 * DAY);
      tickets += 1;
      return aServedTicket(`T-${tickets}`, {
        officerId: officers[officer] ?? '',
        serviceId: serviceId ?? '',
        completedAt,
      });
    });
    const pushed = await pushAll(tera.client, unitId, served.flat());
    for (const { ticketId, url } of pushed.flatMap(({ surveys }) => surveys)) {
      if (random.chance(10)) continue;
      const startedAt = new Date(now - (random.chance(15) ? 2000 : 4 * MINUTE)).toISOString();
      await taken(tera.client.answer(aResponse(tokenOf(url), scores(), { startedAt })));
      answeredTickets.push(ticketId);
    }
    const posters = random.pick([0, 2, 5, 9]);
    for (let left = posters; left > 0; left -= 1) {
      const link = random.pick([poster, poster, kiosk]);
      await taken(tera.client.answer(aResponse(link, scores())));
    }
    await tera.enqueue(Array.from({ length: random.pick([0, 0, 3, 11]) }, () => broughtIn(now)));
  }

  /** Tickets of before: charged to another, or taken out. */
  async function change(now: Instant): Promise<void> {
    for (const ticketId of random.shuffle(answeredTickets).slice(0, random.pick([0, 2, 5]))) {
      const { events, write } = ticketWriter(ticketId, `c${now}-`);
      write('corrected', now - HOUR, { officerId: random.pick(officers), reason: 'tertukar' });
      await tera.client.push(unitId, events);
    }
    for (const ticketId of random.shuffle(answeredTickets).slice(0, random.pick([0, 2, 4]))) {
      const filed = await call('POST', `/facts/${ticketId}/objections`, { reason: 'keliru' }, keys.second);
      if (filed.status !== 201) continue;
      await call('POST', `/facts/${ticketId}/decision`, { outcome: 'upheld', reason: 'benar' });
    }
  }

  /** As from paper that lay about: of a day up to three months ago. */
  function broughtIn(now: Instant): FactMessage {
    late += 1;
    const to = { kind: 'officer', officerId: random.pick(officers), serviceId: random.pick(services) };
    return FactMessageSchema.parse({
      v: 1,
      kind: 'response',
      unitId,
      key: `late-${late}`,
      response: {
        responseId: `late-${late}`,
        receivedAt: now - random.between(0, 90) * DAY,
        channel: random.pick(['import', 'import', 'assisted', 'kiosk'] as const),
        questionnaire: 'skm-2017.1',
        answers: scores(),
      },
      charge: { to, order: 1 },
    });
  }

  async function byHand(now: Instant): Promise<void> {
    const { due, running, releases } = (await call('GET', '/releases')).json as {
      readonly due: readonly { readonly period: string }[];
      readonly running: { readonly period: string };
      readonly releases: readonly { readonly period: string }[];
    };
    const open = [...due.map(({ period }) => period), running.period];
    if (random.chance(15)) {
      const where = random.pick([
        { channel: 'poster' },
        { flags: ['quick'] },
        { from: localDayOf(now - 40 * DAY, TIME_ZONE) },
      ]);
      const proposal = { period: random.pick(open), where, reason: 'Banjir jawaban' };
      for (const key of [undefined, keys.second]) await call('POST', '/exclusions', proposal, key);
    }
    if (random.chance(25)) await call('POST', '/releases', { period: running.period });
    const [next] = due;
    if (next !== undefined && random.chance(25))
      await call('POST', '/releases', { ...next, reason: 'Rapat dimajukan' });
    if (releases.length > 0 && random.chance(25)) {
      const replaced = { period: random.pick(releases).period, replacement: 'total', reason: 'Jawaban susulan' };
      for (const key of [undefined, keys.second]) await call('POST', '/releases', replaced, key);
    }
  }

  async function note(now: Instant): Promise<void> {
    const deps = depsAt(now);
    for (const head of await deps.releases.heads(unitId, '2000-01-01', '2101-01-01')) {
      const name = `${head.period}.${head.revision}`;
      if (noted.has(name)) continue;
      noted.add(name);
      const { standing: kept, setAside, collected } = await truth(periodNamed(head.period), now);
      ledger.release({
        document: await deps.releases.release(unitId, head),
        made: { standing: kept, setAside, collected },
      });
    }
    const { running, due } = (await call('GET', '/releases')).json as {
      readonly running: { readonly period: string };
      readonly due: readonly { readonly period: string }[];
    };
    for (const { period } of [running, ...due]) {
      const step = (await deps.releases.night(unitId, period))?.steps.at(-1);
      if (step?.asOf !== localDayOf(now, TIME_ZONE)) continue;
      const { standing: kept } = await truth(periodNamed(period), now);
      ledger.step(
        step.asOf,
        step.n,
        kept.map(({ key }) => key),
      );
    }
  }

  async function truth(period: Period, now: Instant) {
    const deps = depsAt(now);
    const night = await deps.releases.night(unitId, period.name);
    const settled = await settledAnswers(unitId, period, { steps: night?.shown ?? [] }, deps);
    if (settled === 'unsettled') throw new Error(`${unitId} ${period.name} is unsettled`);
    const all = await standingAnswers(period, now);
    const isAside = (answer: (typeof all)[number]) => settled.exclusions.some(({ where }) => isSetAside(answer, where));
    return {
      standing: all.filter((answer) => !isAside(answer)),
      setAside: all.filter(isAside),
      collected: settled.collected.made(),
    };
  }

  async function standingAnswers(period: Period, now: Instant) {
    const all: DatedAnswer[] = [];
    for await (const page of depsAt(now).answers.answers(unitId, period, now)) all.push(...page);
    for (const answer of all) ledger.answers.set(answer.key, answer);
    return all;
  }

  async function standing(period: Period, now: Instant): Promise<readonly string[]> {
    return (await standingAnswers(period, now)).map(({ key }) => key);
  }
}

async function taken(answered: ReturnType<Tera['client']['answer']>): Promise<void> {
  const { status, text } = await answered;
  if (status !== 202) throw new Error(`an answer is not taken: ${status} ${text}`);
}

function periodNamed(name: string): Period {
  const period = parsePeriod(name);
  if (period === undefined) throw new Error(`${name} is no period`);
  return period;
}

function named(what: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${what}-${index + 1}`);
}
