// The exported handler, on the real engines: what it takes from its queue and from its clock, what it tells, and what it never logs.
import { FactMessageSchema } from '@tera/contracts';
import type { TicketEvent, TicketId } from '@tera/domain';
import { responseKey } from '@tera/links';
import { chargeOutbox } from '@tera/store';
import { countingOn, pushed, ruled } from '@tera/testing/counting';
import { TABLES, aQueue, anEngine, putUnit, secretsManager } from '@tera/testing/engine';
import { at, budi, contoh, event, servedTicket } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { aContext, capturedOutput } from '@tera/testing/http';
import { beforeAll, describe, expect, it } from 'vitest';

const engine = anEngine();
const queue = aQueue();
const secrets = secretsManager();
const handle = aHandler(() => import('./index.ts'), {
  engine,
  queue,
  secrets,
  logLevel: 'DEBUG',
});
const outbox = () => chargeOutbox(engine.client, TABLES.facts);
const count = countingOn(engine);
beforeAll(() => putUnit(engine, contoh));

const jobs = (...bodies: readonly string[]) => ({
  Records: bodies.map((body, index) => ({ messageId: `m-${index}`, body })),
});
const jobFor = (ticketId: string) => JSON.stringify({ v: 1, unitId: contoh, ticketId });
const everyMinute = { scheduledTime: '2026-11-20T05:00:00Z' };
const told = async () => (await queue.drain()).map((body) => FactMessageSchema.parse(JSON.parse(body)));
const keyOf = (ticketId: string) => responseKey(KEY, contoh, ticketId as TicketId);
const KEY = 'the key of pseudonyms';

describe('a job', () => {
  beforeAll(() => void secrets.values.set('responses', JSON.stringify({ key: KEY })));

  it('has the answer told whose it is, by its pseudonym and without a moment', async () => {
    await count(pushed(contoh, servedTicket('A-1')));

    const answer = await handle(jobs(jobFor('A-1')), aContext());

    expect(answer).toEqual({ batchItemFailures: [] });
    const [message, ...others] = await told();
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      kind: 'answer-charge',
      key: keyOf('A-1'),
      charge: { to: { kind: 'officer', officerId: 'ani', serviceId: 'ektp' } },
    });
    expect(message?.kind === 'answer-charge' && message.on % 86_400_000).toBe(0);
    expect(JSON.stringify(message)).not.toContain('A-1');
  });

  it('that cannot be read comes again alone, and costs no other', async () => {
    const answer = await handle(jobs('{', jobFor('A-1')), aContext());

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-0' }] });
    expect(await told()).toHaveLength(1);
  });

  it('tells more and more of a ticket that changes: the order grows, and joins nothing', async () => {
    await count(pushed(contoh, servedTicket('A-2')));
    await handle(jobs(jobFor('A-2')), aContext());
    await count(pushed(contoh, [event('corrected', '09:00', { ticketId: 'A-2' as TicketId, officerId: budi })]));
    await handle(jobs(jobFor('A-2')), aContext());

    const orders = (await told()).map((message) => (message.kind === 'answer-charge' ? message.charge.order : 0));
    expect(orders[1]).toBe((orders[0] ?? 0) + 1);
    expect(orders[0]).toBeGreaterThan(1_000_000);
  });
});

describe('every minute', () => {
  it('the outbox is emptied: of tickets that say otherwise than before, and of no others', async () => {
    const correction = event('corrected', '09:00', { ticketId: 'B-1' as TicketId, officerId: budi });
    await count(
      pushed(contoh, servedTicket('B-1')),
      pushed(contoh, servedTicket('B-2')),
      pushed(contoh, servedTicket('B-3')),
    );
    await count(
      pushed(contoh, [correction]),
      ruled(contoh, 'B-2', { state: 'annulled', at: at('10:00'), objectionId: 'o' }),
    );
    await queue.drain();

    const lines = await capturedOutput(() => handle(everyMinute, aContext()));

    const charges = (await told()).flatMap((message) => (message.kind === 'answer-charge' ? [message] : []));
    expect(Object.fromEntries(charges.map(({ key, charge }) => [key, charge.to]))).toMatchObject({
      [keyOf('B-1')]: { kind: 'officer', officerId: 'budi' },
      [keyOf('B-2')]: { kind: 'annulled' },
    });
    expect(charges.map(({ key }) => key)).not.toContain(keyOf('B-3'));
    expect(await outbox().isEmpty(contoh)).toBe(true);
    for (const secret of ['B-1', 'B-2', keyOf('B-1'), KEY, 'budi']) expect(lines).not.toContain(secret);
  });

  it('nothing is told where nothing waits', async () => {
    await handle(everyMinute, aContext());

    expect(await told()).toEqual([]);
  });

  it('what there is no time for waits for the next minute', async () => {
    const later: TicketEvent = event('corrected', '09:30', { ticketId: 'B-3' as TicketId, officerId: budi });
    await count(pushed(contoh, [later]));

    await handle(
      everyMinute,
      aContext(() => 1_000),
    );

    expect(await told()).toEqual([]);
    expect(await outbox().isEmpty(contoh)).toBe(false);
  });

  it.each([[{}], [{ scheduledTime: 'soon' }]])('fails when it is not told for when it runs: %j', async (run) => {
    const lines = await capturedOutput(() => expect(handle(run, aContext())).rejects.toThrow('scheduledTime'));

    expect(lines).toContain('The run failed');
  });
});
