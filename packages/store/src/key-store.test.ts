// API keys on the real engine. What they must never do is hold a secret.
import { TABLES, anEngine } from '@tera/testing/engine';
import { ani, at, storedKey } from '@tera/testing/facts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiKey } from './key-reader.ts';
import { type KeyStore, keyStore } from './key-store.ts';

const engine = anEngine();
let keys: KeyStore;
beforeAll(() => {
  keys = keyStore(engine.client, TABLES.registry);
});

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

    await expect(keys.put(aKey('first', { name: 'second' }))).rejects.toThrow('conditional');

    expect(await keys.find('first')).toMatchObject({ name: 'first' });
  });

  it('is revoked once: the first time stands', async () => {
    await keys.put(aKey('revoked'));

    expect(await keys.revoke('revoked', at('09:00'))).toBe(true);
    expect(await keys.revoke('revoked', at('10:00'))).toBe(true);

    expect(await keys.find('revoked')).toMatchObject({ revokedAt: at('09:00'), name: 'Loket 1–4' });
  });

  it('that does not exist cannot be revoked into being', async () => {
    expect(await keys.revoke('nobody', at('09:00'))).toBe(false);

    expect(await keys.find('nobody')).toBeUndefined();
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
