// An officer's service time against what the same services take in the unit: 1 is as the unit, 1.10 is ten per cent
// longer. Here, unlike elsewhere, the unit's figures have the officer in them, so that the whole unit comes out at 1.

import { type Interval, Z95 } from './interval.ts';
import type { Moments } from './mean.ts';

/** One service: the officer's times, and those of the whole unit, the officer's among them. */
export interface ServiceTimes {
  readonly officer: Pick<Moments, 'n' | 'mean'>;
  readonly unit: Moments;
}

export interface CaseMixIndex {
  /** Service times that were compared. */
  readonly n: number;
  /** Seconds: what they took, and what they would have taken at the unit's mean for each service. */
  readonly observed: number;
  readonly expected: number;
  readonly index: number;
  readonly ci95: Interval;
  /** Berbeda nyata: the interval leaves 1 out. */
  readonly distinct: boolean;
}

/**
 * Σ observed ÷ Σ expected (indirect standardisation). The interval is on the log scale, by the delta method: the index
 * is linear in the officer's and the others' sums, which are independent. How times scatter around their mean is taken
 * per service from the whole unit, as a coefficient of variation: an officer has too few times of one service to tell
 * (decision 16). It is therefore too narrow for an officer whose times scatter far more than those of colleagues.
 *
 * Services that the officer alone has tell nothing and are left out; nothing to compare gives `undefined`.
 */
export function caseMixIndex(services: readonly ServiceTimes[]): CaseMixIndex | undefined {
  const compared = services.filter(({ officer, unit }) => officer.n > 0 && unit.n > officer.n && unit.mean > 0);
  const total = (amount: (service: ServiceTimes) => number) => compared.reduce((sum, one) => sum + amount(one), 0);
  const observed = total(({ officer }) => officer.n * officer.mean);
  const expected = total(({ officer, unit }) => officer.n * unit.mean);
  if (observed <= 0) return undefined;

  const index = observed / expected;
  const variance = total(({ officer, unit }) => {
    const relative = unit.variance / unit.mean ** 2;
    const share = officer.n / unit.n;
    const othersN = unit.n - officer.n;
    const othersMean = (unit.n * unit.mean - officer.n * officer.mean) / othersN;
    // How log(index) moves with a second more of the officer's, and of the others'.
    const perOwn = 1 / observed - share / expected;
    const perOther = share / expected;
    return relative * (officer.n * (officer.mean * perOwn) ** 2 + othersN * (othersMean * perOther) ** 2);
  });
  const factor = Math.exp(Z95 * Math.sqrt(variance));
  const ci95: Interval = [index / factor, index * factor];
  return {
    n: total(({ officer }) => officer.n),
    observed,
    expected,
    index,
    ci95,
    distinct: ci95[0] > 1 || ci95[1] < 1,
  };
}
