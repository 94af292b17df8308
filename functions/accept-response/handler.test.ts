// The exported handler, on the real engines: what it takes from the environment, its chain, and what it never logs.
import { ChargeJobSchema } from '@tera/contracts';
import { DAY, type TicketId } from '@tera/domain';
import { complaints } from '@tera/testing/contract';
import { TABLES, aQueue, anEngine, putUnit, secretsManager } from '@tera/testing/engine';
import { contoh } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Sent, aForm, capturedOutput, send, sendForPage } from '@tera/testing/http';
import { LINK, SECRETS, aDeviceCookie, aLink, secretsOf } from '@tera/testing/links';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { aBody, anImported } from './testing.ts';

const ROUTE = 'POST /v1/responses';
const IMPORT_ROUTE = 'POST /v1/units/{unitId}/responses';
const expiresAt = Date.now() + DAY;

const engine = anEngine();
const queue = aQueue();
const secrets = secretsManager();
const handler = aHandler(() => import('./index.ts'), { engine, queue, secrets, logLevel: 'DEBUG' });
beforeAll(() => putUnit(engine, contoh));

const post = (link: string, fields: Readonly<Record<string, string>>, sent: Sent = {}) => {
  const form = aForm(fields);
  const headers = { ...form.headers, ...sent.headers };
  return sendForPage(handler, { routeKey: 'POST /s/{link}', path: { link }, ...form, ...sent, headers });
};
const answer = (sent: Sent) => send(handler, { routeKey: ROUTE, ...sent });
const bringIn = (sent: Sent) => send(handler, { routeKey: IMPORT_ROUTE, path: { unitId: contoh }, ...sent });

describe('the function', () => {
  it('queues an answer of whoever has the link, and finds the new secret by itself', async () => {
    const first = await answer({ json: aBody({ link: aLink({ expiresAt }) }) });
    secrets.values.set('links', '{"signWith":"2","1":"a secret","2":"newer"}');
    const second = await answer({ json: aBody({ link: aLink({ expiresAt }, secretsOf('2', { 2: 'newer' })) }) });

    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
    expect(complaints(ROUTE, first)).toEqual([]);
    expect(await queue.drain()).toHaveLength(2);
    // The ticket of the link is not counted: somebody is asked to tell later whose they are.
    const jobs = (await queue.drain(queue.chargesUrl)).map((body) => ChargeJobSchema.parse(JSON.parse(body)));
    expect(jobs.map(({ ticketId }) => ticketId)).toEqual([LINK.ticketId, LINK.ticketId]);
  });

  it.each([
    ['score 5', { json: aBody({ answers: { perilaku: 5 } }) }, 422, 'answers.perilaku'],
    ['an unknown element', { json: aBody({ answers: { ramah: 4, perilaku: 4 } }) }, 422, 'answers.ramah'],
    ['no answer at all', { json: aBody({ answers: {} }) }, 422, 'answers'],
    ['a forged link', { json: aBody({ link: 'x' }) }, 422, 'link'],
    ['a name', { json: aBody({ name: 'Siti' }) }, 422, 'name'],
    ['wrong JSON', { body: '{' }, 422, ''],
    ['a form', { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'content-type'],
    ['a body that is too long', { json: aBody({ comment: 'x'.repeat(17_000) }) }, 413, ''],
  ])('refuses %s as documented', async (_, sent: Sent, status, path) => {
    const refused = await answer(sent);

    expect(refused).toMatchObject({ status, body: { status, errors: [{ path }] } });
    expect(complaints(ROUTE, refused)).toEqual([]);
  });

  it.each(['ticket', 'poster', 'whatsapp'])('refuses the channel %s, which only a link can say', async (channel) => {
    const refused = await answer({ json: aBody({ link: aLink({ expiresAt }), channel }) });

    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'channel', code: 'unknown_field' }] } });
    expect(complaints(ROUTE, refused)).toEqual([]);
  });

  it('takes the page’s form, and leads a browser to the thanks', async () => {
    await queue.drain();
    const link = aLink({ expiresAt });

    const sent = await post(link, { 'q.waktu': '4', lang: 'id' }, { cookies: [aDeviceCookie(SECRETS, Date.now())] });

    expect(sent).toMatchObject({ status: 303, html: '' });
    expect(sent.headers['location']).toMatch(/^\/s\/t~.+\/thanks\?lang=id&receipt=[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(await queue.drain()).toHaveLength(1);
  });

  it('brings a form back small enough for a slow phone', async () => {
    const link = aLink({ expiresAt });

    const again = await post(link, {}, { headers: { 'accept-encoding': 'gzip, br' } });

    expect(again).toMatchObject({ status: 422, headers: { 'content-encoding': 'br' } });
    expect(again.wireBytes).toBeLessThanOrEqual(10 * 1024);
  });

  it('keeps a flood of one link away in both doors together, and no other link', async () => {
    const [link, other] = ['FLOOD', 'CALM'].map((id) => aLink({ expiresAt, ticketId: id as TicketId }));
    const statuses: number[] = [];
    // Twice what a minute takes: wherever the minute ends, one of them is full.
    for (let time = 0; time < 61; time++) {
      statuses.push((await answer({ json: aBody({ link }) })).status);
      statuses.push((await post(link ?? '', { 'q.waktu': '4' })).status);
    }

    expect(new Set(statuses)).toEqual(new Set([202, 303, 429]));
    expect((await post(other ?? '', { 'q.waktu': '4' })).status).toBe(303);
  });
});

/** What the function writes while a citizen does this. */
const loggedBy = (...doing: (() => Promise<unknown>)[]) =>
  capturedOutput(async () => {
    for (const one of doing) await one();
  });

describe('the log', () => {
  const device = aDeviceCookie(SECRETS, Date.now());
  const comment = 'Petugas di loket dua sangat ramah';

  it('knows no address, no link, no cookie and no answer, whatever is sent', async () => {
    const link = aLink({ expiresAt });
    const headers = {
      'x-forwarded-for': '203.0.113.7',
      'user-agent': 'a phone',
      referer: 'https://elsewhere.example/',
    };
    const cookies = [device];
    const json = aBody({ link, comment });

    const lines = await loggedBy(
      () => answer({ json, headers, cookies }),
      () => answer({ json: { ...json, channel: 'assisted' }, headers, cookies, key: 'tera_a_b' }),
      () => bringIn({ json: { responses: [anImported({ comment })] }, headers, key: 'tera_a_b' }),
      () => answer({ json: { ...json, comment: comment.repeat(100) }, headers, cookies }),
      () => post(link, { comment, 'q.waktu': '4' }, { headers, cookies }),
      () => post(link, { comment }, { headers, cookies }),
      () => post(`${link}x`, { comment, 'q.waktu': '4' }, { headers, cookies }),
    );

    expect(
      leaked(
        [link, LINK.ticketId, device, comment, '203.0.113.7', '192.0.2.1', 'a phone', 'elsewhere', 'tera_a'],
        lines,
      ),
    ).toEqual([]);
  });

  it('says why something failed, and not for whom', async () => {
    const link = aLink({ expiresAt, ticketId: 'UNLUCKY' as TicketId });
    const url = queue.url;
    vi.resetModules();
    vi.stubEnv('FACTS_QUEUE_URL', `${url}-that-is-not-there`);
    vi.stubEnv('CHARGES_QUEUE_URL', `${url}-that-is-not-there`);
    vi.stubEnv('FACTS_TABLE', 'a-table-that-is-not-there');
    vi.stubEnv('REGISTRY_TABLE', TABLES.registry);
    const { handler: queueless } = await import('./index.ts');
    vi.stubEnv('REGISTRY_TABLE', 'a-registry-that-is-not-there');
    vi.resetModules();
    const { handler: broken } = await import('./index.ts');
    const form = { routeKey: 'POST /s/{link}', path: { link }, ...aForm({ 'q.waktu': '4', comment, lang: 'en' }) };
    const statuses: number[] = [];

    const lines = await loggedBy(
      async () => statuses.push((await sendForPage(queueless, form)).status),
      async () => statuses.push((await send(queueless, { routeKey: ROUTE, json: aBody({ link, comment }) })).status),
      async () => statuses.push((await sendForPage(broken, form)).status),
      async () => statuses.push((await send(broken, { routeKey: ROUTE, json: aBody({ link, comment }) })).status),
    );

    expect(statuses).toEqual([503, 503, 503, 500]);
    expect(lines).toContain('No limit is kept');
    expect(lines).toContain('The ticket cannot be read');
    expect(lines).toContain('Not queued');
    expect(lines).toContain('The page failed');
    expect(lines).toContain('The endpoint failed');
    expect(leaked([link, 'UNLUCKY', comment, '192.0.2.1'], lines)).toEqual([]);
  });
});

/** Those of them that a reader of the log would learn. */
function leaked(details: readonly string[], lines: string): string[] {
  return details.filter((detail) => lines.includes(detail));
}
