// Sending through the client (`@tera/client`) against what a counter's program does at first: a request for each event, and
// the next one when it was answered. Both against the same embedded stack, in turn; both until everything was accepted.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TeraClient } from '@tera/client';
import { aDocument } from '@tera/testing/facts';
import { type Tera, pushesOf, startTera } from '@tera/testing/stack';
import { DAY, MINUTE, localDay } from '../support/calendar.ts';
import { type SentEvent, ticketWriter } from '../support/ticket-event.ts';
import { type Ratio, collectGarbage, ratioOf } from './contest.ts';

export interface SendingOutcome {
  readonly events: number;
  readonly pairs: number;
  /** Events per second. */
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: Ratio;
}

interface Door {
  readonly url: string;
  readonly key: string;
}

const UNIT = 'kelurahan-cepat';
const DAY_OF_ALL = localDay(Date.now() - 10 * DAY, 'Asia/Jakarta');
const OPENS = Date.parse(`${DAY_OF_ALL}T08:00:00+07:00`);

export async function compareSending(wishes: {
  readonly events: number;
  readonly pairs: number;
}): Promise<SendingOutcome> {
  const tera = await startTera();
  await tera.client.putUnit(UNIT, aDocument());
  const { key } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] });
  const door = { url: tera.url, key };
  const speed = async (send: typeof sendThroughTheClient, name: string, events: number): Promise<number> => {
    const sent = ticketsOf(name, events);
    collectGarbage();
    const began = performance.now();
    await send(sent, door);
    const seconds = (performance.now() - began) / 1000;
    // What one leaves to be counted is not for the other to wait for.
    await tera.counted();
    return sent.length / seconds;
  };

  // Neither has to wake the functions.
  await speed(sendThroughTheClient, 'W', 40);
  await speed(sendOneByOne, 'V', 40);
  const pairs: { readonly ours: number; readonly theirs: number }[] = [];
  while (pairs.length < wishes.pairs) {
    const [name, theirsFirst] = [String(pairs.length), pairs.length % 2 === 0];
    const before = theirsFirst ? await speed(sendOneByOne, `T${name}`, wishes.events) : undefined;
    const ours = await speed(sendThroughTheClient, `O${name}`, wishes.events);
    pairs.push({ ours, theirs: before ?? (await speed(sendOneByOne, `T${name}`, wishes.events)) });
  }
  await expectAllCounted(tera, 80 + 2 * wishes.pairs * wishes.events);
  await tera.stop();
  return {
    events: wishes.events,
    pairs: pairs.length,
    ours: ratioOf(pairs.map(({ ours }) => ours)).median,
    theirs: ratioOf(pairs.map(({ theirs }) => theirs)).median,
    ratio: ratioOf(pairs.map(({ ours, theirs }) => ours / theirs)),
  };
}

/** With everything that the client does: onto the disk first, and from there to the server. */
async function sendThroughTheClient(events: readonly SentEvent[], { url, key }: Door): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tera-bench-'));
  const client = new TeraClient({ baseUrl: url, key, unitId: UNIT, folder });
  await Promise.all(events.map((event) => client.record(event)));
  await client.flush();
  if (client.status().rejected > 0) throw new Error('the client was refused events');
  await client.close();
  rmSync(folder, { recursive: true });
}

/** Without a disk: an event that is lost on the way is lost. */
async function sendOneByOne(events: readonly SentEvent[], { url, key }: Door): Promise<void> {
  for (const event of events) {
    const response = await fetch(`${url}/v1/units/${UNIT}/ticket-events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events: [event] }),
    });
    if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
  }
}

/** Four events a ticket, all on one day. */
function ticketsOf(name: string, events: number): SentEvent[] {
  return pushesOf(Array.from({ length: events }), 4).flatMap((_, index) => {
    const { events: written, write } = ticketWriter(`${name}-${index}`);
    const issuedAt = OPENS + (index % 300) * MINUTE;
    write('issued', issuedAt, { serviceId: 'ektp' });
    write('called', issuedAt + 5 * MINUTE, { counterId: 'loket-1' });
    write('started', issuedAt + 6 * MINUTE, { officerId: 'ani' });
    write('completed', issuedAt + 12 * MINUTE, { officerId: 'ani', serviceId: 'ektp', outcome: 'resolved' });
    return written;
  });
}

/** No speed is worth anything unless both end in the same figures. */
async function expectAllCounted({ client }: Tera, events: number): Promise<void> {
  const { rows } = await client.indicators(UNIT, DAY_OF_ALL);
  if (rows[0]?.tickets.completed !== events / 4) {
    throw new Error(`${rows[0]?.tickets.completed} tickets were counted, not ${events / 4}`);
  }
}
