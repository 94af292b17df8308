// What citizens wrote, as an office reads it, and what became of it. Of when and with which answer a comment was written nothing is
// told but the release period.
import { ANSWERS_TO_TELL_A_SERVICE, COMMENT_STATES, type CommentState } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { FORMAT_EFFECTS, type Effects, formatQuery } from './format.ts';
import { InstantTextSchema } from './instant.ts';
import { NextSchema, pageQuery } from './page.ts';
import { PeriodSchema } from './period.ts';
import { TEXT_KINDS, keptText } from './text.ts';

/** Most bytes of the body that marks or erases a comment. */
export const COMMENT_REQUEST_BYTES = 16 * 1024;
const MOST_ON_A_PAGE = 200;

const STATES_EXPECTED = `expected one or several of ${COMMENT_STATES.join(', ')}, with commas between them`;
const STATE = COMMENT_STATES.join('|');

/** All but what was hidden, unless it is asked for. */
export const USUALLY_SHOWN: readonly CommentState[] = COMMENT_STATES.filter((state) => state !== 'hidden');

const StatesSchema = lazily(() =>
  z
    .string()
    .register(TEXT_KINDS, { kind: 'code' })
    .transform((text, context): readonly CommentState[] => {
      const asked = text.split(',');
      if (asked.every(isState) && new Set(asked).size === asked.length) return asked;
      context.addIssue({ code: 'custom', message: STATES_EXPECTED });
      return z.NEVER;
    })
    .meta({
      pattern: `^(?:${STATE})(?:,(?:${STATE})){0,${COMMENT_STATES.length - 1}}$`,
      description: 'Those in one of these states, with commas between them; all but hidden ones unless said.',
      example: 'new,read',
    }),
);

function isState(text: string): text is CommentState {
  return COMMENT_STATES.some((state) => state === text);
}

export const CommentsQuerySchema = lazily(() =>
  z.strictObject({
    period: PeriodSchema.optional().meta({ description: 'Of one release period alone.' }),
    state: StatesSchema.optional(),
    ...pageQuery({ usual: MOST_ON_A_PAGE, most: MOST_ON_A_PAGE }),
    ...formatQuery(),
  }),
);

const ofAPage = ({ format }: { readonly format: string }): boolean => format === 'json';

/** A file holds all of them. */
export const COMMENTS_EFFECTS: Effects = {
  ...FORMAT_EFFECTS,
  // The states are words in every file.
  lang: ({ format }) => format !== 'json',
  limit: ofAPage,
  cursor: ofAPage,
};

/** `<release period>.<id>` */
export const CommentIdSchema = lazily(() =>
  z
    .string()
    .regex(/^\d{4}(?:-(?:\d\d|[QS]\d))?\.[0-9a-f]{32}$/, 'expected the id of a comment, as it stands in the list')
    .meta({ example: '2026-Q4.0f1e2d3c4b5a69788796a5b4c3d2e1f0' }),
);

export const CommentSchema = lazily(() =>
  z
    .object({
      commentId: z.string(),
      period: z.string().meta({ description: 'The release period in which it was written.' }),
      serviceId: z
        .string()
        .nullable()
        .meta({
          description: `Where ${ANSWERS_TO_TELL_A_SERVICE} with a ticket had answered the service when it came out.`,
        }),
      text: z.string().meta({ description: 'Without numbers of persons, addresses and the like.' }),
      state: z.enum(COMMENT_STATES),
      history: z
        .array(
          z.object({
            at: InstantTextSchema,
            keyId: z.string().nullable(),
            name: z.string(),
            state: z.enum(COMMENT_STATES),
            note: z.string().optional(),
          }),
        )
        .meta({ description: 'Who has done what about it, oldest first; it is only added to.' }),
    })
    .meta({ id: 'Comment' }),
);
export type CommentBody = z.infer<typeof CommentSchema>;

export const CommentsSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      comments: z.array(CommentSchema).meta({ description: 'By period, and in it in no order.' }),
      next: NextSchema,
    })
    .meta({ id: 'Comments' }),
);

export const MarkSchema = lazily(() =>
  z
    .strictObject({
      state: z.enum(COMMENT_STATES),
      note: keptText(1000, { lines: 'many' }).optional().meta({ description: 'What was done, or why.' }),
    })
    .meta({ id: 'CommentMark' }),
);

const RECEIPT = /^[2-9A-HJKMNP-TV-Z]{4}-?[2-9A-HJKMNP-TV-Z]{4}$/i;

export const ErasureSchema = lazily(() =>
  z
    .strictObject({
      receipt: z
        .string()
        .regex(RECEIPT, 'expected the eight letters and digits of a receipt, such as K7QM-2F9X')
        .register(TEXT_KINDS, { kind: 'forgotten' })
        .meta({ example: 'K7QM-2F9X' }),
    })
    .meta({ id: 'CommentErasure' }),
);

export const ErasedSchema = lazily(() =>
  z
    .object({
      erased: z.boolean().meta({
        description: 'False: no comment is kept under this receipt. One that is still on its way will not come.',
      }),
    })
    .meta({ id: 'CommentErased' }),
);
