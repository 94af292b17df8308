// The id of a snapshot: when it was made, to the millisecond, and something random for those of the same one.
import { randomBytes } from 'node:crypto';
import { instantText } from '@tera/contracts';
import type { Instant } from '@tera/domain';

/** Such as `20261121T020500000Z-4f1c09d2`. */
export function newSnapshotId(now: Instant): string {
  return `${instantText(now).replaceAll(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`;
}
