// A page asks several times for figures of the same unit and period: what was read for one of them is not read for the next.
import type { Deps } from './period-of-unit.ts';

type Read = Pick<Deps, 'registry' | 'indicators' | 'releases'>;

/** For one request: nothing is kept beyond it. What is read for one question is shared, so nobody may change it. */
export function readingOnce<Reading extends Read>(deps: Reading): Reading {
  const { registry, indicators, releases } = deps;
  return {
    ...deps,
    registry: { ...registry, unit: once((...of) => registry.unit(...of)) },
    indicators: { ...indicators, sums: once((...of) => indicators.sums(...of)) },
    releases: { ...releases, known: once((...of) => releases.known(...of)) },
  };
}

function once<Wanted extends readonly unknown[], Found>(
  read: (...wanted: Wanted) => Promise<Found>,
): (...wanted: Wanted) => Promise<Found> {
  const known = new Map<string, Promise<Found>>();
  return (...wanted) => {
    const key = JSON.stringify(wanted);
    const found = known.get(key) ?? read(...wanted);
    known.set(key, found);
    return found;
  };
}
