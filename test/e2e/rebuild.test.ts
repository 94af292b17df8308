// Counting again under another standard, while counters go on pushing: afterwards every row is what a plain computation
// from the tickets' stories comes to.

import type { RebuildBody } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { type By, aStack, pushesOf } from '@tera/testing/stack';
import { expect, it } from 'vitest';
import { DAY, localDay, periodsOf } from '../support/calendar.ts';
import { type Counted, randomLife } from '../support/lives.ts';
import { seeded } from '@tera/testing/random';
import { rowDifferences } from '../support/row-differences.ts';
import { expectedRows } from '../support/expected-rows.ts';

const UNIT = 'hitung-ulang';
const officers = ['ani', 'budi', 'citra'];
const lenient = aDocument({
  services: [{ id: 'ektp', standard: { measure: 'service', minutes: 600 } }, 'kk'],
  officers,
});
const strict = aDocument({
  services: [
    { id: 'ektp', standard: { measure: 'service', minutes: 6 } },
    { id: 'kk', standard: { measure: 'turnaround', minutes: 30 } },
  ],
  officers,
});
/** A quarter that is over: all of its tickets lie in the past. */
const quarter = quarterBefore(Date.now());

const tera = aStack({ units: { [UNIT]: lenient } });

it(
  'judges every ticket by the new standard, those that arrive meanwhile among them',
  { timeout: 120_000 },
  async () => {
    const random = seeded(24);
    const cast = { services: ['ektp', 'kk'], officers, from: quarter.from, to: quarter.to };
    const lives = Array.from({ length: 160 }, (_, index) => randomLife(`A-${index + 1}`, cast, random));
    const pushes = pushesOf(random.shuffle(lives.flatMap(({ events }) => events)), 25);
    const half = Math.ceil(pushes.length / 2);
    for (const push of pushes.slice(0, half)) await tera.client.push(UNIT, push);
    await tera.counted();
    await tera.client.putUnit(UNIT, strict);

    const arriving = (async () => {
      for (const push of pushes.slice(half)) await tera.client.push(UNIT, push);
    })();
    const applied = await rebuild({ apply: true });
    await arriving;
    await tera.counted();

    expect(applied.differing).toBe(0);
    expect(applied.changed).toBeGreaterThan(0);
    const counted = lives.flatMap((life): Counted[] => (life.counted === undefined ? [] : [life.counted]));
    for (const by of [[], ['officer'], ['service'], ['officer', 'service']] satisfies By[][]) {
      const { rows } = await tera.client.indicators(UNIT, quarter.name, by);
      expect(rowDifferences(rows, expectedRows(counted, by, strict))).toEqual([]);
    }
    expect(await rebuild({ apply: false })).toMatchObject({ differing: 0, changed: 0, unsettled: 0 });
  },
);

/** Piece after piece, added up. */
async function rebuild(wishes: { readonly apply: boolean }) {
  const pieces: RebuildBody[] = [];
  let cursor: string | null = null;
  do {
    const { status, json } = await tera.client.call('POST', `/v1/units/${UNIT}/rebuild`, {
      json: { period: quarter.name, ...wishes, ...(cursor === null ? {} : { cursor }) },
    });
    expect(status).toBe(200);
    pieces.push(json as RebuildBody);
    cursor = pieces.at(-1)?.next ?? null;
  } while (cursor !== null);
  const sum = (count: 'differing' | 'changed' | 'unsettled') =>
    pieces.reduce((total, piece) => total + piece[count], 0);
  return { ...wishes, differing: sum('differing'), changed: sum('changed'), unsettled: sum('unsettled') };
}

/** The calendar quarter that was over ten days ago, without its first and last days. */
function quarterBefore(now: number): { readonly name: string; readonly from: number; readonly to: number } {
  const day = localDay(now - 10 * DAY, lenient.timeZone);
  const [year = 0, month = 1] = day.split('-').map(Number);
  const end = Date.UTC(year, month - 1 - ((month - 1) % 3), 1);
  const { quarter: name } = periodsOf(localDay(end - 30 * DAY, lenient.timeZone));
  return { name, from: end - 80 * DAY, to: end - 5 * DAY };
}
