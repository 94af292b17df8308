// Functions as they are deployed, each called in a process of its own in an empty folder: what it takes of memory and processor,
// and, in a call that is not timed, what it asks of the engine.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionName } from '@tera/contracts';
import type { TableNames } from '@tera/store';
import { bytesOf, serve } from '@tera/testing/server';
import type { Bundle } from '../../support/bundles.ts';
import { ratioOf } from '../contest.ts';

export interface Question {
  readonly name: string;
  readonly function: FunctionName;
  readonly event: object;
  /** Of an answer in pages: where its `next` goes. */
  readonly follow?: 'query' | 'body';
  /** Most calls; one without. */
  readonly most?: number;
  /** Processes, one after the other; the first one asks the engine, the others are answered from memory. */
  readonly runs: number;
}

/** One call, in seconds and MB. */
interface Call {
  readonly status: number;
  readonly processor: number;
  readonly memory: number;
  readonly digest: string;
  readonly body?: string;
}

export interface Taken {
  readonly question: Question;
  readonly calls: number;
  /** Of the process, at its most. */
  readonly memory: number;
  /** Of the call that took most. */
  readonly processor: number;
  /** The same, if the processor had only the function's share of a core. */
  readonly atItsShare: number;
  /** Of all calls: answers of the engine, their size, what they cost, and what only parsing them takes. */
  readonly pages: number;
  readonly megabytes: number;
  readonly readUnits: number;
  readonly parsing: number;
  /** Of all calls ÷ parsing. */
  readonly againstParsing: number;
  readonly limits: Pick<Bundle, 'memory' | 'timeout'>;
  readonly body: string | undefined;
}

export interface Functions {
  readonly take: (question: Question) => Promise<Taken>;
  readonly stop: () => Promise<void>;
}

/** A Lambda function of so many MB has one core. */
const MEGABYTES_OF_A_CORE = 1769;

export async function startFunctions(
  bundles: ReadonlyMap<FunctionName, Bundle>,
  engine: string,
  tables: TableNames,
): Promise<Functions> {
  const folder = mkdtempSync(join(tmpdir(), 'tera-bench-'));
  const meter = await startMeter(engine);
  const run = async ({ function: name, event, follow, most = 1 }: Question): Promise<Call[]> => {
    const { file, environment, memory } = bundleOf(bundles, name);
    const [question, result, empty] = ['question.json', 'result.json', 'empty-'].map((part) => join(folder, part));
    if (question === undefined || result === undefined || empty === undefined) throw new Error('no names');
    writeFileSync(question, JSON.stringify({ event, follow, most }));
    const env = {
      ...environment,
      FACTS_TABLE: tables.facts,
      INDICATORS_TABLE: tables.indicators,
      REGISTRY_TABLE: tables.registry,
      AWS_ENDPOINT_URL_DYNAMODB: meter.url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: meter.url,
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      POWERTOOLS_METRICS_DISABLED: 'true',
    };
    await ended(asLambdaStarts(memory), [here('invoke.mjs'), file, question, result], env, mkdtempSync(empty));
    return JSON.parse(readFileSync(result, 'utf8')) as Call[];
  };
  /** On a machine with other work the engine may be too slow for a function: it is asked again for as long as it gets further. */
  const patiently = async (question: Question): Promise<Call[]> => {
    for (let had = -1; ;) {
      meter.begin('asks');
      const calls = await run(question);
      const has = meter.known();
      if (has === had || calls.every(({ status }) => status !== 503)) return calls;
      had = has;
    }
  };

  return {
    take: async (question) => {
      const { memory, timeout } = bundleOf(bundles, question.function);
      meter.forget();
      const runs = [await patiently(question)];
      const { pages, readUnits } = meter.told();
      const file = join(folder, 'pages');
      writeFileSync(file, pages.join('\n'));
      const parsing: number[] = [];
      while (parsing.push(await parsed(file)) < question.runs) {
        meter.begin('remembers');
        runs.push(await run(question));
      }
      const [first = []] = runs;
      for (const calls of runs) expectSame(question, first, calls);
      const median = (of: (calls: readonly Call[]) => number) => ratioOf(runs.map(of)).median;
      const processor = median((calls) => Math.max(...calls.map((call) => call.processor)));
      return {
        question,
        calls: first.length,
        memory: median((calls) => Math.max(...calls.map((call) => call.memory))),
        processor,
        atItsShare: processor / Math.min(1, memory / MEGABYTES_OF_A_CORE),
        pages: pages.length,
        megabytes: pages.reduce((sum, page) => sum + page.length, 0) / 1e6,
        readUnits,
        parsing: ratioOf(parsing).median,
        againstParsing: ratioOf(
          runs.map((calls, nth) => calls.reduce((sum, call) => sum + call.processor, 0) / (parsing[nth] ?? 0)),
        ).median,
        limits: { memory, timeout },
        body: first.at(-1)?.body,
      };
    },
    stop: async () => {
      await meter.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Seconds of a processor that parsing the pages takes, and nothing else. */
async function parsed(pages: string): Promise<number> {
  return Number(await ended([], [here('parse.mjs'), pages], {}, tmpdir()));
}

/** No speed is worth anything unless the answer is the same each time. */
function expectSame({ name }: Question, known: readonly Call[], calls: readonly Call[]): void {
  const failed = calls.find(({ status }) => status >= 400);
  if (failed !== undefined) throw new Error(`${name} is ${failed.status}: ${failed.body}`);
  if (known.some(({ digest }, index) => calls[index]?.digest !== digest))
    throw new Error(`${name} answers differently: ${known[0]?.body} and ${calls[0]?.body}`);
}

/** Lambda's own start of Node: nine tenths of the memory for what is old, a twentieth for what is young. */
function asLambdaStarts(memory: number): string[] {
  return [`--max-old-space-size=${Math.floor(memory * 0.9)}`, `--max-semi-space-size=${Math.floor(memory * 0.05)}`];
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function bundleOf(bundles: ReadonlyMap<FunctionName, Bundle>, name: FunctionName): Bundle {
  const bundle = bundles.get(name);
  if (bundle === undefined) throw new Error(`${name} is not deployed`);
  return bundle;
}

/** What it prints. @throws when it does not end well */
async function ended(
  flags: readonly string[],
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<string> {
  const child = spawn(process.execPath, [...flags, ...command], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, problem] = ['', ''];
  child.stdout.on('data', (piece) => (out += String(piece)));
  child.stderr.on('data', (piece) => (problem += String(piece)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${problem.slice(-2000)}`);
  return out;
}

interface Meter {
  readonly url: string;
  /** Begins to count anew. Whoever `remembers` asks nothing of the engine: what was read is known, and nothing is written twice. */
  readonly begin: (asksOrRemembers: 'asks' | 'remembers') => void;
  readonly forget: () => void;
  /** How many different answers it has. */
  readonly known: () => number;
  /** The answers to what was read, as they came, and what they cost. */
  readonly told: () => { readonly pages: readonly string[]; readonly readUnits: number };
  readonly stop: () => Promise<void>;
}

/** Stands before the engine, and is a Secrets Manager with one secret. */
async function startMeter(engine: string): Promise<Meter> {
  const known = new Map<string, string>();
  let [remembers, readUnits] = [false, 0];
  let pages: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = (await bytesOf(request)).toString();
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    if (operation === 'GetSecretValue') {
      response.end(JSON.stringify({ SecretString: '{"key":"pages"}' }));
      return;
    }
    const reads = /Get|Query|Scan/.test(operation);
    const name = `${operation} ${body}`;
    const remembered = reads ? known.get(name) : remembers ? '{}' : undefined;
    const [status, page] = remembered === undefined ? await asked(engine, request, body) : [200, remembered];
    if (reads && status === 200) {
      known.set(name, page);
      pages.push(page);
      for (const [, units] of page.matchAll(/"CapacityUnits":([\d.]+)/g)) readUnits += Number(units);
    }
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(page);
  };
  const { url, stop } = await serve((request, response) => void answer(request, response));
  return {
    url,
    stop,
    forget: () => known.clear(),
    known: () => known.size,
    told: () => ({ pages, readUnits }),
    begin: (asksOrRemembers) => {
      remembers = asksOrRemembers === 'remembers';
      [pages, readUnits] = [[], 0];
    },
  };
}

/** What the engine says to it, with what it cost. */
async function asked(engine: string, { headers }: IncomingMessage, body: string): Promise<[number, string]> {
  const text = JSON.stringify({ ...(JSON.parse(body) as object), ReturnConsumedCapacity: 'TOTAL' });
  const request = ask(engine, {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(text) },
  }).end(text);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return [response.statusCode ?? 500, (await bytesOf(response)).toString()];
}
