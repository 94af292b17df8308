// What is asked of posters and forms to print.
import { POSTER_SIZES } from '@tera/domain';
import * as z from 'zod';
import { LanguageSchema } from './format.ts';
import { ServiceIdSchema } from './ids.ts';
import { lazily } from './lazily.ts';

/** Sheets that a poster can be printed on. */
export const PostersQuerySchema = lazily(() =>
  z.strictObject({
    size: z.enum(POSTER_SIZES).optional(),
    lang: LanguageSchema.optional(),
  }),
);
export type PostersQuery = z.infer<typeof PostersQuerySchema>;

/** Without a service the form has a line to write it on. */
export const PaperFormQuerySchema = lazily(() =>
  z.strictObject({
    service: ServiceIdSchema.optional(),
    lang: LanguageSchema.optional(),
  }),
);
