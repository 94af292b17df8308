// A Secrets Manager whose secrets a test can change, or take away, and that counts how often they were read.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type SecretsClient, secretsClient } from '@tera/store';
import { type Started, duringTests } from '../during-tests.ts';
import { SECRETS } from '../links.ts';
import { bytesOf, serve } from '../server.ts';

export interface SecretsEndpoint {
  readonly endpoint: string;
  readonly client: SecretsClient;
  /** Secret id → its text; an id without one does not exist. */
  readonly values: Map<string, string>;
  readonly reads: () => number;
}

/** The secrets of links, responses and answered links, and these, for the tests of this file or of the `describe` around the call. */
export function secretsManager(values: Readonly<Record<string, string>> = {}): SecretsEndpoint {
  const { signWith, secrets } = SECRETS;
  const links = JSON.stringify({ signWith, ...Object.fromEntries(secrets) });
  const keys = { responses: '{"key":"pseudonyms"}', presence: '{"key":"marks"}', cursors: '{"key":"pages"}' };
  return duringTests(() => startSecrets({ links, ...keys, ...values }));
}

/** For a test that ends it by itself; it has these secrets and no other. */
export async function startSecrets(values: Readonly<Record<string, string>>): Promise<SecretsEndpoint & Started> {
  const held = new Map(Object.entries(values));
  let reads = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { SecretId } = JSON.parse((await bytesOf(request)).toString()) as { SecretId: string };
    reads += 1;
    const text = held.get(SecretId);
    const body =
      text === undefined
        ? { __type: 'ResourceNotFoundException', Message: 'there is no such secret' }
        : { Name: SecretId, SecretString: text };
    response.writeHead(text === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(body));
  };
  const { url, stop } = await serve((request, response) => void answer(request, response));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = secretsClient({ endpoint: url, region: 'ap-southeast-3', credentials });
  return { endpoint: url, client, values: held, reads: () => reads, stop };
}
