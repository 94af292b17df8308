// Who may talk to an engine. The engines check no signature, and on a machine that others use too, a port of this machine is
// everybody's: so a request must name the access key that this stack has made up for itself. That key is a secret here: it is
// in the memory of our processes alone, and what goes over the loopback nobody else can hear.

import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, type NetConnectOpts, type Socket, createServer } from 'node:net';
import { passThrough } from './pass-through.ts';

export interface Gate {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** Whether a request was signed with our key, by its `Authorization` header. */
export function isOurs(authorization: string | undefined, accessKeyId: string): boolean {
  const [, named = ''] = /\bCredential=([^/\s,]+)\//.exec(authorization ?? '') ?? [];
  const [given, wanted] = [Buffer.from(named), Buffer.from(accessKeyId)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Headers of one request, far more than any client of AWS sends. */
const HEAD_BYTES = 32 * 1024;
const HEAD_ENDS = '\r\n\r\n';

/**
 * A port in front of an engine that cannot check anything itself. The first request of a connection says who is at its other
 * end; from then on all of it is passed through.
 */
export async function startGate(engine: NetConnectOpts, accessKeyId: string): Promise<Gate> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    let head = Buffer.alloc(0);
    const look = (part: Buffer): void => {
      head = Buffer.concat([head, part]);
      const end = head.indexOf(HEAD_ENDS);
      if (end < 0 && head.length <= HEAD_BYTES) return;
      client.off('data', look);
      client.pause();
      if (end >= 0 && isOurs(authorizationIn(head.subarray(0, end)), accessKeyId)) passThrough(client, engine, head);
      else client.end(FORBIDDEN);
    };
    client.on('data', look);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const client of open) client.destroy();
      await closed;
    },
  };
}

function authorizationIn(head: Buffer): string | undefined {
  const line = head
    .toString('latin1')
    .split('\r\n')
    .find((header) => /^authorization:/i.test(header));
  return line?.slice(line.indexOf(':') + 1);
}

/** As AWS answers whoever is not known. */
export const NOT_OURS = {
  status: 403,
  type: 'application/x-amz-json-1.0',
  body: JSON.stringify({
    __type: 'com.amazon.coral.service#UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
  }),
} as const;

const FORBIDDEN = [
  `HTTP/1.1 ${NOT_OURS.status} Forbidden`,
  `content-type: ${NOT_OURS.type}`,
  `content-length: ${Buffer.byteLength(NOT_OURS.body)}`,
  'connection: close',
  '',
  NOT_OURS.body,
].join('\r\n');
