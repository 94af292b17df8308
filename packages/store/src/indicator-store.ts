// The cells of a period, read with the SDK.
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type IndicatorStore, indicatorReader } from './indicator-reader.ts';

export function indicatorStore(client: DynamoDBClient, table: string): IndicatorStore {
  return indicatorReader((input) => client.send(new QueryCommand(input)), table);
}
