// Six hundred random tickets, sent as badly as counters send them, against a plain computation from their stories.

import { aDocument } from '@tera/testing/facts';
import { type By, type PushResult, aStack, pushesOf, sideBySide } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, GRAINS, type Grain, HOUR, localDay, periodsOf } from '../support/calendar.ts';
import { type Counted, randomLife } from '../support/lives.ts';
import { seeded } from '@tera/testing/random';
import { rowDifferences } from '../support/row-differences.ts';
import { expectedRows } from '../support/expected-rows.ts';

const UNIT = 'kelurahan-acak';
const TICKETS = 600;
const timeZone = 'Asia/Makassar';
const newYear = latestNewYear(Date.now() - 60 * DAY);

const unit = aDocument({
  timeZone,
  services: [
    { id: 'ektp', standard: { measure: 'service', minutes: 15 } },
    // Only some of the tickets fall under it.
    {
      id: 'kk',
      standard: { measure: 'turnaround', minutes: 60, validFrom: localDay(newYear - 10 * DAY, timeZone) },
    },
    'pindah',
  ],
  officers: ['ani', 'budi', 'citra', 'dewi', 'eko', 'fitri'],
});

const tera = aStack({ units: { [UNIT]: unit } });
let tickets: readonly Counted[] = [];
let results: readonly PushResult[] = [];
let sentEvents = 0;

beforeAll(async () => {
  const random = seeded(20_261_121);
  const cast = {
    services: unit.services.map(({ id }) => id),
    officers: unit.officers.map(({ id }) => id),
    from: newYear - 45 * DAY,
    to: newYear + 45 * DAY,
  };
  const lives = Array.from({ length: TICKETS }, (_, index) => randomLife(`A-${index + 1}`, cast, random));
  tickets = lives.flatMap(({ counted }) => (counted === undefined ? [] : [counted]));

  const events = lives.flatMap((life) => life.events);
  const again = random.shuffle(events).slice(0, Math.ceil(events.length / 5));
  const sent = random.shuffle([...events, ...again]);
  results = await sideBySide(4, pushesOf(sent, 300), (push) => tera.client.push(UNIT, push));
  sentEvents = sent.length;
  await tera.counted();
});

describe('six hundred random tickets, shuffled, a fifth of their events sent twice, in pushes side by side', () => {
  it('are all taken', () => {
    expect(results.flatMap(({ rejected }) => rejected)).toEqual([]);
    expect(results.flatMap(({ retry }) => retry)).toEqual([]);
    expect(results.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(sentEvents);
  });

  it('are of every kind', () => {
    const kinds = {
      completed: tickets.filter(({ ending }) => ending === 'completed').length,
      noShow: tickets.filter(({ ending }) => ending === 'noShow').length,
      left: tickets.filter(({ ending }) => ending === 'left').length,
      cancelled: tickets.filter(({ ending }) => ending === 'cancelled').length,
      open: TICKETS - tickets.length,
      held: tickets.filter(({ served }) => served.some(({ hold }) => hold !== undefined)).length,
      transferred: tickets.filter(({ served }) => served.length > 1).length,
      reopened: tickets.filter(({ reopenedFrom }) => reopenedFrom.length > 0).length,
      excluded: tickets.filter(({ excludedFrom }) => excludedFrom.length > 0).length,
      withoutService: tickets.filter(({ serviceId }) => serviceId === null).length,
    };

    expect(Object.entries(kinds).filter(([, count]) => count === 0)).toEqual([]);
  });

  const DIMENSIONS: readonly (readonly By[])[] = [['officer', 'service'], ['officer'], ['service'], []];
  for (const by of DIMENSIONS) {
    const name = by.length === 0 ? 'for the whole unit' : `by ${by.join(' and ')}`;
    // Days are most of the periods; the two ends of `by` are enough for them.
    const grains = GRAINS.filter((grain) => grain !== 'day' || by.length !== 1);
    it(`come to the computed rows ${name}, for every ${grains.join(', ')}`, async () => {
      const differing: string[] = [];
      const asked = ticketsByPeriod(grains, ({ askedAt }) => askedAt);
      const ended = ticketsByPeriod(grains, ({ endedAt }) => endedAt);
      for (const period of new Set([...ended.keys(), ...asked.keys()])) {
        const { rows } = await tera.client.indicators(UNIT, period, by);
        const lines = rowDifferences(rows, expectedRows(ended.get(period) ?? [], by, unit, asked.get(period) ?? []));
        differing.push(...lines.map((line) => `${period}: ${line}`));
      }

      expect(differing).toEqual([]);
    });
  }

  it('leave the days around them empty', async () => {
    const before = localDay(newYear - 46 * DAY, timeZone);

    expect((await tera.client.indicators(UNIT, before, ['officer', 'service'])).rows).toEqual([]);
  });
});

/** Every period of these grains in which this happened to a ticket. */
function ticketsByPeriod(
  grains: readonly Grain[],
  when: (ticket: Counted) => number | undefined,
): ReadonlyMap<string, Counted[]> {
  const byPeriod = new Map<string, Counted[]>();
  for (const ticket of tickets) {
    const at = when(ticket);
    if (at === undefined) continue;
    const periods = periodsOf(localDay(at, timeZone));
    for (const grain of grains) byPeriod.set(periods[grain], [...(byPeriod.get(periods[grain]) ?? []), ticket]);
  }
  return byPeriod;
}

/** The tickets lie around a New Year, where every grain ends; it is the last one far enough in the past. */
function latestNewYear(before: number): number {
  const year = new Date(before).getUTCFullYear();
  // Midnight in WITA.
  return Date.UTC(year, 0, 1) - 8 * HOUR;
}
