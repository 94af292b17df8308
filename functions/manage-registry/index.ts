// Where units and API keys are kept. This file only composes: the work is in units.ts and keys.ts.
import { NewKeySchema, REGISTRY_BYTES, RegistryDocumentSchema } from '@tera/contracts';
import { endpoint, observer, readSettings, routes } from '@tera/http';
import { dynamoClient, keyStore, registryStore } from '@tera/store';
import { counterSetup } from './counter-setup.ts';
import { KEY_BYTES, KeyPath, createKey, listKeys, revokeKey } from './keys.ts';
import { Settings } from './settings.ts';
import { UnitPath, getUnit, putUnit } from './units.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const registry = registryStore(dynamo, settings.REGISTRY_TABLE);
const deps = { ...observer(), keys: keyStore(dynamo, settings.REGISTRY_TABLE), now: Date.now };
const [read, write] = ['registry:read', 'registry:write'] as const;
const document = { schema: RegistryDocumentSchema, bytes: REGISTRY_BYTES };
const newKey = { schema: NewKeySchema, bytes: KEY_BYTES };

export const handler = routes({
  'PUT /v1/units/{unitId}': endpoint({ scope: write, path: UnitPath, body: document }, deps, (r) =>
    putUnit(r, registry, deps.now()),
  ),
  'GET /v1/units/{unitId}': endpoint({ scope: read, path: UnitPath }, deps, (r) => getUnit(r, registry)),
  'GET /v1/units/{unitId}/counter-setup': endpoint({ scope: 'tickets:write', path: UnitPath }, deps, (r) =>
    counterSetup(r, registry),
  ),
  'POST /v1/keys': endpoint({ scope: write, body: newKey }, deps, (r) => createKey(r, deps)),
  'GET /v1/keys': endpoint({ scope: write }, deps, (r) => listKeys(r, deps)),
  'DELETE /v1/keys/{keyId}': endpoint({ scope: write, path: KeyPath }, deps, (r) => revokeKey(r, deps)),
});
