// The year of a large unit, as everybody asks for it: each question to the built function, beside its budget.

import { startOfDay } from '@tera/domain';
import { makeApiKey } from '@tera/http/api-key';
import { SCOPES } from '@tera/contracts';
import { startDynamoDbInMemory } from '@tera/local';
import { type TableNames, dynamoClient, keyStore, registryStore, tableDefinitions } from '@tera/store';
import { requestOf } from '@tera/testing/http';
import { type Question, type Taken, startFunctions } from './functions.ts';
import { LARGE_UNIT, ZONE, busiest, firstWorkday, largeUnit, serviceIds } from './office.ts';
import { type Seeded, seedYear } from './seed.ts';

export interface YearOutcome {
  readonly seeded: Seeded;
  readonly taken: readonly TakenWithin[];
}

/** Beside that it stays within the function's own memory and time. */
export interface Limits {
  /** MB. */
  readonly memory?: number;
  /** Seconds at the function's share of a core. */
  readonly seconds?: number;
  readonly againstParsing?: number;
  readonly readUnits?: number;
}

export interface TakenWithin extends Taken {
  readonly within: Limits;
}

type Asked = Question & { readonly within?: Limits };

const TABLES: TableNames = { facts: 'facts', indicators: 'indicators', registry: 'registry' };
/** The last one that is over: its answers can all be released, and its facts are all there. */
const YEAR = String(new Date().getFullYear() - 1);
/** A working day, whichever weekday it is in that year. */
const WHOLE_DAY = firstWorkday(`${Number(YEAR)}-09-10`);
const YEAR_BY_OFFICER: Limits = { memory: 400, againstParsing: 4 };
const RELEASE: Limits = { memory: 512, seconds: 30 };
const MONTH: Limits = { readUnits: 350 };

export async function measureYear(wishes: { readonly quick: boolean }): Promise<YearOutcome> {
  const { endpoint, stop } = await startDynamoDbInMemory(tableDefinitions(TABLES));
  const { key, seeded } = await prepareYear(endpoint, wishes);
  const taken = await askAll(endpoint, key, wishes);
  await stop();
  return { seeded, taken };
}

/** @returns the text of a key that may do everything, and how much there is */
async function prepareYear(endpoint: string, { quick }: { readonly quick: boolean }) {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = dynamoClient({ endpoint, region: 'ap-southeast-3', credentials });
  const { key, ...made } = makeApiKey();
  const createdAt = startOfDay(`${Number(YEAR)}-01-01`, ZONE);
  const unit = { unitId: LARGE_UNIT, document: largeUnit, replaces: 0, by: { name: 'bench' }, at: createdAt };
  await registryStore(client, TABLES.registry).putUnit(unit);
  const rights = { name: 'bench', scopes: [...SCOPES], units: ['*' as const], createdAt, madeBy: [] };
  await keyStore(client, TABLES.registry).put({ ...made, ...rights });
  const answersOf = quartersOf(quick).flatMap((quarter) => [3 * quarter - 3, 3 * quarter - 2, 3 * quarter - 1]);
  const seeded = await seedYear({ year: YEAR, answersOf, wholly: WHOLE_DAY }, client, TABLES);
  return { key, seeded };
}

function quartersOf(quick: boolean): readonly number[] {
  return quick ? [3] : [1, 2, 3];
}

async function askAll(endpoint: string, key: string, { quick }: { readonly quick: boolean }) {
  const functions = await startFunctions(endpoint, TABLES);
  const taken: TakenWithin[] = [];
  const take = async (asked: Asked): Promise<Taken> => {
    const one = await functions.take(asked);
    taken.push({ ...one, within: asked.within ?? {} });
    return one;
  };
  for (const question of questionsBefore(key)) await take(question);
  for (const quarter of quartersOf(quick)) await take(publishing(key, `${YEAR}-Q${quarter}`));
  for (const question of questionsAfter(key, quick)) await take(question);
  const { body = '{}' } = await take(snapshot(key));
  await take(changes(key, (JSON.parse(body) as { snapshotId: string }).snapshotId, quick ? 1 : 3));
  await functions.stop();
  return taken;
}

/** While nothing of it is released. */
function questionsBefore(key: string): Asked[] {
  return [get('unreleased: list of releases', key, 'publish', '/releases', {}, { runs: 1 })];
}

function questionsAfter(key: string, quick: boolean): Asked[] {
  const runs = quick ? 1 : 3;
  const rows = '/indicators';
  const year = { period: YEAR, by: 'officer' };
  const span = { from: `${YEAR}-01`, to: `${YEAR}-12` };
  const ofOne = `/officers/${busiest.id}`;
  const read = (name: string, under: string, query: Readonly<Record<string, string>>, within?: Limits) =>
    get(name, key, 'read-indicators', under, query, { runs, ...(within === undefined ? {} : { within }) });
  const quickly = [
    read('a year by officer', rows, year, YEAR_BY_OFFICER),
    read('the same, XLSX', rows, { ...year, format: 'xlsx' }),
    read('a month by officer and service', rows, { period: `${YEAR}-08`, by: 'officer,service' }, MONTH),
    read('trend of an officer', `${ofOne}/indicators`, { ...span, grain: 'month' }),
    read('survey report of a year', '/skm', { period: YEAR }),
    get(
      'evidence of an officer',
      key,
      'read-evidence',
      `${ofOne}/evidence`,
      { period: YEAR },
      { runs, follow: 'query', most: quick ? 3 : 200 },
    ),
  ];
  if (quick) return quickly;
  return [
    ...quickly,
    read('a year by officer, CSV', rows, { ...year, format: 'csv' }),
    read('a year by officer, to print', rows, { ...year, format: 'html' }),
    read('a year by officer and service', rows, { period: YEAR, by: 'officer,service' }),
    read('each month of a year, by officer', rows, { ...span, grain: 'month', by: 'officer' }),
    read('trend of what is nobody’s', '/officers/-/indicators', { ...span, grain: 'month' }),
    read('survey report of a service', '/skm', { period: YEAR, service: String(serviceIds[0]) }),
    pooled(key, runs),
    get(
      'evidence of what is nobody’s',
      key,
      'read-evidence',
      '/officers/-/evidence',
      { period: YEAR, indicator: 'wait.mean' },
      { runs },
    ),
    get('what else could be published', key, 'publish', '/publishing-choices', {}, { runs }),
    rebuilding(key),
  ];
}

interface Wishes extends Pick<Question, 'runs' | 'follow' | 'most'> {
  readonly within?: Limits;
}

function get(
  name: string,
  key: string,
  of: Question['function'],
  under: string,
  query: Readonly<Record<string, string>>,
  wishes: Wishes,
): Asked {
  const officerId = /^\/officers\/(?<id>[^/]+)\//.exec(under)?.groups?.['id'];
  const path = { unitId: LARGE_UNIT, ...(officerId === undefined ? {} : { officerId }) };
  const routeKey = `GET /v1/units/{unitId}${officerId === undefined ? under : under.replace(officerId, '{officerId}')}`;
  return { name, function: of, event: requestOf({ routeKey, path, query, key }), ...wishes };
}

function pooled(key: string, runs: number): Asked {
  const query = { units: LARGE_UNIT, period: YEAR };
  return {
    name: 'pooled report',
    function: 'read-indicators',
    event: requestOf({ routeKey: 'GET /v1/skm', query, key }),
    runs,
  };
}

function post(routeKey: string, key: string, json: object): object {
  return requestOf({ routeKey, path: { unitId: LARGE_UNIT }, key, json });
}

function publishing(key: string, period: string): Asked {
  const event = post('POST /v1/units/{unitId}/releases', key, { period });
  return { name: `release of ${period}`, function: 'publish', event, once: true, runs: 1, within: RELEASE };
}

function snapshot(key: string): Asked {
  const event = post('POST /v1/units/{unitId}/snapshots', key, { period: YEAR });
  return { name: 'snapshot of a year', function: 'keep-snapshots', event, once: true, runs: 1 };
}

function changes(key: string, snapshotId: string, runs: number): Asked {
  const routeKey = 'GET /v1/units/{unitId}/snapshots/{snapshotId}/changes';
  const event = requestOf({ routeKey, path: { unitId: LARGE_UNIT, snapshotId }, key });
  return { name: 'changes since a snapshot', function: 'keep-snapshots', event, runs };
}

function rebuilding(key: string): Asked {
  const event = post('POST /v1/units/{unitId}/rebuild', key, { period: WHOLE_DAY, apply: false });
  return { name: 'a piece of a rebuild', function: 'rebuild-cells', event, once: true, runs: 1 };
}
