// The DynamoDB client of every function, and what keeps any client from waiting for ever. One middleware of the SDK is
// taken out: it copies each request and answer for a logger that is not there, which was a sixth of the aggregator's
// processor time and most of a large read's.
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** Milliseconds; a connection that hangs must fail while the function still has time to say so. */
export const PATIENCE = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true } as const;

export function dynamoClient(configuration: DynamoDBClientConfig = {}): DynamoDBClient {
  const client = new DynamoDBClient({ requestHandler: PATIENCE, ...configuration });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
