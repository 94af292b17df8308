// Freezes the figures of a period, and gives them back as they were. What is answered is the stored text itself, so that
// it cannot differ from what was hashed. As long as nothing has changed, the same question has the same snapshot.
import { createHash } from 'node:crypto';
import { type SnapshotBody, type SnapshotContent, SnapshotContentSchema, instantText, read } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Instant, parsePeriod } from '@tera/domain';
import { type Asked, type Refusal, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import type { Author, KeptSnapshot, SnapshotStore } from '@tera/store';
import { changesBetween } from './changes.ts';
import { type Frozen, type FreezingDeps, canonicalJson, readFrozen } from './frozen.ts';

export interface SnapshotsDeps extends FreezingDeps {
  readonly snapshots: SnapshotStore;
  readonly newId: (now: Instant) => string;
}

export async function makeSnapshot(
  { path, body, caller }: Asked<typeof routes.makeSnapshot, 'path' | 'body'> & { readonly caller: Author },
  deps: SnapshotsDeps,
): Promise<ReplyTo<typeof routes.makeSnapshot>> {
  const { unitId } = path;
  const { period, note } = body;
  const createdAt = deps.now();
  const frozen = await readFrozen(unitId, period, { ...deps, now: () => createdAt });
  if (frozen === undefined) return unknownUnit(unitId);
  if (Date.parse(frozen.from) > createdAt) {
    return refuse(422, 'period', 'not_begun', `the period '${period.name}' has not begun: there is nothing to freeze`);
  }
  const question = questionOf(note, frozen);
  const same = await deps.snapshots.same(unitId, question);
  if (same !== undefined) return { status: 200, body: described(same) };
  const { methodVersion, catalogueVersion, registryVersion } = frozen;
  const snapshotId = deps.newId(createdAt);
  const { kept, isNew } = await deps.snapshots.keep(
    { unitId, snapshotId, period: period.name, note, createdAt, methodVersion, catalogueVersion, registryVersion },
    canonicalJson({ snapshotId, note, ...frozen }),
    question,
    { keyId: caller.keyId, name: caller.name },
  );
  return { status: isNew ? 201 : 200, body: described(kept) };
}

/** What is asked and what is answered, without when: a hash. */
function questionOf(note: string | undefined, frozen: Frozen): string {
  return createHash('sha256')
    .update(canonicalJson({ note, ...frozen, generatedAt: undefined }))
    .digest('hex');
}

export async function listSnapshots(
  { path, query, page }: Asked<typeof routes.listSnapshots, 'path' | 'query' | 'page'>,
  { registry, snapshots }: SnapshotsDeps,
): Promise<ReplyTo<typeof routes.listSnapshots>> {
  const { unitId } = path;
  if ((await registry.unitWithVersion(unitId)) === undefined) return unknownUnit(unitId);
  const { period, limit } = query;
  const { snapshots: found, more } = await snapshots.list(unitId, limit, { before: page.after, period: period?.name });
  const next = await page.nextAfter(more ? found.at(-1)?.snapshotId : undefined);
  return { status: 200, body: { unitId, snapshots: found.map(described), next } };
}

export async function getSnapshot(
  { path }: Asked<typeof routes.getSnapshot, 'path'>,
  { snapshots }: SnapshotsDeps,
): Promise<ReplyTo<typeof routes.getSnapshot>> {
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

export async function getChanges(
  { path }: Asked<typeof routes.getSnapshotChanges, 'path'>,
  deps: SnapshotsDeps,
): Promise<ReplyTo<typeof routes.getSnapshotChanges>> {
  const { unitId, snapshotId } = path;
  const kept = await deps.snapshots.find(unitId, snapshotId);
  const period = kept === undefined ? undefined : parsePeriod(kept.period);
  if (kept === undefined || period === undefined) return unknown(snapshotId);
  const [text, now] = await Promise.all([deps.snapshots.content(kept), readFrozen(unitId, period, deps)]);
  if (now === undefined) return unknownUnit(unitId);
  const changes = changesBetween(contentOfSnapshot(snapshotId, text), now);
  const { createdAt } = described(kept);
  return {
    status: 200,
    body: { snapshotId, unitId, period: kept.period, createdAt, comparedAt: now.generatedAt, ...changes },
  };
}

/** @throws for a content that no version of ours has made: it can be got back as it is, but not be compared */
export function contentOfSnapshot(snapshotId: string, content: string): SnapshotContent {
  const result = read(SnapshotContentSchema, JSON.parse(content));
  if (result.ok) return result.value;
  const why = result.errors.map(({ path, code }) => `${path}: ${code}`).join('; ');
  throw new Error(`the content of the snapshot ${snapshotId} is of no form that is known: ${why}`);
}

function unknown(snapshotId: string): Refusal<'404 unknown_snapshot'> {
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
