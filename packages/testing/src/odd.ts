// What comes to a door: good, nearly good and odd. A body is first right as a whole, and then some of its fields are missing, just
// beside what is expected, or anything: so that each is wrong in many ways beside others that are right.
import { DAY, END_OF_INSTANTS, FIRST_INSTANT, MINUTE } from '@tera/domain';
import * as fc from 'fast-check';
import { NOW } from './facts/index.ts';

export interface Field {
  readonly good: fc.Arbitrary<unknown>;
  readonly bad: fc.Arbitrary<unknown>;
}

/** How many bodies a property over a door is held to: enough for every change, and ten times as many in the thorough project. */
export const BODIES = Number(process.env['BODIES'] ?? 1_000);

/** A failure shrinks, but not for ever: it is told before the test's own time is over. */
export const RUNS = { numRuns: BODIES, interruptAfterTimeLimit: 150_000, markInterruptAsFailure: true };

/** Anything that JSON can say. */
const ODD: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, true, 0, -0, 5, 1.5, 1e308, -1, 2 ** 60, '', [], {}, [[]], { id: 'x' }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

export function field(good: fc.Arbitrary<unknown>, near: readonly unknown[]): Field {
  return { good, bad: fc.oneof(fc.constantFrom(...near), ODD) };
}

/** A JSON object in which those that are needed are there, unless they are what is wrong with it. */
export function bodies(
  fields: Readonly<Record<string, Field>>,
  needed: readonly string[] = [],
): fc.Arbitrary<Record<string, unknown>> {
  const right = fc.record(Object.fromEntries(Object.entries(fields).map(([name, { good }]) => [name, good])), {
    requiredKeys: [...needed],
  });
  const faults = Object.entries(fields).flatMap(([name, { bad }]) => [
    fc.tuple(fc.constant(name), bad),
    fc.constant([name, undefined] as const),
  ]);
  const stranger = fc.tuple(fc.constantFrom('nik', 'constructor', '__proto__', '', 'toString'), ODD);
  const wrong = fc.array(fc.oneof(...faults, stranger), { maxLength: 3 });
  return fc.tuple(right, wrong).map(([body, changes]) => Object.fromEntries([...Object.entries(body), ...changes]));
}

/** A body with each subset of its fields. */
export function* combinationsOf<Value>(all: Readonly<Record<string, Value>>): Generator<Record<string, Value>> {
  const entries = Object.entries(all);
  for (let mask = 0; mask < 2 ** entries.length; mask++) {
    yield Object.fromEntries(entries.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1));
  }
}

/** An object inside a body. */
export function nested(fields: Readonly<Record<string, Field>>, needed: readonly string[] = []): Field {
  const good = Object.entries(fields).map(([name, one]) => [name, one.good] as const);
  return {
    good: fc.record(Object.fromEntries(good), { requiredKeys: [...needed] }),
    bad: fc.oneof(bodies(fields, needed), ODD),
  };
}

export function choice(...all: readonly unknown[]): Field {
  return field(fc.constantFrom(...all), [`${String(all[0])} `, 'constructor', 'lainnya', '', 7, null]);
}

/** An id of at most so many characters: one of those known, if there are any. */
export function ids(longest: number, ...known: readonly string[]): Field {
  const letters = fc.constantFrom(...'abcXYZ019._:-'.split(''));
  const any = fc.string({ unit: letters, maxLength: longest - 1 }).map((rest) => `A${rest}`);
  return field(known.length === 0 ? any : fc.constantFrom(...known), [
    `A${'x'.repeat(longest - 1)}`,
    `A${'x'.repeat(longest)}`,
    'x'.repeat(2000),
    '',
    '-a',
    'a b',
    'a#b',
    'a~b',
    'a\n',
    'é',
    '\uD800',
    '__proto__',
    'constructor',
    '../x',
  ]);
}

/** A text of at most so many characters, in any script. */
export function texts(longest: number): Field {
  return field(
    fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.constantFrom(
        'Cepat',
        'NIK 3171234567890123',
        'a@b.example',
        '\uFFFE\u2028x',
        '𝅘𝅥𝅮'.repeat(20),
        'x'.repeat(longest),
      ),
    ),
    ['', ' \u200B ', '\u0000', '\uD800', 'x'.repeat(longest + 1), '𝅘𝅥𝅮'.repeat(longest / 2), 7],
  );
}

/** An instant with an offset; those that are good lie in the half hour before `NOW`. */
export const INSTANTS: Field = field(
  fc
    .tuple(fc.integer({ min: -30 * MINUTE, max: 0 }), fc.constantFrom(0, 7, -12, 14))
    .map(([before, hours]) => written(NOW + before, hours)),
  [FIRST_INSTANT - 1, FIRST_INSTANT, END_OF_INSTANTS - 1, END_OF_INSTANTS, 0, -1]
    .concat(NOW + 10 * MINUTE, NOW + 10 * MINUTE + 1, NOW - 730 * DAY, NOW - 730 * DAY - 1)
    .map((instant) => written(instant, 7))
    .concat(
      ['9999-12-31T23:59:59-12:00', '0000-01-01T00:00:00+14:00', '2000-01-01T00:00:00+07:00'],
      ['2100-12-31T23:59:59-07:00', '+012026-11-20T08:00:00Z', '2026-11-20T08:00:00', '2026-02-30T08:00:00Z'],
    ),
);

function written(instant: number, hours: number): string {
  const local = new Date(instant + hours * 60 * MINUTE).toISOString().slice(0, -1);
  return `${local}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
}
