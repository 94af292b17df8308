// Where the pages about releases of a unit are.
import { unitPath } from '../unit/unit-tabs.ts';

export function releasesPath(unitId: string): string {
  return `${unitPath(unitId)}/releases`;
}

export function releasePath(unitId: string, period: string): string {
  return `${releasesPath(unitId)}/${encodeURIComponent(period)}`;
}

/** `of`: of which the numbers are looked at. */
export function exclusionsPath(unitId: string, of?: string): string {
  const path = `${unitPath(unitId)}/exclusions`;
  return of === undefined ? path : `${path}?of=${encodeURIComponent(of)}`;
}
