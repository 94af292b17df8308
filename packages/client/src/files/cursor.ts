// How far the spool has been sent. Losing it is harmless (everything left is sent again, and counts once), so an old or
// missing cursor is never a reason to stop.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './disk-trouble.ts';
import { replaceFile } from './durable.ts';

export interface Position {
  readonly segment: number;
  /** In bytes, at the start of a line. */
  readonly offset: number;
}

export async function readCursor(folder: string): Promise<Position | 'none' | 'lost'> {
  try {
    const { segment, offset } = JSON.parse(await readFile(join(folder, 'cursor.json'), 'utf8')) as Partial<Position>;
    return Number.isSafeInteger(segment) && Number.isSafeInteger(offset) ? ({ segment, offset } as Position) : 'lost';
  } catch (error) {
    if (isMissing(error)) return 'none';
    if (error instanceof SyntaxError || error instanceof TypeError) return 'lost';
    throw error;
  }
}

export function writeCursor(folder: string, { segment, offset }: Position): Promise<void> {
  return replaceFile(join(folder, 'cursor.json'), `${JSON.stringify({ segment, offset })}\n`);
}
