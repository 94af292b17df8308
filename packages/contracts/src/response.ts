// One citizen's answers, sent as JSON. The link says which ticket they are about; nothing in the body can.
import { ELEMENTS, RESPONDENT, SCORES } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { ResponseIdSchema, ServiceIdSchema } from './ids.ts';
import { InstantSchema } from './instant.ts';
import { TEXT_KINDS, keptText } from './text.ts';

/** Most bytes of the body. */
export const RESPONSE_BYTES = 16 * 1024;

const ScoreSchema = lazily(() => z.literal([...SCORES], { error: 'expected a whole number from 1 to 4' }));
export const AnswersSchema = lazily(() =>
  z
    .strictObject(
      Object.fromEntries(ELEMENTS.map((element) => [element, ScoreSchema.optional()])) as Record<
        (typeof ELEMENTS)[number],
        z.ZodOptional<typeof ScoreSchema>
      >,
    )
    .refine((answers) => Object.values(answers).some((score) => score !== undefined), 'expected at least one answer')
    .meta({ id: 'Answers', description: 'A skipped element is left out.', minProperties: 1 }),
);

export const RespondentSchema = lazily(() =>
  z
    .strictObject({
      sex: z.enum(RESPONDENT.sex).optional(),
      age: z.enum(RESPONDENT.age).optional(),
      education: z.enum(RESPONDENT.education).optional(),
      work: z.enum(RESPONDENT.work).optional(),
    })
    .meta({ id: 'Respondent', description: 'Each part may be left out.' }),
);

export const ResponseSchema = lazily(() =>
  z
    .strictObject({
      link: z
        .string()
        .min(1)
        .max(512)
        .register(TEXT_KINDS, { kind: 'forgotten' })
        .meta({ description: 'The token of a survey link: what follows /s/ in its URL.' }),
      responseId: ResponseIdSchema.meta({ description: 'Made once by the client, before the first attempt.' }),
      answers: AnswersSchema,
      serviceId: ServiceIdSchema.optional().meta({
        description:
          'What the citizen came for, as they say: with the link of a poster or a kiosk alone, for a ticket says it by itself. Left out where they do not know.',
      }),
      comment: keptText(1000, { lines: 'many', empty: 'taken' }).optional(),
      respondent: RespondentSchema.optional(),
      language: z.enum(['id', 'en']).optional(),
      startedAt: InstantSchema.optional().meta({
        description: 'When it was begun, as the sender says: what is too short or cannot be is flagged `quick`.',
      }),
      opened: z.string().max(200).register(TEXT_KINDS, { kind: 'forgotten' }).optional().meta({
        description: 'When the form was opened, as the page of the link had it. Whoever opens no form has none.',
      }),
    })
    .meta({ id: 'SurveyResponse' }),
);
export type ResponseBody = z.infer<typeof ResponseSchema>;

export const ReceiptSchema = lazily(() =>
  z.object({ receipt: z.string().meta({ example: 'K7QM-2F9X' }) }).meta({ id: 'Receipt' }),
);
