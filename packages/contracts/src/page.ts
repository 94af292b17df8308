// The one way of paging: so many at a time, and the cursor that the page before has given.
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { TEXT_KINDS } from './text.ts';

/** Most characters of a cursor. */
const CURSOR_LENGTH = 1000;

/** For the query of a list that comes in pages. */
export function pageQuery({ usual, most }: { readonly usual: number; readonly most: number }) {
  return {
    limit: wholeNumberSchema(1, most, usual),
    cursor: CursorSchema.optional(),
  };
}

/** The body of a cursor is nobody's business but ours; whether it is ours is found out by its signature. */
export const CursorSchema = lazily(() =>
  z
    .string()
    .max(CURSOR_LENGTH)
    .register(TEXT_KINDS, { kind: 'forgotten' })
    .meta({ description: '`next` of the answer before, with everything else as it was asked there.' }),
);

export const NextSchema = lazily(() =>
  z.string().nullable().meta({ description: 'The cursor of the next page; null on the last one.' }),
);

/** A whole number as a query has it: digits and nothing else. */
function wholeNumberSchema(minimum: number, maximum: number, usual: number) {
  return z
    .string()
    .transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : text))
    .pipe(z.int().min(minimum).max(maximum))
    .default(usual)
    .meta({ override: { type: 'integer', minimum, maximum, default: usual } });
}
