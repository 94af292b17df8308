// DynamoDB, as the repositories of this package speak to it: its own operations, in shapes that the SDK's types describe.
// Binary attributes are base64 on the wire and bytes here.
import { randomUUID } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-dynamodb';
import { type AwsConfiguration, asking } from './ask.ts';

/** `client.send(new GetItemCommand(…))` */
export interface DynamoClient {
  readonly send: <Input, Output>(
    command: DynamoCommand<Input, Output>,
    options?: { readonly abortSignal?: AbortSignal },
  ) => Promise<Output>;
}

declare const answered: unique symbol;

export interface DynamoCommand<Input = unknown, Output = unknown> {
  /** As DynamoDB calls it. */
  readonly operation: string;
  readonly input: Input;
  /** For the compiler alone. */
  readonly [answered]?: Output;
}

export const GetItemCommand = commandOf<Sdk.GetItemCommandInput, Sdk.GetItemCommandOutput>('GetItem');
export const BatchGetItemCommand = commandOf<Sdk.BatchGetItemCommandInput, Sdk.BatchGetItemCommandOutput>(
  'BatchGetItem',
);
export const QueryCommand = commandOf<Sdk.QueryCommandInput, Sdk.QueryCommandOutput>('Query');
export const PutItemCommand = commandOf<Sdk.PutItemCommandInput, Sdk.PutItemCommandOutput>('PutItem');
export const UpdateItemCommand = commandOf<Sdk.UpdateItemCommandInput, Sdk.UpdateItemCommandOutput>('UpdateItem');
export const DeleteItemCommand = commandOf<Sdk.DeleteItemCommandInput, Sdk.DeleteItemCommandOutput>('DeleteItem');
/** With a token: one that is sent twice because its answer was lost is done once. */
export const TransactWriteItemsCommand = commandOf<
  Sdk.TransactWriteItemsCommandInput,
  Sdk.TransactWriteItemsCommandOutput
>('TransactWriteItems', (input) => ({ ClientRequestToken: randomUUID(), ...input }));

/** As the SDK's commands are made, and without what the SDK's answers say of their way. */
function commandOf<Input, Output>(operation: string, completed = (input: Input): Input => input) {
  return class implements DynamoCommand<Input, Omit<Output, '$metadata'>> {
    readonly operation = operation;
    readonly input: Input;
    declare readonly [answered]?: Omit<Output, '$metadata'>;

    constructor(input: Input) {
      this.input = completed(input);
    }
  };
}

/** The condition of a write does not hold. */
export function isConditionFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}

/** What was there instead, where the condition of a write does not hold and the write asks for it (`ALL_OLD`). */
export function itemInTheWay(error: unknown): Record<string, Sdk.AttributeValue> | undefined {
  if (!(error instanceof Error) || !isConditionFailure(error) || !('Item' in error)) return undefined;
  return bytesRead(JSON.stringify(error.Item)) as Record<string, Sdk.AttributeValue>;
}

const DYNAMODB = {
  name: 'dynamodb',
  version: '1.0',
  target: 'DynamoDB_20120810',
  endpoint: 'AWS_ENDPOINT_URL_DYNAMODB',
} as const;

export function dynamoClient(configuration: AwsConfiguration = {}): DynamoClient {
  const ask = asking(DYNAMODB, configuration);
  return {
    send: async <Input, Output>(
      { operation, input }: DynamoCommand<Input, Output>,
      { abortSignal }: { readonly abortSignal?: AbortSignal } = {},
    ) => bytesRead(await ask(operation, bytesWritten(input), abortSignal)) as Output,
  };
}

/** Few items have any, and a replacer would slow down the writing of all others. */
function bytesWritten(input: unknown): string {
  return holdsBytes(input) ? JSON.stringify(input, asBase64) : JSON.stringify(input);
}

function holdsBytes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof Uint8Array || Object.values(value).some(holdsBytes);
}

/** A Buffer has turned itself into an object by the time that a replacer sees it. */
function asBase64(this: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  const held = this[name];
  return held instanceof Uint8Array ? Buffer.from(held.buffer, held.byteOffset, held.length).toString('base64') : value;
}

function bytesRead(text: string): unknown {
  return text.includes('"B"') ? JSON.parse(text, fromBase64) : JSON.parse(text);
}

/** Every other text under this name is inside an attribute of its own: `{"S":"…"}`. */
function fromBase64(name: string, value: unknown): unknown {
  return name === 'B' && typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64')) : value;
}
