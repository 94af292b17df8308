// What the disk says, in words that somebody can act on.
import { type Code, TeraClientError } from '../core/messages.ts';

const CODES: Readonly<Record<string, Code>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  // The limit that an administrator set for the size of a file.
  EFBIG: 'disk_full',
  EACCES: 'folder_read_only',
  EPERM: 'folder_read_only',
  EROFS: 'folder_read_only',
};

/** @throws TeraClientError instead of what the file system threw. */
export async function withDiskTrouble<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw diskTrouble(error);
  }
}

export function diskTrouble(error: unknown): unknown {
  if (!isFromFileSystem(error)) return error;
  return new TeraClientError(CODES[error.code] ?? 'folder_unusable', error.message, { cause: error });
}

/** Whether it is the file system that says so; anything else is a defect of ours. */
export function isFromFileSystem(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

export function isMissing(error: unknown): boolean {
  return isFromFileSystem(error) && error.code === 'ENOENT';
}
