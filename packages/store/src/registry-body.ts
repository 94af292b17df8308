// What a unit's body item holds, as JSON in gzip: the document and the standards that held before. It is read in every form in
// which it was ever put, so it asks for less than the door does: a target that may not be set any more, or a date that is now
// refused, must not make a unit unreadable.
import { WRITTEN_IDS, lazily } from '@tera/contracts';
import {
  BEFORE_EVERY_DAY,
  type Counter,
  type FormerStandard,
  type Officer,
  PUBLISHES,
  type Publishing,
  type RegistryDocument,
  type Service,
  type Standard,
  type Target,
  isTimeZone,
} from '@tera/domain';
import * as z from 'zod';
import { type Item, binary } from './attributes.ts';
import { dayText } from './day-text.ts';
import { gunzipped, gzipped } from './compressed.ts';

export interface RegistryBody {
  readonly document: RegistryDocument;
  readonly former: readonly FormerStandard[];
  /** Absent of a unit that was last put before there were releases. */
  readonly publishing?: Publishing | undefined;
}

/**
 * The form that is written. Bodies of the time before there was a version are of the same form; one that changes what is
 * there gets the next number, and this file reads both.
 */
const VERSION = 1;

export function packedBody(body: RegistryBody): Promise<Uint8Array> {
  return gzipped(JSON.stringify({ v: VERSION, ...body }));
}

/** @throws for a body of another version, or that none of ours has written */
export async function registryBody(item: Item): Promise<RegistryBody> {
  const json: unknown = JSON.parse((await gunzipped(binary(item, 'body'))).toString('utf8'));
  const body = BodySchema.safeParse(json);
  if (body.success) return body.data;
  // Paths and codes only: it holds the names of people.
  const why = body.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('; ');
  throw new Error(`a unit's body is not as it was ever put: ${why.slice(0, 500)}`);
}

/** A schema for every field that there is: one that is forgotten here would be lost in reading, and does not compile. */
type Shape<Thing> = { readonly [Name in keyof Required<Thing>]: z.ZodType<Thing[Name]> };

const StandardSchema = lazily(() =>
  z.object({
    measure: z.enum(['service', 'turnaround']),
    minutes: z.number(),
    decree: z.string().optional(),
    validFrom: dayText.optional(),
  } satisfies Shape<Standard>),
);

const ServiceSchema = lazily(() =>
  z.object({
    id: WRITTEN_IDS.serviceId,
    name: z.string(),
    standard: StandardSchema.optional(),
  } satisfies Shape<Service>),
);

const OfficerSchema = lazily(() =>
  z.object({
    id: WRITTEN_IDS.officerId,
    name: z.string(),
    nip: z.string().optional(),
    active: z.boolean().optional(),
  } satisfies Shape<Officer>),
);

const CounterSchema = lazily(() =>
  z.object({ id: WRITTEN_IDS.counterId, name: z.string(), prefix: z.string().optional() } satisfies Shape<Counter>),
);

const TargetSchema = lazily(() =>
  z.object({
    indicator: z.string(),
    value: z.number(),
    serviceId: WRITTEN_IDS.serviceId.optional(),
    officerId: WRITTEN_IDS.officerId.optional(),
    period: z.string().optional(),
    decree: z.string().optional(),
  } satisfies Shape<Target>),
);

const DocumentSchema = lazily(() =>
  z.object({
    name: z.string(),
    timeZone: z.string().refine(isTimeZone),
    questionnaire: z.string().optional(),
    contact: z.string().optional(),
    services: z.array(ServiceSchema),
    officers: z.array(OfficerSchema),
    counters: z.array(CounterSchema),
    targets: z.array(TargetSchema).optional(),
    closedFrom: dayText.optional(),
    publishes: z.enum(PUBLISHES).optional(),
    settleDays: z.number().optional(),
  } satisfies Shape<RegistryDocument>),
);

const FormerSchema = lazily(() =>
  z.object({
    serviceId: WRITTEN_IDS.serviceId,
    standard: StandardSchema,
    until: dayText.optional(),
  } satisfies Shape<FormerStandard>),
);

const PublishingSchema = lazily(() =>
  z.object({
    plan: z.object({
      first: z.enum(PUBLISHES),
      changes: z.array(z.object({ from: dayText, publishes: z.enum(PUBLISHES) })),
    }),
    since: z.union([dayText, z.literal(BEFORE_EVERY_DAY)]),
  } satisfies Shape<Publishing>),
);

const BodySchema = lazily(() =>
  z.object({
    v: z.literal(VERSION).optional(),
    document: DocumentSchema,
    former: z.array(FormerSchema),
    publishing: PublishingSchema.optional(),
  }),
);
