// A document told by a hash, so that a form can say which one it was made of.
import { createHash } from 'node:crypto';

export function hashOfDocument(document: object): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22);
}
