// The addresses of snapshots.
import { unitPath } from '../unit/unit-tabs.ts';
import { withQuery } from '../with-query.ts';

export function snapshotsPath(unitId: string): string {
  return `${unitPath(unitId)}/snapshots`;
}

export function snapshotPath(unitId: string, snapshotId: string): string {
  return `${snapshotsPath(unitId)}/${encodeURIComponent(snapshotId)}`;
}

/** `other`: a snapshot too; without one it is held to the figures of today. */
export function snapshotChangesPath(unitId: string, snapshotId: string, other?: string): string {
  return withQuery(`${snapshotPath(unitId, snapshotId)}/changes`, { with: other });
}
