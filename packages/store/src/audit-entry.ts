// An entry of the audit as items: written in the very transaction of the change that it tells of, so that there is neither
// without the other, and never written again. A unit's document may be larger than an item, so what was before and after is
// compressed and cut into pieces.
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { randomBytes } from 'node:crypto';
import { constants } from 'node:zlib';
import type { Audited } from '@tera/contracts';
import type { Instant } from '@tera/domain';
import { type Item, L, N, S, number, optionalText, present, text, texts } from './attributes.ts';
import { brotliCompressed, brotliDecompressed } from './compressed.ts';
import { AUDIT_PARTITION } from './tables.ts';

/** Who did it. Without a key it was done by hand, past the API. */
export interface Author {
  readonly keyId?: string | undefined;
  readonly name: string;
}

/** A change, as whoever makes it tells of it. No secret belongs in it, and nothing that a citizen has said. */
export interface AuditedChange {
  readonly at: Instant;
  readonly by: Author;
  readonly what: Audited;
  /** The units that it touches; `*` for all. Whoever is for all of them may read it. */
  readonly units: readonly string[];
  /** The id of what was changed. */
  readonly of: string;
  readonly before?: object | undefined;
  readonly after?: object | undefined;
}

export interface AuditEntry extends AuditedChange {
  /** In the order of their ids entries are in the order of their times. */
  readonly entryId: string;
}

/** An item has at most 400 KB, its names and the other attributes among them. */
const PIECE_BYTES = 350 * 1024;

/** What to put for a change, each on the condition that it is not there. */
export async function auditPuts(table: string, change: AuditedChange): Promise<TransactWriteItem[]> {
  const { at, by, what, units, of, before = null, after = null } = change;
  const entryId = beginningOf(at) + randomBytes(5).toString('hex');
  const content = Buffer.from(JSON.stringify({ before, after }), 'utf8');
  // The two versions of a document are nearly the same: a window that sees both makes one of them.
  const packed = await brotliCompressed(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  const pieces = Array.from({ length: Math.max(1, Math.ceil(packed.length / PIECE_BYTES)) }, (_, index) =>
    packed.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES),
  );
  const [first, ...others] = pieces.map((piece, index) => ({
    pk: S(AUDIT_PARTITION),
    sk: S(index === 0 ? entryId : `${entryId}~${String(index).padStart(2, '0')}`),
    content: { B: piece },
  }));
  const head = present({
    ...first,
    at: N(at),
    keyId: by.keyId === undefined ? undefined : S(by.keyId),
    name: S(by.name),
    what: S(what),
    units: L(units),
    of: S(of),
  });
  return [head, ...others].map((Item) => ({
    Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' },
  }));
}

const LETTERS_OF_AN_INSTANT = 9;

/** What the ids of entries of this instant begin with. */
export function beginningOf(at: Instant): string {
  const shown = Math.min(Math.max(at, 0), 36 ** LETTERS_OF_AN_INSTANT - 1);
  return shown.toString(36).padStart(LETTERS_OF_AN_INSTANT, '0');
}

/** Whether an item begins an entry. */
export function isHead(item: Item): boolean {
  return item['what'] !== undefined;
}

/** `items`: the head, and then its pieces. */
export async function auditEntryOf(head: Item, pieces: readonly Item[]): Promise<AuditEntry> {
  const packed = Buffer.concat([head, ...pieces].map((item) => item['content']?.B ?? new Uint8Array()));
  const { before, after } = JSON.parse((await brotliDecompressed(packed)).toString('utf8')) as Versions;
  return {
    entryId: text(head, 'sk'),
    at: number(head, 'at'),
    by: { keyId: optionalText(head, 'keyId'), name: text(head, 'name') },
    // Of a word that this code does not know an older or newer one wrote; it is told as it stands.
    what: text(head, 'what') as Audited,
    units: texts(head, 'units'),
    of: text(head, 'of'),
    before: before ?? undefined,
    after: after ?? undefined,
  };
}

interface Versions {
  readonly before: object | null;
  readonly after: object | null;
}
