// The people who sign in, and what they may do. A role is a set of scopes and nothing else, so that a person may do through a
// page what a key may do through the API, and no more.
import type { OfficerId } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { OfficerIdSchema, UnitIdSchema, ofAnOffice } from './ids.ts';
import { ALL_UNITS, type Scope } from './key.ts';
import { NextSchema, pageQuery } from './page.ts';
import { TEXT_KINDS, printedText } from './text.ts';

/** Most bytes of the body that says who a person is. */
export const PERSON_BYTES = 64 * 1024;

/** What each role may do in its units; an officer about nothing but what is that officer's own. */
export const SCOPES_OF_ROLES = {
  // To make the keys of counters: a key can do no more than its maker.
  admin: ['registry:read', 'registry:write', 'tickets:write'],
  hr: ['indicators:read', 'comments:read', 'snapshots:write', 'releases:write', 'registry:read', 'responses:write'],
  supervisor: ['indicators:read', 'comments:read', 'objections:decide'],
  officer: ['indicators:read'],
  auditor: ['indicators:read', 'audit:read'],
} as const satisfies Readonly<Record<string, readonly Scope[]>>;
export type Role = keyof typeof SCOPES_OF_ROLES;
export const ROLES = Object.keys(SCOPES_OF_ROLES) as readonly Role[];

/** Before the id of a person who does what else a key does: no key is called so. */
const PERSON_PREFIX = 'person:';

/** A person in the place of a key, as trails and the audit name them. */
export function asKeyId(personId: string): string {
  return PERSON_PREFIX + personId;
}

/** The id of the person who stands in the place of a key; `undefined` of a key. */
export function personAsKey(keyId: string): string | undefined {
  return keyId.startsWith(PERSON_PREFIX) ? keyId.slice(PERSON_PREFIX.length) : undefined;
}

/** Begins with a letter or a digit, and holds no `:`, so that a person is never taken for anything else. */
export const PERSON_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const personId = () =>
  z
    .string()
    .regex(PERSON_ID_PATTERN, 'expected 1 to 40 letters, digits and . _ -, starting with a letter or digit')
    .register(TEXT_KINDS, { kind: 'code' })
    .meta({ example: 'sari' });
export const PersonIdSchema = lazily(() => ofAnOffice(personId()));
/** As it was written down, whatever is taken today. */
export const WrittenPersonIdSchema = lazily(personId);

const issuer = lazily(() =>
  z
    .url({ protocol: /^https?$/, error: 'expected the address of an issuer, such as https://id.example.go.id' })
    .max(500)
    .register(TEXT_KINDS, { kind: 'code' })
    .optional()
    .meta({ description: 'Who vouches for them; the issuer of this installation where nothing is said.' }),
);

export const LoginSchema = lazily(() =>
  z
    .union(
      [
        z.strictObject({
          issuer,
          subject: z.string().min(1).max(255).register(TEXT_KINDS, { kind: 'code' }).meta({
            description: 'The `sub` of the issuer’s tokens, to the letter.',
          }),
        }),
        z.strictObject({
          issuer,
          email: z.email().max(254).toLowerCase().register(TEXT_KINDS, { kind: 'code' }).meta({
            // What is taken says the pattern; readers of the format are stricter, each in its own way.
            format: undefined,
            description: 'Believed only where the issuer says that it is verified.',
          }),
        }),
      ],
      { error: 'expected a subject or an email, and perhaps an issuer' },
    )
    .meta({ id: 'Login' }),
);
export type Login = z.infer<typeof LoginSchema>;

const RoleOfPersonSchema = lazily(() =>
  z
    .strictObject({
      role: z.enum(ROLES),
      units: z
        .array(z.union([z.literal(ALL_UNITS), UnitIdSchema], "expected the id of a unit, or '*' for all"))
        .min(1)
        .max(200),
      officerId: OfficerIdSchema.optional().meta({
        description: 'Who they are in the unit; of the role officer alone.',
      }),
    })
    .refine(({ role, officerId }) => (role === 'officer') === (officerId !== undefined), {
      path: ['officerId'],
      error: 'expected with the role officer, and with no other',
    })
    .refine(({ officerId, units }) => officerId === undefined || (units.length === 1 && units[0] !== ALL_UNITS), {
      path: ['units'],
      error: 'expected one unit by its id: an officer is one of a unit',
    })
    .meta({ id: 'RoleOfPerson' }),
);
export interface RoleOfPerson {
  readonly role: Role;
  /** Unit ids, or `*`; of an officer one. */
  readonly units: readonly string[];
  readonly officerId?: OfficerId | undefined;
}

export const NewPersonSchema = lazily(() =>
  z
    .strictObject({
      name: printedText(100).meta({ example: 'Sari Contoh' }),
      login: LoginSchema,
      roles: z.array(RoleOfPersonSchema).max(50),
    })
    .meta({ id: 'NewPerson' }),
);
export interface NewPerson {
  readonly name: string;
  readonly login: Login;
  readonly roles: readonly RoleOfPerson[];
}

export const PersonSchema = lazily(() =>
  NewPersonSchema.unwrap().extend({ personId: z.string() }).meta({ id: 'Person' }),
);
export type Person = z.infer<typeof PersonSchema>;

const MOST_ON_A_PAGE = 200;
export const PeopleQuerySchema = lazily(() => z.strictObject(pageQuery({ usual: 100, most: MOST_ON_A_PAGE })));

export const PeopleSchema = lazily(() =>
  z.object({ people: z.array(PersonSchema), next: NextSchema }).meta({ id: 'People' }),
);
