// Answers that an office brings in: typed from paper, or taken over from another system. Each is judged by itself, so the
// body's schema leaves them unread. Their day is the one that they name, and not the one on which they come.
import * as z from 'zod';
import { complain } from './complaint.ts';
import { CounterIdSchema, ResponseIdSchema, ServiceIdSchema, TicketIdSchema } from './ids.ts';
import { LocalDaySchema } from './instant.ts';
import { lazily } from './lazily.ts';
import { ErrorCodeSchema } from './problem.ts';
import { AnswersSchema, RespondentSchema } from './response.ts';
import { keptText } from './text.ts';

/** Most answers in one push, and most bytes of its body. */
export const RESPONSES_PER_PUSH = 500;
export const RESPONSES_BYTES = 1024 * 1024;

export const ImportedResponseSchema = lazily(() =>
  z
    .strictObject({
      responseId: ResponseIdSchema.meta({
        example: 'kertas-2026-11-0412',
        description:
          'Made once by whoever brings it in, such as the number of a sheet: sent again, it changes nothing. Of a ticket the ticket itself is what counts once.',
      }),
      answeredOn: LocalDaySchema.meta({
        description:
          'The local day of the unit on which it was answered: not in the future, not more than 730 days ago, and in no period that is published.',
      }),
      ticketId: TicketIdSchema.optional().meta({
        description:
          'The completed ticket that it is about; it says whose the answer is. Only with a key that has an `officerId`, and not that of the officer who is rated.',
      }),
      serviceId: ServiceIdSchema.optional().meta({
        description: 'Without a ticket: what the answer is about. It is the unit’s, and no officer’s.',
      }),
      counterId: CounterIdSchema.optional().meta({ description: 'Where it was given.' }),
      answers: AnswersSchema,
      respondent: RespondentSchema.optional(),
      comment: keptText(1000, { lines: 'many', empty: 'taken' }).optional(),
      source: z.enum(['paper', 'import']).meta({
        description:
          '`paper`: typed by an employee, told apart as the channel `assisted`. `import`: from another system, the channel `import`.',
      }),
    })
    .superRefine(({ ticketId, serviceId }, context) => {
      if (ticketId === undefined || serviceId === undefined) return;
      complain(context, {
        path: ['serviceId'],
        code: 'not_allowed',
        message: 'not beside a ticketId: the ticket says what it was for',
      });
    })
    .meta({
      id: 'ImportedResponse',
      description: 'About a ticket, or a service, or neither; never both.',
      examples: [
        {
          responseId: 'kertas-2026-11-0412',
          answeredOn: '2026-11-20',
          ticketId: '2026-11-20-A-012',
          answers: { waktu: 3, kompetensi: 4, perilaku: 4 },
          respondent: { sex: 'P', age: '51+' },
          source: 'paper',
        },
        {
          responseId: 'eskm-88121',
          answeredOn: '2026-08-03',
          serviceId: 'ektp',
          answers: { persyaratan: 4, prosedur: 3, waktu: 3, biaya: 4, produk: 3 },
          source: 'import',
        },
      ],
    }),
);
export type ImportedResponse = z.infer<typeof ImportedResponseSchema>;

/** The body of a push as the door reads it: the answers one by one, later. */
export const ResponsePushSchema = lazily(() =>
  z.strictObject({ responses: z.array(z.unknown()).min(1).max(RESPONSES_PER_PUSH) }),
);

/** The same body as it is documented. */
export const ResponsePushDocument = lazily(() =>
  z
    .strictObject({ responses: z.array(ImportedResponseSchema).min(1).max(RESPONSES_PER_PUSH) })
    .meta({ id: 'ResponsePush' }),
);

export const RejectedResponseSchema = lazily(() =>
  z
    .object({
      index: z.int().meta({ description: 'Place in the push, from 0.' }),
      responseId: z.string().nullable(),
      code: ErrorCodeSchema,
      message: z.string(),
    })
    .meta({ id: 'RejectedResponse' }),
);
export type RejectedResponse = z.infer<typeof RejectedResponseSchema>;

export const ImportResultSchema = lazily(() =>
  z
    .object({
      accepted: z.int().meta({
        description:
          'Answers that are safe: queued, or known before. Which of them were known is not said: it would tell who has answered.',
      }),
      rejected: z.array(RejectedResponseSchema).meta({
        description:
          'Answers to correct. `unknown_ticket` and `not_completed` may be right a minute later, once the ticket is counted; the others are not by waiting.',
      }),
      retry: z.array(z.object({ index: z.int(), responseId: z.string() })).meta({
        description: 'Answers that were not taken, though nothing is wrong with them; send them again as they are.',
      }),
    })
    .meta({
      id: 'ImportResult',
      examples: [
        {
          accepted: 2,
          rejected: [
            {
              index: 1,
              responseId: 'kertas-2026-11-0413',
              code: 'released',
              message: 'answeredOn: 2026-Q3 is published, and a release never changes by itself',
            },
          ],
          retry: [{ index: 3, responseId: 'kertas-2026-11-0415' }],
        },
      ],
    }),
);
export type ImportResult = z.infer<typeof ImportResultSchema>;
