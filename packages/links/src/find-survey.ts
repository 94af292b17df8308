// What a link leads to: what it is about, and the unit as it is now. Every door asks this first, and none of them tells a
// link that we did not make from one whose unit is gone.
import type { Instant, UnitId, UnitRegistry } from '@tera/domain';
import { openWith } from './open-link.ts';
import type { LinkSecretSource } from './secret-source.ts';
import type { SurveyLink } from './survey-link.ts';

export interface FindDeps {
  readonly linkSecrets: LinkSecretSource;
  readonly registry: { readonly unit: (unitId: UnitId) => Promise<UnitRegistry | undefined> };
}

export interface FoundSurvey {
  readonly state: 'open';
  readonly link: SurveyLink;
  readonly unit: UnitRegistry;
}

export async function findSurvey(
  token: string,
  now: Instant,
  { linkSecrets, registry }: FindDeps,
): Promise<FoundSurvey | { readonly state: 'expired' | 'unknown' }> {
  const opened = await openWith(linkSecrets, token, now);
  if (opened.state === 'expired') return { state: 'expired' };
  if (opened.state !== 'open') return { state: 'unknown' };
  const unit = await registry.unit(opened.link.unitId);
  if (unit === undefined) return { state: 'unknown' };
  // Its links end with the unit.
  return unit.isClosedAt(now) ? { state: 'expired' } : { state: 'open', link: opened.link, unit };
}
