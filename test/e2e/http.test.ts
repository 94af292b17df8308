// What holds of every answer of the running stack, whichever function gives it: HEAD beside GET, a name for each request that is
// found again in the log, kinds of problems that can be opened, and requests that are done once.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_ROUTES, ROUTES, isPage } from '@tera/contracts';
import { filledPath } from '@tera/contracts/path-to';
import { aDocument } from '@tera/testing/facts';
import { type Answer, aStack, kioskLinkOf, sideBySide, tokenOf } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { allAnswered } from '../support/answers.ts';
import { localDay, periodsOf } from '../support/calendar.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { MONTH_OVER, publishMonth } from '../support/published-month.ts';
import { refusal } from '../support/refusal.ts';

const UNIT = 'kantor';
const unit = aDocument({ publishes: 'month' });
const tera = aStack({ units: { [UNIT]: unit } });
const names: Record<string, string> = {
  unitId: UNIT,
  officerId: 'ani',
  name: 'not-found',
  ticketId: 'A-1',
  factId: 'A-1',
  period: MONTH_OVER,
  personId: 'sari',
  serviceId: 'ektp',
  what: 'indicators',
  objectionId: 'keberatan-1',
  keyId: 'kunci1',
};
const RUNNING = periodsOf(localDay(Date.now(), unit.timeZone)).month;
/** Of a period that is published there is no preview any more. */
let kiosk = '';
/** Of a kiosk alone there is a worker. */
const namesOf = (call: string) => {
  if (call.endsWith('/sw.js')) return { ...names, link: kiosk };
  return call.endsWith('/preview') ? { ...names, period: RUNNING } : names;
};
/** Those that lead on, or have nothing for whoever comes by themselves. */
const STATUS_OF: Readonly<Record<string, number>> = {
  'GET /p/{address+}': 303,
  'GET /P/{address+}': 303,
  'GET /sign-in': 303,
  'GET /sign-in/callback': 400,
};

/** Whatever it is that nobody is shown. */
const LEADS_TO_SIGN_IN = 303;

beforeAll(async () => {
  await publishMonth(tera, UNIT, unit, { tickets: 1, given: [{ answers: allAnswered(4) }] });
  const { surveys } = await tera.client.push(UNIT, aServedTicket('A-1'));
  names['link'] = tokenOf(surveys[0]?.url ?? '');
  await tera.counted();
  const { text } = await tera.client.call('GET', `/v1/units/${UNIT}/posters`);
  names['address'] = /\/p\/([\w-]+)/.exec(text)?.[1] ?? '';
  kiosk = await kioskLinkOf(tera.client, UNIT);
  const json = { name: 'Sari Contoh', login: { subject: 'sari' }, roles: [] };
  await tera.client.call('PUT', '/v1/people/sari', { json });
  const made = await tera.client.call('POST', `/v1/units/${UNIT}/snapshots`, { json: { period: '2026' } });
  names['snapshotId'] = (made.json as { snapshotId: string }).snapshotId;
});

/** Of each route with GET a path that is there, as far as its query need not say more. */
const paths = ROUTES.filter(({ call }) => call.startsWith('GET ')).map((route) => ({
  route: route.call,
  isPage: isPage(route),
}));
const QUERIES: Readonly<Record<string, string>> = {
  readIndicators: '?period=2026',
  readTrend: '?from=2026&to=2026',
  readSkm: '?period=2026',
  readPooledSkm: `?units=${UNIT}&period=2026`,
  readEvidence: '?period=2026',
  listTickets: '?state=set-aside',
};
const queryOf = (call: string) => QUERIES[API_ROUTES.find((route) => route.call === call)?.name ?? ''] ?? '';

/** Without what belongs to this very request or connection. */
function headersOf({ headers }: Answer): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !ITS_OWN.has(name)));
}

const ITS_OWN = new Set([
  'apigw-requestid',
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
]);

/** With what is drawn for each answer, or leads to the issuer with it. */
const MADE_ANEW = new Set(['content-security-policy', 'location']);

describe('HEAD', () => {
  it.each(paths)('is answered as $route, without a body', async ({ route }) => {
    const path = filledPath(route, namesOf(route)) + queryOf(route);
    const [get, head] = [await tera.client.call('GET', path), await tera.client.call('HEAD', path)];

    expect(get.status).toBe(STATUS_OF[route] ?? (route.startsWith('GET /console') ? LEADS_TO_SIGN_IN : 200));
    expect(head).toMatchObject({ status: get.status, text: '' });
    expect(Object.keys(headersOf(head)).toSorted()).toEqual(Object.keys(headersOf(get)).toSorted());
    expect(headersOf(head)).toMatchObject(
      Object.fromEntries(Object.entries(headersOf(get)).filter(([name]) => !MADE_ANEW.has(name))),
    );
  });

  it('is refused where GET is, and nowhere where there is no GET', async () => {
    expect(await tera.client.call('HEAD', `/v1/units/${UNIT}`, { key: null })).toMatchObject({ status: 401, text: '' });
    expect(await tera.client.call('HEAD', `/v1/units/${UNIT}/ticket-events`)).toMatchObject({ status: 405, text: '' });
    expect(await tera.client.call('HEAD', '/v1/tidak-ada')).toMatchObject({ status: 404, text: '' });
  });
});

describe('a problem document', () => {
  it('is of a request that its log and its caller know by one name', async () => {
    const answer = await tera.client.call('GET', `/v1/units/${UNIT}/indicators?period=kemarin`);
    const { instance } = answer.json as { instance: string };

    expect(answer.headers.get('apigw-requestid')).toBe(instance);
    const log = () => readFileSync(join(tera.dataDir, 'logs', 'read-indicators.log'), 'utf8');
    await expect.poll(log, { timeout: 5000 }).toContain(instance);
  });

  it.each([
    ['GET', '/v1/tidak-ada', 404],
    ['PATCH', '/v1/keys', 405],
    ['GET', '/v1/keys?x=1', 422],
    ['GET', '/v1/keys?format=csv', 406],
    ['POST', '/v1/keys', 415],
  ] as const)('leads to what its kind means: %s %s', async (method, path, status) => {
    const { json } = await tera.client.call(method, path);
    const { type } = json as { type: string };

    const page = await fetch(new URL(type, `${tera.url}${path}`), { headers: { accept: 'text/html' } });
    const document = await tera.client.call('GET', type, { key: null });

    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(await page.text()).toContain(String(status));
    const { errors } = document.json as { errors: { status: number; type: string }[] };
    expect(new Set(errors.map((error) => `${error.status} ${error.type}`))).toEqual(new Set([`${status} ${type}`]));
  });
});

describe('an answer over plain http', () => {
  it('does not tell a browser to come over TLS, whatever its caller says', async () => {
    const { headers } = await tera.client.call('GET', '/v1/health', { headers: { 'x-forwarded-proto': 'https' } });

    expect(headers.has('strict-transport-security')).toBe(false);
  });
});

describe('a report to print', () => {
  it.each(['skm?period=2026', 'indicators?period=2026', 'indicators?from=2026&to=2026', 'skm?period=2026&view=poster'])(
    'has its policy in its headers, as in itself: %s',
    async (path) => {
      const { headers, text } = await tera.client.call('GET', `/v1/units/${UNIT}/${path}&format=html`);
      const [, written = ''] = /content-security-policy" content="([^"]*)"/.exec(text) ?? [];
      const own = written.replaceAll('&#39;', "'");

      expect(own).toMatch(/^default-src 'none'/);
      expect(headers.get('content-security-policy')).toBe(`${own}; frame-ancestors 'none'`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );
});

describe('a request with an Idempotency-Key', () => {
  const wish = { name: 'Sekali', scopes: ['tickets:write'], units: [UNIT] };
  const ask = (key: string, json: object = wish) =>
    tera.client.call('POST', '/v1/keys', { json, headers: { 'idempotency-key': key } });

  it('is done once, however many send it at the same time', async () => {
    const answers = await sideBySide(8, Array.from({ length: 16 }), () => ask('ramai'));

    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(answers.map(({ status }) => status))).toSatisfy((seen: Set<number>) =>
      [...seen].every((status) => status === 201 || status === 409),
    );
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    expect(await ask('ramai')).toMatchObject({ status: 201, text: made[0]?.text });
    expect(await ask('ramai', { ...wish, name: 'Lain' })).toMatchObject(refusal(422, { code: 'other_body' }));
  });

  it('is answered with a key that works', async () => {
    await ask('bekerja');
    const { key } = (await ask('bekerja')).json as { key: string };

    expect(await tera.client.call('GET', `/v1/units/${UNIT}/counter-setup`, { key })).toMatchObject({ status: 200 });
  });

  it('files one objection, and decides it once', async () => {
    const facts = `/v1/units/${UNIT}/facts/A-1`;
    const filer = await tera.client.makeKey({ scopes: ['indicators:read'], units: [UNIT] });
    const object = () =>
      tera.client.call('POST', `${facts}/objections`, {
        json: { reason: 'tertukar' },
        headers: { 'idempotency-key': 'sanggahan' },
        key: filer.key,
      });
    const decide = () =>
      tera.client.call('POST', `${facts}/decision`, {
        json: { outcome: 'refused', reason: 'sudah benar' },
        headers: { 'idempotency-key': 'putusan' },
      });
    const [first, second] = [await object(), await object()];
    const [decided, again] = [await decide(), await decide()];

    // Without the header the second one would be 200.
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(again).toMatchObject({ status: 200, text: decided.text });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('may be a push, which needs none', async () => {
    const push = ['POST', `/v1/units/${UNIT}/ticket-events`] as const;
    const call = { json: { events: aServedTicket('I-1') }, headers: { 'idempotency-key': 'kiriman' } };

    expect(await tera.client.call(...push, call)).toMatchObject({ status: 202, json: { accepted: 3 } });
    expect(await tera.client.call(...push, call)).toMatchObject({ status: 202, json: { accepted: 3 } });
  });
});
