// API keys. The secret leaves the server once, in the answer that makes the key; afterwards only its hash is known.
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { OfficerIdSchema, UnitIdSchema } from './ids.ts';
import { InstantSchema, InstantTextSchema } from './instant.ts';
import { NextSchema, pageQuery } from './page.ts';
import { keptText } from './text.ts';

/** Most bytes of the body that asks for a key. */
export const KEY_BYTES = 32 * 1024;

export const SCOPES = [
  'tickets:write',
  'responses:write',
  'indicators:read',
  'comments:read',
  'objections:decide',
  'snapshots:write',
  'releases:write',
  'registry:read',
  'registry:write',
  'audit:read',
] as const;
export type Scope = (typeof SCOPES)[number];

/** What a key's id may look like. */
export const KEY_ID_PATTERN = /^[A-Za-z0-9]{1,40}$/;
export const KeyIdSchema = lazily(() =>
  z.string().regex(KEY_ID_PATTERN, 'expected the id of a key').meta({ example: '4f1c09d2a7b3' }),
);

export const ALL_UNITS = '*';
const UnitsSchema = lazily(() =>
  z
    .array(z.union([z.literal(ALL_UNITS), UnitIdSchema], "expected the id of a unit, or '*' for all"))
    .min(1)
    .max(200),
);

export const NewKeySchema = lazily(() =>
  z
    .strictObject({
      name: keptText(100).meta({ example: 'Loket 1–4' }),
      scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
      units: UnitsSchema,
      expiresAt: InstantSchema.optional().meta({ description: 'No later than that of the key that makes it.' }),
      officerId: OfficerIdSchema.optional().meta({
        description: 'Whose key it is: it sees and files what is that officer’s own, and nothing else of the unit.',
      }),
    })
    .refine(({ units, officerId }) => officerId === undefined || !units.includes(ALL_UNITS), {
      path: ['units'],
      error:
        'expected the units by name: an officer is one of a unit, and another unit may give the same id to somebody else',
    })
    .meta({
      id: 'NewKey',
      not: { required: ['officerId'], properties: { units: { contains: { const: ALL_UNITS } } } },
    }),
);
export type NewKey = z.infer<typeof NewKeySchema>;

const granted = () => ({
  keyId: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  units: z.array(z.string()),
  officerId: z.string().optional(),
});

/** Of the key that asks. */
export const OwnKeySchema = lazily(() =>
  z.object({ ...granted(), expiresAt: InstantTextSchema.optional() }).meta({ id: 'OwnKey' }),
);

export const KeySchema = lazily(() =>
  z
    .object({
      ...granted(),
      createdAt: InstantTextSchema,
      createdBy: z.string().optional().meta({
        description: 'The key that made it; absent where it was put by hand, as the first one of an installation is.',
      }),
      expiresAt: InstantTextSchema.optional(),
      revokedAt: InstantTextSchema.optional(),
    })
    .meta({ id: 'Key' }),
);
export type Key = z.infer<typeof KeySchema>;

export const CreatedKeySchema = lazily(() =>
  KeySchema.unwrap()
    .extend({
      key: z.string().meta({ description: 'Shown this once.', example: 'tera_4f1c09d2a7b3_…' }),
    })
    .meta({ id: 'CreatedKey' }),
);

const MOST_ON_A_PAGE = 200;

export const KeysQuerySchema = lazily(() =>
  z.strictObject({
    officer: OfficerIdSchema.optional().meta({ description: 'Only those that this officer holds.' }),
    ...pageQuery({ usual: MOST_ON_A_PAGE, most: MOST_ON_A_PAGE }),
  }),
);

export const KeyListSchema = lazily(() =>
  z.object({ keys: z.array(KeySchema), next: NextSchema }).meta({ id: 'KeyList' }),
);
