// The year of a large unit, as everybody asks for it: each question to the built function, beside its budget.

import { type FunctionName, SCOPES } from '@tera/contracts';
import { type LocalDay, addDays, startOfDay } from '@tera/domain';
import { makeApiKey } from '@tera/http/api-key';
import { sessions } from '@tera/http/session';
import { startDynamoDbInMemory } from '@tera/local';
import {
  type DynamoClient,
  type TableNames,
  dynamoClient,
  keyStore,
  personStore,
  registryStore,
  tableDefinitions,
} from '@tera/store';
import { requestOf } from '@tera/testing/http';
import type { Bundle } from '../../support/bundles.ts';
import { type Question, type Taken, startFunctions } from './functions.ts';
import {
  FIRST_MONTH,
  type Office,
  YEAR,
  ZONE,
  busiest,
  firstWorkday,
  largeOffice,
  otherLargeOffice,
  serviceIds,
  smallOffices,
} from './office.ts';
import { type Seeded, type ToSeed, seed } from './seed.ts';

/** Beside that it stays within the function's own memory and time. */
export interface Limits {
  /** MB. */
  readonly memory?: number;
  /** Seconds at the function's share of a core; the gateway's where it is not said. */
  readonly seconds?: number;
  readonly againstParsing?: number;
  readonly readUnits?: number;
  /** Of the processor's time that the answers of the API take which a page is made of. */
  readonly againstAnswers?: number;
}

export interface TakenWithin extends Taken {
  readonly within: Limits;
  /** Of a page: its processor's time ÷ that of the answers that it is made of. */
  readonly againstAnswers?: number;
}

/** Hears what was seeded, and then of each question as soon as it is answered. */
export interface Told {
  readonly seeded: (items: Seeded) => void;
  readonly taken: (one: TakenWithin) => void;
}

/** `madeOf`: names of questions that were asked before, whose answers a page shows. */
type Asked = Question & { readonly within?: Limits; readonly madeOf?: readonly string[] };

const TABLES: TableNames = { facts: 'facts', indicators: 'indicators', registry: 'registry' };
/** A working day, whichever weekday it is in that year. */
const WHOLE_DAY = firstWorkday(`${Number(YEAR)}-09-10`);
const NEW_YEAR: LocalDay = `${Number(YEAR) + 1}-01-01`;
const YEAR_BY_OFFICER: Limits = { memory: 400, againstParsing: 4 };
const RELEASE: Limits = { memory: 512, seconds: 30 };
const MONTH: Limits = { readUnits: 350 };
/** The clock waits for as long as the function may take. */
const NIGHT: Limits = { seconds: 15 * 60 };

/** Quick: what has a budget of its own. Otherwise everything that reads a year, and two nights. */
export async function measureYear(
  bundles: ReadonlyMap<FunctionName, Bundle>,
  { quick, told }: { readonly quick: boolean; readonly told: Told },
): Promise<readonly TakenWithin[]> {
  const { endpoint, stop } = await startDynamoDbInMemory(tableDefinitions(TABLES));
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = dynamoClient({ endpoint, region: 'ap-southeast-3', credentials });
  const key = await putKey(client);
  told.seeded(await open(largeOffice, quick ? A_YEAR : TWO_YEARS, client));
  const functions = await startFunctions(bundles, endpoint, TABLES);
  const taken: TakenWithin[] = [];
  const take = async (question: Asked): Promise<string | undefined> => {
    const measured = await functions.take(question);
    const one = { ...measured, within: question.within ?? {}, ...againstAnswers(measured, question, taken) };
    taken.push(one);
    told.taken(one);
    return one.body;
  };
  if (quick) {
    const pages = await questionsOfConsole(key, client);
    for (const question of [publishing(key, 1), ...questionsWithBudgets(key), ...pages]) await take(question);
  } else {
    const list = { runs: 3 };
    await take(get('list of releases, two years due', key, 'publish', '/releases', {}, list));
    await take(publishing(key, 3));
    await take(night('a night, seven quarters of one unit'));
    // What the night has left would be read, and hidden, by everybody after it.
    expectNothingDue(await take(get('list of releases, none due', key, 'publish', '/releases', {}, list)));
    for (const office of [otherLargeOffice, ...smallOffices]) await open(office, A_QUARTER, client);
    await take(night('a night of 60 units, one large'));
    const pages = await questionsOfConsole(key, client);
    for (const question of [...questionsWithBudgets(key), ...otherQuestions(key), ...pages]) await take(question);
    const { snapshotId } = JSON.parse((await take(snapshot(key))) ?? '{}') as { snapshotId: string };
    await take(changes(key, snapshotId));
  }
  await functions.stop();
  await stop();
  return taken;
}

const A_QUARTER: ToSeed & { readonly since: LocalDay } = {
  since: `${Number(YEAR)}-10-01`,
  months: months(9, 11),
  answersOf: months(9, 11),
};
const A_YEAR: typeof A_QUARTER = { ...A_QUARTER, since: `${Number(YEAR)}-01-01`, months: months(0, 11) };
const TWO_YEARS: typeof A_QUARTER = {
  since: `${Number(YEAR) - 1}-01-01`,
  months: months(FIRST_MONTH, 11),
  answersOf: months(FIRST_MONTH, 11),
  wholly: WHOLE_DAY,
};

function months(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth);
}

async function open(office: Office, { since, ...toSeed }: typeof A_QUARTER, client: DynamoClient): Promise<Seeded> {
  const { unitId, document } = office;
  const unit = { unitId, document, replaces: 0, by: { name: 'bench' }, at: startOfDay(since, ZONE) };
  await registryStore(client, TABLES.registry).putUnit(unit);
  return seed(office, toSeed, client, TABLES);
}

/** @returns the text of a key that may do everything */
async function putKey(client: DynamoClient): Promise<string> {
  const { key, ...made } = makeApiKey();
  const rights = { name: 'bench', scopes: [...SCOPES], units: ['*' as const], createdAt: Date.now(), madeBy: [] };
  await keyStore(client, TABLES.registry).put({ ...made, ...rights });
  return key;
}

function expectNothingDue(list = '{}'): void {
  const { due } = JSON.parse(list) as { due?: readonly unknown[] };
  if (due?.length !== 0) throw new Error(`the night has not published all: ${list}`);
}

function againstAnswers(
  { processor }: Taken,
  { madeOf }: Asked,
  taken: readonly TakenWithin[],
): Pick<TakenWithin, 'againstAnswers'> {
  if (madeOf === undefined) return {};
  const answers = madeOf.map((name) => {
    const answer = taken.find(({ question }) => question.name === name);
    if (answer === undefined) throw new Error(`nobody has asked for '${name}' yet`);
    return answer.processor;
  });
  return { againstAnswers: processor / answers.reduce((sum, one) => sum + one, 0) };
}

const YEAR_ROWS = { period: YEAR, by: 'officer' };

function questionsWithBudgets(key: string): Asked[] {
  return [
    read('a year by officer', key, '/indicators', YEAR_ROWS, YEAR_BY_OFFICER),
    read('a month by officer and service', key, '/indicators', { period: `${YEAR}-08`, by: 'officer,service' }, MONTH),
  ];
}

function otherQuestions(key: string): Asked[] {
  const rows = '/indicators';
  const span = { from: `${YEAR}-01`, to: `${YEAR}-12`, grain: 'month' };
  const ofOne = `/officers/${busiest.id}`;
  const evidence = { period: YEAR, indicator: 'wait.mean' };
  return [
    read('the same, XLSX', key, rows, { ...YEAR_ROWS, format: 'xlsx' }),
    read('the same, CSV', key, rows, { ...YEAR_ROWS, format: 'csv' }),
    read('the same, to print', key, rows, { ...YEAR_ROWS, format: 'html' }),
    read('a year by officer and service', key, rows, { period: YEAR, by: 'officer,service' }),
    // Too much to travel as it is.
    get('each month of a year, by officer', key, 'read-indicators', rows, { ...span, by: 'officer' }, ZIPPED),
    read('trend of an officer', key, `${ofOne}/indicators`, span),
    read('trend of what is nobody’s', key, '/officers/-/indicators', span),
    read('survey report of a year', key, '/skm', { period: YEAR }),
    read('survey report of a service', key, '/skm', { period: YEAR, service: String(serviceIds[0]) }),
    pooled(key),
    get('evidence of an officer', key, 'read-evidence', `${ofOne}/evidence`, { period: YEAR }, PAGES),
    get('evidence of what is nobody’s', key, 'read-evidence', '/officers/-/evidence', evidence, { runs: 3 }),
    get('what else could be published', key, 'publish', '/publishing-choices', {}, { runs: 3 }),
    rebuilding(key),
  ];
}

const PAGE: Limits = { againstAnswers: 1.5 };

/** Pages of a quarter, and before them the answers that they show. */
async function questionsOfConsole(key: string, client: DynamoClient): Promise<Asked[]> {
  const cookie = await signedInCookie(client);
  const [quarter, before] = [`${YEAR}-Q4`, `${YEAR}-Q3`];
  const of = (name: string, query: Readonly<Record<string, string>>, under = '/indicators') =>
    read(name, key, under, query);
  const page = (name: string, under: string, query: Readonly<Record<string, string>>, madeOf: readonly string[]) => ({
    name,
    function: 'console' as const,
    event: Object.assign(
      requestOf({ routeKey: `GET /console/units/{unitId}${under}`, path: { unitId: largeOffice.unitId }, query }),
      { cookies: [cookie] },
    ),
    runs: 3,
    within: PAGE,
    madeOf,
  });
  return [
    of('quarter', { period: quarter }),
    of('quarter by service', { period: quarter, by: 'service' }),
    of('quarter before', { period: before }),
    of('quarter before, by service', { period: before, by: 'service' }),
    of('survey report of a quarter', { period: quarter }, '/skm'),
    of('quarter by officer', { period: quarter, by: 'officer' }),
    page('page: a unit through a quarter', '/period', { period: quarter }, [
      'quarter',
      'quarter by service',
      'quarter before',
      'quarter before, by service',
      'survey report of a quarter',
    ]),
    page('page: the officers of a quarter', '/officers', { period: quarter }, ['quarter by officer']),
  ];
}

/** Of a person who reads the figures of all units; the one secret that there is seals the session. */
async function signedInCookie(client: DynamoClient): Promise<string> {
  const person = { name: 'Bench', login: { subject: 'bench' }, roles: [{ role: 'hr' as const, units: ['*'] }] };
  await personStore(client, TABLES.registry).put({
    personId: 'bench',
    person,
    before: undefined,
    by: { name: 'bench' },
    at: Date.now(),
  });
  const { begun } = sessions({ secret: () => Promise.resolve('pages'), secure: true, now: Date.now });
  return (await begun('bench')).split(';')[0] ?? '';
}

const ZIPPED = { runs: 3, headers: { 'accept-encoding': 'gzip' } } as const;
const PAGES = { runs: 3, follow: 'query', most: 200 } as const;

interface Wishes extends Pick<Question, 'runs' | 'follow' | 'most'> {
  readonly within?: Limits;
  readonly headers?: Readonly<Record<string, string>>;
}

function read(
  name: string,
  key: string,
  under: string,
  query: Readonly<Record<string, string>>,
  within: Limits = {},
): Asked {
  return get(name, key, 'read-indicators', under, query, { runs: 3, within });
}

function get(
  name: string,
  key: string,
  of: Question['function'],
  under: string,
  query: Readonly<Record<string, string>>,
  { headers = {}, ...wishes }: Wishes,
): Asked {
  const officerId = /^\/officers\/(?<id>[^/]+)\//.exec(under)?.groups?.['id'];
  const path = { unitId: largeOffice.unitId, ...(officerId === undefined ? {} : { officerId }) };
  const routeKey = `GET /v1/units/{unitId}${officerId === undefined ? under : under.replace(officerId, '{officerId}')}`;
  return { name, function: of, event: requestOf({ routeKey, path, query, key, headers }), ...wishes };
}

function pooled(key: string): Asked {
  const query = { units: `${largeOffice.unitId},${otherLargeOffice.unitId}`, period: YEAR };
  const event = requestOf({ routeKey: 'GET /v1/skm', query, key });
  return { name: 'pooled report of two such units', function: 'read-indicators', event, runs: 3 };
}

function post(routeKey: string, key: string, json: object): object {
  return requestOf({ routeKey, path: { unitId: largeOffice.unitId }, key, json });
}

function publishing(key: string, runs: number): Asked {
  const event = post('POST /v1/units/{unitId}/releases', key, { period: `${YEAR}-Q4` });
  return { name: 'release of a quarter', function: 'publish', event, runs, within: RELEASE };
}

function night(name: string): Asked {
  const scheduledTime = new Date(startOfDay(addDays(NEW_YEAR, 20), ZONE)).toISOString();
  return { name, function: 'publish', event: { scheduledTime }, runs: 1, within: NIGHT };
}

function snapshot(key: string): Asked {
  const event = post('POST /v1/units/{unitId}/snapshots', key, { period: YEAR });
  return { name: 'snapshot of a year', function: 'keep-snapshots', event, runs: 3 };
}

function changes(key: string, snapshotId: string): Asked {
  const routeKey = 'GET /v1/units/{unitId}/snapshots/{snapshotId}/changes';
  const event = requestOf({ routeKey, path: { unitId: largeOffice.unitId, snapshotId }, key });
  return { name: 'changes since a snapshot', function: 'keep-snapshots', event, runs: 3 };
}

function rebuilding(key: string): Asked {
  const event = post('POST /v1/units/{unitId}/rebuild', key, { period: WHOLE_DAY, apply: false });
  return { name: 'a piece of a rebuild', function: 'rebuild-cells', event, runs: 3 };
}
