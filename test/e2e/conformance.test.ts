// The API does what it says of itself: every route is called so that it answers everything that the served document says
// it may answer, and each answer is as the document says.

import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aResponse, allAnswered } from '../support/answers.ts';
import { localDay } from '../support/calendar.ts';
import { type Answer, type Call, sideBySide, tokenOf } from '../support/client.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { type ServedApi, servedApi } from '../support/openapi.ts';
import { aUnit } from '../support/registry.ts';
import { type Tera, startTera } from '../support/tera.ts';

const UNIT = 'samsat';
const unit = aUnit({ services: { ektp: { measure: 'service', minutes: 15, validFrom: '2026-01-01' }, kk: undefined } });
const year = localDay(Date.now(), unit.timeZone).slice(0, 4);
const tooLarge: Call = { body: ' '.repeat(1024 * 1024 + 1), headers: { 'content-type': 'application/json' } };
const noJson: Call = { body: 'halo', headers: { 'content-type': 'text/plain' } };

/** Only seen when changes of one unit happen to meet. */
const BY_CHANCE = new Set(['PUT /v1/units/{unitId} 409']);
/** The queue of the embedded stack cannot be made to fail. */
const UNREACHABLE = ['POST /v1/responses 503', 'POST /v1/units/{unitId}/ticket-events 503'];

let tera: Tera;
let api: ServedApi;
/** Since they were last asked for. */
const complaints = new Set<string>();
const seen = new Set<string>();

beforeAll(async () => {
  tera = await startTera();
  await tera.client.putUnit(UNIT, unit);
  api = await servedApi(tera.client);
});

afterAll(() => tera.stop());

function newComplaints(): string[] {
  const all = [...complaints];
  complaints.clear();
  return all;
}

/** Calls a route and takes down what its answer has against the document. */
async function call(route: string, path: string, options: Call = {}): Promise<Answer> {
  const [method = ''] = route.split(' ');
  const answer = await tera.client.call(method, path, options);
  seen.add(`${route} ${answer.status}`);
  for (const line of api.complaintsAbout(route, answer)) complaints.add(`${route} ${answer.status}: ${line}`);
  if (answer.status < 300 && options.json !== undefined) {
    for (const line of api.complaintsAboutBody(route, options.json)) complaints.add(`${route}, its body: ${line}`);
  }
  return answer;
}

describe('the document at /v1/openapi.json', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator();

    expect(await validator.validate(structuredClone(api.document))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('names the version that the health check names', async () => {
    const { json } = await call('GET /v1/health', '/v1/health', { key: null });

    expect(api.document).toMatchObject({ info: { version: (json as { version: string }).version } });
  });
});

describe('what is answered', () => {
  it('by the routes for everyone', async () => {
    await call('GET /v1/health', '/v1/health', { key: null });
    await call('GET /v1/openapi.json', '/v1/openapi.json', { key: null });

    expect(newComplaints()).toEqual([]);
  });

  it('about units', async () => {
    const { key: stranger } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] });
    const path = `/v1/units/${UNIT}`;
    for (const route of ['GET /v1/units/{unitId}', 'PUT /v1/units/{unitId}']) {
      const body = route.startsWith('PUT') ? { json: unit } : {};
      await call(route, path, body);
      await call(route, path, { ...body, key: null });
      await call(route, path, { ...body, key: stranger });
      await call(route, '/v1/units/tidak%20boleh', body);
    }
    await call('GET /v1/units/{unitId}', '/v1/units/tidak-ada');
    await call('PUT /v1/units/{unitId}', path, { json: { ...unit, timeZone: 'WIB' } });
    await call('PUT /v1/units/{unitId}', path, tooLarge);
    await call('PUT /v1/units/{unitId}', path, noJson);

    expect(newComplaints()).toEqual([]);
  });

  it('about what a browser counter chooses from', async () => {
    const route = 'GET /v1/units/{unitId}/counter-setup';
    const { key: counter } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT, 'tidak-ada'] });
    const { key: reader } = await tera.client.makeKey({ scopes: ['registry:read'], units: [UNIT] });
    const path = `/v1/units/${UNIT}/counter-setup`;
    await call(route, path, { key: counter });
    await call(route, path, { key: null });
    await call(route, path, { key: reader });
    await call(route, '/v1/units/tidak-ada/counter-setup', { key: counter });
    await call(route, '/v1/units/tidak%20boleh/counter-setup');

    expect(newComplaints()).toEqual([]);
  });

  it('when many change one unit at the same time', async () => {
    const route = 'PUT /v1/units/{unitId}';
    const changes = Array.from({ length: 32 }, () => unit);
    const answers = await sideBySide(32, changes, (json) => call(route, '/v1/units/ramai', { json }));

    expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    expect(answers.filter(({ status }) => status === 200)).not.toEqual([]);
    expect(newComplaints()).toEqual([]);
  });

  it('about keys', async () => {
    const { key: stranger } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] });
    const json = { name: 'Loket 1', scopes: ['tickets:write'], units: [UNIT], expiresAt: '2099-01-01T00:00:00+07:00' };
    const made = await call('POST /v1/keys', '/v1/keys', { json });
    const { keyId } = made.json as { keyId: string };
    await call('POST /v1/keys', '/v1/keys', { json: { ...json, expiresAt: undefined } });
    await call('POST /v1/keys', '/v1/keys', { json, key: null });
    await call('POST /v1/keys', '/v1/keys', { json, key: stranger });
    await call('POST /v1/keys', '/v1/keys', { json: { ...json, scopes: ['semua'] } });
    await call('POST /v1/keys', '/v1/keys', tooLarge);
    await call('POST /v1/keys', '/v1/keys', noJson);
    await call('DELETE /v1/keys/{keyId}', `/v1/keys/${keyId}`, { key: null });
    await call('DELETE /v1/keys/{keyId}', `/v1/keys/${keyId}`, { key: stranger });
    await call('DELETE /v1/keys/{keyId}', `/v1/keys/${keyId}`);
    await call('DELETE /v1/keys/{keyId}', '/v1/keys/000000000000');
    // With a revoked one and one that expires among them.
    await call('GET /v1/keys', '/v1/keys');
    await call('GET /v1/keys', '/v1/keys', { key: null });
    await call('GET /v1/keys', '/v1/keys', { key: stranger });

    expect(newComplaints()).toEqual([]);
  });

  it('to pushes and responses', async () => {
    const push = 'POST /v1/units/{unitId}/ticket-events';
    const path = `/v1/units/${UNIT}/ticket-events`;
    const { key: stranger } = await tera.client.makeKey({ scopes: ['indicators:read'], units: [UNIT] });
    const events = Array.from({ length: 30 }, (_, index) => aServedTicket(`A-${index + 1}`)).flat();
    const taken = await call(push, path, { json: { events } });
    const bad = { ...events[0], eventId: 'buruk', serviceId: 'paspor' };
    // Not by `call`: the body is one that the document does not allow, and is taken but for what is wrong with it.
    const mixed = await tera.client.call('POST', path, { json: { events: [bad, 5, ...aServedTicket('B-1')] } });
    await call(push, path, { json: { events: [bad, 5] } });
    await call(push, path, { json: { events: [] } });
    await call(push, path, { json: { events }, key: null });
    await call(push, path, { json: { events }, key: stranger });
    await call(push, '/v1/units/tidak-ada/ticket-events', { json: { events: [bad] } });
    await call(push, path, tooLarge);
    await call(push, path, noJson);

    const respond = 'POST /v1/responses';
    const { surveys } = taken.json as { surveys: readonly { url: string }[] };
    for (const [index, { url }] of surveys.entries()) {
      const respondent = index % 2 === 0 ? { respondent: { sex: 'P', age: '26-35', work: 'petani' } } : {};
      const json = aResponse(tokenOf(url), allAnswered(4), { ...respondent, comment: 'Terima kasih', language: 'id' });
      await call(respond, '/v1/responses', { json, key: null });
    }
    await call(respond, '/v1/responses', { json: aResponse('halo', allAnswered(5)), key: null });
    await call(respond, '/v1/responses', { ...tooLarge, key: null });
    await call(respond, '/v1/responses', { ...noJson, key: null });
    // Typed by an employee: with no key, with one that is nobody's own, and with one that is somebody's.
    const typed = aResponse(tokenOf(surveys[0]?.url ?? ''), allAnswered(4), { channel: 'assisted' });
    const clerk = { scopes: ['tickets:write'], units: [UNIT] };
    const [nobodys, budis] = [
      await tera.client.makeKey(clerk),
      await tera.client.makeKey({ ...clerk, officerId: 'budi' }),
    ];
    await call(respond, '/v1/responses', { json: typed, key: null });
    await call(respond, '/v1/responses', { json: typed, key: nobodys.key });
    await call(respond, '/v1/responses', { json: typed, key: budis.key });
    // Twice what a minute takes, and one more: wherever the minute ends, some of them are too many.
    const flood = Array.from({ length: 121 }, () => aResponse(tokenOf(surveys[1]?.url ?? ''), allAnswered(4)));
    await sideBySide(4, flood, (json) => call(respond, '/v1/responses', { json, key: null }));
    await tera.counted();

    expect(newComplaints()).toEqual([]);
    expect(mixed.status).toBe(202);
    expect(api.complaintsAbout(push, mixed)).toEqual([]);
  });

  it('to whoever wants a link or a poster', async () => {
    const [link, posters] = ['GET /v1/units/{unitId}/tickets/{ticketId}/link', 'GET /v1/units/{unitId}/posters'];
    const path = `/v1/units/${UNIT}`;
    const { key: stranger } = await tera.client.makeKey({ scopes: ['indicators:read'], units: [UNIT] });
    await tera.client.push(UNIT, aServedTicket('L-1'));
    await tera.client.push(UNIT, aServedTicket('L-2').slice(0, 2));
    await tera.counted();
    await call(link, `${path}/tickets/L-1/link`);
    await call(link, `${path}/tickets/L-2/link`);
    await call(link, `${path}/tickets/L-3/link`);
    await call(link, `${path}/tickets/tidak%20boleh/link`);
    await call(link, `${path}/tickets/L-1/link`, { key: null });
    await call(link, `${path}/tickets/L-1/link`, { key: stranger });
    for (const query of ['', '?size=A4', '?size=A5&lang=en']) await call(posters, `${path}/posters${query}`);
    await call(posters, `${path}/posters?size=A3`);
    await call(posters, '/v1/units/tidak-ada/posters');
    await call(posters, `${path}/posters`, { key: null });
    await call(posters, `${path}/posters`, { key: stranger });

    expect(newComplaints()).toEqual([]);
  });

  it('to questions about figures', async () => {
    const route = 'GET /v1/units/{unitId}/indicators';
    const path = `/v1/units/${UNIT}/indicators`;
    const { key: stranger } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] });
    const [row] = (await tera.client.indicators(UNIT, year)).rows;
    for (const by of ['', '&by=officer', '&by=service', '&by=officer,service'])
      await call(route, `${path}?period=${year}${by}`);
    await call(route, `${path}?period=1999`);
    await call(route, `${path}?period=kemarin`);
    await call(route, `${path}?period=${year}`, { key: null });
    await call(route, `${path}?period=${year}`, { key: stranger });
    await call(route, `/v1/units/tidak-ada/indicators?period=${year}`);

    expect(newComplaints()).toEqual([]);
    // Otherwise the rows would conform only because they are empty.
    expect(row?.satisfaction).toMatchObject({ status: 'reliable', n: 30, ikm: 100 });
  });

  it('to questions for the survey report', async () => {
    const route = 'GET /v1/units/{unitId}/skm';
    const path = `/v1/units/${UNIT}/skm`;
    const { key: stranger } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] });
    const full = await call(route, `${path}?period=${year}&weight=0.11`);
    const suppressed = await call(route, `${path}?period=1999&service=ektp`);
    await call(route, `${path}?period=${year}&weight=1/9`);
    await call(route, `${path}?period=${year}`, { key: null });
    await call(route, `${path}?period=${year}`, { key: stranger });
    await call(route, `${path}?period=${year}&service=paspor`);

    expect(newComplaints()).toEqual([]);
    expect(full.json).toMatchObject({ status: 'reliable', n: 30, ikm: 99 });
    expect(suppressed.json).toMatchObject({ status: 'suppressed', n: 0, ikm: null });
  });

  it('at a path that is not there', async () => {
    const { status, mediaType, json } = await tera.client.call('GET', '/v1/tidak-ada');

    expect({ status, mediaType }).toEqual({ status: 404, mediaType: 'application/problem+json' });
    expect(api.complaintsAboutSchema('Problem', json)).toEqual([]);
  });

  it('was everything that the document names', () => {
    const unseen = api.documented.filter((answer) => !seen.has(answer) && !BY_CHANCE.has(answer));

    expect(unseen.toSorted()).toEqual(UNREACHABLE);
  });
});
