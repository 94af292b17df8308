// Makes the first API key of a deployment: `node scripts/first-key.ts <registry table>`, with AWS credentials that may
// write to that table. The key can do everything, for all units; its secret is printed once and kept nowhere.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ALL_UNITS, SCOPES } from '@tera/contracts';
import { makeApiKey } from '@tera/http';
import { keyStore } from '@tera/store';

const [table] = process.argv.slice(2);
if (table === undefined) {
  console.error('Name the registry table: node scripts/first-key.ts <registry table>');
  process.exit(2);
}
const { keyId, secretHash, key } = makeApiKey();
const grant = { name: 'First key', scopes: [...SCOPES], units: [ALL_UNITS], createdAt: Date.now(), madeBy: [] };
await keyStore(new DynamoDBClient(), table).put({ keyId, secretHash, ...grant });
console.log(key);
