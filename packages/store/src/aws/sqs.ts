// SQS, as far as functions speak to it: they send. Lambda itself hands them what is in a queue.
import type * as Sdk from '@aws-sdk/client-sqs';
import { type AwsConfiguration, asking } from './ask.ts';

export interface SqsClient {
  readonly sendMessageBatch: (
    input: Sdk.SendMessageBatchCommandInput,
  ) => Promise<Partial<Pick<Sdk.SendMessageBatchCommandOutput, 'Successful' | 'Failed'>>>;
}

const SQS = { name: 'sqs', version: '1.0', target: 'AmazonSQS', endpoint: 'AWS_ENDPOINT_URL_SQS' } as const;

export function sqsClient(configuration: AwsConfiguration = {}): SqsClient {
  const ask = asking(SQS, configuration);
  return {
    sendMessageBatch: async (input) =>
      JSON.parse(await ask('SendMessageBatch', JSON.stringify(input))) as Sdk.SendMessageBatchCommandOutput,
  };
}
