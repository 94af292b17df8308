// What a link leads to: what it is about, and the unit as it is now. Every door asks this first, and none of them tells a
// link that we did not make from one whose unit is gone.
import type { Instant, PublicUnit, UnitId } from '@tera/domain';
import { openWith } from './open-link.ts';
import type { LinkSecretSource } from './secret-source.ts';
import type { SurveyLink } from './survey-link.ts';

/** A door may know more of a unit than the page does. */
export interface FindDeps<Unit extends PublicUnit = PublicUnit> {
  readonly linkSecrets: LinkSecretSource;
  readonly registry: { readonly unit: (unitId: UnitId) => Promise<Unit | undefined> };
}

export interface FoundSurvey<Unit extends PublicUnit = PublicUnit> {
  readonly state: 'open';
  readonly link: SurveyLink;
  readonly unit: Unit;
}

export async function findSurvey<Unit extends PublicUnit>(
  token: string,
  now: Instant,
  { linkSecrets, registry }: FindDeps<Unit>,
): Promise<FoundSurvey<Unit> | { readonly state: 'expired' | 'unknown' }> {
  const opened = await openWith(linkSecrets, token, now);
  if (opened.state === 'expired') return { state: 'expired' };
  if (opened.state !== 'open') return { state: 'unknown' };
  const unit = await registry.unit(opened.link.unitId);
  if (unit === undefined) return { state: 'unknown' };
  // Its links end with the unit.
  return unit.isClosedAt(now) ? { state: 'expired' } : { state: 'open', link: opened.link, unit };
}
