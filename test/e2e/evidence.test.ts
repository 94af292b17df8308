// The evidence through the running system: counters push, citizens answer, and what is listed adds up to the rows that HR
// reads, before a correction and after it.

import { aDocument } from '@tera/testing/facts';
import { type IndicatorRow, aStack, pushesOf, sideBySide, tokenOf } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { aResponse, allAnswered } from '../support/answers.ts';
import { DAY, localDay, periodsOf } from '../support/calendar.ts';
import { type Evidence, evidenceOf } from '../support/evidence.ts';
import { type Life, randomLife } from '../support/lives.ts';
import { seeded } from '@tera/testing/random';
import { refusal } from '../support/refusal.ts';
import { type Duration, TICKET_COUNTS } from '../support/expected-rows.ts';

const timeZone = 'Asia/Jakarta';
const unit = aDocument({
  timeZone,
  services: [
    { id: 'ektp', standard: { measure: 'service', minutes: 10 } },
    { id: 'kk', standard: { measure: 'turnaround', minutes: 60 } },
  ],
  officers: ['ani', 'budi', 'citra'],
});
const now = Date.now();
const random = seeded(41_208);

const tera = aStack();

describe('the evidence of two hundred random tickets', () => {
  const UNIT = 'bukti';
  let lives: readonly Life[] = [];

  beforeAll(async () => {
    await tera.client.putUnit(UNIT, unit);
    const cast = {
      services: ['ektp', 'kk'],
      officers: ['ani', 'budi', 'citra'],
      from: now - 90 * DAY,
      to: now - 5 * DAY,
    };
    lives = Array.from({ length: 200 }, (_, index) => randomLife(`A-${index}`, cast, random));
    const events = random.shuffle(lives.flatMap((life) => life.events));
    await sideBySide(4, pushesOf(events, 200), (push) => tera.client.push(UNIT, push));
    await tera.counted();
  });

  it('adds up to every row of every quarter and month', async () => {
    const { served, listed } = await everyRow(UNIT);
    expect(served.length).toBeGreaterThan(10);
    expect(listed).toEqual(served);
  });

  it('adds up to the new rows after tickets were corrected', async () => {
    const corrections = lives
      .filter(({ counted }) => counted?.ending === 'completed')
      .slice(0, 25)
      .map(({ ticketId }, index) =>
        correction(ticketId, index % 2 === 0 ? { officerId: 'citra' } : { serviceId: 'kk' }),
      );
    const setAside = correction(lives.find(({ counted }) => counted?.wait !== undefined)?.ticketId ?? '', {
      accurate: false,
    });
    await tera.client.push(UNIT, [...corrections, setAside]);
    await tera.counted();

    const { served, listed } = await everyRow(UNIT);
    expect(listed).toEqual(served);
  });

  /** The officers' rows of every month and quarter, as they are served and as they come out of their evidence. */
  async function everyRow(unitId: string) {
    const ended = lives.flatMap(({ counted }) => (counted === undefined ? [] : [localDay(counted.endedAt, timeZone)]));
    const periods = new Set(ended.flatMap((day) => [periodsOf(day).month, periodsOf(day).quarter]));
    const [served, listed]: [unknown[], unknown[]] = [[], []];
    for (const period of periods) {
      for (const row of (await tera.client.indicators(unitId, period, ['officer'])).rows) {
        const pages = await evidenceOf(tera.client, unitId, row.officerId ?? null, { period, limit: '60' });
        served.push([period, row.officerId, seenInRow(row)]);
        listed.push([period, row.officerId, seenIn(pages.map(({ sum }) => sum))]);
        served.push(seenInRow(row));
        listed.push(seenIn([pages[0]?.figure ?? {}]));
      }
    }
    return { served, listed };
  }
});

const MEASURES = ['wait', 'service', 'turnaround', 'hold'] as const satisfies readonly Duration[];

function seenInRow(row: IndicatorRow) {
  return {
    tickets: TICKET_COUNTS.map((name) => [name, row.tickets[name]]),
    times: MEASURES.map((measure) => [measure, row[measure].n, row[measure].mean]),
    onTime: [row.onTime.onTime, row.onTime.n],
    invited: row.coverage.invited,
  };
}

function seenIn(sums: readonly Evidence['sum'][]): ReturnType<typeof seenInRow> {
  const total = (amount: (sum: Evidence['sum']) => number | undefined) =>
    sums.reduce((soFar, sum) => soFar + (amount(sum) ?? 0), 0);
  return {
    tickets: TICKET_COUNTS.map((name) => [name, total((sum) => sum[name])]),
    times: MEASURES.map((measure) => {
      const n = total((sum) => sum[measure]?.n);
      const milliseconds = Math.round(1000 * total((sum) => sum[measure]?.seconds));
      return [measure, n, n === 0 ? null : Math.round(milliseconds / n) / 1000];
    }),
    onTime: [total((sum) => sum.onTime), total((sum) => sum.judged)],
    invited: total((sum) => sum.invited),
  };
}

it('has nothing of what citizens answered', async () => {
  const UNIT = 'jawaban';
  await tera.client.putUnit(UNIT, unit);
  const day = localDay(now, timeZone);
  const { surveys } = await tera.client.push(UNIT, servedTickets(12));
  for (const { url } of surveys) {
    const said = aResponse(tokenOf(url), allAnswered(3), { comment: 'Mantap', respondent: { sex: 'P' } });
    expect(await tera.client.answer(said)).toMatchObject({ status: 202 });
  }
  await tera.counted();
  const { month, year } = periodsOf(day);

  const [page] = await evidenceOf(tera.client, UNIT, 'ani', { period: year, limit: '200' });
  const refused = await tera.client.call(
    'GET',
    `/v1/units/${UNIT}/officers/ani/evidence?period=${month}&indicator=satisfaction.ikm`,
  );

  expect(page?.facts.map(({ kind }) => kind)).toEqual(Array<string>(12).fill('ticket'));
  expect(page?.sum).toEqual(page?.figure);
  expect(refused).toMatchObject(refusal(422, { path: 'indicator', code: 'not_of_tickets' }));
});

/** Tickets of ani's, all of them done a quarter of an hour ago. */
function servedTickets(many: number) {
  return Array.from({ length: many }, (_, index) => {
    const ticketId = `A-${index}`;
    const by = { ticketId, officerId: 'ani' };
    return [
      { ...by, eventId: `${ticketId}-s`, type: 'started', occurredAt: minutesAgo(20) },
      { ...by, eventId: `${ticketId}-c`, type: 'completed', occurredAt: minutesAgo(15), serviceId: 'ektp' },
    ];
  }).flat();
}

function correction(ticketId: string, fields: Readonly<Record<string, unknown>>) {
  const reason = 'salah pilih di loket';
  return {
    eventId: `${ticketId}-x-${Object.keys(fields).join()}`,
    ticketId,
    type: 'corrected',
    occurredAt: minutesAgo(1),
    reason,
    ...fields,
  };
}

function minutesAgo(minutes: number): string {
  return new Date(now - 60_000 * minutes).toISOString();
}
