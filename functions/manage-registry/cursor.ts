// Where the next page of a list begins, as text that callers only hand back.
import * as z from 'zod';

const CursorSchema = z.object({ of: z.string(), after: z.string() });

/** `of`: which list it belongs to. */
export function cursorOf(of: string, after: string): string {
  return Buffer.from(JSON.stringify({ of, after })).toString('base64url');
}

/** After what the page begins; `undefined` for what was not made here, or for another list. */
export function placeIn(of: string, cursor: string): string | undefined {
  try {
    const read = CursorSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return read.success && read.data.of === of ? read.data.after : undefined;
  } catch {
    return undefined;
  }
}
