// Ids for events of systems that have none. The same step of the same ticket gets the same id each time it is read, so
// that a file which is sent twice counts once.
import { createHash } from 'node:crypto';
import { type Instant, LONG_ID_LENGTH } from '@tera/domain';

/** Readable where it fits; a digest where the ticket's id is too long for it. */
export function eventIdFor(ticketId: string, type: string, occurredAt: Instant): string {
  const text = `${ticketId}.${type}.${occurredAt.toString(36)}`;
  return text.length <= LONG_ID_LENGTH ? text : createHash('sha256').update(text).digest('hex').slice(0, 40);
}
