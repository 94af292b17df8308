// A client of the HTTP contract and nothing more: it knows paths, headers and statuses, and no code behind the door.

import { IndicatorsSchema, PushResultSchema } from '@tera/contracts';
import type { BodyOf } from '@tera/contracts';
import type { getKiosks } from '@tera/contracts/routes';
import type { RegistryDocument } from '@tera/domain';

export type Indicators = ReturnType<typeof IndicatorsSchema.parse>;
export type IndicatorRow = Indicators['rows'][number];
export type By = 'officer' | 'service';
export type PushResult = ReturnType<typeof PushResultSchema.parse>;

export interface Answer {
  readonly status: number;
  /** Without parameters, in lower case. */
  readonly mediaType: string;
  readonly headers: Headers;
  readonly text: string;
  /** `undefined` for an empty body. */
  readonly json: unknown;
}

export interface Call {
  /** Goes out as JSON. */
  readonly json?: unknown;
  /** Goes out as it is. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the client's own; `null` for none. */
  readonly key?: string | null;
}

export interface Client {
  readonly call: (method: string, path: string, call?: Call) => Promise<Answer>;
  /** Makes the unit, or replaces it as it is now. */
  readonly putUnit: (unitId: string, unit: RegistryDocument) => Promise<void>;
  /** A push of which at least one event must be taken. */
  readonly push: (unitId: string, events: readonly unknown[]) => Promise<PushResult>;
  readonly answer: (response: unknown) => Promise<Answer>;
  readonly indicators: (unitId: string, period: string, by?: readonly By[]) => Promise<Indicators>;
  readonly makeKey: (wishes: {
    readonly scopes: readonly string[];
    readonly units: readonly string[];
    /** Whose key it is, where one officer holds it. */
    readonly officerId?: string;
    readonly expiresAt?: string;
  }) => Promise<MadeKey>;
}

export interface MadeKey {
  readonly keyId: string;
  readonly key: string;
}

export function clientOf(url: string, ownKey: string): Client {
  const call: Client['call'] = async (method, path, { json, body, headers = {}, key = ownKey } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      // A way to somewhere else is an answer of the contract too.
      redirect: 'manual',
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? (body === undefined ? {} : { body }) : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return { status: response.status, mediaType, headers: response.headers, text, json: parsed(text, mediaType) };
  };

  return {
    call,
    putUnit: async (unitId, unit) => {
      const path = `/v1/units/${unitId}`;
      const etag = (await call('GET', path)).headers.get('etag');
      const headers: Record<string, string> = etag === null ? {} : { 'if-match': etag };
      expectStatus(200, await call('PUT', path, { json: unit, headers }));
    },
    push: async (unitId, events) => {
      const answer = await call('POST', `/v1/units/${unitId}/ticket-events`, { json: { events } });
      return PushResultSchema.parse(expectStatus(202, answer).json);
    },
    answer: (response) => call('POST', '/v1/responses', { json: response, key: null }),
    indicators: async (unitId, period, by = []) => {
      const query = new URLSearchParams({ period, ...(by.length === 0 ? {} : { by: by.join(',') }) });
      const answer = await call('GET', `/v1/units/${unitId}/indicators?${query.toString()}`);
      return IndicatorsSchema.parse(expectStatus(200, answer).json);
    },
    makeKey: async (wishes) => {
      const answer = expectStatus(201, await call('POST', '/v1/keys', { json: { name: 'Kunci uji', ...wishes } }));
      return answer.json as MadeKey;
    },
  };
}

/** What follows `/s/` in the URL of a survey. */
export function tokenOf(surveyUrl: string): string {
  return new URL(surveyUrl).pathname.replace('/s/', '');
}

/** What follows `/s/` on the poster of a counter, or on the unit's own. */
export async function posterLinkOf(client: Client, unitId: string, counterId = ''): Promise<string> {
  const { text } = expectStatus(200, await client.call('GET', `/v1/units/${unitId}/posters`));
  const tokens = Array.from(text.matchAll(/\/s\/(p~[\w~.:-]+)/g), ([, token = '']) => token);
  const token = tokens.find((each) => each.split('~')[3] === counterId);
  if (token === undefined) throw new Error(`no poster of ${unitId} is for '${counterId}'`);
  return token;
}

/** What follows `/s/` in the address of a kiosk, at a counter or of the whole unit. */
export async function kioskLinkOf(client: Client, unitId: string, counterId?: string): Promise<string> {
  const { json } = expectStatus(200, await client.call('GET', `/v1/units/${unitId}/kiosks`));
  const { kiosks } = json as BodyOf<typeof getKiosks>;
  const kiosk = kiosks.find((each) => each.counterId === counterId);
  if (kiosk === undefined) throw new Error(`no kiosk of ${unitId} is for '${counterId}'`);
  return tokenOf(kiosk.url);
}

/** Splits events into pushes of `size`, the last one smaller. */
export function pushesOf<T>(events: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(events.length / size) }, (_, index) =>
    events.slice(index * size, (index + 1) * size),
  );
}

/** Takes all events in pushes of at most 500, `lanes` side by side. */
export async function pushAll(
  client: Client,
  unitId: string,
  events: readonly unknown[],
  lanes = 4,
): Promise<PushResult[]> {
  return sideBySide(lanes, pushesOf(events, 500), (push) => client.push(unitId, push));
}

export async function sideBySide<T, R>(
  lanes: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

function expectStatus(status: number, answer: Answer): Answer {
  if (answer.status !== status)
    throw new Error(`expected ${status}, not ${answer.status}: ${answer.text.slice(0, 2000)}`);
  return answer;
}

function parsed(text: string, mediaType: string): unknown {
  return text === '' || !/[/+]json$/.test(mediaType) ? undefined : JSON.parse(text);
}
