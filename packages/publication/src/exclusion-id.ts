// The id of an exclusion: when it was proposed, so that ids are in the order of time, and something random.
import { randomBytes } from 'node:crypto';
import type { Instant } from '@tera/domain';

/** Such as `0mi9k2x4f7c1d09be4a`. */
export function newExclusionId(at: Instant): string {
  return `${at.toString(36).padStart(9, '0')}${randomBytes(5).toString('hex')}`;
}
