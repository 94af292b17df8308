// Runs beside an engine in a network that only the two of them are in: from a socket file to the engine's port. It ends with the
// engine, whatever ends that.

import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { passThrough } from './pass-through.ts';

const [socket = '', port = '', engine = ''] = process.argv.slice(2);
const LOOK_EVERY = 100;

createServer((client) => passThrough(client, { host: '127.0.0.1', port: Number(port) })).listen(socket);

setInterval(() => {
  if (process.ppid === Number(engine)) return;
  rmSync(dirname(socket), { recursive: true, force: true });
  process.exit();
}, LOOK_EVERY);
