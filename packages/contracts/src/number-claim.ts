// What makes the numbers of a browser counter nobody else's, with a line or without: the unit lends it a mark of its own, and for each day
// the plain numbers of its counter, to one browser at a time.
import * as z from 'zod';
import { CounterIdSchema } from './ids.ts';
import { LocalDaySchema } from './instant.ts';
import { lazily } from './lazily.ts';

export const NUMBER_CLAIM_BYTES = 1024;

export const NumberClaimSchema = lazily(() =>
  z
    .strictObject({
      browserId: z
        .string()
        .regex(/^[0-9a-f]{24}$/, 'expected 24 hexadecimal digits in small letters, drawn by lot and kept')
        .meta({
          example: '6fd0a61f2b6c4e0b9a39d6f2',
          description: 'Of the browser, and with it of all that it has given out.',
        }),
      counterId: CounterIdSchema,
      mark: z
        .string()
        .regex(/^[A-Z][0-9][A-Z]$/, 'expected a capital letter, a digit and a capital letter')
        .meta({ example: 'K7M', description: 'What it would put behind its numbers, drawn by lot.' }),
    })
    .meta({ id: 'NumberClaim' }),
);

export const LentNumbersSchema = lazily(() =>
  z
    .object({
      prefix: z.string().meta({ example: 'A', description: 'What the numbers of this counter begin with.' }),
      mark: z
        .enum(['own', 'taken'])
        .meta({ description: '`taken`: another browser of the unit has it; draw another one.' }),
      plainDays: z.array(LocalDaySchema).meta({
        description:
          'Of today and tomorrow, which goes to whoever has today, those on which this browser alone gives out numbers of the counter without a mark (`A007`). On any other day, and without an answer, it puts its mark behind them (`A007K7M`).',
      }),
    })
    .meta({ id: 'LentNumbers' }),
);
export type LentNumbers = z.infer<typeof LentNumbersSchema>;
