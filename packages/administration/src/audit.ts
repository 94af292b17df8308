// Who changed what, of the units that a key is for: oldest first for programs, which copy it away, newest first for people. What
// touches other units too is told to nobody who is not for all of them.
import { type AuditEntryBody, instantText } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Asked, type ReplyTo, mayActFor } from '@tera/http';
import type { AuditEntry, AuditOrder, AuditStore } from '@tera/store';

export async function readAudit(
  { caller, query: { from, limit }, page }: Asked<typeof routes.readAudit, 'caller' | 'query' | 'page'>,
  audit: AuditStore,
  order: AuditOrder = 'oldest first',
): Promise<ReplyTo<typeof routes.readAudit>> {
  const mayRead = (units: readonly string[]) => units.every((unit) => mayActFor(caller.units, unit));
  const { entries, next } = await audit.read({ from, after: page.after, order, most: limit, mayRead });
  return { status: 200, body: { entries: entries.map(entryBody), next: await page.nextAfter(next) } };
}

function entryBody({ entryId, at, by, what, units, of, before, after }: AuditEntry): AuditEntryBody {
  return {
    entryId,
    at: instantText(at),
    keyId: by.keyId ?? null,
    name: by.name,
    what,
    units: [...units],
    of,
    before: asRecord(before),
    after: asRecord(after),
  };
}

function asRecord(version: object | undefined): Record<string, unknown> | null {
  return version === undefined ? null : { ...version };
}
