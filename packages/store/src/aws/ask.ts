// One question to a service of AWS: signed, sent, asked again where that may help, and answered with JSON or with an error
// that has the service's own name for it. It is what functions have of AWS's SDK, whose clients are most of a bundle whose
// start somebody waits for (docs/decisions/0040-functions-without-the-sdk.md). The names of the environment's variables are the SDK's.
import type { ClientRequest, RequestOptions } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { FIRST_PAUSE, PATIENCE, TRIES, TURNS } from './patience.ts';
import { type Credentials, signed } from './signature.ts';

export interface AwsConfiguration {
  readonly endpoint?: string;
  readonly region?: string;
  /** Or whoever gets them: where a person's are looked for, and for those that change. */
  readonly credentials?: Credentials | (() => Promise<Credentials>);
}

export interface AwsService {
  /** As it is called in a signature and in its address. */
  readonly name: string;
  /** Of its JSON protocol. */
  readonly version: '1.0' | '1.1';
  /** What its operations begin with in `x-amz-target`. */
  readonly target: string;
  /** The variable that names another endpoint for this service alone. */
  readonly endpoint: `AWS_ENDPOINT_URL_${string}`;
}

/** `signal` ends the question, whatever becomes of it. */
export type Ask = (operation: string, body: string, signal?: AbortSignal) => Promise<string>;

/** What a service has answered instead, or that it did not. */
export class AwsError extends Error {
  /** Whose fault it is, by the status. */
  readonly $fault: 'client' | 'server';

  constructor(name: string, message: string, status: number) {
    super(message);
    this.name = name;
    this.$fault = status < 500 ? 'client' : 'server';
  }
}

export function asking(service: AwsService, configuration: AwsConfiguration, environment = process.env): Ask {
  const region = configuration.region ?? environment['AWS_REGION'];
  if (!region) throw new Error('AWS_REGION is missing: Lambda sets it.');
  const credentialsOf = configuration.credentials ?? (() => Promise.resolve(credentialsIn(environment)));
  // A variable that is empty names none.
  const named = configuration.endpoint ?? (environment[service.endpoint] || environment['AWS_ENDPOINT_URL']);
  const endpoint = new URL(named || `https://${service.name}.${region}.amazonaws.com`);
  let line: Line | undefined;
  return async (operation, body, signal) => {
    line ??= lineTo(endpoint);
    const target = `${service.target}.${operation}`;
    const headers = { 'content-type': `application/x-amz-json-${service.version}`, 'x-amz-target': target };
    for (let tried = 1; ; tried++) {
      const credentials = typeof credentialsOf === 'function' ? await credentialsOf() : credentialsOf;
      const request = { service: service.name, region, endpoint, headers, body };
      try {
        return await answerOf(line, signed(request, credentials), body, target, signal);
      } catch (error) {
        if (signal?.aborted === true || tried >= triesFor(error)) throw error;
      }
      await pause(Math.random() * FIRST_PAUSE * 2 ** tried);
    }
  };
}

function credentialsIn(environment: NodeJS.ProcessEnv): Credentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are missing: Lambda sets them.');
  }
  return { accessKeyId, secretAccessKey, sessionToken: environment['AWS_SESSION_TOKEN'] };
}

/** What services answer to whoever should ask again later. */
const BUSY = new Set([
  'ThrottlingException',
  'Throttling',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'TransactionInProgressException',
]);

function triesFor(error: unknown): number {
  if (error instanceof AwsError)
    return BUSY.has(error.name) ? TRIES.busy : error.$fault === 'server' ? TRIES.failing : 1;
  return error instanceof Error && error.name === 'TimeoutError' ? 1 : TRIES.broken;
}

type Line = (options: RequestOptions) => ClientRequest;

/**
 * Kept open for the next question: to make one is most of what a question takes. Node's modules are got when there is something
 * to ask: Lambda has them loaded by then, and an `import` of them would run through whatever they could ever lead to.
 */
function lineTo(endpoint: URL): Line {
  const { Agent, request } = process.getBuiltinModule(endpoint.protocol === 'http:' ? 'node:http' : 'node:https');
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  return (options) => request(endpoint, { ...options, agent });
}

function answerOf(
  line: Line,
  headers: Readonly<Record<string, string>>,
  body: string,
  target: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, signal };
    const request = line(options);
    const fail = (error: Error) => {
      stop();
      reject(error);
      request.destroy();
    };
    const { heard, stop } = waiting(request, fail);
    request.once('error', fail);
    request.once('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => {
        heard();
        pieces.push(piece);
      });
      response.once('error', fail);
      response.once('end', () => {
        stop();
        const text = Buffer.concat(pieces).toString('utf8');
        const { statusCode: status = 0 } = response;
        if (status < 300) resolve(text);
        else reject(errorIn(text, target, status));
      });
    });
    request.end(body);
  });
}

/**
 * Fails when the line does not come in time, or nothing is heard for too long. While the function reckons it hears nothing, and the
 * answer may have come long ago: so time is taken in turns, and a turn that ends late is one turn.
 * @returns what is called for each piece of the answer, and what ends the waiting
 */
function waiting(request: ClientRequest, fail: (error: Error) => void) {
  const give = (up: string) => fail(Object.assign(new Error(up), { name: 'TimeoutError' }));
  let turns = 0;
  const turnEnds = () => {
    turns += 1;
    if (turns === TURNS) give(`no answer within ${PATIENCE.answer} ms`);
    else turn = setTimeout(turnEnds, PATIENCE.answer / TURNS);
  };
  let turn = setTimeout(turnEnds, PATIENCE.answer / TURNS);
  let connection: NodeJS.Timeout | undefined;
  request.once('socket', (socket) => {
    if (!socket.connecting) return;
    connection = setTimeout(give, PATIENCE.connection, `no connection within ${PATIENCE.connection} ms`);
    socket.once('connect', () => clearTimeout(connection));
  });
  return {
    heard: () => {
      turns = 0;
    },
    stop: () => {
      clearTimeout(turn);
      clearTimeout(connection);
    },
  };
}

/** With the members that the service has given it, such as the reasons of a transaction that was cancelled. */
function errorIn(text: string, target: string, status: number): AwsError {
  const { __type: type, message, Message = message, ...members } = membersOf(text);
  const name = typeof type === 'string' ? type.slice(type.lastIndexOf('#') + 1) : `Status${status}`;
  const words = typeof Message === 'string' ? Message : text.slice(0, 200);
  return Object.assign(new AwsError(name, `${target} answered ${status}: ${name}: ${words}`, status), members);
}

/** An object, whatever came: an engine behind a proxy may answer with a page. */
function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
