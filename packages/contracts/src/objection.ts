// Objections to a ticket, and what was decided about them. What people write here is kept for good.
import { ID_LENGTH, INDICATOR_IDS } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { OfficerIdSchema, ServiceIdSchema } from './ids.ts';
import { InstantTextSchema } from './instant.ts';
import { NextSchema, pageQuery } from './page.ts';
import { PeriodSchema } from './period.ts';
import { TEXT_KINDS, keptText } from './text.ts';

/** Most bytes of the body that objects or decides. */
export const OBJECTION_BYTES = 16 * 1024;

const OBJECTIONS_PER_PAGE = 100;

export const OBJECTION_STATES = ['open', 'upheld', 'refused'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

/** When it was filed and something random, so that the order of the ids is that of the filing. */
export const ObjectionIdSchema = lazily(() =>
  z
    .string()
    .max(ID_LENGTH)
    .regex(/^[a-z0-9]+$/, 'expected the id of an objection')
    .meta({ example: '0mi9k2x4f7c1d09be4a' }),
);

const reason = lazily(() =>
  keptText(1000, { lines: 'many' }).meta({
    example: 'Nomor antrean ini saya layani hanya sampai alih tugas.',
  }),
);
const by = lazily(() =>
  z.string().meta({
    description: 'What the key is called that it was sent with: who says so is the key.',
    example: 'Kepala Subbagian Umum',
  }),
);
const indicator = lazily(() =>
  z
    .string()
    .max(100)
    .refine((id) => INDICATOR_IDS.some((known) => known === id), 'expected the id of an indicator of the catalogue')
    .register(TEXT_KINDS, { kind: 'code' })
    .meta({
      description: 'The figure that it is about, if it is about one.',
      example: 'service.p50',
      enum: [...INDICATOR_IDS],
    }),
);

export const NewObjectionSchema = lazily(() =>
  z.strictObject({ reason, indicator: indicator.optional() }).meta({ id: 'NewObjection' }),
);
export type NewObjection = z.infer<typeof NewObjectionSchema>;

const CorrectionSchema = lazily(() =>
  z
    .strictObject({
      officerId: OfficerIdSchema.optional().meta({ description: 'Who it should have been.' }),
      serviceId: ServiceIdSchema.optional().meta({ description: 'What it should have been.' }),
      accurate: z
        .literal(false)
        .optional()
        .meta({ description: "The ticket's times are not right and are set aside." }),
    })
    .refine(
      (correction) => Object.values(correction).some((value) => value !== undefined),
      'expected an officerId, a serviceId or accurate: false',
    )
    .meta({ id: 'ObjectionCorrection', minProperties: 1 }),
);
export type ObjectionCorrection = z.infer<typeof CorrectionSchema>;

export const NewDecisionSchema = lazily(() =>
  z
    .discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('upheld'), reason, correction: CorrectionSchema.optional() }),
      z.strictObject({ outcome: z.literal('refused'), reason }),
    ])
    .meta({
      id: 'NewDecision',
      description: 'Upheld with a correction the ticket is corrected, without one it counts no more.',
    }),
);
export type NewDecision = z.infer<typeof NewDecisionSchema>;

const TrailEntrySchema = lazily(() =>
  z
    .object({
      at: InstantTextSchema,
      what: z.enum(['filed', 'upheld', 'refused']),
      by,
      keyId: z.string().meta({ description: 'The key that it was sent with.' }),
      reason: z.string(),
      indicator: z.string().optional(),
      correction: CorrectionSchema.optional(),
    })
    .meta({ id: 'ObjectionTrailEntry' }),
);

export const ObjectionSchema = lazily(() =>
  z
    .object({
      objectionId: z.string(),
      unitId: z.string(),
      factId: z.string(),
      state: z.enum(OBJECTION_STATES),
      reason: z.string(),
      by,
      indicator: z.string().optional(),
      filedAt: InstantTextSchema,
      decidedAt: InstantTextSchema.optional(),
      trail: z.array(TrailEntrySchema).meta({ description: 'Who did what when, oldest first; never changed.' }),
    })
    .meta({ id: 'Objection' }),
);
export type ObjectionBody = z.infer<typeof ObjectionSchema>;

export const FactObjectionsSchema = lazily(() =>
  z
    .object({ unitId: z.string(), factId: z.string(), objections: z.array(ObjectionSchema) })
    .meta({ id: 'FactObjections' }),
);

export const ObjectionsSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      objections: z.array(ObjectionSchema),
      next: NextSchema,
    })
    .meta({ id: 'Objections' }),
);

export const ObjectionsQuerySchema = lazily(() =>
  z.strictObject({
    state: z.enum(OBJECTION_STATES).optional(),
    officer: OfficerIdSchema.optional().meta({
      description: 'Whom the ticket concerned when it was filed, or whose key filed it.',
    }),
    period: PeriodSchema.optional().meta({ description: 'In which they were filed, by the local day.' }),
    ...pageQuery({ usual: OBJECTIONS_PER_PAGE, most: OBJECTIONS_PER_PAGE }),
  }),
);
export type ObjectionsQuery = z.infer<typeof ObjectionsQuerySchema>;
