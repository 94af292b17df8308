// Writing so that it is there after a power cut. What could not be written whole is taken back, or half a line would be
// believed when it is read again.

import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes `bytes` at `length`, the end of the file. @throws the file system's error, with the file as it was. */
export async function writeDurably(file: FileHandle, bytes: Uint8Array, length: number): Promise<void> {
  try {
    for (let written = 0; written < bytes.length;) {
      const { bytesWritten } = await file.write(bytes, written, bytes.length - written, length + written);
      written += bytesWritten;
    }
    await file.datasync();
  } catch (error) {
    await file.truncate(length);
    throw error;
  }
}

/** Adds whole lines to a file that somebody may have edited meanwhile. */
export async function appendLines(path: string, lines: readonly string[]): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    // Editors like to leave the last line without its end.
    const isUnended = size > 0 && (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] !== NEWLINE;
    await writeDurably(file, Buffer.from(`${isUnended ? '\n' : ''}${lines.join('\n')}\n`), size);
  } finally {
    await file.close();
  }
  if (lines.length > 0) await syncFolder(dirname(path));
}

/** All or nothing: whoever reads it finds the old text or the new one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const next = await open(`${path}.new`, 'w', 0o600);
  try {
    await next.writeFile(text);
    await next.datasync();
  } finally {
    await next.close();
  }
  await rename(`${path}.new`, path);
}

/** Makes a new name last; Windows keeps names by itself and opens no folders. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export const NEWLINE = 10;
