// A Secrets Manager whose secrets a test can change, or take away, and that counts how often they were read.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Started, duringTests } from '../during-tests.ts';
import { SECRETS } from '../links.ts';
import { bytesOf, serve } from '../server.ts';

export interface SecretsEndpoint {
  readonly endpoint: string;
  /** Secret id → its text; an id without one does not exist. */
  readonly values: Map<string, string>;
  readonly reads: () => number;
}

/** The secrets of links and responses and these, for the tests of this file or of the `describe` around the call. */
export function secretsManager(values: Readonly<Record<string, string>> = {}): SecretsEndpoint {
  const { signWith, secrets } = SECRETS;
  const links = JSON.stringify({ signWith, ...Object.fromEntries(secrets) });
  return duringTests(() =>
    startSecrets({ links, responses: '{"key":"pseudonyms"}', cursors: '{"key":"pages"}', ...values }),
  );
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
  return { endpoint: url, values: held, reads: () => reads, stop };
}
