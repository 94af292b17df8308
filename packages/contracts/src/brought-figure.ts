// Results of the time before Tera, entered as figures: they stand in the trend of the unit, marked as brought.
import { ELEMENTS, SHOWN_FROM } from '@tera/domain';
import * as z from 'zod';
import { complain } from './complaint.ts';
import { InstantTextSchema } from './instant.ts';
import { lazily } from './lazily.ts';
import { keptText, printedText } from './text.ts';

/** Most bytes of a body that brings a figure. */
export const BROUGHT_BYTES = 16 * 1024;

const MOST_ANSWERS = 10_000_000;
const answers = lazily(() => z.int().min(SHOWN_FROM).max(MOST_ANSWERS));

const ElementSchema = lazily(() =>
  z.union(
    [
      z.number().min(1).max(4).multipleOf(0.0001),
      z
        .strictObject({
          sum: z
            .int()
            .min(SHOWN_FROM)
            .max(4 * MOST_ANSWERS),
          n: answers,
        })
        .refine(({ sum, n }) => n <= sum && sum <= 4 * n, 'expected a sum of n scores of 1 to 4'),
    ],
    'expected a mean of 1 to 4 with at most four decimals, or a sum of scores and how many',
  ),
);

const figure = () => ({
  n: answers.meta({ description: 'How many answered. Of fewer than ten nothing may be shown, so nothing is taken.' }),
  elements: z.partialRecord(z.enum(ELEMENTS), ElementSchema).meta({
    description: 'The NRR as it was printed, with at most four decimals; or the sum of the scores and how many.',
    example: { waktu: 3.25, perilaku: { sum: 412, n: 120 } },
    minProperties: 1,
  }),
  source: printedText(200).meta({
    example: 'Laporan SKM 2023, Bagian Organisasi',
    description: 'Out of which report it is. It is printed beside the figure.',
  }),
});

export const NewBroughtFigureSchema = lazily(() =>
  z
    .strictObject({
      ...figure(),
      reason: keptText(1000).optional().meta({ description: 'Needed to replace a figure that is there.' }),
    })
    .superRefine(({ n, elements }, context) => {
      const entries = Object.entries(elements);
      if (entries.length === 0) {
        complain(context, { path: ['elements'], code: 'too_small', message: 'expected an element and more' });
      }
      for (const [code, element] of entries) {
        if (typeof element === 'object' && element.n > n) {
          const message = 'expected no more answers to an element than have answered';
          complain(context, { path: ['elements', code, 'n'], code: 'too_big', message });
        }
      }
    })
    .meta({ id: 'NewBroughtFigure' }),
);

export const BroughtFigureSchema = lazily(() =>
  z
    .object({
      period: z.string(),
      ...figure(),
      ikm: z.number().min(25).max(100).meta({ description: 'By the exact weight, rounded once and half up.' }),
      enteredBy: z.string().meta({ description: 'The id of the key.' }),
      enteredAt: InstantTextSchema,
      reason: z.string().optional().meta({ description: 'Why it replaced another.' }),
    })
    .meta({ id: 'BroughtFigure' }),
);
export type BroughtFigureBody = z.infer<typeof BroughtFigureSchema>;

export const BroughtFiguresSchema = lazily(() =>
  z
    .object({ unitId: z.string(), figures: z.array(BroughtFigureSchema) })
    .meta({ id: 'BroughtFigures', description: 'In the order of the names of their periods.' }),
);
