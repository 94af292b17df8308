// A unit's registry document: replaced whole, and refused whole when anything in it is not understood, because a
// misspelt standard that is dropped in silence would change people's figures.
import {
  MOST_SETTLE_DAYS,
  PUBLISHES,
  type RegistryDocument,
  QUESTIONNAIRES,
  ZONE_OF_A_PLACE,
  isZoneOfAPlace,
} from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { complain } from './complaint.ts';
import { CounterIdSchema, OfficerIdSchema, ServiceIdSchema } from './ids.ts';
import { LocalDaySchema } from './instant.ts';
import { TargetsSchema, strangersInTargets } from './target.ts';
import { TEXT_KINDS, keptText, printedText } from './text.ts';

/** Most bytes of a registry document. */
export const REGISTRY_BYTES = 1024 * 1024;

/** Of a standard. */
export const MOST_MINUTES = 1_000_000;

const name = lazily(() => keptText(200));

const StandardSchema = lazily(() =>
  z
    .strictObject({
      measure: z.enum(['service', 'turnaround']),
      minutes: z.number().positive().max(MOST_MINUTES),
      decree: printedText(200).optional(),
      validFrom: LocalDaySchema.optional(),
    })
    .meta({ id: 'Standard' }),
);

const ServiceSchema = lazily(() =>
  z.strictObject({ id: ServiceIdSchema, name, standard: StandardSchema.optional() }).meta({ id: 'Service' }),
);

const OfficerSchema = lazily(() =>
  z
    .strictObject({
      id: OfficerIdSchema,
      name,
      nip: z
        .string()
        .regex(/^\d{18}$/, 'expected the 18 digits of a NIP')
        .optional(),
      active: z.boolean().optional(),
    })
    .meta({ id: 'Officer' }),
);

const CounterSchema = lazily(() =>
  z
    .strictObject({
      id: CounterIdSchema,
      name,
      prefix: z
        .string()
        .regex(/^[A-Z]{1,3}$/, 'expected one to three capital letters')
        .optional()
        .meta({
          example: 'A',
          description:
            'What the numbers of this counter begin with; where nothing is said A, B, C … in the order of the counters.',
        }),
    })
    .meta({ id: 'Counter' }),
);

export const RegistryDocumentSchema: z.ZodType<RegistryDocument> = lazily(() =>
  z
    .strictObject({
      name,
      timeZone: z
        .string()
        .refine(
          isZoneOfAPlace,
          'expected the IANA time zone of a place, such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura',
        )
        .register(TEXT_KINDS, { kind: 'code' })
        .meta({
          example: 'Asia/Jakarta',
          pattern: ZONE_OF_A_PLACE.source,
          description: 'Stays as it is once tickets or answers are counted: their days rest on it.',
        }),
      questionnaire: z.enum(QUESTIONNAIRES).optional(),
      contact: printedText(200).optional().meta({
        description: 'Whom citizens may ask about their data, as the survey page prints it.',
      }),
      services: uniqueById(ServiceSchema, 500),
      officers: uniqueById(OfficerSchema, 5000),
      counters: uniqueById(CounterSchema, 1000).superRefine(eachPrefixOnce),
      publishes: z.enum(PUBLISHES).optional().meta({
        description:
          'How often what citizens said is published: by quarter where nothing is said. Another choice holds from the first period of its kind after the running one.',
      }),
      settleDays: z.int().min(0).max(MOST_SETTLE_DAYS).optional().meta({
        description: 'Days after the end of a period until it is published; 14 where nothing is said.',
      }),
      targets: TargetsSchema.optional(),
      closedFrom: LocalDaySchema.optional().meta({
        description:
          'The first local day on which the unit serves nobody any more: its links end, later events are refused, and the release of its last period is the last.',
      }),
    })
    .superRefine((document, context) => {
      for (const stranger of strangersInTargets(document)) complain(context, stranger);
    })
    .meta({ id: 'RegistryDocument' }),
);

/** Two counters with one prefix would call two citizens by one number. */
function eachPrefixOnce(counters: readonly { readonly prefix?: string | undefined }[], context: z.RefinementCtx) {
  const seen = new Set<string>();
  for (const [index, { prefix }] of counters.entries()) {
    if (prefix === undefined) continue;
    if (seen.has(prefix)) {
      complain(context, { path: [index, 'prefix'], code: 'duplicate', message: `'${prefix}' is there twice` });
    }
    seen.add(prefix);
  }
}

function uniqueById<Item extends z.ZodType<{ readonly id: string }>>(item: Item, most: number) {
  return z
    .array(item)
    .max(most)
    .superRefine((items, context) => {
      const seen = new Set<string>();
      for (const [index, { id }] of items.entries()) {
        if (seen.has(id)) {
          complain(context, { path: [index, 'id'], code: 'duplicate', message: `'${id}' is there twice` });
        }
        seen.add(id);
      }
    });
}
