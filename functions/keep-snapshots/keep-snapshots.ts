// Freezes the figures of a period, and gives them back as they were. What is answered is the stored text itself, so that
// it cannot differ from what was hashed.
import {
  type NewSnapshot,
  type SnapshotBody,
  SnapshotIdSchema,
  type SnapshotsQuery,
  UnitIdSchema,
  instantText,
} from '@tera/contracts';
import { type Instant, type UnitId, parsePeriod } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import { type Frozen, type FreezingDeps, canonicalJson, readFrozen } from '@tera/reporting';
import type { KeptSnapshot, SnapshotStore } from '@tera/store';
import * as z from 'zod';
import { changesBetween } from './changes.ts';

export const UnitPath = z.object({ unitId: UnitIdSchema });
export const SnapshotPath = z.object({ unitId: UnitIdSchema, snapshotId: SnapshotIdSchema });

export interface Deps extends FreezingDeps {
  readonly snapshots: SnapshotStore;
  readonly newId: (now: Instant) => string;
}

interface OfUnit {
  readonly path: { readonly unitId: UnitId };
}

interface OfSnapshot {
  readonly path: { readonly unitId: UnitId; readonly snapshotId: string };
}

export async function makeSnapshot(
  { path, body }: OfUnit & { readonly body: NewSnapshot },
  deps: Deps,
): Promise<Reply> {
  const { unitId } = path;
  const { period, note } = body;
  const createdAt = deps.now();
  const frozen = await readFrozen(unitId, period, { ...deps, now: () => createdAt });
  if (frozen === undefined) return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  const { methodVersion, catalogueVersion, registryVersion } = frozen;
  const snapshotId = deps.newId(createdAt);
  const kept = await deps.snapshots.keep(
    { unitId, snapshotId, period: period.name, note, createdAt, methodVersion, catalogueVersion, registryVersion },
    canonicalJson({ snapshotId, note, ...frozen }),
  );
  return { status: 201, body: described(kept) };
}

export async function listSnapshots(
  { path, query }: OfUnit & { readonly query: SnapshotsQuery },
  { registry, snapshots }: Deps,
): Promise<Reply> {
  const { unitId } = path;
  if ((await registry.unitWithVersion(unitId)) === undefined) {
    return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  }
  const page = await snapshots.list(unitId, query.limit, query.cursor);
  const next = page.more ? page.snapshots.at(-1)?.snapshotId : undefined;
  return { status: 200, body: { unitId, snapshots: page.snapshots.map(described), next: next ?? null } };
}

export async function getSnapshot({ path }: OfSnapshot, { snapshots }: Deps): Promise<Reply> {
  const kept = await snapshots.find(path.unitId, path.snapshotId);
  if (kept === undefined) return unknown(path.snapshotId);
  return {
    etag: `"${kept.contentHash}"`,
    file: {
      type: 'application/json; charset=utf-8',
      content: await snapshots.content(kept),
      headers: { 'cache-control': 'private, max-age=31536000, immutable' },
    },
  };
}

export async function getChanges({ path }: OfSnapshot, deps: Deps): Promise<Reply> {
  const { unitId, snapshotId } = path;
  const kept = await deps.snapshots.find(unitId, snapshotId);
  const period = kept === undefined ? undefined : parsePeriod(kept.period);
  if (kept === undefined || period === undefined) return unknown(snapshotId);
  const [text, now] = await Promise.all([deps.snapshots.content(kept), readFrozen(unitId, period, deps)]);
  if (now === undefined) return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  const changes = changesBetween(JSON.parse(text) as Frozen, now);
  const { createdAt } = described(kept);
  return {
    status: 200,
    body: { snapshotId, unitId, period: kept.period, createdAt, comparedAt: now.generatedAt, ...changes },
  };
}

function unknown(snapshotId: string): Reply {
  return refuse(404, 'snapshotId', 'unknown_snapshot', `the unit has no snapshot '${snapshotId}'`);
}

function described({ note, createdAt, ...kept }: KeptSnapshot): SnapshotBody {
  return {
    ...kept,
    ...(note === undefined ? {} : { note }),
    createdAt: instantText(createdAt),
    href: `/v1/units/${kept.unitId}/snapshots/${kept.snapshotId}`,
  };
}
