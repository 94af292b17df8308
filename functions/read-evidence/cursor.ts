// Where the next page of evidence begins, as text that callers only hand back. It belongs to one question: under another
// it would skip tickets without a word.
import { LocalDaySchema, OfficerIdSchema } from '@tera/contracts';
import { type Holder, LONG_ID_LENGTH, monthOf } from '@tera/domain';
import * as z from 'zod';

/**
 * In the partition of a month and of whoever's cells keep the figure; at its first ticket, or behind one. Whoever hands it
 * back may have written it anew, and it becomes part of keys.
 */
const positionSchema = z
  .object({
    month: z.string(),
    keeper: OfficerIdSchema.nullable(),
    after: z.object({ day: LocalDaySchema, id: z.string().max(LONG_ID_LENGTH) }).optional(),
  })
  .refine(({ month, after }) => /^\d{4}-\d{2}$/.test(month) && (after === undefined || monthOf(after.day) === month));
export type Position = z.infer<typeof positionSchema>;
const cursorSchema = z.object({ question: z.string(), position: positionSchema });

/** What was asked, as one text; no part of it can hold a `|`. */
export function questionOf(holder: Holder, period: string, indicator: string | undefined): string {
  return [holder ?? '-', period, indicator ?? ''].join('|');
}

export function cursorOf(question: string, position: Position): string {
  return Buffer.from(JSON.stringify({ question, position })).toString('base64url');
}

/** `undefined` for what was not made here, or for another question. */
export function positionOf(cursor: string, question: string): Position | undefined {
  try {
    const read = cursorSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return read.success && read.data.question === question ? read.data.position : undefined;
  } catch {
    return undefined;
  }
}
