// A unit's registry document, put and got whole, and which units there are. A document is replaced only as it was read: of two
// administrators who each add an officer, the second one hears of the first.
import { type RefusalName } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { Instant, UnitId } from '@tera/domain';
import {
  type Asked,
  type Caller,
  type Refusal,
  type ReplyTo,
  authorOf,
  mayActFor,
  namesTag,
  refuse,
  unknownUnit,
} from '@tera/http';
import type { ListedUnit, RegistryStore, VersionedUnit } from '@tera/store';

export interface PutDeps {
  readonly registry: Pick<RegistryStore, 'unitWithVersion' | 'putUnit'>;
  /** Whether there is anything that is counted by the days of the unit. */
  readonly hasFacts: (unitId: UnitId) => Promise<boolean>;
  /** Of this software; what it renders otherwise is another answer. */
  readonly version: string;
  readonly now: () => Instant;
}

type PutRequest = Asked<typeof routes.putUnit, 'path' | 'body' | 'ifMatch'> & {
  readonly caller: Pick<Caller, 'keyId' | 'name'>;
};

export async function putUnit(
  { path: { unitId }, body, ifMatch, caller }: PutRequest,
  { registry, hasFacts, version, now }: PutDeps,
): Promise<ReplyTo<typeof routes.putUnit>> {
  const current = await registry.unitWithVersion(unitId);
  const doubt = doubtOf(current, ifMatch);
  if (doubt !== undefined) return doubt;
  const isMoved = current !== undefined && current.unit.timeZone !== body.timeZone;
  if (isMoved && (await hasFacts(unitId))) {
    return refuse(
      409,
      'timeZone',
      'time_zone_fixed',
      `what is counted rests on the days of ${current.unit.timeZone}: make another unit for another time zone`,
    );
  }
  const replaces = current?.version ?? 0;
  const by = authorOf(caller);
  switch (await registry.putUnit({ unitId, document: body, replaces, by, at: now() })) {
    case 'stored':
      return { status: 200, body, etag: tagOf(replaces + 1, version) };
    case 'stale':
      return STALE;
    case 'too-large':
      return refuse(
        413,
        '',
        'too_large',
        'the document does not fit even compressed; leave out officers who have left',
      );
    case 'contended':
      return refuse(409, '', 'contended', 'others are changing this unit at the same time; read it and put it again');
  }
}

export async function getUnit(
  { path }: Asked<typeof routes.getUnit, 'path'>,
  { registry, version }: Pick<PutDeps, 'registry' | 'version'>,
): Promise<ReplyTo<typeof routes.getUnit>> {
  const found = await registry.unitWithVersion(path.unitId);
  return found === undefined
    ? unknownUnit(path.unitId)
    : { status: 200, body: found.unit.document, etag: tagOf(found.version, version) };
}

export async function listUnits(
  { caller, query: { limit }, page }: Asked<typeof routes.listUnits, 'caller' | 'query' | 'page'>,
  registry: Pick<RegistryStore, 'units'>,
): Promise<ReplyTo<typeof routes.listUnits>> {
  const units: ListedUnit[] = [];
  for await (const unit of registry.units(page.after)) {
    if (!mayActFor(caller.units, unit.unitId)) continue;
    // One more than asked for tells that there is a next page.
    if (units.length === limit) {
      return { status: 200, body: { units, next: await page.nextAfter(units.at(-1)?.unitId) } };
    }
    units.push(unit);
  }
  return { status: 200, body: { units, next: null } };
}

/** Of a document that is the same as long as nobody puts another one, and of who renders it. */
function tagOf(version: number, software: string): string {
  return `"${version}-${software}"`;
}

const STALE = refuse(
  412,
  'if-match',
  'stale',
  'the unit is another one by now than the one that was read: read it again, and change what is there now',
) satisfies Refusal<Extract<RefusalName, '412 stale'>>;

/** Why the request does not say that it knows what it replaces. */
function doubtOf(
  current: VersionedUnit | undefined,
  ifMatch: string | undefined,
): Refusal<'412 stale' | '428 if_match_required'> | undefined {
  if (current === undefined) return ifMatch === undefined ? undefined : STALE;
  if (ifMatch === undefined) {
    return refuse(
      428,
      'if-match',
      'if_match_required',
      'the unit is there: send the ETag of what you have read as If-Match, so that nobody’s change is lost',
    );
  }
  // Whichever software has shown it: what is replaced is the document.
  return namesTag(ifMatch, (tag) => tag.startsWith(`"${current.version}-`)) ? undefined : STALE;
}
