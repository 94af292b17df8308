// What is asked of posters and forms to print, and where the kiosks of a unit begin.
import { POSTER_SIZES } from '@tera/domain';
import * as z from 'zod';
import { LanguageSchema } from './format.ts';
import { CounterIdSchema, ServiceIdSchema } from './ids.ts';
import { lazily } from './lazily.ts';

/** Sheets that a poster can be printed on. */
export const PostersQuerySchema = lazily(() =>
  z.strictObject({
    size: z.enum(POSTER_SIZES).optional(),
    lang: LanguageSchema.optional(),
  }),
);
export type PostersQuery = z.infer<typeof PostersQuerySchema>;

export const KiosksSchema = lazily(() =>
  z
    .object({
      kiosks: z.array(
        z.object({
          counterId: CounterIdSchema.optional().meta({ description: 'Absent for the whole unit.' }),
          name: z.string().meta({ description: 'Of the unit, or of its counter.' }),
          url: z.url().meta({ description: 'What a tablet is opened with.' }),
        }),
      ),
    })
    .meta({ id: 'Kiosks' }),
);

/** Without a service the form has a line to write it on. */
export const PaperFormQuerySchema = lazily(() =>
  z.strictObject({
    service: ServiceIdSchema.optional(),
    lang: LanguageSchema.optional(),
  }),
);
