// Where the next page of evidence begins, as the text that is signed into a cursor.
import { lazily } from '@tera/contracts';
import { isLocalDay } from '@tera/domain';
import * as z from 'zod';

/** In the partition of a month and of whoever's cells keep the figure; at its first ticket, or behind one. */
const PositionSchema = lazily(() =>
  z.object({
    month: z.string(),
    keeper: z.string().nullable(),
    after: z.object({ day: z.string().refine(isLocalDay), id: z.string() }).optional(),
  }),
);
export type Position = z.infer<typeof PositionSchema>;

export function positionText(position: Position): string {
  return JSON.stringify(position);
}

/** @throws for a text that is none: only what we have signed is read. */
export function positionIn(text: string): Position {
  return PositionSchema.parse(JSON.parse(text));
}
