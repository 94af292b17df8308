// The keys of a local stack, on the real key store.

import { createHash } from 'node:crypto';
import { keyStore } from '@tera/store';
import { TABLES, startEngine } from '@tera/testing/engine';
import { temporaryFolder } from '@tera/testing/folder';
import { expect, it, onTestFinished } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { issueKeys } from './keys.ts';

async function aRegistry() {
  const engine = await startEngine();
  onTestFinished(engine.stop);
  return keyStore(engine.client, TABLES.registry);
}

function aFolder() {
  const folder = openDataFolder(temporaryFolder());
  onTestFinished(folder.release);
  return folder;
}

it('issues three keys once, of which the registry only knows a hash', async () => {
  const registry = await aRegistry();
  const folder = aFolder();

  const keys = await issueKeys(folder, registry, 0);
  const again = await issueKeys(folder, registry, 1);

  expect(again).toEqual(keys);
  expect(folder.read('keys.json')).toEqual(keys);
  const [, keyId = '', secret = ''] = keys.counterKey.split('_');
  expect(keys.counterKey).toMatch(/^tera_[0-9a-f]{12}_[0-9a-f]{48}$/);
  expect(await registry.find(keyId)).toMatchObject({
    secretHash: createHash('sha256').update(secret).digest('hex'),
    scopes: ['tickets:write'],
    units: ['contoh'],
    createdAt: 0,
  });
  expect(await registry.list()).toHaveLength(3);
});

it('registers the keys again in a registry that does not know them', async () => {
  const folder = aFolder();
  const keys = await issueKeys(folder, await aRegistry(), 0);
  const empty = await aRegistry();

  expect(await issueKeys(folder, empty, 1)).toEqual(keys);

  expect(await empty.list()).toHaveLength(3);
});

it('leaves a revoked key revoked', async () => {
  const registry = await aRegistry();
  const folder = aFolder();
  const keyId = (await issueKeys(folder, registry, 0)).hrKey.split('_')[1] ?? '';
  await registry.revoke(keyId, { name: 'a test' }, 5);

  await issueKeys(folder, registry, 6);

  expect(await registry.find(keyId)).toMatchObject({ revokedAt: 5 });
});
