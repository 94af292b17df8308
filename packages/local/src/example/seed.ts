// Fills the example unit: its registry and its tickets go through the HTTP door, as everybody's do; its survey answers
// are put on the queues as the door would put them, because the door dates an answer with the day on which it arrives.

import { type ChargeJob, type ResponseMessage, TicketIdSchema, UnitIdSchema } from '@tera/contracts';
import { localDayOf, startOfDay } from '@tera/domain';
import { fixedSecret, presenceMark, responseKey } from '@tera/links';
import { chargeQueue, factQueue, secretsClient, sqsClient } from '@tera/store';
import { exampleUnitId, type Keys } from '../keys.ts';
import { StartProblem } from '../problem.ts';
import { type Stack, settingOf } from '../stack.ts';
import { type PushedEvent, aTicketOfToday, simulateMonth, type SimulatedAnswer } from './simulation.ts';
import { exampleUnit } from './unit.ts';

export interface Seeding {
  readonly stack: Stack;
  readonly keys: Keys;
  /** One line for whoever watches. */
  readonly onProgress: (line: string) => void;
}

/** What the printout shows of the example; kept in the data folder. */
export interface Example {
  /** The simulated month, such as `2026-10`. */
  readonly month: string;
  /** A survey link that nobody has answered yet. */
  readonly surveyUrl: string;
}

const eventsPerPush = 500;
const countedWithin = 120_000;

/** Called once per data folder, unless `--empty`; called again when it was interrupted, and then changes nothing twice. */
export async function seed({ stack, keys, onProgress }: Seeding): Promise<Example> {
  const now = new Date();
  const month = monthBefore(now);
  const { events, answers, completed } = simulateMonth(month);
  await call(stack, 'PUT', `/v1/units/${exampleUnitId}`, keys.adminKey, exampleUnit);

  for (let from = 0; from < events.length; from += eventsPerPush) {
    await push(stack, keys, events.slice(from, from + eventsPerPush));
    onProgress(`  ${Math.min(from + eventsPerPush, events.length)} of ${events.length} ticket events pushed`);
  }
  await sendAnswers(stack, answers);
  onProgress(`  ${answers.length} survey answers sent; counting …`);
  await counted(stack, keys, month, completed, answers.length);
  // A link lives for thirty days, and the month may be longer ago.
  const { surveys } = await push(stack, keys, aTicketOfToday(now.getTime()));
  return { month, surveyUrl: surveys[0]?.url ?? '' };
}

async function push(stack: Stack, keys: Keys, events: readonly PushedEvent[]): Promise<PushAnswer> {
  const path = `/v1/units/${exampleUnitId}/ticket-events`;
  return (await call(stack, 'POST', path, keys.counterKey, { events })) as PushAnswer;
}

interface PushAnswer {
  readonly surveys: readonly { readonly ticketId: string; readonly url: string }[];
}

const unitId = UnitIdSchema.parse(exampleUnitId);
const { timeZone } = exampleUnit;

async function sendAnswers(stack: Stack, answers: readonly SimulatedAnswer[]): Promise<void> {
  const { endpoints, region, credentials } = stack;
  const secrets = secretsClient({ endpoint: endpoints.secretsManager, region, credentials });
  const sqs = sqsClient({ endpoint: endpoints.sqs, region, credentials });
  const secret = await fixedSecret(secrets, settingOf(stack, 'RESPONSE_SECRET_ARN'))();
  const presence = await fixedSecret(secrets, settingOf(stack, 'PRESENCE_SECRET_ARN'))();
  const jobs = answers.map(({ ticketId }): ChargeJob => ({ v: 1, unitId, ticketId: TicketIdSchema.parse(ticketId) }));
  await chargeQueue(sqs, settingOf(stack, 'CHARGES_QUEUE_URL'), refused).send(jobs);
  const messages = answers.map((answer) => messageOf(answer, secret, presence));
  await factQueue(sqs, settingOf(stack, 'FACTS_QUEUE_URL'), refused).send(messages);
}

function refused(error: unknown): never {
  throw error;
}

function messageOf(answer: SimulatedAnswer, secret: string, presence: string): ResponseMessage {
  const ticketId = TicketIdSchema.parse(answer.ticketId);
  const key = responseKey(secret, unitId, ticketId);
  return {
    v: 1,
    kind: 'response',
    unitId,
    key,
    response: {
      responseId: key.replaceAll(/[^A-Za-z0-9]/g, 'x'),
      receivedAt: startOfDay(localDayOf(answer.receivedAt, timeZone), timeZone),
      channel: 'ticket',
      isLinked: true,
      questionnaire: 'skm-2017.1',
      answers: answer.answers,
      respondent: answer.respondent,
      ...(answer.comment === undefined ? {} : { comment: answer.comment }),
    },
    mark: presenceMark(presence, unitId, ticketId),
  };
}

/** Waits until the figures show everything: who reads the printout shall find what it promises. */
async function counted(stack: Stack, keys: Keys, month: string, completed: number, answered: number): Promise<void> {
  const path = `/v1/units/${exampleUnitId}/indicators?period=${month}`;
  for (const deadline = Date.now() + countedWithin; Date.now() < deadline;) {
    const { rows } = (await call(stack, 'GET', path, keys.hrKey)) as IndicatorsAnswer;
    if (rows[0]?.tickets.completed === completed && rows[0].coverage.answered === answered) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new StartProblem('The example was not counted in two minutes: see the logs of the function aggregate.');
}

interface IndicatorsAnswer {
  readonly rows: readonly {
    readonly tickets: { readonly completed: number };
    /** An answer is among them once it is known whose it is. */
    readonly coverage: { readonly answered: number | null };
  }[];
}

async function call(stack: Stack, method: string, path: string, key: string, body?: unknown): Promise<unknown> {
  const response = await fetch(stack.url + path, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new StartProblem(`The example was refused at ${path}: ${(await response.text()).slice(0, 500)}`);
  return response.json();
}

/** The last whole month: its figures do not change while they are looked at. */
function monthBefore(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}
