// A program that records many events, or sends what waits, and measures its own memory on the way. To be run with
// --expose-gc. Arguments: base URL, folder, how many events to record (0: send what is there).

import { TeraClient } from '@tera/client';

const [baseUrl = '', folder, count = '0'] = process.argv.slice(2);
const AT_ONCE = 1000;
/** Each time a tenth of the work is done: bytes that are really in use, and the most that the process ever had. */
const heap: number[] = [];
const peak: number[] = [];

const client = new TeraClient({ baseUrl, folder, unitId: 'contoh', key: 'tera_a_b' });
await client.flush({ within: 1 }).catch(() => undefined);
if (count === '0') await send();
else await record(Number(count));
await client.close();
process.stdout.write(`${JSON.stringify({ heap, peak, waiting: client.status().waiting })}\n`);

async function record(total: number): Promise<void> {
  for (let done = 0; done < total; done += AT_ONCE) {
    const ticketIds = Array.from({ length: AT_ONCE }, (_, index) => `A-${done + index}`);
    await Promise.all(
      ticketIds.map((ticketId) =>
        client.record({ ticketId, type: 'issued', serviceId: 'ektp', reason: 'nomor antrean dicetak di mesin depan' }),
      ),
    );
    if ((done + AT_ONCE) % (total / 10) === 0) measure();
  }
}

async function send(): Promise<void> {
  const total = client.status().waiting;
  for (let tenth = 1; tenth <= 10; tenth++) {
    while (client.status().waiting > total - (tenth * total) / 10) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    measure();
  }
}

function measure(): void {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  heap.push(heapUsed + external);
  // The system counts it in kilobytes.
  peak.push(process.resourceUsage().maxRSS * 1024);
}
