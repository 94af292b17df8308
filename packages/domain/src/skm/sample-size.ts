// How many of a population have to answer a survey (domain.md §2). Rounded to the nearest whole number as the printed
// table is: rounding up, which looks safer, disagrees with half of its rows.

import { fraction, halfUp } from './fraction.ts';

/**
 * Respondents needed among `population` people: S = χ²·N·P(1−P) ÷ (d²·(N−1) + χ²·P(1−P)), where χ² = 3.841 (95 %, one
 * degree of freedom), P = 0.5 and d = 0.05. 0 for nobody.
 *
 * Source: R. V. Krejcie and D. W. Morgan, "Determining Sample Size for Research Activities", Educational and
 * Psychological Measurement 30 (1970), 607–610.
 */
export function sampleTarget(population: number): number {
  if (population === 0) return 0;
  // Both sides × 100,000, so that all of it is whole: 3.841 × 0.25 = 0.96025 and 0.05² = 0.0025.
  return halfUp(fraction(96_025 * population, 250 * (population - 1) + 96_025), 0);
}
