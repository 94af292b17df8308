// What an office does about an element of a release: rencana tindak lanjut (PermenPANRB 14/2017).
import { ELEMENTS, PROPOSED_ELEMENTS } from '@tera/domain';
import * as z from 'zod';
import { LocalDaySchema } from './instant.ts';
import { lazily } from './lazily.ts';
import { keptText } from './text.ts';

/** Most bytes of a body that gives an element its follow-up. */
export const FOLLOW_UP_BYTES = 16 * 1024;

export const ElementSchema = lazily(() => z.enum(ELEMENTS).meta({ example: 'pengaduan' }));

export const NewFollowUpSchema = lazily(() =>
  z
    .strictObject({
      what: keptText(1000, { lines: 'many' }).meta({
        example: 'Memasang papan alur pengaduan di ruang tunggu.',
        description: 'What is to be done. It is printed with the report, and masked as a comment is.',
      }),
      who: keptText(120).meta({
        example: 'Kepala Seksi Pelayanan',
        description: 'The function in the office that answers for it, and nobody’s name.',
      }),
      until: LocalDaySchema.meta({ description: 'The last local day.' }),
      done: LocalDaySchema.optional().meta({ description: 'The local day on which it was done, once it is.' }),
    })
    .meta({ id: 'NewFollowUp' }),
);

const line = () => ({
  element: z.enum(ELEMENTS),
  period: z.string().meta({ description: 'Of the release.' }),
  status: z.enum(['proposed', 'planned', 'done']).meta({
    description: `\`proposed\`: one of the ${PROPOSED_ELEMENTS} weakest elements, and as many as are as weak, of which nothing is planned yet.`,
  }),
  what: z.string().nullable(),
  who: z.string().nullable(),
  until: LocalDaySchema.nullable(),
  term: z.enum(['short', 'middle', 'long']).nullable().meta({
    description: 'Within twelve months of the end of the period, within twenty-four, or later (PermenPANRB 14/2017).',
  }),
  done: LocalDaySchema.nullable(),
});

export const FollowUpLineSchema = lazily(() => z.object(line()).meta({ id: 'FollowUpLine' }));

export const KeptFollowUpSchema = lazily(() =>
  z
    .object({
      ...line(),
      version: z.int().min(0).meta({
        description: 'How often it was put. What is there is replaced with `If-Match: "<version>"`.',
      }),
    })
    .meta({ id: 'KeptFollowUp' }),
);
export type KeptFollowUpBody = z.infer<typeof KeptFollowUpSchema>;

export const FollowUpsSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      period: z.string(),
      followUps: z.array(KeptFollowUpSchema).meta({ description: 'The weakest element first.' }),
    })
    .meta({ id: 'FollowUps' }),
);
