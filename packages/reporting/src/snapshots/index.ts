// Figures frozen, got back as they were, and held to those of today.
export { type SnapshotsDeps, getChanges, getSnapshot, listSnapshots, makeSnapshot } from './keep-snapshots.ts';
export { newSnapshotId } from './snapshot-id.ts';
