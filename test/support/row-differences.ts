import type { IndicatorRow } from '@tera/testing/stack';
import { DURATIONS, type Duration, type ExpectedDuration, type ExpectedRow, TICKET_COUNTS } from './expected-rows.ts';
// Compares served rows with expected ones and says in words where they differ. Counts must be equal, means within half
// a second, quantiles within 2.5 %.

/** Seconds. */
const MEAN_WITHIN = 0.5;
const QUANTILE_WITHIN = 0.025;
/** Figures are served in whole milliseconds. */
const ROUNDING = 0.001;

/** One line for each difference; none when the rows are the same, whatever their order. */
export function rowDifferences(served: readonly IndicatorRow[], expected: readonly ExpectedRow[]): string[] {
  const byName = new Map(served.map((row) => [nameOf(row), row]));
  const lines = expected.flatMap((row) => {
    const name = nameOf(row);
    const found = byName.get(name);
    return found === undefined ? [`${name}: no row`] : differences(found, row).map((line) => `${name}: ${line}`);
  });
  const wanted = new Set(expected.map(nameOf));
  const unexpected = [...byName.keys()].filter((name) => !wanted.has(name)).map((name) => `${name}: an unexpected row`);
  const repeated = byName.size === served.length ? [] : [`${served.length - byName.size} rows are there twice`];
  return [...lines, ...unexpected, ...repeated];
}

function nameOf({ officerId, serviceId }: Pick<IndicatorRow, 'officerId' | 'serviceId'>): string {
  return `officer ${String(officerId)}, service ${String(serviceId)}`;
}

function differences(served: IndicatorRow, expected: ExpectedRow): string[] {
  return [
    ...TICKET_COUNTS.flatMap((name) => unequal(`tickets.${name}`, served.tickets[name], expected.tickets[name])),
    ...DURATIONS.flatMap((name) => durationDifferences(name, served[name], expected.durations[name])),
    ...unequal('onTime.n', served.onTime.n, expected.onTime.n),
    ...unequal('onTime.onTime', served.onTime.onTime, expected.onTime.onTime),
    ...unequal('onTime.share', served.onTime.share, shareOf(expected.onTime.onTime, expected.onTime.n)),
    ...unequal('coverage.invited', served.coverage.invited, expected.invited),
  ];
}

function durationDifferences(name: Duration, served: IndicatorRow[Duration], expected: ExpectedDuration): string[] {
  return [
    ...unequal(`${name}.n`, served.n, expected.n),
    ...apart(`${name}.mean`, served.mean, expected.mean, () => MEAN_WITHIN),
    ...apart(`${name}.p50`, served.p50, expected.p50, (seconds) => QUANTILE_WITHIN * seconds + ROUNDING),
    ...apart(`${name}.p90`, served.p90, expected.p90, (seconds) => QUANTILE_WITHIN * seconds + ROUNDING),
  ];
}

function unequal(name: string, served: number | null, expected: number | null): string[] {
  return served === expected ? [] : [`${name} is ${String(served)}, expected ${String(expected)}`];
}

function apart(
  name: string,
  served: number | null,
  expected: number | null,
  within: (seconds: number) => number,
): string[] {
  if (served === null || expected === null) return unequal(name, served, expected);
  return Math.abs(served - expected) <= within(expected) ? [] : [`${name} is ${served}, expected ${expected}`];
}

/** Not rounded: who prints it decides. */
function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
