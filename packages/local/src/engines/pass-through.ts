// Two sockets as one: what comes in on either side goes out on the other, and when one ends so does the other.

import { type NetConnectOpts, type Socket, connect } from 'node:net';

/** `head`: what was read of the client already. */
export function passThrough(client: Socket, to: NetConnectOpts, head?: Buffer): void {
  const behind = connect(to);
  for (const [one, other] of [
    [client, behind],
    [behind, client],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
  client.setNoDelay(true);
  behind.setNoDelay(true);
  if (head !== undefined) behind.write(head);
  client.pipe(behind);
  behind.pipe(client);
}
