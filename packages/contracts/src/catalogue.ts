// The answer of the indicator catalogue: what each figure of a row means, in Indonesian and English.
import type { Definition } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';

const TextSchema = lazily(() =>
  z.object({ id: z.string(), en: z.string() }).meta({ id: 'Text', description: 'Indonesian, English.' }),
);

export const IndicatorSchema: z.ZodType<Omit<Definition, 'id'> & { readonly id: string }> = lazily(() =>
  z
    .object({
      id: z.string().meta({ example: 'service.p50', description: 'The path of the figure in a row.' }),
      name: TextSchema,
      definition: TextSchema,
      unit: z.enum(['tickets', 'items', 'seconds', 'share', 'index', 'score', 'ratio']).meta({
        description:
          'Items are pieces of work. A share is 0 to 1, a score 1 to 4, an index 25 to 100; a ratio is 1 where it is as the whole unit.',
      }),
      direction: z.enum(['higher', 'lower', 'none']).meta({ description: 'Which way is better.' }),
      attribution: z.enum(['officer', 'unit', 'officer and unit']).meta({ description: 'Whose result it is.' }),
      aspect: z.enum(['kuantitas', 'kualitas', 'waktu']).nullable().meta({
        description: 'Of the evaluation form of PermenPANRB 6/2022.',
      }),
      methodVersion: z.string().meta({ description: 'Of this definition; it changes when the definition does.' }),
      decimals: z.int().min(0).meta({ description: 'For print. Answers have figures as they were computed.' }),
      source: z.string().optional(),
    })
    .meta({ id: 'Indicator' }),
);

export const IndicatorCatalogueSchema = lazily(() =>
  z
    .object({
      version: z.string().meta({ description: 'The latest method version of any definition in it.' }),
      indicators: z.array(IndicatorSchema),
    })
    .meta({ id: 'IndicatorCatalogue' }),
);
