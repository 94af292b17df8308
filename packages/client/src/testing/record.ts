// A program of its own that records one event after the other and says on its output what became of each, so that a test
// can kill it, or run it where the disk is full. Arguments: folder, how many events, how many at a time, bytes of a reason.

import { setTimeout as sleep } from 'node:timers/promises';
import { TeraClient, TeraClientError } from '../index.ts';

const [folder, count, lanes = '1', reasonLength = '0'] = process.argv.slice(2);
const client = new TeraClient({
  // Nobody listens there: it is about the disk.
  baseUrl: 'http://127.0.0.1:1',
  key: 'tera_a1_secret',
  unitId: 'contoh',
  folder,
  onWarning: ({ code }) => say(`warned ${code}`),
});

let recorded = 0;
await Promise.all(Array.from({ length: Number(lanes) }, record));
await client.close();
say('closed');

async function record(): Promise<void> {
  while (recorded < Number(count)) {
    recorded += 1;
    const eventId = `e-${process.pid}-${recorded}`;
    try {
      await client.record({ eventId, ticketId: 'A-1', type: 'called', reason: 'x'.repeat(Number(reasonLength)) });
      say(`saved ${eventId}`);
    } catch (error) {
      if (!(error instanceof TeraClientError)) throw error;
      say(`refused ${error.code} ${eventId}`);
      await sleep(1);
    }
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
