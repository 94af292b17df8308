// The difference of two figures, against Newcombe's printed examples and statsmodels (confint_proportions_2indep,
// method "newcomb").

import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';
import { type Share, shareInterval } from './share.ts';

const estimate = (share: Share) => ({ value: share.part / share.whole, ci95: shareInterval(share) });

describe('a difference', () => {
  // Printed in Newcombe 1998, table II, method 10, as 0.0524–0.3339, 0.1705–0.8090, 0.6791–1, 0.0582–0.8062.
  it.each([
    [56, 70, 48, 80, 0.05243147240236498, 0.33387265403690614],
    [9, 10, 3, 10, 0.1705227239345029, 0.809017973535488],
    [10, 10, 0, 20, 0.6790860371419145, 1],
    [6, 7, 2, 7, 0.05822792748231209, 0.8062496375242278],
  ])('of shares is Newcombe’s for %i of %i less %i of %i', (part, whole, others, othersWhole, low, high) => {
    const { ci95, distinct } = differenceOf(estimate({ part, whole }), estimate({ part: others, whole: othersWhole }));

    expect(ci95[0]).toBeCloseTo(low, 9);
    expect(ci95[1]).toBeCloseTo(high, 9);
    expect(distinct).toBe(true);
  });

  it('is distinct only when its interval leaves 0 out, on either side', () => {
    const unit = { value: 3.2, ci95: [3.1, 3.3] } as const;

    expect(differenceOf({ value: 3.6, ci95: [3.4, 3.7] }, unit)).toMatchObject({ distinct: true });
    expect(differenceOf({ value: 2.7, ci95: [2.5, 3.0] }, unit)).toMatchObject({ distinct: true });
    expect(differenceOf({ value: 3.4, ci95: [3.1, 3.6] }, unit)).toMatchObject({ distinct: false });
  });

  it('of two like figures holds 0', () => {
    const unit = { value: 3.2, ci95: [3.1, 3.4] } as const;
    const { value, ci95 } = differenceOf(unit, unit);

    expect(value).toBe(0);
    expect(ci95[0]).toBeCloseTo(-Math.hypot(0.1, 0.2), 12);
    expect(ci95[1]).toBeCloseTo(Math.hypot(0.1, 0.2), 12);
  });
});
