// What is asked of posters to print.
import { POSTER_SIZES } from '@tera/domain';
import * as z from 'zod';
import { LanguageSchema } from './format.ts';
import { lazily } from './lazily.ts';

/** Sheets that a poster can be printed on. */
export const PostersQuerySchema = lazily(() =>
  z.strictObject({
    size: z.enum(POSTER_SIZES).optional(),
    lang: LanguageSchema.optional(),
  }),
);
export type PostersQuery = z.infer<typeof PostersQuerySchema>;
