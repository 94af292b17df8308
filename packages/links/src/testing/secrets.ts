// A Secrets Manager with one secret that a test can change, or take away, and that counts how often it was read.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SecretsEndpoint {
  readonly endpoint: string;
  /** Secret id → its text; an id without one does not exist. */
  readonly values: Map<string, string>;
  readonly reads: () => number;
  readonly stop: () => Promise<void>;
}

export async function startSecrets(values: Readonly<Record<string, string>>): Promise<SecretsEndpoint> {
  const held = new Map(Object.entries(values));
  let reads = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      reads += 1;
      const { SecretId } = JSON.parse(Buffer.concat(chunks).toString()) as { SecretId: string };
      const text = held.get(SecretId);
      const answer =
        text === undefined
          ? { __type: 'ResourceNotFoundException', Message: 'there is no such secret' }
          : { Name: SecretId, SecretString: text };
      response.writeHead(text === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    values: held,
    reads: () => reads,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
