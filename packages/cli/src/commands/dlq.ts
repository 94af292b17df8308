// `tera dlq`: messages that could not be counted. It goes to SQS itself, with the AWS credentials of the environment, and
// never prints what a citizen wrote unless it is asked to.
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Command } from 'commander';
import { newCommand, withJson, withYes } from '../command.ts';
import type { Context } from '../context.ts';
import { Failure, reasonOf } from '../failure.ts';
import { progressOn } from '../progress.ts';
import { type DeadLetter, countDeadLetters, deadLetters, redrive, release } from '../queue/dead-letters.ts';
import { withoutComments } from '../queue/without-comments.ts';
import { type TextColumn, tableText } from '../table.ts';
import { confirm } from './confirm.ts';
import { writeJson } from './output.ts';

interface DlqOptions {
  readonly dlqUrl?: string;
  readonly queueUrl?: string;
  readonly json?: true;
}

interface ListOptions extends DlqOptions {
  readonly limit: number;
}

interface ShowOptions extends DlqOptions {
  readonly withComments?: true;
}

interface RedriveOptions extends DlqOptions {
  readonly only?: readonly string[];
  readonly yes?: true;
}

export function dlqCommand(context: Context): Command {
  const list = withQueues(
    newCommand('list', 'What waits in the dead-letter queue.', [{ line: 'tera dlq list', does: 'at most 100' }]),
  )
    .option('--limit <number>', 'at most so many', wholeNumber, 100)
    .action((options: ListOptions) => listDeadLetters(options, context));
  const show = withQueues(
    newCommand('show', 'One message, and why it cannot be read. Comments of citizens are hidden.', [
      { line: 'tera dlq show 6f1c0c9e-2d1e-4c6e-9f5e-0f6e6c1b2a3d', does: 'its id is in the list' },
    ]),
  )
    .argument('<messageId>', 'its id')
    .option('--with-comments', 'print what citizens wrote as well')
    .action((messageId: string, options: ShowOptions) => showDeadLetter(messageId, options, context));
  const back = withYes(
    withQueues(
      newCommand('redrive', 'Send them back to be counted, when the cause is mended. Nothing counts twice.', [
        { line: 'tera dlq redrive', does: 'all of them, after a question' },
        { line: 'tera dlq redrive --only 6f1c0c9e-2d1e-4c6e-9f5e-0f6e6c1b2a3d', does: 'to try with one' },
      ]),
    ),
  )
    .option('--queue-url <url>', 'the facts queue (else FACTS_QUEUE_URL)')
    .option('--only <messageId...>', 'only these')
    .action((options: RedriveOptions) => redriveDeadLetters(options, context));
  return newCommand('dlq', 'The dead-letter queue: what could not be counted. Needs AWS credentials.', [])
    .addCommand(list)
    .addCommand(show)
    .addCommand(back);
}

function withQueues(command: Command): Command {
  return withJson(command).option('--dlq-url <url>', 'the dead-letter queue (else FACTS_DLQ_URL)');
}

const COLUMNS: readonly TextColumn<Described>[] = [
  { title: 'messageId', cell: ({ messageId }) => messageId },
  { title: 'unit', cell: ({ unitId }) => unitId },
  { title: 'what', cell: ({ kind }) => kind },
  { title: 'facts', cell: ({ facts }) => facts, align: 'right' },
  { title: 'sent', cell: ({ sentAt }) => sentAt.slice(0, 16) },
  { title: 'trouble', cell: ({ trouble }) => trouble },
];

async function listDeadLetters({ limit, ...options }: ListOptions, context: Context): Promise<void> {
  const { terminal, now } = context;
  await withClient(options, context, async (client, queueUrl) => {
    const whole = await countDeadLetters(client, queueUrl);
    const progress = progressOn(terminal, 'Looking', Math.min(whole, limit), now);
    const letters: DeadLetter[] = [];
    try {
      for await (const batch of deadLetters(client, queueUrl)) {
        letters.push(...batch);
        progress.show(letters.length, `${letters.length}`);
        if (letters.length >= limit) break;
      }
    } finally {
      await release(client, queueUrl, letters);
    }
    const shown = letters.slice(0, limit).map(describe);
    if (options.json) return writeJson({ messages: shown }, context);
    if (shown.length === 0) return terminal.write('The dead-letter queue is empty.\n');
    terminal.write(tableText(shown, COLUMNS, terminal.paint));
    if (whole > shown.length) terminal.say(`About ${whole} are there; --limit shows more.`);
  });
}

async function showDeadLetter(messageId: string, options: ShowOptions, context: Context): Promise<void> {
  await withClient(options, context, async (client, queueUrl) => {
    const letter = await find([messageId], client, queueUrl).then(([found]) => found);
    if (letter === undefined) throw notThere(messageId);
    await release(client, queueUrl, [letter]);
    const { fact } = letter;
    const content = withoutComments(letter.body, fact.ok, options.withComments === true);
    const errors = fact.ok ? [] : fact.errors;
    if (options.json) return writeJson({ ...describe(letter), errors, content }, context);
    const { terminal } = context;
    const { paint } = terminal;
    const { unitId, kind, facts, sentAt } = describe(letter);
    terminal.write(`${paint('bold', letter.messageId)}\n`);
    terminal.write(`unit ${unitId ?? '–'}, ${kind ?? 'not readable'}, ${facts ?? '–'} facts, sent ${sentAt}\n`);
    for (const { path, message, code } of errors) {
      terminal.write(paint('red', `  ${path === '' ? 'the message' : path}: ${message} (${code})\n`));
    }
    terminal.write(`${typeof content === 'string' ? content : JSON.stringify(content, null, 2)}\n`);
  });
}

async function redriveDeadLetters({ only, yes, ...options }: RedriveOptions, context: Context): Promise<void> {
  const { terminal, now, place } = context;
  const to = options.queueUrl ?? place.env['FACTS_QUEUE_URL'];
  if (to === undefined || to === '') {
    throw new Failure(
      'usage',
      'The facts queue is not named.',
      'Give its URL with --queue-url, or in FACTS_QUEUE_URL.',
    );
  }
  await withClient(options, context, async (client, from) => {
    const there = only?.length ?? (await countDeadLetters(client, from));
    const tell = (count: number, left: number): void => {
      if (options.json) writeJson({ redriven: count, left }, context);
      else terminal.write(count === 0 ? 'There is nothing to send back.\n' : `${count} sent back to be counted.\n`);
    };
    if (there === 0) return tell(0, 0);
    await confirm(`Send ${only === undefined ? 'about ' : ''}${there} back to be counted?`, yes, context);

    let count = 0;
    const progress = progressOn(terminal, 'Sending back', there, now);
    const send = async (letters: readonly DeadLetter[]): Promise<void> => {
      const went = await redrive(client, { from, to }, letters);
      count += went;
      progress.show(count, `${count}`);
      if (went < letters.length) {
        throw new Failure(
          'unreachable',
          `The facts queue took ${count} and then no more; the others are where they were.`,
          'Run it again.',
        );
      }
    };
    if (only === undefined) {
      for await (const batch of deadLetters(client, from)) {
        await send(batch);
        // What fails again comes back here some minutes later: this ends with what was there when it began.
        if (count >= there) break;
      }
    } else {
      const found = await find(only, client, from);
      const missing = only.filter((id) => found.every(({ messageId }) => messageId !== id));
      await send(found);
      if (missing.length > 0) throw notThere(missing.join(', '));
    }
    tell(count, await countDeadLetters(client, from));
  });
}

function notThere(messageIds: string): Failure {
  return new Failure(
    'missing',
    `There is no ${messageIds} in the dead-letter queue.`,
    'See `tera dlq list`; one that somebody looked at a moment ago comes back within a minute.',
  );
}

/** Those of these ids that are there; the others may be had by somebody else at once. */
async function find(messageIds: readonly string[], client: SQSClient, queueUrl: string): Promise<DeadLetter[]> {
  const found: DeadLetter[] = [];
  const others: DeadLetter[] = [];
  for await (const batch of deadLetters(client, queueUrl)) {
    for (const letter of batch) (messageIds.includes(letter.messageId) ? found : others).push(letter);
    if (found.length === messageIds.length) break;
  }
  await release(client, queueUrl, others);
  return found;
}

interface Described {
  readonly messageId: string;
  readonly unitId: string | undefined;
  readonly kind: string | undefined;
  readonly facts: number | undefined;
  readonly sentAt: string;
  readonly trouble: string | undefined;
}

function describe({ messageId, sentAt, fact }: DeadLetter): Described {
  const sent = new Date(sentAt).toISOString();
  if (!fact.ok) {
    const [first] = fact.errors;
    const trouble = `cannot be read: ${first?.path === '' ? '' : `${first?.path}: `}${first?.message}`;
    return { messageId, unitId: undefined, kind: undefined, facts: undefined, sentAt: sent, trouble };
  }
  const { value } = fact;
  const facts = value.kind === 'ticket-events' ? new Set(value.events.map(({ ticketId }) => ticketId)).size : 1;
  return { messageId, unitId: value.unitId, kind: value.kind, facts, sentAt: sent, trouble: undefined };
}

/** @throws Failure where AWS cannot be asked. */
async function withClient(
  { dlqUrl }: DlqOptions,
  { place }: Context,
  work: (client: SQSClient, queueUrl: string) => Promise<void>,
): Promise<void> {
  const queueUrl = dlqUrl ?? place.env['FACTS_DLQ_URL'];
  if (queueUrl === undefined || queueUrl === '') {
    throw new Failure(
      'usage',
      'The dead-letter queue is not named.',
      'Give its URL with --dlq-url, or in FACTS_DLQ_URL.',
    );
  }
  // The region is in the URL of every real queue; the last one is where Tera runs unless it is told otherwise.
  const region = /sqs[.-]([a-z0-9-]+)\.amazonaws/.exec(queueUrl)?.[1] ?? place.env['AWS_REGION'] ?? 'ap-southeast-3';
  const client = new SQSClient({ region });
  try {
    await work(client, queueUrl);
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error)) throw error;
    throw failureOfAws(error);
  } finally {
    client.destroy();
  }
}

function failureOfAws(error: Error): Failure {
  if (/Credentials|Token|Signature|AccessDenied|InvalidClientTokenId/i.test(error.name)) {
    return new Failure(
      'key',
      `AWS refuses: ${reasonOf(error)}`,
      'Give AWS credentials that may use both queues, such as AWS_PROFILE.',
      { cause: error },
    );
  }
  if (/NonExistentQueue|QueueDoesNotExist/i.test(error.name)) {
    return new Failure('missing', 'There is no such queue.', 'Its URL is among the outputs of the deployment.', {
      cause: error,
    });
  }
  const isNetwork = '$metadata' in error || 'code' in error || 'cause' in error;
  return new Failure(
    isNetwork ? 'unreachable' : 'failed',
    `SQS does not answer as expected: ${reasonOf(error)}`,
    undefined,
    { cause: error },
  );
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Failure('usage', `'${text}' is no whole number above 0.`);
}
