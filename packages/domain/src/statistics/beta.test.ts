// The beta distribution, against mpmath at 40 digits (betainc, and its inverse by bisection); of the largest two, whose
// mpmath would take hours, against scipy 1.x (scipy.stats.beta).

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaProbability, betaQuantile } from './beta.ts';

describe('the beta distribution', () => {
  it.each([
    [0.5, 0.5, 0.2, 0.295167235300867],
    [2, 3, 0.4, 0.5248],
    [0.6, 12.5, 0.01, 0.305042139178902],
    [30.2, 4.1, 0.95, 0.926047876189794],
    [1000, 500, 0.66, 0.290499935409882],
    [250000.5, 80000.25, 0.7575, 0.459392670012225],
  ])('B(%f, %f) at %f', (a, b, x, probability) => {
    expect(Math.abs(betaProbability(x, a, b) / probability - 1)).toBeLessThan(1e-9);
  });

  it.each([
    [0.025, 0.5, 0.5, 0.00154133313343601],
    [0.975, 10.1, 0.6, 0.999820901265563],
    [0.025, 10.1, 0.6, 0.75572908363629],
    [0.025, 30.2, 4.1, 0.754751599211828],
    [0.975, 30.2, 4.1, 0.96467976235468],
    [0.025, 1000, 500, 0.642612257329667],
    [0.975, 0.05, 3, 0.199440319215244],
    [0.025, 0.05, 3, 2.09188056093339e-33],
    [0.975, 8e6, 2e6, 0.8002478611612407],
    [0.975, 250000.5, 80000.25, 0.7590362182980688],
  ])('the %f quantile of B(%f, %f)', (p, a, b, quantile) => {
    expect(Math.abs(betaQuantile(p, a, b) / quantile - 1)).toBeLessThan(1e-10);
  });

  it('is at its own quantile as probable as asked', () => {
    const shape = fc.double({ min: 0.05, max: 5000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (p, a, b) => {
        const x = betaQuantile(p, a, b);
        // Where the last digit of x moves the probability, x can be no better.
        const ulp = betaProbability(Math.min(1, x + 2e-16), a, b) - betaProbability(x - 2e-16, a, b);
        expect(Math.abs(betaProbability(x, a, b) - p)).toBeLessThan(1e-9 + 2 * ulp);
      }),
    );
  });

  it('is certain outside 0 and 1', () => {
    expect([betaProbability(-1, 2, 3), betaProbability(0, 2, 3), betaProbability(1, 2, 3)]).toEqual([0, 0, 1]);
  });
});
