// Compressed bytes. By hand, because `promisify` brings all of node:util along, and a cold start with it.
import {
  type BrotliOptions,
  type CompressCallback,
  type ZlibOptions,
  brotliCompress,
  brotliDecompress,
  gunzip,
  gzip,
} from 'node:zlib';

export function gzipped(content: string | Uint8Array, options: ZlibOptions = {}): Promise<Buffer> {
  return bytesOf((done) => gzip(content, options, done));
}

export function gunzipped(bytes: Uint8Array): Promise<Buffer> {
  return bytesOf((done) => gunzip(bytes, done));
}

export function brotliCompressed(content: Uint8Array, options: BrotliOptions): Promise<Buffer> {
  return bytesOf((done) => brotliCompress(content, options, done));
}

export function brotliDecompressed(bytes: Uint8Array): Promise<Buffer> {
  return bytesOf((done) => brotliDecompress(bytes, done));
}

function bytesOf(work: (done: CompressCallback) => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    work((error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}
