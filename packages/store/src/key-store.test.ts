// API keys on the real engine. What they must never do is hold a secret, or outlive the key that they were made with.
import { PutItemCommand } from './aws/dynamodb.ts';
import { TABLES, anEngine, startEngine, timeout } from '@tera/testing/engine';
import { ani, at, storedKey } from '@tera/testing/facts';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { auditStore } from './audit-store.ts';
import type { ApiKey } from './key-reader.ts';
import { type KeyStore, keyStore } from './key-store.ts';

const engine = anEngine();
let keys: KeyStore;
beforeAll(() => {
  keys = keyStore(engine.client, TABLES.registry);
});

const BY = { keyId: 'k-admin', name: 'Admin' };

const aKey = (keyId: string, fields: Partial<ApiKey> = {}) =>
  storedKey(
    { keyId, secretHash: 'ab'.repeat(32) },
    { name: 'Loket 1–4', scopes: ['tickets:write'], units: ['contoh', '*'], createdAt: at('08:00'), ...fields },
  );

describe('an API key', () => {
  it('is found as it was put', async () => {
    const key = aKey('found', { expiresAt: at('2027-01-01 00:00'), scopes: ['registry:read', 'registry:write'] });

    await keys.put(key);

    expect(await keys.find('found')).toEqual(key);
    expect(await keys.find('other')).toBeUndefined();
  });

  it('says whose it is, where one person holds it', async () => {
    await keys.put(aKey('clerk', { officerId: ani }));
    await keys.put(aKey('machine'));

    expect(await keys.find('clerk')).toMatchObject({ officerId: ani });
    expect(await keys.find('machine')).toMatchObject({ officerId: undefined });
  });

  it('never takes the place of another one', async () => {
    await keys.put(aKey('first', { name: 'first' }));

    await expect(keys.put(aKey('first', { name: 'second' }))).rejects.toThrow('ConditionalCheckFailed');

    expect(await keys.find('first')).toMatchObject({ name: 'first' });
  });

  it('is revoked once: the first time stands', async () => {
    await keys.put(aKey('revoked'));

    expect(await keys.revoke('revoked', BY, at('09:00'))).toBe('revoked');
    expect(await keys.revoke('revoked', BY, at('10:00'))).toBe('revoked');

    expect(await keys.find('revoked')).toMatchObject({ revokedAt: at('09:00'), name: 'Loket 1–4' });
  });

  it('that does not exist cannot be revoked into being', async () => {
    expect(await keys.revoke('nobody', BY, at('09:00'))).toBe('none');

    expect(await keys.find('nobody')).toBeUndefined();
  });
});

describe('a key of the first form', () => {
  it('is valid as it was put, and goes on doing what its scopes were for then', async () => {
    const Item = {
      pk: { S: 'KEY' },
      sk: { S: 'old' },
      secretHash: { S: 'ab'.repeat(32) },
      name: { S: 'Admin' },
      scopes: { L: [{ S: 'registry:write' }, { S: 'indicators:read' }, { S: 'once:something' }] },
      units: { L: [{ S: '*' }] },
      createdAt: { N: '5' },
    };
    await engine.client.send(new PutItemCommand({ TableName: TABLES.registry, Item }));

    expect(await keys.find('old')).toEqual({
      keyId: 'old',
      secretHash: 'ab'.repeat(32),
      name: 'Admin',
      scopes: ['indicators:read', 'objections:decide', 'snapshots:write', 'registry:write'],
      units: ['*'],
      officerId: undefined,
      createdAt: 5,
      madeBy: [],
      expiresAt: undefined,
      revokedAt: undefined,
    });
  });
});

/** Keys that were made one with the other, on tables of their own, under an administrator beside them. */
async function aFamily(line: readonly string[]) {
  const { client, items, clientWith, stop } = await startEngine();
  onTestFinished(stop);
  const store = keyStore(client, TABLES.registry);
  const admin = { scopes: ['registry:write'], units: ['*'] } as const;
  await store.put(aKey('beside', admin));
  const made: string[] = [];
  for (const keyId of line) {
    const key = aKey(keyId, { ...admin, madeBy: made.toReversed() });
    await (made.length === 0 ? store.put(key) : store.make(key, BY));
    made.push(keyId);
  }
  const living = async () =>
    (await store.list()).filter(({ revokedAt }) => revokedAt === undefined).map(({ keyId }) => keyId);
  return { client, clientWith, store, living, items };
}

/** No key is alive whose maker is revoked. */
function isSound(all: readonly ApiKey[]): boolean {
  const revoked = new Set(all.filter(({ revokedAt }) => revokedAt !== undefined).map(({ keyId }) => keyId));
  return all.every(({ madeBy, revokedAt }) => revokedAt !== undefined || !madeBy.some((keyId) => revoked.has(keyId)));
}

describe('a family of keys', () => {
  it('ends with the key that made it, down the line, and nobody else does', async () => {
    const { store, living } = await aFamily(['a', 'b', 'c']);
    await store.make(aKey('d', { madeBy: ['a'] }), BY);

    expect(await store.revoke('b', BY, at('09:00'))).toBe('revoked');
    expect(await living()).toEqual(['a', 'beside', 'd']);
    expect(await store.revoke('a', BY, at('10:00'))).toBe('revoked');

    expect(await living()).toEqual(['beside']);
    expect(await store.find('c')).toMatchObject({ revokedAt: at('09:00') });
    expect(await store.find('d')).toMatchObject({ revokedAt: at('10:00') });
  });

  it('gets no new member from a key that is revoked', async () => {
    const { store } = await aFamily(['a', 'b']);
    await store.revoke('b', BY, at('09:00'));

    expect(await store.make(aKey('late', { madeBy: ['b', 'a'] }), BY)).toBe('gone');

    expect(await store.find('late')).toBeUndefined();
  });

  it('has a member that comes while it is revoked go with the others', async () => {
    const family = await aFamily(['a', 'b']);
    const meddling = family.clientWith(async ({ name, nth }, proceed) => {
      // After everybody was looked at, and before anything is written.
      if (name === 'TransactWriteItems' && nth === 1) {
        await family.store.make(aKey('quick', { madeBy: ['b', 'a'] }), BY);
      }
      return proceed();
    });

    expect(await keyStore(meddling, TABLES.registry).revoke('a', BY, at('09:00'))).toBe('revoked');

    expect(await family.living()).toEqual(['beside']);
  });

  it('larger than a transaction is revoked from its far end, so that it is sound between any two of them', async () => {
    const family = await aFamily(['a', 'b', 'c']);
    const many = Array.from({ length: 60 }, (_, index) => `m-${String(index).padStart(2, '0')}`);
    await Promise.all(many.map((keyId) => family.store.make(aKey(keyId, { madeBy: ['c', 'b', 'a'] }), BY)));
    const sound: boolean[] = [];
    const watched = family.clientWith(async ({ name }, proceed) => {
      const answer = await proceed();
      if (name === 'TransactWriteItems') sound.push(isSound(await family.store.list()));
      return answer;
    });

    expect(await keyStore(watched, TABLES.registry).revoke('a', BY, at('09:00'))).toBe('revoked');

    expect(sound).toEqual([true, true]);
    expect(await family.living()).toEqual(['beside']);
  });

  it('half revoked is still sound, and revoked by the same request', async () => {
    const family = await aFamily(['a', 'b']);
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => family.store.make(aKey(`n-${index}`, { madeBy: ['b', 'a'] }), BY)),
    );
    const dying = family.clientWith(async ({ name, nth }, proceed) => {
      if (name === 'TransactWriteItems' && nth === 2) throw timeout();
      return proceed();
    });

    await expect(keyStore(dying, TABLES.registry).revoke('a', BY, at('09:00'))).rejects.toThrow('socket hang up');
    expect(isSound(await family.store.list())).toBe(true);
    expect(await family.store.revoke('a', BY, at('09:01'))).toBe('revoked');
    expect(await family.living()).toEqual(['beside']);
  });

  it('is told in the audit key by key, without a secret', async () => {
    const { store, client } = await aFamily(['a', 'b']);
    await store.revoke('a', BY, at('09:00'));

    const { entries } = await auditStore(client, TABLES.registry).read({ most: 50, mayRead: () => true });

    const told = entries.map(({ what, of, by }) => `${what} ${of} ${by.keyId ?? '-'}`);
    expect(told.toSorted()).toEqual([
      'key.made a -',
      'key.made b k-admin',
      'key.made beside -',
      'key.revoked a k-admin',
      'key.revoked b k-admin',
    ]);
    expect(entries.find(({ what, of }) => what === 'key.revoked' && of === 'b')).toMatchObject({
      before: { keyId: 'b', createdBy: 'a' },
      after: { keyId: 'b', revokedAt: '2026-11-20T02:00:00.000Z' },
    });
    expect(JSON.stringify(entries)).not.toMatch(/secret|abab/i);
  });
});

describe('the last key that can make keys', () => {
  const admin = { scopes: ['registry:write'], units: ['*'] } as const;
  async function of(...others: readonly Partial<ApiKey>[]) {
    const { client, stop } = await startEngine();
    onTestFinished(stop);
    const store = keyStore(client, TABLES.registry);
    await store.put(aKey('last', admin));
    for (const [index, fields] of others.entries()) await store.put(aKey(`other-${index}`, { ...admin, ...fields }));
    return store;
  }

  it.each([
    ['is alone', []],
    ['has only others that make none', [{ scopes: ['registry:read', 'tickets:write'] as const }]],
    ['has only others for some of the units', [{ units: ['contoh'] }]],
    ['has only others that have ended', [{ expiresAt: at('08:59') }]],
    ['has only others that end', [{ expiresAt: at('09:05') }]],
    ['has only others that are revoked', [{ revokedAt: at('08:30') }]],
    ['has only others of one officer', [{ units: ['contoh'], officerId: ani }]],
    ['has made all the others', [{ madeBy: ['last'] }]],
  ])('stays where it %s', async (_, others) => {
    const store = await of(...others);

    expect(await store.revoke('last', BY, at('09:00'))).toBe('last');

    expect((await store.list()).filter(({ revokedAt }) => revokedAt === at('09:00'))).toEqual([]);
  });

  it('goes where another one stays', async () => {
    expect(await (await of({})).revoke('last', BY, at('09:00'))).toBe('revoked');
  });

  it('of two that revoke one another is one of them', async () => {
    const store = await of({});

    const outcomes = await Promise.all([
      store.revoke('last', BY, at('09:00')),
      store.revoke('other-0', BY, at('09:00')),
    ]);

    expect(outcomes.toSorted()).toEqual(['last', 'revoked']);
  });

  it('may be the last of one unit where another one is for all', async () => {
    const store = await of({ units: ['contoh'] });

    expect(await store.revoke('other-0', BY, at('09:00'))).toBe('revoked');
  });
});

describe('the list of keys', () => {
  it('has them all, over more than one page of the engine, in the order of their ids', async () => {
    // A page is at most 1 MB: these are about 1.3 MB.
    const units = Array.from({ length: 200 }, (_, index) => `unit-${String(index).padStart(34, '0')}`);
    const ids = Array.from({ length: 150 }, (_, index) => `page-${String(index).padStart(4, '0')}`);
    await Promise.all(ids.map((id) => keys.put(aKey(id, { units }))));

    const listed = (await keys.list()).map(({ keyId }) => keyId).filter((id) => id.startsWith('page-'));

    expect(listed).toEqual(ids);
  });
});
