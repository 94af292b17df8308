// How far a target was reached, as the regulation computes it. It is a number beside its two numbers and nothing more:
// what it is worth, and in which words, is for those who evaluate (domain.md §4).

import { CATALOGUE, type Indicator, type IndicatorId, figureAt } from './catalogue/catalogue.ts';
import { type PeriodTargets, type RowScope, type Target, targetFor } from './target.ts';

export interface Achievement {
  readonly indicator: IndicatorId;
  /** Both in the indicator's own unit. The realisation is `null` where there is no figure or it may not be shown. */
  readonly target: number;
  readonly realisation: number | null;
  /** 1 is the target reached; neither rounded nor bounded, so that it can be checked against the two numbers. */
  readonly achievement: number | null;
  readonly direction: Indicator['direction'];
  readonly decree?: string | undefined;
}

/** Every achievement of a row whose figures stand at the paths that the catalogue names, in the catalogue's order. */
export function achievementsOf(row: RowScope, targets: PeriodTargets): readonly Achievement[] {
  if (targets.size === 0) return [];
  return CATALOGUE.flatMap((indicator) => {
    const target = targetFor(targets, indicator, row);
    return target === undefined ? [] : [achievementOf(indicator, target, figureAt(row, indicator.id))];
  });
}

/**
 * PermenPANRB 8/2021, lampiran (capaian indikator kinerja individu): r ÷ t, and where less is better 1 + (1 − r ÷ t),
 * which falls below 0 beyond twice the target.
 */
export function achievementOf(
  { id, direction }: Indicator,
  { value, decree }: Target,
  realisation: number | null,
): Achievement {
  return {
    indicator: id,
    target: value,
    realisation,
    achievement: realisation === null ? null : achieved(direction, realisation / value),
    direction,
    ...(decree === undefined ? {} : { decree }),
  };
}

function achieved(direction: Indicator['direction'], ofTarget: number): number | null {
  switch (direction) {
    case 'higher':
      return ofTarget;
    case 'lower':
      return 1 + (1 - ofTarget);
    case 'none':
      return null;
  }
}
