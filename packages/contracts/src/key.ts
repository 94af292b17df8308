// API keys. The secret leaves the server once, in the answer that makes the key; afterwards only its hash is known.
import * as z from 'zod';
import { OfficerIdSchema, UnitIdSchema } from './ids.ts';
import { InstantSchema, InstantTextSchema } from './instant.ts';
import { NextSchema, pageQuery } from './page.ts';
import { keptText } from './text.ts';

/** Most bytes of the body that asks for a key. */
export const KEY_BYTES = 32 * 1024;

export const SCOPES = [
  'tickets:write',
  'indicators:read',
  'releases:write',
  'registry:read',
  'registry:write',
  'audit:read',
] as const;
export type Scope = (typeof SCOPES)[number];

export const ALL_UNITS = '*';
const UnitsSchema = z
  .array(z.union([z.literal(ALL_UNITS), UnitIdSchema], "expected the id of a unit, or '*' for all"))
  .min(1)
  .max(200);

export const NewKeySchema = z
  .strictObject({
    name: keptText(100).meta({ example: 'Loket 1–4' }),
    scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
    units: UnitsSchema,
    expiresAt: InstantSchema.optional(),
    officerId: OfficerIdSchema.optional().meta({
      description: 'Whose key it is, where one person holds it; needed to enter answers for citizens.',
    }),
  })
  .meta({ id: 'NewKey' });
export type NewKey = z.infer<typeof NewKeySchema>;

export const KeySchema = z
  .object({
    keyId: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    units: z.array(z.string()),
    officerId: z.string().optional(),
    createdAt: InstantTextSchema,
    expiresAt: InstantTextSchema.optional(),
    revokedAt: InstantTextSchema.optional(),
  })
  .meta({ id: 'Key' });
export type Key = z.infer<typeof KeySchema>;

export const CreatedKeySchema = KeySchema.extend({
  key: z.string().meta({ description: 'Shown this once.', example: 'tera_4f1c09d2a7b3_…' }),
}).meta({ id: 'CreatedKey' });

const MOST_ON_A_PAGE = 200;

export const KeysQuerySchema = z.strictObject({
  officer: OfficerIdSchema.optional().meta({ description: 'Only those that this officer holds.' }),
  ...pageQuery({ usual: MOST_ON_A_PAGE, most: MOST_ON_A_PAGE }),
});

export const KeyListSchema = z.object({ keys: z.array(KeySchema), next: NextSchema }).meta({ id: 'KeyList' });
