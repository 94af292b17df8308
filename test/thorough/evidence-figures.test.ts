// What HR can be asked to prove: the tickets behind a figure add up to it, whatever was corrected, contested, annulled or
// counted again since; and what was frozen before stays, byte for byte, and says truly what moved.

import type { RebuildBody, SnapshotBody, SnapshotChanges, SnapshotContent } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import {
  type Answer,
  type By,
  type IndicatorRow,
  aStack,
  posterLinkOf,
  pushAll,
  sideBySide,
  tokenOf,
} from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, ELEMENTS, aResponse } from '../support/answers.ts';
import { DAY, MINUTE, localDay, periodsOf } from '../support/calendar.ts';
import { evidenceOf, evidentFrom, evidentIn, quantileComplaints } from '../support/evidence.ts';
import { randomLife } from '../support/lives.ts';
import { ago } from '../support/one-shot-tickets.ts';
import { seeded } from '@tera/testing/random';

const UNIT = 'terbukti';
const PATH = `/v1/units/${UNIT}`;
const timeZone = 'Asia/Jakarta';
const unitWithMinutes = (minutes: number) =>
  aDocument({
    timeZone,
    services: [
      { id: 'ektp', standard: { measure: 'service', minutes } },
      { id: 'kk', standard: { measure: 'turnaround', minutes: 60 } },
    ],
    officers: ['ani', 'budi', 'citra', 'dewi'],
  });
const now = Date.now();
const random = seeded(70_311);
/** All tickets that are put right have ended in one year, that of the snapshot; early in a year it is the last one. */
const YEAR = periodsOf(localDay(now - 50 * DAY, timeZone)).year;
const until = Math.min(now, Date.parse(`${YEAR}-12-31T05:00:00Z`));
/** Dewi has few tickets. */
const cast = {
  services: ['ektp', 'kk'],
  officers: [...['ani', 'budi', 'citra'].flatMap((id) => Array<string>(6).fill(id)), 'dewi', 'dewi'],
  from: until - 45 * DAY,
  to: until - 5 * DAY,
};
/** A month in which nothing is put right: it can be counted again at once, and is not waited for. */
const QUIET_MONTH = periodsOf(localDay(until - 86 * DAY, timeZone)).month;
const inQuietMonth = { ...cast, from: noonOf(10), to: noonOf(14) };
/** Tickets count when they ended, answers today. */
const [ofTickets, ofAnswers] = [periodsOf(localDay(until - 20 * DAY, timeZone)), periodsOf(localDay(now, timeZone))];
const PERIODS = new Set([QUIET_MONTH, ofTickets.month, ofTickets.quarter, YEAR, ofAnswers.month, ofAnswers.year]);

const tera = aStack({ units: { [UNIT]: unitWithMinutes(10) } });
let filer: string | undefined;
/** Made before anything was put right. */
let snapshot: SnapshotBody;
let frozen: Answer;
/** Tickets to which an answer was given. */
const answered = new Set<string>();
/** A ticket whose objection stays open, and those whose is decided. */
let contested: Contested;

interface Contested {
  readonly open: string;
  readonly refused: string;
  readonly annulled: string;
  readonly movedToBudi: readonly string[];
}

beforeAll(async () => {
  const lives = [
    ...Array.from({ length: 110 }, (_, index) => randomLife(`A-${index}`, cast, random)),
    ...Array.from({ length: 20 }, (_, index) => randomLife(`LAMA-${index}`, inQuietMonth, random)),
  ];
  const pushed = await pushAll(tera.client, UNIT, random.shuffle(lives.flatMap(({ events }) => events)));
  // One of the links of a ticket that was completed twice.
  const links = new Map(pushed.flatMap(({ surveys }) => surveys).map(({ ticketId, url }) => [ticketId, tokenOf(url)]));
  const poster = await posterLinkOf(tera.client, UNIT);
  const responses = [
    ...[...links].flatMap(([ticketId, link]) => {
      if (random.chance(20)) return [];
      answered.add(ticketId);
      return [aResponse(link, randomAnswers())];
    }),
    ...Array.from({ length: 14 }, () => aResponse(poster, randomAnswers())),
  ];
  const taken = await sideBySide(4, responses, async (response) => (await tera.client.answer(response)).status);
  if (taken.some((status) => status !== 202)) throw new Error('an answer was not taken');
  await tera.counted();
  await tera.night();

  const made = await tera.client.call('POST', `${PATH}/snapshots`, { json: { period: YEAR } });
  snapshot = made.json as SnapshotBody;
  frozen = await tera.client.call('GET', snapshot.href);
});

// One after the other: each begins where the one before it has ended.
describe('the tickets behind every figure of every row add up to it, and the snapshot stays', () => {
  it('as it was counted', async () => {
    await everythingAddsUp();
    expect(await movedSinceSnapshot()).toEqual([]);
  });

  it('after tickets were corrected', async () => {
    const [first = [], second = [], third = []] = inThrees(await completedTicketsOf('ani', 18));
    await tera.client.push(UNIT, [
      ...first.map((ticketId) => correction(ticketId, { officerId: 'citra' })),
      ...second.map((ticketId) => correction(ticketId, { serviceId: 'kk' })),
      ...third.map((ticketId) => correction(ticketId, { accurate: false })),
    ]);
    await tera.counted();

    await everythingAddsUp();
    const moved = await movedSinceSnapshot();
    const completed = moved.find(
      ({ officerId, indicator }) => officerId === 'citra' && indicator === 'tickets.completed',
    );
    expect(Number(completed?.now) - Number(completed?.was)).toBeGreaterThan(0);
  });

  it('while tickets are contested', async () => {
    contested = await ticketsToContest();
    const { open, refused, annulled, movedToBudi } = contested;
    for (const factId of [open, refused, annulled, ...movedToBudi]) await file(factId);
    await tera.counted();

    await everythingAddsUp();
    expect((await wholeUnit()).contested).toEqual({ tickets: 5 });
    await movedSinceSnapshot();
  });

  it('after the objections were decided: refused, upheld, and upheld for another officer', async () => {
    const before = await wholeUnit();
    await decide(contested.refused, { outcome: 'refused' });
    await decide(contested.annulled, { outcome: 'upheld' });
    const toBudi = { correction: { officerId: 'budi' } };
    for (const factId of contested.movedToBudi) await decide(factId, { outcome: 'upheld', ...toBudi });
    await tera.counted();

    await everythingAddsUp();
    // A ticket was annulled, and its answer with it; two tickets went to Budi, with their answers.
    expect(await wholeUnit()).toEqual({
      contested: { tickets: 1 },
      completed: before.completed - 1,
      answers: before.answers - (answered.has(contested.annulled) ? 1 : 0),
      answersOfBudi: before.answersOfBudi + 2,
    });
    const moved = { indicator: 'tickets.completed', was: before.completed, now: before.completed - 1 };
    expect(await movedSinceSnapshot()).toContainEqual(moved);
  });

  it('after everything was counted again by another standard', async () => {
    await tera.client.putUnit(UNIT, unitWithMinutes(25));
    const before = (await tera.client.indicators(UNIT, QUIET_MONTH)).rows[0]?.onTime;

    const rebuilt = await tera.client.call('POST', `${PATH}/rebuild`, { json: { period: QUIET_MONTH, apply: true } });

    expect(rebuilt).toMatchObject({ status: 200, json: { applied: true, differing: 0, unsettled: 0, next: null } });
    expect((rebuilt.json as RebuildBody).changed).toBeGreaterThan(0);
    await everythingAddsUp();
    const after = (await tera.client.indicators(UNIT, QUIET_MONTH)).rows[0]?.onTime;
    expect(after?.n).toBe(before?.n);
    expect(after?.onTime).toBeGreaterThan(before?.onTime ?? 0);
    await movedSinceSnapshot();
  });
});

/** Each officer's row, and that of nobody, of every month, quarter and year; and on the way the snapshot. */
async function everythingAddsUp(): Promise<void> {
  // Of officers answers and invitations are told as of last night.
  await tera.night();
  const [served, listed]: [unknown[], unknown[]] = [[], []];
  const complaints: string[] = [];
  for (const period of PERIODS) {
    for (const row of await officersOf(period)) {
      const officerId = row.officerId ?? null;
      const pages = await evidenceOf(tera.client, UNIT, officerId, { period, limit: '50' });
      served.push([period, officerId, evidentIn(row)]);
      listed.push([period, officerId, evidentFrom(pages)]);
      complaints.push(...quantileComplaints(row, pages).map((line) => `${period} ${String(officerId)}: ${line}`));
    }
  }
  expect(served.length).toBeGreaterThan(8);
  expect(listed).toEqual(served);
  expect(complaints).toEqual([]);

  const again = await tera.client.call('GET', snapshot.href);
  expect(again.text).toBe(frozen.text);
  expect(again.headers.get('etag')).toBe(frozen.headers.get('etag'));
}

/** What the snapshot says has moved in rows, when it is just what has. */
async function movedSinceSnapshot(): Promise<SnapshotChanges['rows']> {
  const { rows: then, catalogue } = frozen.json as SnapshotContent;
  const tables: readonly (readonly [readonly object[], readonly By[]])[] = [
    [then.unit, []],
    [then.officer, ['officer']],
    [then.service, ['service']],
    [then.officerAndService, ['officer', 'service']],
  ];
  const expected: SnapshotChanges['rows'] = [];
  for (const [rows, by] of tables) {
    const [was, is] = [byName(rows), byName((await tera.client.indicators(UNIT, YEAR, by)).rows)];
    for (const name of new Set([...was.keys(), ...is.keys()])) {
      for (const { id } of catalogue) {
        const change = { was: figureAt(was.get(name), id), now: figureAt(is.get(name), id) };
        if (change.was !== change.now) expected.push({ ...(JSON.parse(name) as object), indicator: id, ...change });
      }
    }
  }
  const { json } = await tera.client.call('GET', `${snapshot.href}/changes`);
  const changes = json as SnapshotChanges;
  expect(inOneOrder(changes.rows)).toEqual(inOneOrder(expected));
  expect(changes.changed).toBe(changes.rows.length + changes.skm.length);
  expect(changes.skm.filter(({ was, now: is }) => was === is)).toEqual([]);
  return changes.rows;
}

function byName(rows: readonly object[]): ReadonlyMap<string, object> {
  return new Map(
    rows.map((row) => {
      const { officerId, serviceId } = row as Partial<IndicatorRow>;
      return [JSON.stringify({ officerId, serviceId }), row];
    }),
  );
}

function figureAt(row: object | undefined, path: string): number | null {
  let found: unknown = row;
  for (const name of path.split('.')) found = (found as Record<string, unknown> | null | undefined)?.[name];
  return typeof found === 'number' ? found : null;
}

function inOneOrder(changes: SnapshotChanges['rows']): unknown[] {
  return changes.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

function nameOf({ officerId, serviceId, indicator }: SnapshotChanges['rows'][number]): string {
  return JSON.stringify([officerId, serviceId, indicator]);
}

async function officersOf(period: string): Promise<readonly IndicatorRow[]> {
  return (await tera.client.indicators(UNIT, period, ['officer'])).rows;
}

async function wholeUnit() {
  const ended = (await tera.client.indicators(UNIT, YEAR)).rows[0];
  const answers = (await tera.client.indicators(UNIT, ofAnswers.year)).rows[0];
  // For periods that are published.
  await tera.night();
  const budi = (await officersOf(ofAnswers.quarter)).find(({ officerId }) => officerId === 'budi');
  return {
    contested: ended?.contested,
    completed: ended?.tickets.completed ?? 0,
    answers: answers?.satisfaction.answered ?? 0,
    answersOfBudi: budi?.satisfaction.answered ?? 0,
  };
}

/** Tickets that this officer has completed this year and that nobody has put right yet, by their evidence. */
async function completedTicketsOf(officerId: string, atMost: number): Promise<string[]> {
  const pages = await evidenceOf(tera.client, UNIT, officerId, { period: YEAR, indicator: 'tickets.completed' });
  return pages
    .flatMap(({ facts }) => facts)
    .filter(({ events }) => events.every(({ type }) => type !== 'corrected'))
    .map(({ factId }) => factId)
    .filter((factId) => factId.startsWith('A-'))
    .slice(0, atMost);
}

async function ticketsToContest(): Promise<Contested> {
  const tickets = await completedTicketsOf('ani', Number.POSITIVE_INFINITY);
  const movedToBudi = tickets.filter((ticketId) => answered.has(ticketId)).slice(0, 2);
  const [open = '', refused = '', annulled = ''] = tickets.filter((ticketId) => !movedToBudi.includes(ticketId));
  return { open, refused, annulled, movedToBudi };
}

async function file(factId: string): Promise<void> {
  // Whoever files it does not decide it.
  filer ??= (await tera.client.makeKey({ scopes: ['indicators:read'], units: [UNIT] })).key;
  const json = { reason: 'tidak benar' };
  const answer = await tera.client.call('POST', `${PATH}/facts/${factId}/objections`, { json, key: filer });
  expect(answer).toMatchObject({ status: 201 });
}

async function decide(factId: string, decision: object): Promise<void> {
  const json = { reason: 'sudah diperiksa', ...decision };
  const answer = await tera.client.call('POST', `${PATH}/facts/${factId}/decision`, { json });
  expect(answer).toMatchObject({ status: 200 });
}

function correction(ticketId: string, fields: Readonly<Record<string, unknown>>) {
  const type = 'corrected';
  return {
    eventId: `${ticketId}-x`,
    ticketId,
    type,
    occurredAt: ago(MINUTE),
    reason: 'salah pilih di loket',
    ...fields,
  };
}

/** One element of twenty is skipped. */
function randomAnswers(): Answers {
  const given = ELEMENTS.filter(() => !random.chance(5));
  return Object.fromEntries((given.length === 0 ? ELEMENTS : given).map((element) => [element, random.between(1, 4)]));
}

function inThrees<T>(items: readonly T[]): T[][] {
  const size = Math.ceil(items.length / 3);
  return [items.slice(0, size), items.slice(size, 2 * size), items.slice(2 * size)];
}

function noonOf(day: number): number {
  return Date.parse(`${QUIET_MONTH}-${day}T05:00:00Z`);
}
