// The addresses of snapshots.
import { unitPath } from '../unit/unit-tabs.ts';

export function snapshotsPath(unitId: string): string {
  return `${unitPath(unitId)}/snapshots`;
}

export function snapshotPath(unitId: string, snapshotId: string): string {
  return `${snapshotsPath(unitId)}/${encodeURIComponent(snapshotId)}`;
}

/** `other`: a snapshot too; without one it is held to the figures of today. */
export function snapshotChangesPath(unitId: string, snapshotId: string, other?: string): string {
  const path = `${snapshotPath(unitId, snapshotId)}/changes`;
  return other === undefined ? path : `${path}?${new URLSearchParams({ with: other }).toString()}`;
}
