// The case-mix index, its interval against mpmath: the same delta method, but with derivatives taken numerically at 40
// digits from log(Σ observed ÷ Σ expected) itself.

import { describe, expect, it } from 'vitest';
import { type ServiceTimes, caseMixIndex } from './case-mix.ts';

const service = (
  officer: readonly [n: number, mean: number],
  unit: readonly [n: number, mean: number, variance: number],
) =>
  ({
    officer: { n: officer[0], mean: officer[1] },
    unit: { n: unit[0], mean: unit[1], variance: unit[2] },
  }) satisfies ServiceTimes;

/** How wide the interval is when an officer has ten tickets of a hundred, or both `times` as many. */
function logWidth(times: number): number {
  const [low, high] = caseMixIndex([service([10 * times, 400], [100 * times, 360, 40_000])])?.ci95 ?? [0, 0];
  return Math.log(high / low);
}

describe('the case-mix index', () => {
  const mixed = [
    service([40, 420], [300, 360, 40_000]),
    service([8, 1500], [60, 1300, 600_000]),
    service([3, 200], [10, 260, 9000]),
  ];

  it('is what was observed over what the unit would have taken, with its interval', () => {
    const index = caseMixIndex(mixed);

    expect(index).toMatchObject({ n: 51, observed: 29_400, expected: 25_580, distinct: false });
    expect(index?.index).toBeCloseTo(29_400 / 25_580, 12);
    expect(index?.ci95[0]).toBeCloseTo(0.962403086873, 9);
    expect(index?.ci95[1]).toBeCloseTo(1.37257654487, 9);
  });

  it('does not blame an officer for the long services', () => {
    const long = service([90, 1800], [100, 1800, 500_000]);
    const short = service([10, 300], [900, 300, 30_000]);

    expect(caseMixIndex([long, short])).toMatchObject({ index: 1, distinct: false });
  });

  it('is distinct when its interval leaves 1 out, on either side', () => {
    expect(caseMixIndex([service([200, 500], [2000, 350, 40_000])])).toMatchObject({ distinct: true });
    expect(caseMixIndex([service([200, 250], [2000, 350, 40_000])])).toMatchObject({ distinct: true });
  });

  it('leaves out a service that nobody else has, and is absent when nothing is left', () => {
    const alone = service([12, 700], [12, 700, 20_000]);

    expect(caseMixIndex([...mixed, alone])).toEqual(caseMixIndex(mixed));
    expect(caseMixIndex([alone])).toBeUndefined();
    expect(caseMixIndex([])).toBeUndefined();
  });

  it('narrows as more tickets are compared', () => {
    expect(logWidth(1) / logWidth(4)).toBeCloseTo(2, 9);
  });
});
