// Requests that no sensible client sends: nearly right ones, with something odd in a place where nobody looks for it.

import * as fc from 'fast-check';
import { aDocument } from '@tera/testing/facts';
import { aResponse } from './answers.ts';
import { anEvent } from './one-shot-tickets.ts';

/** The unit that they are about; it has to be there. */
export const FUZZED_UNIT = 'kecamatan';

export interface RawCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly withKey: boolean;
  readonly body?: Buffer;
}

const lastYear = String(new Date().getUTCFullYear() - 1);
const unitPath = `/v1/units/${FUZZED_UNIT}`;
const oddText = fc.string({ unit: 'grapheme', maxLength: 20 }).map(encodeURIComponent);

const path = fc.oneof(
  fc.constantFrom('/v1/health', '/v1/keys', '/v1/responses', unitPath, `${unitPath}/ticket-events`),
  fc.constantFrom(`${unitPath}/indicators`, `${unitPath}/skm`, '/v1/skm', `${unitPath}/officers/ani/indicators`),
  fc.constantFrom(`${unitPath}/officers/-/evidence`, `${unitPath}/objections`, `${unitPath}/snapshots`),
  oddText.map((id) => `${unitPath}/officers/${id}/evidence`),
  oddText.map((id) => `${unitPath}/officers/${id}/indicators`),
  oddText.map((id) => `${unitPath}/facts/${id}/objections`),
  oddText.map((id) => `${unitPath}/snapshots/${id}`),
  oddText.map((id) => `/v1/units/${id}/indicators`),
  oddText.map((id) => `/v1/keys/${id}`),
  fc
    .array(fc.oneof(oddText, fc.constantFrom('v1', 'units', 'keys', '__proto__', '..', '%00', '%', '%ff')), {
      maxLength: 6,
    })
    .map((segments) => `/${segments.join('/')}`),
);

/** Of rows, reports, trends, evidence and lists. */
const QUERY_OF_READERS = 'from to grain units service weight format contested indicator cursor limit state'.split(' ');

const query = fc
  .array(
    fc.tuple(
      fc.constantFrom('period', 'by', '__proto__', 'x', ...QUERY_OF_READERS),
      fc.oneof(
        oddText,
        fc.constantFrom('2026', '9999-W52', '1000-01-01', '9999-12', 'officer,service', 'constructor', '%'),
        fc.constantFrom('csv', 'xlsx', 'html', 'day', 'without', 'ektp', FUZZED_UNIT, 'wait.p50', '0'),
      ),
    ),
    { maxLength: 3 },
  )
  .map((parameters) => parameters.map((pair) => pair.join('=')).join('&'));

const latin = fc
  .integer({ min: 0x20, max: 0xff })
  .filter((code) => code !== 0x7f)
  .map((code) => String.fromCharCode(code));
const headers = fc.dictionary(
  fc.constantFrom('content-type', 'authorization', 'accept', 'cookie', 'x-forwarded-for', 'origin', 'range'),
  fc.string({ unit: latin, maxLength: 30 }),
  { maxKeys: 4 },
);

export const oddRequest: fc.Arbitrary<RawCall> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
    path,
    query,
    headers,
    withKey: fc.boolean(),
  })
  .map(({ query: parameters, ...odd }) => Object.assign(odd, { path: `${odd.path}?${parameters}` }));

export const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('__proto__', '9'.repeat(400), 1e308, -0, '', '\u0000', '\uffff', '\ud800', '🙏'),
  fc.constantFrom(
    '0000-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    '2026-11-20T24:00:00Z',
    '2026-11-20T09:00:00+99:99',
  ),
);

/** One or two of these fields, with anything in them. */
function oddFields(...names: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.dictionary(fc.constantFrom(...names), oddValue, { minKeys: 1, maxKeys: 2 });
}

export interface OddBody {
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
}

function asJson(method: string, at: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<OddBody> {
  return value.map((json) => ({ method, path: at, body: Buffer.from(JSON.stringify(json) ?? '') }));
}

/** @param link of a survey, so that responses get as far as they can. */
export function oddBody(link: string): fc.Arbitrary<OddBody> {
  const event = oddFields(
    'eventId',
    'ticketId',
    'type',
    'occurredAt',
    'serviceId',
    'officerId',
    'accurate',
    'reason',
  ).map(anEvent);
  const response = oddFields('link', 'responseId', 'answers', 'comment', 'respondent', 'startedAt').map((odd) =>
    aResponse(link, { perilaku: 4 }, odd),
  );
  const unit = oddFields('name', 'timeZone', 'services', 'officers', 'counters', 'questionnaire').map((odd) =>
    Object.assign({}, aDocument(), odd),
  );
  const key = oddFields('name', 'scopes', 'units', 'expiresAt').map((odd) =>
    Object.assign({ name: 'Kunci', scopes: ['tickets:write'], units: [FUZZED_UNIT] }, odd),
  );
  const objection = oddFields('reason', 'by', 'indicator').map((odd) =>
    Object.assign({ reason: 'tidak benar', by: 'Ani' }, odd),
  );
  const decision = oddFields('outcome', 'reason', 'by', 'correction').map((odd) =>
    Object.assign({ outcome: 'upheld', reason: 'benar', by: 'Budi', correction: { officerId: 'budi' } }, odd),
  );
  const snapshot = oddFields('period', 'note').map((odd) => Object.assign({ period: '2026' }, odd));
  // A year in which there is nothing, because the running one would be waited for.
  const rebuild = oddFields('period', 'apply', 'cursor').map((odd) =>
    Object.assign({ period: lastYear, apply: true }, odd),
  );
  const pushPath = `${unitPath}/ticket-events`;
  const bytes = fc.uint8Array({ maxLength: 200 }).map((raw) => Buffer.from(raw));
  return fc.oneof(
    asJson(
      'POST',
      pushPath,
      fc.array(event, { maxLength: 4 }).map((events) => ({ events })),
    ),
    asJson('POST', pushPath, oddValue),
    asJson('POST', '/v1/responses', response),
    asJson('PUT', '/v1/units/unit-acak', unit),
    asJson('POST', '/v1/keys', key),
    asJson('POST', `${unitPath}/facts/A-1/objections`, objection),
    asJson('POST', `${unitPath}/facts/A-1/decision`, decision),
    asJson('POST', `${unitPath}/snapshots`, snapshot),
    asJson('POST', `${unitPath}/rebuild`, rebuild),
    fc.record({
      method: fc.constant('POST'),
      path: fc.constantFrom(pushPath, '/v1/responses', '/v1/keys'),
      body: bytes,
    }),
  );
}
