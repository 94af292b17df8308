// A free port of this machine, for an engine that cannot choose one itself and tell. Between the choice and the use
// somebody else may take it: whoever starts the engine tries again.

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
