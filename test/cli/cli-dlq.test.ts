// The dead-letter queue by command line: messages that are really there, one of them unreadable, one with what a citizen
// wrote.

import { GetQueueAttributesCommand, SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { aDocument } from '@tera/testing/facts';
import { aStack } from '@tera/testing/stack';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, MINUTE, localDay } from '../support/calendar.ts';
import { aCli } from '../support/cli.ts';

const UNIT = 'disdukcapil';
const timeZone = 'Asia/Jakarta';
const start = Date.now() - DAY;
const tera = aStack({ units: { [UNIT]: aDocument({ timeZone }) } });
let dlqUrl: string;
const cli = aCli(() => {
  const urls = [...tera.queueUrls].filter(([name]) => /facts/i.test(name));
  dlqUrl = urls.find(([name]) => /dlq|dead/i.test(name))?.[1] ?? '';
  const queueUrl = urls.find(([, url]) => url !== dlqUrl)?.[1] ?? '';
  return { ...tera.awsEnvironment, FACTS_DLQ_URL: dlqUrl, FACTS_QUEUE_URL: queueUrl };
});
let sqs: SQSClient;

beforeAll(async () => {
  sqs = new SQSClient({
    endpoint: tera.awsEnvironment['AWS_ENDPOINT_URL_SQS'] ?? '',
    region: 'ap-southeast-3',
    credentials: {
      accessKeyId: tera.awsEnvironment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: tera.awsEnvironment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
  const send = (body: unknown) =>
    sqs.send(
      new SendMessageCommand({ QueueUrl: dlqUrl, MessageBody: typeof body === 'string' ? body : JSON.stringify(body) }),
    );
  const common = { v: 1, unitId: UNIT };
  await send({
    ...common,
    kind: 'ticket-events',
    events: [
      { eventId: 'a', ticketId: 'D-1', type: 'issued', occurredAt: start, serviceId: 'ektp' },
      { eventId: 'b', ticketId: 'D-1', type: 'started', occurredAt: start + MINUTE, officerId: 'ani' },
      {
        eventId: 'c',
        ticketId: 'D-1',
        type: 'completed',
        occurredAt: start + 9 * MINUTE,
        serviceId: 'ektp',
        officerId: 'ani',
      },
    ],
  });
  await send({
    ...common,
    kind: 'response',
    key: 'k1',
    response: {
      responseId: 'r1',
      receivedAt: start,
      channel: 'poster',
      questionnaire: 'skm-2017.1',
      answers: { waktu: 4 },
      comment: 'Rahasia warga',
    },
  });
  await send('{"v":99,"comment":"Rahasia lain","kind":"response"}');
});

afterAll(() => sqs.destroy());

interface Listed {
  readonly messages: readonly { readonly messageId: string; readonly kind?: string; readonly trouble?: string }[];
}

async function listed(): Promise<Listed['messages']> {
  const { stdout, code } = await cli.run(['dlq', 'list', '--json']);
  expect(code).toBe(0);
  return (JSON.parse(stdout) as Listed).messages;
}

it('is listed with what is in it, as often as one likes', async () => {
  const { code, stdout } = await cli.run(['dlq', 'list']);

  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(` ${UNIT} +ticket-events +1 `));
  expect(stdout).toMatch(new RegExp(` ${UNIT} +response +1 `));
  expect(stdout).toContain('cannot be read: ');
  expect(stdout).not.toContain('Rahasia');
  expect(await listed()).toHaveLength(3);
});

it('shows a message without what a citizen wrote, unless it is asked to', async () => {
  const messages = await listed();
  for (const { messageId } of messages) {
    const shown = await cli.run(['dlq', 'show', messageId]);
    expect(shown.code).toBe(0);
    expect(shown.stdout).not.toContain('Rahasia');
  }
  const response = messages.find(({ kind }) => kind === 'response')?.messageId ?? '';

  const asked = await cli.run(['dlq', 'show', response, '--with-comments']);
  const missing = await cli.run(['dlq', 'show', '00000000-0000-0000-0000-000000000000']);

  expect(asked.stdout).toContain('Rahasia warga');
  expect(missing.code).toBe(4);
});

it('is sent back only when it is confirmed, and then counted', async () => {
  const readable = (await listed()).filter(({ trouble }) => trouble === undefined).map(({ messageId }) => messageId);

  const unasked = await cli.run(['dlq', 'redrive']);
  const back = await cli.run(['dlq', 'redrive', '--only', ...readable, '--yes']);

  expect(unasked.code).toBe(8);
  expect(back).toMatchObject({ code: 0, stdout: '2 sent back to be counted.\n' });
  await expect.poll(counted, { timeout: 30_000 }).toMatchObject([{ tickets: { completed: 1 } }]);
  expect(await messagesIn(dlqUrl)).toBe(1);
});

it('says what is missing where a queue is not named or not there', async () => {
  const unnamed = await cli.run(['dlq', 'list'], { env: { FACTS_DLQ_URL: '' } });
  const wrong = await cli.run(['dlq', 'list', '--dlq-url', `${dlqUrl}x`]);

  expect(unnamed.code).toBe(2);
  expect(unnamed.stderr).toContain('FACTS_DLQ_URL');
  expect(wrong.code).toBe(4);
});

async function counted(): Promise<unknown> {
  return (await tera.client.indicators(UNIT, localDay(start + 9 * MINUTE, timeZone))).rows;
}

async function messagesIn(url: string): Promise<number> {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] }),
  );
  return names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
