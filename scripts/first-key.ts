// Makes the first API key of a deployment: `node scripts/first-key.ts <registry table>`, with AWS credentials that may
// write to that table. The key can do everything, for all units; its secret is printed once and kept nowhere.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ALL_UNITS, SCOPES } from '@tera/contracts';
import { makeApiKey } from '@tera/http';
import { dynamoClient, keyStore } from '@tera/store';

const [table] = process.argv.slice(2);
if (table === undefined) {
  console.error('Name the registry table: node scripts/first-key.ts <registry table>');
  process.exit(2);
}
const { keyId, secretHash, key } = makeApiKey();
const grant = { name: 'First key', scopes: [...SCOPES], units: [ALL_UNITS], createdAt: Date.now(), madeBy: [] };
// The SDK knows where people keep their credentials.
const { config } = new DynamoDBClient();
const client = dynamoClient({ region: await config.region(), credentials: config.credentials });
await keyStore(client, table).put({ keyId, secretHash, ...grant });
console.log(key);
