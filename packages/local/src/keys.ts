// The three keys that a local stack is tried with. Their secrets are kept in the data folder, which the real system never
// does: here there would otherwise be nobody to remember them.

import { hashSecret, makeApiKey } from '@tera/http/api-key';
import { SCOPES, type Scope } from '@tera/contracts';
import type { ApiKey, KeyStore } from '@tera/store';
import type { DataFolder } from './data-folder.ts';
import { objectIn, textIn } from './json.ts';

/** The unit that the counter's and the HR's key are for; the example is made in it. */
export const exampleUnitId = 'contoh';

export interface Keys {
  readonly adminKey: string;
  readonly counterKey: string;
  readonly hrKey: string;
}

interface Grant {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly units: readonly string[];
}

const grants: Readonly<Record<keyof Keys, Grant>> = {
  adminKey: {
    name: 'Local admin',
    scopes: SCOPES,
    units: ['*'],
  },
  counterKey: { name: 'Local counter', scopes: ['tickets:write'], units: [exampleUnitId] },
  hrKey: { name: 'Local HR', scopes: ['indicators:read', 'releases:write', 'registry:read'], units: [exampleUnitId] },
};

/**
 * The keys of `keys.json`, made at the first start. Each is put into the registry where it is missing, so that they also
 * hold when another, empty DynamoDB is named; one that was revoked stays revoked.
 */
export async function issueKeys(dataFolder: DataFolder, keyStore: KeyStore, now: number): Promise<Keys> {
  const kept = objectIn(dataFolder.read('keys.json'));
  const keys = Object.fromEntries(
    Object.keys(grants).map((name) => [name, textIn(kept?.[name]) ?? makeApiKey().key]),
  ) as Record<keyof Keys, string>;
  // Kept before it is registered: a key that nobody remembers could never be used.
  dataFolder.keep('keys.json', keys);
  for (const [name, grant] of Object.entries(grants)) {
    const apiKey = apiKeyOf(keys[name as keyof Keys], grant, now);
    if ((await keyStore.find(apiKey.keyId)) === undefined) await keyStore.put(apiKey);
  }
  return keys;
}

function apiKeyOf(key: string, grant: Grant, now: number): ApiKey {
  const [, keyId = '', secret = ''] = key.split('_');
  return { ...grant, keyId, secretHash: hashSecret(secret), createdAt: now };
}
