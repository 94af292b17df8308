// The DynamoDB client of every function. One middleware of the SDK is taken out: it copies each request and answer for a logger that is not there, which was a sixth of the aggregator's
// processor time and most of a large read's.
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { PATIENCE } from './patience.ts';

export function dynamoClient(configuration: DynamoDBClientConfig = {}): DynamoDBClient {
  const client = new DynamoDBClient({ requestHandler: PATIENCE, ...configuration });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
