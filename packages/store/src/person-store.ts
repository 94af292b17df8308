// The people who sign in, at rest: a person and the login that leads to them, in one transaction and with their entry of the
// audit. A login leads to one person, and where somebody is an administrator people leave one.
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { ALL_UNITS, type NewPerson, type RoleOfPerson, asKeyId, personAsKey } from '@tera/contracts';
import type { Instant } from '@tera/domain';
import { type Author, auditPuts } from './audit-entry.ts';
import { type Item, L, M, N, S, number, present } from './attributes.ts';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import { itemReader } from './item-reader.ts';
import {
  type KeptPerson,
  type PersonReader,
  loginKey,
  personKey,
  personOf,
  personReader,
  sessionsKey,
} from './person-reader.ts';
import { PEOPLE_PARTITION } from './tables.ts';
import { type Transacted, transact, tried } from './transact.ts';

export interface PersonChange {
  readonly personId: string;
  readonly person: NewPerson;
  /** As it was read; `undefined` for somebody new. */
  readonly before: KeptPerson | undefined;
  readonly by: Author;
  readonly at: Instant;
}

/**
 * - `refused`: somebody else has changed them since they were read, or the login is another's
 * - `last`: nobody else is an administrator of units of which this one would be none any more
 */
export type PersonWritten = Transacted | 'last';

export interface PersonStore extends PersonReader {
  /** In the order of their ids. */
  readonly list: () => Promise<KeptPerson[]>;
  readonly put: (change: PersonChange) => Promise<PersonWritten>;
  readonly remove: (before: KeptPerson, by: Author, at: Instant) => Promise<PersonWritten>;
}

export function personStore(client: DynamoClient, table: string): PersonStore {
  const list = () => listed(client, table);
  const guarded = administratorsGuard(client, table, list);
  return {
    ...personReader(client, table),

    list,

    put: async ({ personId, person, before, by, at }) => {
      const version = before?.version ?? 0;
      const isSameLogin = before !== undefined && loginText(before) === loginText(person);
      const audited = await auditPuts(table, {
        at,
        by,
        what: before === undefined ? 'person.made' : 'person.changed',
        units: unitsOf(person, before),
        of: personId,
        before: before && toldOf(before),
        after: { ...toldOf(person), ...(before !== undefined && !isSameLogin && { loginChanged: true }) },
      });
      const login = {
        Put: {
          TableName: table,
          Item: { ...loginKey(person.login), personId: S(personId) },
          ConditionExpression: 'attribute_not_exists(pk) OR personId = :person',
          ExpressionAttributeValues: { ':person': S(personId) },
        },
      };
      return guarded({ by, before, after: person.roles }, [
        { Put: { TableName: table, Item: personItem(personId, person, version + 1), ...stillAt(version) } },
        login,
        ...(before === undefined || isSameLogin ? [] : [{ Delete: { TableName: table, Key: loginKey(before.login) } }]),
        ...audited,
      ]);
    },

    remove: async (before, by, at) => {
      const { personId, login, version } = before;
      const units = unitsOf(before, undefined);
      const audited = await auditPuts(table, {
        at,
        by,
        what: 'person.removed',
        units,
        of: personId,
        before: toldOf(before),
      });
      return guarded({ by, before, after: [] }, [
        { Delete: { TableName: table, Key: personKey(personId), ...stillAt(version) } },
        { Delete: { TableName: table, Key: loginKey(login) } },
        ...audited,
      ]);
    },
  };
}

interface Granting {
  readonly by: Author;
  readonly before: KeptPerson | undefined;
  readonly after: readonly RoleOfPerson[];
}

/** Writes what is done to somebody, unless nobody would administer any more what they administer. */
type Guarded = (granting: Granting, items: readonly TransactWriteItem[]) => Promise<PersonWritten>;

/**
 * Whoever takes the role of an administrator from somebody counts up one number, on the condition that it is the one that they saw
 * before they looked who else has it: of two who take it from one another at one instant the second has to look again. Who has a key
 * can make an administrator at any time, and is not held up.
 */
function administratorsGuard(client: DynamoClient, table: string, list: PersonStore['list']): Guarded {
  const getItem = itemReader(client, table);
  const taken = async () => {
    const item = await getItem(ADMINISTRATORS_KEY);
    return item === undefined ? 0 : number(item, 'version');
  };
  return ({ by, before, after }, items) => {
    const lost = administered(before?.roles ?? []).filter((unit) => !administers(after, unit));
    if (before === undefined || lost.length === 0 || personAsKey(by.keyId ?? '') === undefined) {
      return tried(() => transact(client, items));
    }
    return tried(async () => {
      const seen = await taken();
      const others = (await list()).filter(({ personId }) => personId !== before.personId);
      if (!lost.every((unit) => others.some(({ roles }) => administers(roles, unit)))) return 'last';
      const Item = { ...ADMINISTRATORS_KEY, version: N(seen + 1) };
      const outcome = await transact(client, [...items, { Put: { TableName: table, Item, ...stillAt(seen) } }]);
      return outcome === 'refused' && (await taken()) !== seen ? 'busy' : outcome;
    });
  };
}

/** No person's id begins with `#`, and no login is called so. */
const ADMINISTRATORS_KEY: Item = { pk: S(PEOPLE_PARTITION), sk: S('#administrators') };

function administered(roles: readonly RoleOfPerson[]): readonly string[] {
  return roles.filter(({ role }) => role === 'admin').flatMap(({ units }) => units);
}

function administers(roles: readonly RoleOfPerson[], unit: string): boolean {
  return administered(roles).some((own) => own === ALL_UNITS || own === unit);
}

async function listed(client: DynamoClient, table: string): Promise<KeptPerson[]> {
  const people: KeptPerson[] = [];
  let from: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        // The logins come before the first letter or digit.
        KeyConditionExpression: 'pk = :people AND sk >= :first',
        ExpressionAttributeValues: { ':people': S(PEOPLE_PARTITION), ':first': S('0') },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    people.push(...Items.map(personOf));
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return people;
}

function loginText({ login }: Pick<KeptPerson, 'login'>): string {
  return JSON.stringify(loginKey(login));
}

/** All units of both, so that whoever reads of it in the audit is for all that it touches. */
function unitsOf({ roles }: Pick<NewPerson, 'roles'>, before: KeptPerson | undefined): string[] {
  return [...new Set([...roles, ...(before?.roles ?? [])].flatMap(({ units }) => units))].toSorted();
}

/** The login is left out: whoever reads the audit need not know how somebody signs in, only that it is another way now. */
function toldOf({ name, roles }: Pick<NewPerson, 'name' | 'roles'>) {
  return { name, roles };
}

function stillAt(version: number) {
  return version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': N(version) } };
}

function personItem(personId: string, { name, login, roles }: NewPerson, version: number): Item {
  return {
    ...personKey(personId),
    ...present({
      name: S(name),
      issuer: login.issuer === undefined ? undefined : S(login.issuer),
      subject: 'subject' in login ? S(login.subject) : undefined,
      email: 'email' in login ? S(login.email) : undefined,
      roles: {
        L: roles.map(({ role, units, officerId }) =>
          M(
            Object.entries(
              present({
                role: S(role),
                units: L(units),
                officerId: officerId === undefined ? undefined : S(officerId),
              }),
            ),
          ),
        ),
      },
      version: N(version),
    }),
  };
}

/** That somebody has signed in or out, in the audit of all units that they are for. */
export interface SessionLog {
  readonly signedIn: (person: KeptPerson, at: Instant) => Promise<void>;
  /** Ends every session of the person. */
  readonly signedOut: (person: KeptPerson, at: Instant) => Promise<void>;
}

export function sessionLog(client: DynamoClient, table: string): SessionLog {
  const write = async (person: KeptPerson, at: Instant, what: 'person.signed_in' | 'person.signed_out') => {
    const { personId, name, roles } = person;
    const by = { keyId: asKeyId(personId), name };
    const audited = await auditPuts(table, { at, by, what, units: unitsOf({ roles }, undefined), of: personId });
    const ended = { Put: { TableName: table, Item: { ...sessionsKey(personId), from: N(at) } } };
    const outcome = await tried(() => transact(client, what === 'person.signed_out' ? [ended, ...audited] : audited));
    if (outcome !== 'done') throw new Error(`it could not be written that somebody has signed in or out: ${outcome}`);
  };
  return {
    signedIn: (person, at) => write(person, at, 'person.signed_in'),
    signedOut: (person, at) => write(person, at, 'person.signed_out'),
  };
}
