// Frozen figures: what is asked for, what is answered, and what may have changed since. The content of a snapshot is
// described loosely, because an old one keeps the shape that it was made with.
import { LONG_ID_LENGTH } from '@tera/domain';
import * as z from 'zod';
import { reckoned } from './indicators.ts';
import { lazily } from './lazily.ts';
import { InstantTextSchema } from './instant.ts';
import { NextSchema, pageQuery } from './page.ts';
import { PeriodSchema } from './period.ts';
import { keptText } from './text.ts';

/** Most bytes of the body that asks for a snapshot. */
export const SNAPSHOT_REQUEST_BYTES = 16 * 1024;

/** Most characters of what is noted with one. */
export const SNAPSHOT_NOTE_LENGTH = 500;

const MOST_ON_A_PAGE = 100;

/** When it was made, to the millisecond, and something random: the order of the ids is that of the making. */
export const SnapshotIdSchema = lazily(() =>
  z
    .string()
    .max(LONG_ID_LENGTH)
    .regex(/^\d{8}T\d{9}Z-[0-9a-f]{8}$/, 'expected the id of a snapshot')
    .meta({ example: '20261121T020500000Z-4f1c09d2' }),
);

export const NewSnapshotSchema = lazily(() =>
  z
    .strictObject({
      period: PeriodSchema,
      note: keptText(SNAPSHOT_NOTE_LENGTH, { lines: 'many' })
        .optional()
        .meta({ description: 'Kept with it for good.', example: 'Evaluasi kinerja triwulan IV' }),
    })
    .meta({ id: 'NewSnapshot' }),
);
export type NewSnapshot = z.infer<typeof NewSnapshotSchema>;

export const SnapshotSchema = lazily(() =>
  z
    .object({
      snapshotId: z.string(),
      unitId: z.string(),
      period: z.string(),
      note: z.string().optional(),
      createdAt: InstantTextSchema,
      contentHash: z.string().meta({ description: 'SHA-256, in hexadecimal, of the bytes that `href` answers.' }),
      bytes: z.int().min(1).meta({ description: 'How many they are, uncompressed.' }),
      methodVersion: z.string(),
      catalogueVersion: z.string(),
      registryVersion: z.int().min(1).meta({ description: "How often the unit's document had been put." }),
      href: z.string(),
    })
    .meta({ id: 'Snapshot' }),
);
export type SnapshotBody = z.infer<typeof SnapshotSchema>;

export const SnapshotsSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      snapshots: z.array(SnapshotSchema).meta({ description: 'Newest first.' }),
      next: NextSchema,
    })
    .meta({ id: 'Snapshots' }),
);

export const SnapshotsQuerySchema = lazily(() =>
  z.strictObject({
    period: PeriodSchema.optional().meta({ description: 'Only those of this very period.' }),
    ...pageQuery({ usual: 50, most: MOST_ON_A_PAGE }),
  }),
);
export type SnapshotsQuery = z.infer<typeof SnapshotsQuerySchema>;

const rowsThen = lazily(() =>
  z.array(z.looseObject({ officerId: z.string().nullable().optional(), serviceId: z.string().nullable().optional() })),
);

export const SnapshotContentSchema = lazily(() =>
  z
    .looseObject({
      snapshotId: z.string(),
      note: z.string().optional(),
      unitId: z.string(),
      period: z.string(),
      ...reckoned(),
      catalogueVersion: z.string(),
      registryVersion: z.int().min(1),
      unit: z.looseObject({ name: z.string() }).meta({ description: 'Names, standards and targets, as they were.' }),
      rows: z.looseObject({ unit: rowsThen, officer: rowsThen, service: rowsThen, officerAndService: rowsThen }),
      skm: z.looseObject({}).meta({ description: 'The survey report by the exact weight.' }),
      catalogue: z.array(z.looseObject({ id: z.string() })).meta({ description: 'The definitions that held.' }),
    })
    .meta({
      id: 'SnapshotContent',
      description: 'For ever the same bytes. A row has the shape of its method version.',
    }),
);
export type SnapshotContent = z.infer<typeof SnapshotContentSchema>;

const figure = lazily(() => z.union([z.number(), z.string(), z.boolean(), z.null()]));
const versions = <Version extends z.ZodType>(version: Version) => z.object({ was: version, now: version });

export const SnapshotChangesSchema = lazily(() =>
  z
    .object({
      snapshotId: z.string(),
      unitId: z.string(),
      period: z.string(),
      createdAt: InstantTextSchema,
      comparedAt: InstantTextSchema,
      same: z.boolean().meta({ description: 'Neither a figure nor a version differs.' }),
      methodVersion: versions(z.string()),
      catalogueVersion: versions(z.string()),
      registryVersion: versions(z.int()),
      changed: z.int().min(0).meta({ description: 'How many figures differ, those that are not listed among them.' }),
      rows: z
        .array(
          z.object({
            officerId: z.string().nullable().optional(),
            serviceId: z.string().nullable().optional(),
            indicator: z.string(),
            was: figure,
            now: figure,
          }),
        )
        .meta({ description: 'At most 2,000. null: there was no such figure, or it was hidden.' }),
      skm: z
        .array(z.object({ path: z.string(), was: figure, now: figure }))
        .meta({ description: 'The same of the survey report, by the path in it.' }),
    })
    .meta({ id: 'SnapshotChanges' }),
);
export type SnapshotChanges = z.infer<typeof SnapshotChangesSchema>;
