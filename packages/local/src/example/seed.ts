// Fills the example unit: its registry and its tickets go through the HTTP door, as everybody's do; its survey answers
// are put on the queues as the door would put them, because the door dates an answer with the day on which it arrives.

import { setTimeout as sleep } from 'node:timers/promises';
import { type ChargeJob, type ResponseMessage, TicketIdSchema, UnitIdSchema } from '@tera/contracts';
import {
  type Instant,
  type LocalDay,
  MINUTE,
  USUAL_PLAN,
  addDays,
  localDayOf,
  periodOf,
  releasePeriodOf,
  startOfDay,
} from '@tera/domain';
import {
  commentIdOf,
  fixedSecret,
  linkSecrets,
  presenceMark,
  receiptOf,
  responseKey,
  shortAddress,
  signKioskLink,
} from '@tera/links';
import { chargeQueue, factQueue, secretsClient, sqsClient } from '@tera/store';
import { listIn, objectIn, textIn } from '../json.ts';
import { exampleUnitId, type Keys } from '../keys.ts';
import { StartProblem } from '../problem.ts';
import { type Stack, settingOf } from '../stack.ts';
import { examplePeople, registered } from './people.ts';
import { type PushedEvent, type SimulatedAnswer, type SimulatedSpan, aTicketOfToday, simulate } from './simulation.ts';
import { exampleUnit } from './unit.ts';

export interface Seeding {
  readonly stack: Stack;
  readonly keys: Keys;
  /** What time it is for the functions. */
  readonly now: Instant;
  /** One line for whoever watches. */
  readonly onProgress: (line: string) => void;
}

/** What the printout shows of the example; kept in the data folder. */
export interface Example {
  /** The last whole quarter, such as `2026-Q3`. */
  readonly released: string;
  /** The quarter after it, up to yesterday. */
  readonly running: string;
  /** A survey link that nobody has answered yet. */
  readonly surveyUrl: string;
  /** What stands after `/p/` on the poster of the unit, and after `/s/` at its kiosk. */
  readonly poster: string;
  readonly kiosk: string;
}

const eventsPerPush = 500;
const countedWithin = 120_000;
const lookEvery = 250;
/** Why the released quarter did not wait for the schedule, which makes none of those that were over before the unit was put. */
const reason = 'Triwulan contoh, diterbitkan ketika unit contoh dibuat.';

/** Called once per data folder, unless `--empty`; called again when it was interrupted, and then changes nothing twice. */
export async function seed({ stack, keys, now, onProgress }: Seeding): Promise<Example> {
  const today = localDayOf(now, timeZone);
  const running = periodOf(today, 'quarter');
  const released = periodOf(addDays(running.from, -1), 'quarter');
  const upToNow = simulate({ from: running.from, to: today });
  const night = middleOf(upToNow.answers) ?? today;
  const [early, late] = [simulate({ from: running.from, to: night }), simulate({ from: night, to: today })];
  const [tell, told] = [(line: string) => onProgress(`  ${line}`), { stack, keys }];

  await putUnit(told);
  await putPeople(told);
  const whole = simulate(released);
  tell(`pushing ${whole.events.length + upToNow.events.length} ticket events …`);
  await send(told, whole);
  await send(told, early);
  tell(`${whole.answers.length} survey answers of ${released.name} sent; counting …`);
  await counted(told, released.name, whole);
  await counted(told, running.name, early);
  await release(told, released.name);
  tell(`${released.name} is released`);
  // A step of the running figure shows when the next one is kept, so there are two nights.
  await publishAtNight(stack, night);
  await send(told, late);
  tell(`${upToNow.answers.length} survey answers of ${running.name} sent; counting …`);
  await counted(told, running.name, upToNow);
  await publishAtNight(stack, today);

  // A link lives for thirty days, and the last simulated one may be nobody's any more.
  const { surveys } = await push(told, aTicketOfToday(now));
  const surveyUrl = surveys[0]?.url ?? '';
  return { released: released.name, running: running.name, surveyUrl, ...(await standingLinks(stack)) };
}

/** Those of the unit, as the routes of posters and kiosks give them. */
async function standingLinks(stack: Stack): Promise<Pick<Example, 'poster' | 'kiosk'>> {
  const source = linkSecrets(secretsOf(stack), settingOf(stack, 'LINK_SECRET_ARN'), Date.now);
  const [place, signing] = [{ unitId, counterId: undefined }, await source.current()];
  return { poster: shortAddress(place, signing), kiosk: signKioskLink(place, signing) };
}

type Told = Pick<Seeding, 'stack' | 'keys'>;

/** The local day until which about half of the answers came. */
function middleOf(answers: readonly SimulatedAnswer[]): LocalDay | undefined {
  const middle = answers[Math.floor(answers.length / 2)];
  return middle && localDayOf(middle.receivedAt, timeZone);
}

async function putUnit({ stack, keys }: Told): Promise<void> {
  const path = `/v1/units/${exampleUnitId}`;
  const response = await ask(stack, 'PUT', path, keys.adminKey, exampleUnit);
  // It is there already, and only a change of it would need to know its version.
  if (response.status !== 428) await bodyOf(response, path);
}

async function putPeople({ stack, keys }: Told): Promise<void> {
  for (const person of examplePeople) {
    const path = `/v1/people/${person.subject}`;
    await bodyOf(await ask(stack, 'PUT', path, keys.adminKey, registered(person, exampleUnitId)), path);
  }
}

async function send(told: Told, { events, answers }: SimulatedSpan): Promise<void> {
  for (let from = 0; from < events.length; from += eventsPerPush) {
    await push(told, events.slice(from, from + eventsPerPush));
  }
  await sendAnswers(told.stack, answers);
}

async function push({ stack, keys }: Told, events: readonly PushedEvent[]): Promise<PushAnswer> {
  const path = `/v1/units/${exampleUnitId}/ticket-events`;
  return (await bodyOf(await ask(stack, 'POST', path, keys.counterKey, { events }), path)) as PushAnswer;
}

interface PushAnswer {
  readonly surveys: readonly { readonly ticketId: string; readonly url: string }[];
}

const unitId = UnitIdSchema.parse(exampleUnitId);
const { timeZone } = exampleUnit;

async function sendAnswers(stack: Stack, answers: readonly SimulatedAnswer[]): Promise<void> {
  const { endpoints, region, credentials } = stack;
  const secrets = secretsOf(stack);
  const sqs = sqsClient({ endpoint: endpoints.sqs, region, credentials });
  const secret = await fixedSecret(secrets, settingOf(stack, 'RESPONSE_SECRET_ARN'))();
  const presence = await fixedSecret(secrets, settingOf(stack, 'PRESENCE_SECRET_ARN'))();
  const jobs = answers.map(({ ticketId }): ChargeJob => ({ v: 1, unitId, ticketId: TicketIdSchema.parse(ticketId) }));
  await chargeQueue(sqs, settingOf(stack, 'CHARGES_QUEUE_URL'), refused).send(jobs);
  const messages = answers.map((answer) => messageOf(answer, secret, presence));
  await factQueue(sqs, settingOf(stack, 'FACTS_QUEUE_URL'), refused).send(messages);
}

function secretsOf({ endpoints, region, credentials }: Stack) {
  return secretsClient({ endpoint: endpoints.secretsManager, region, credentials });
}

function refused(error: unknown): never {
  throw error;
}

function messageOf(answer: SimulatedAnswer, secret: string, presence: string): ResponseMessage {
  const ticketId = TicketIdSchema.parse(answer.ticketId);
  const key = responseKey(secret, unitId, ticketId);
  const day = localDayOf(answer.receivedAt, timeZone);
  return {
    v: 1,
    kind: 'response',
    unitId,
    key,
    response: {
      responseId: key.replaceAll(/[^A-Za-z0-9]/g, 'x'),
      receivedAt: startOfDay(day, timeZone),
      channel: 'ticket',
      isLinked: true,
      questionnaire: 'skm-2017.2',
      answers: answer.answers,
      respondent: answer.respondent,
    },
    comment: {
      id: commentIdOf(secret, unitId, receiptOf(secret, key)),
      ...(answer.comment === undefined ? {} : { text: answer.comment }),
      period: releasePeriodOf(day, USUAL_PLAN).name,
      week: periodOf(day, 'week').name,
      source: 'tickets',
    },
    mark: presenceMark(presence, unitId, ticketId),
  };
}

/** Waits until the figures show everything: who reads the printout shall find what it promises. */
async function counted({ stack, keys }: Told, period: string, { completed, answers }: SimulatedSpan): Promise<void> {
  if (completed === 0) return;
  const path = `/v1/units/${exampleUnitId}/indicators?period=${period}`;
  for (const deadline = Date.now() + countedWithin; Date.now() < deadline;) {
    const { rows } = (await bodyOf(await ask(stack, 'GET', path, keys.hrKey), path)) as IndicatorsAnswer;
    const { tickets, coverage } = rows[0] ?? {};
    // More is there when this was interrupted before.
    if ((tickets?.completed ?? 0) >= completed && (coverage?.answered ?? 0) >= answers.length) return;
    await sleep(lookEvery);
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

/** By hand, as somebody with HR's key would; it waits while what is counted is still settling. */
async function release({ stack, keys }: Told, period: string): Promise<void> {
  const path = `/v1/units/${exampleUnitId}/releases`;
  for (const deadline = Date.now() + countedWithin; Date.now() < deadline;) {
    const response = await ask(stack, 'POST', path, keys.hrKey, { period, reason });
    if (response.status !== 409) {
      await bodyOf(response, path);
      return;
    }
    const code = textIn(objectIn(listIn(objectIn(await response.json())?.['errors'])[0])?.['code']);
    if (code === 'released') return;
    if (code !== 'unsettled') throw new StartProblem(`The example was refused at ${path}: ${code}`);
    await sleep(lookEvery);
  }
  throw new StartProblem('The example did not settle in two minutes: see the logs of the function charge-answers.');
}

/** What the schedules do in the night in which a day begins: numbers by officer, a step where ten have come, and comments. */
async function publishAtNight(stack: Stack, day: LocalDay): Promise<void> {
  const scheduledTime = new Date(startOfDay(day, timeZone) + 30 * MINUTE).toISOString();
  for (const name of ['publish', 'keep-comments'] as const) {
    const outcome = await stack.invoke(name, { scheduledTime });
    if (outcome.kind === 'failed') throw new StartProblem(`The example was not published: ${outcome.errorMessage}`);
  }
}

function ask(stack: Stack, method: string, path: string, key: string, body?: unknown): Promise<Response> {
  return fetch(stack.url + path, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function bodyOf(response: Response, path: string): Promise<unknown> {
  if (!response.ok)
    throw new StartProblem(`The example was refused at ${path}: ${(await response.text()).slice(0, 500)}`);
  return response.json();
}
