// Finding the person who signs in, and whether a session of theirs still holds. Never cached: a role that is taken away is gone
// at the next request.
import { createHash } from 'node:crypto';
import { type Login, ROLES, type RoleOfPerson } from '@tera/contracts';
import { type Instant, isOfficerId } from '@tera/domain';
import {
  type Item,
  S,
  known,
  maps,
  number,
  optionalInstant,
  optionalText,
  optionalThat,
  text,
  texts,
} from './attributes.ts';
import type { DynamoClient } from './aws/dynamodb.ts';
import { itemReader } from './item-reader.ts';
import { PEOPLE_PARTITION, SESSIONS_PREFIX } from './tables.ts';

export interface KeptPerson {
  readonly personId: string;
  readonly name: string;
  readonly login: Login;
  readonly roles: readonly RoleOfPerson[];
  /** 0 where there is none yet. */
  readonly version: number;
}

/** Who an issuer says somebody is. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Only where the issuer has verified it. */
  readonly email?: string | undefined;
}

export interface PersonReader {
  readonly find: (personId: string) => Promise<KeptPerson | undefined>;
  /** By what the issuer of this installation, `homeIssuer`, or another one says of them. */
  readonly findBy: (identity: Identity, homeIssuer: string) => Promise<KeptPerson | undefined>;
  /** Sessions that were begun before this instant do not hold any more; `undefined`: all do. */
  readonly sessionsFrom: (personId: string) => Promise<Instant | undefined>;
}

export function personKey(personId: string): Item {
  return { pk: S(PEOPLE_PARTITION), sk: S(personId) };
}

/** No person's id begins with `#`. The login itself is in the person alone. */
export function loginKey(login: Login): Item {
  const { issuer = '' } = login;
  const said = 'subject' in login ? ['subject', login.subject] : ['email', login.email];
  const hash = createHash('sha256')
    .update(JSON.stringify([issuer, ...said]))
    .digest('hex');
  return { pk: S(PEOPLE_PARTITION), sk: S(`#${hash}`) };
}

export function sessionsKey(personId: string): Item {
  return { pk: S(SESSIONS_PREFIX + personId), sk: S('-') };
}

export function personReader(client: DynamoClient, table: string): PersonReader {
  const getItem = itemReader(client, table);
  const find = async (personId: string) => {
    const item = await getItem(personKey(personId));
    return item === undefined ? undefined : personOf(item);
  };
  return {
    find,
    findBy: async (identity, homeIssuer) => {
      for (const login of loginsOf(identity, homeIssuer)) {
        const item = await getItem(loginKey(login));
        const person = item === undefined ? undefined : await find(text(item, 'personId'));
        if (person !== undefined) return person;
      }
      return undefined;
    },
    sessionsFrom: async (personId) => {
      const item = await getItem(sessionsKey(personId));
      return item === undefined ? undefined : optionalInstant(item, 'from');
    },
  };
}

/** Ways in which a person's login may be written, the closest first. */
function loginsOf({ issuer, subject, email }: Identity, homeIssuer: string): readonly Login[] {
  const of = (login: Login): Login[] => [{ ...login, issuer }, ...(issuer === homeIssuer ? [login] : [])];
  return [...of({ subject }), ...(email === undefined ? [] : of({ email: email.toLowerCase() }))];
}

export function personOf(item: Item): KeptPerson {
  const issuer = optionalText(item, 'issuer');
  const [subject, email] = [optionalText(item, 'subject'), optionalText(item, 'email')];
  return {
    personId: text(item, 'sk'),
    name: text(item, 'name'),
    login: {
      ...(issuer === undefined ? {} : { issuer }),
      ...(subject === undefined ? { email: email ?? '' } : { subject }),
    },
    roles: maps(item, 'roles').map((role) => {
      const officerId = optionalThat(optionalText(role, 'officerId'), isOfficerId);
      const held = { role: known(text(role, 'role'), ROLES), units: texts(role, 'units') };
      return officerId === undefined ? held : Object.assign(held, { officerId });
    }),
    version: number(item, 'version'),
  };
}
