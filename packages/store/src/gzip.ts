// Compressed bytes. By hand, because `promisify` brings all of node:util along, and a cold start with it.
import { type ZlibOptions, gunzip, gzip } from 'node:zlib';

export function gzipped(content: string | Uint8Array, options: ZlibOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gzip(content, options, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}

export function gunzipped(bytes: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gunzip(bytes, (error, content) => (error === null ? resolve(content) : reject(error)));
  });
}
