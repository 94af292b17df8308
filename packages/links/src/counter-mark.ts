// By what it is known that a browser has run a counter of a unit: a name that only we can make, and that says of nobody and of
// no device anything but this. It goes on being known for as long as one of our secrets would make it.
import { createHmac } from 'node:crypto';
import type { UnitId } from '@tera/domain';
import type { LinkSecrets } from './signed-text.ts';

/** 96 bits, as base64url. */
export function counterMark(unitId: UnitId, { signWith, secrets }: LinkSecrets): string {
  const secret = secrets.get(signWith);
  if (secret === undefined) throw new Error(`there is no link secret with the key id '${signWith}' that should sign`);
  return markBy(secret, unitId);
}

/** Whether one of the marks is of this unit. */
export function hasCounterMark(marks: readonly string[], unitId: UnitId, { secrets }: LinkSecrets): boolean {
  return marks.length > 0 && [...secrets.values()].some((secret) => marks.includes(markBy(secret, unitId)));
}

function markBy(secret: string, unitId: UnitId): string {
  return createHmac('sha256', secret).update(`counter#${unitId}`).digest().subarray(0, 12).toString('base64url');
}
