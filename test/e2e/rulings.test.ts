// The facts queue is away when somebody decides: the decision stands, reading it changes nothing, and the schedule takes it to
// the figures.

import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type QueueAttributeName,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { ObjectionBody } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { aStack } from '@tera/testing/stack';
import { expect, it } from 'vitest';
import { MINUTE, localDay, periodsOf } from '../support/calendar.ts';
import { refusal } from '../support/refusal.ts';
import { ticketWriter } from '../support/ticket-event.ts';

const unit = aDocument();
const servedAt = Date.now() - 10 * MINUTE;
const said = { reason: 'nomor uji coba' };

/** By how much the schedules are ahead of everything else. */
let ahead = 0;
const tera = aStack({ units: { u: unit }, now: () => Date.now() + ahead });

it('a decision that the queue did not take reaches the figures by the schedule, and by nothing else', async () => {
  const ticket = ticketWriter('T-1');
  ticket.write('issued', servedAt - 9 * MINUTE, { serviceId: 'ektp' });
  ticket.write('started', servedAt - 5 * MINUTE, { officerId: 'ani' });
  ticket.write('completed', servedAt, { officerId: 'ani', serviceId: 'ektp', outcome: 'resolved' });
  await tera.client.push('u', ticket.events);
  await tera.counted();
  const { key: filer } = await tera.client.makeKey({ scopes: ['indicators:read'], units: ['u'] });
  expect(await post('T-1/objections', said, filer)).toMatchObject({ status: 201 });
  await tera.counted();

  const decision = { outcome: 'upheld', ...said };
  await withoutQueue(async () => {
    expect(await post('T-1/decision', decision)).toMatchObject(refusal(503, { code: 'queue_unavailable' }));
  });
  const [decided] = await objections();
  expect(decided).toMatchObject({ state: 'upheld' });
  await tera.counted();
  expect(await completed()).toBe(1);

  // A run that was due before the decision was a minute old leaves it alone.
  while ((await completed()) > 0) {
    ahead += 5 * MINUTE;
    await sleep(500);
    await tera.counted();
  }

  expect(await objections()).toEqual([decided]);
  expect(await post('T-1/decision', decision)).toMatchObject({ status: 200, json: decided });
});

/** The queue is deleted, and made again as it was. */
async function withoutQueue(happening: () => Promise<void>): Promise<void> {
  const environment = tera.awsEnvironment;
  const sqs = new SQSClient({
    endpoint: environment['AWS_ENDPOINT_URL_SQS'] ?? '',
    region: environment['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
  const [QueueName, QueueUrl] = [...tera.queueUrls].find(([name]) => name.endsWith('FactsQueue')) ?? [];
  const AttributeNames: QueueAttributeName[] = ['VisibilityTimeout', 'MessageRetentionPeriod', 'RedrivePolicy'];
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
  await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  try {
    await happening();
  } finally {
    await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    sqs.destroy();
  }
}

function post(path: string, json: object, key = tera.adminKey) {
  return tera.client.call('POST', `/v1/units/u/facts/${path}`, { json, key });
}

async function objections(): Promise<ObjectionBody[]> {
  const { json } = await tera.client.call('GET', '/v1/units/u/objections');
  return (json as { objections: ObjectionBody[] }).objections;
}

async function completed(): Promise<number> {
  const { year } = periodsOf(localDay(servedAt, unit.timeZone));
  const { rows } = await tera.client.indicators('u', year, ['officer']);
  return rows.reduce((sum, row) => sum + row.tickets.completed, 0);
}
