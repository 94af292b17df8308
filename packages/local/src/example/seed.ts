// Fills the example unit: its registry and its tickets go through the HTTP door, as everybody's do; its survey answers
// are put on the queue as the door would put them, because the door dates an answer with the moment it arrives.

import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { FactMessage, ResponseMessage } from '@tera/contracts';
import type { OfficerId, ServiceId, TicketId, UnitId } from '@tera/domain';
import { type Opened, openLink, linkSecrets, responseKey, responseSecret, type TicketLink } from '@tera/links';
import { factQueue } from '@tera/store';
import { exampleUnitId, type Keys } from '../keys.ts';
import { StartProblem } from '../problem.ts';
import { type Stack, settingOf } from '../stack.ts';
import { type PushedEvent, simulateMonth, type SimulatedAnswer } from './simulation.ts';
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
  const month = monthBefore(new Date());
  const { events, answers, completed, unanswered } = simulateMonth(month);
  await call(stack, 'PUT', `/v1/units/${exampleUnitId}`, keys.adminKey, exampleUnit);

  const surveys = new Map<string, string>();
  for (let from = 0; from < events.length; from += eventsPerPush) {
    const push = { events: events.slice(from, from + eventsPerPush) satisfies readonly PushedEvent[] };
    const path = `/v1/units/${exampleUnitId}/ticket-events`;
    const result = (await call(stack, 'POST', path, keys.counterKey, push)) as PushAnswer;
    for (const { ticketId, url } of result.surveys) surveys.set(ticketId, url);
    onProgress(`  ${Math.min(from + eventsPerPush, events.length)} of ${events.length} ticket events pushed`);
  }
  await sendAnswers(stack, answers, surveys);
  onProgress(`  ${answers.length} survey answers sent; counting …`);
  await counted(stack, keys, month, completed, answers.length);
  return { month, surveyUrl: surveys.get(unanswered) ?? '' };
}

interface PushAnswer {
  readonly surveys: readonly { readonly ticketId: string; readonly url: string }[];
}

async function sendAnswers(stack: Stack, answers: readonly SimulatedAnswer[], surveys: ReadonlyMap<string, string>) {
  const { endpoints, region, credentials } = stack;
  const secrets = new SecretsManagerClient({ endpoint: endpoints.secretsManager, region, credentials });
  const sqs = new SQSClient({ endpoint: endpoints.sqs, region, credentials });
  try {
    const opening = await linkSecrets(secrets, settingOf(stack, 'LINK_SECRET_ARN'), Date.now).current();
    const secret = await responseSecret(secrets, settingOf(stack, 'RESPONSE_SECRET_ARN'))();
    const queue = factQueue(sqs, settingOf(stack, 'FACTS_QUEUE_URL'), (error) => {
      throw error;
    });
    const messages = answers.map((answer): FactMessage => {
      const token = surveys.get(answer.ticketId)?.split('/s/')[1] ?? '';
      return messageOf(answer, openLink(token, opening, Date.now()), secret);
    });
    await queue.send(messages);
  } finally {
    secrets.destroy();
    sqs.destroy();
  }
}

function messageOf(answer: SimulatedAnswer, opened: Opened<TicketLink>, secret: string): ResponseMessage {
  if (opened.state !== 'open') throw new StartProblem('The example has a survey link that does not open.');
  const { unitId, officerId, serviceId, ticketId } = opened.link;
  return {
    v: 1,
    kind: 'response',
    unitId: unitId satisfies UnitId,
    key: responseKey(secret, unitId, ticketId satisfies TicketId),
    response: {
      responseId: `contoh-${ticketId}`,
      receivedAt: answer.receivedAt,
      channel: 'ticket',
      officerId: officerId satisfies OfficerId,
      serviceId: serviceId satisfies ServiceId,
      questionnaire: 'skm-2017.1',
      answers: answer.answers,
      respondent: answer.respondent,
      ...(answer.comment === undefined ? {} : { comment: answer.comment }),
    },
  };
}

/** Waits until the figures show everything: who reads the printout shall find what it promises. */
async function counted(stack: Stack, keys: Keys, month: string, completed: number, answered: number): Promise<void> {
  const path = `/v1/units/${exampleUnitId}/indicators?period=${month}`;
  for (const deadline = Date.now() + countedWithin; Date.now() < deadline;) {
    const { rows } = (await call(stack, 'GET', path, keys.hrKey)) as IndicatorsAnswer;
    if (rows[0]?.tickets.completed === completed && rows[0].satisfaction.answered === answered) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new StartProblem('The example was not counted in two minutes: see the logs of the function aggregate.');
}

interface IndicatorsAnswer {
  readonly rows: readonly {
    readonly tickets: { readonly completed: number };
    readonly satisfaction: { readonly answered: number | null };
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
