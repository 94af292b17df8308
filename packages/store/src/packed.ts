// Documents at rest: compressed, in pieces that each fit in an item, and known by their SHA-256.
import { createHash } from 'node:crypto';
import { gunzipped, gzipped } from './compressed.ts';

/** An item has at most 400 KB, its names and the other attributes among them. */
const CHUNK_BYTES = 350 * 1024;

export interface Packed {
  readonly sha256: string;
  /** Uncompressed. */
  readonly bytes: number;
  readonly chunks: readonly Uint8Array[];
}

export async function pack(content: string): Promise<Packed> {
  const raw = Buffer.from(content, 'utf8');
  const packed = await gzipped(raw, { level: 9 });
  const chunks = Array.from({ length: Math.ceil(packed.length / CHUNK_BYTES) }, (_, index) =>
    packed.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
  );
  return { sha256: sha256(raw), bytes: raw.length, chunks };
}

/** @throws when it is not what was packed. */
export async function unpack(chunks: readonly Uint8Array[], hash: string): Promise<string> {
  const raw = await raws(chunks);
  if (sha256(raw) !== hash) throw new Error('a document is not what was kept');
  return raw.toString('utf8');
}

/** The same of what has no hash. */
export async function unpacked(chunks: readonly Uint8Array[]): Promise<string> {
  return (await raws(chunks)).toString('utf8');
}

function raws(chunks: readonly Uint8Array[]): Promise<Buffer> {
  return gunzipped(Buffer.concat(chunks));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
