// A counter's program, to be killed: it hands its events to the client, a few at a time, and says which were saved. It
// begins at the first one that it was not told about, as a queue system does that keeps a list of its own.
// Arguments: base URL, unit, folder, file of events (NDJSON), where to begin. The key is in TERA_KEY.

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { TeraClient } from '@tera/client';
import type { SentEvent } from './ticket-event.ts';

const [baseUrl = '', unitId = '', folder, file = '', from = '0'] = process.argv.slice(2);
const events = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as SentEvent);
const LANES = 10;
/** A wait of a minute takes three seconds: the test has no time for more. */
const FASTER = 20;

const client = new TeraClient(
  { baseUrl, unitId, folder, key: process.env['TERA_KEY'] ?? '' },
  { sleep: (milliseconds, signal) => sleep(milliseconds / FASTER, undefined, { signal }).catch(() => undefined) },
);
let next = Number(from);
await Promise.all(Array.from({ length: LANES }, recordSome));
await client.flush();
await client.close();
process.stdout.write(`done ${JSON.stringify(client.status())}\n`);

async function recordSome(): Promise<void> {
  for (let event = events[next]; event !== undefined; event = events[next]) {
    const index = next;
    next += 1;
    await client.record(event);
    process.stdout.write(`saved ${index}\n`);
    // Citizens do not come all at once, so that there are many pushes.
    await sleep(3);
  }
}
