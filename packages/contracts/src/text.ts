// Text that people write. Half of a surrogate pair is refused: no engine stores it, so it would only fail later.
import * as z from 'zod';

/** 1 to `longest` characters, without the white space around them. */
export function textSchema(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed(), 'expected whole characters, not half of a surrogate pair');
}
