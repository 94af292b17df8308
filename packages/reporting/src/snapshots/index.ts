// Figures frozen, got back as they were, and held to those of today.
export { changesBetween } from './changes.ts';
export {
  type SnapshotsDeps,
  contentOfSnapshot,
  getChanges,
  getSnapshot,
  listSnapshots,
  makeSnapshot,
} from './keep-snapshots.ts';
export { newSnapshotId } from './snapshot-id.ts';
