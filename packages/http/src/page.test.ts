// The chain of a page: what the work says is what a browser gets, and a work that fails is an apology that tells nobody
// who asked for what.
import { Logger } from '@aws-lambda-powertools/logger';
import { type Sent, capturedOutput, quietObserver, sendForPage } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';
import { pageHandler, type PageReply } from './page.ts';

const page = { status: 200, headers: { 'content-type': 'text/html' }, html: '<p>Halo</p>' };
const sorry = { status: 503, headers: { 'content-type': 'text/html' }, html: '<p>Maaf</p>' };

function aPage(work: () => PageReply, logger?: Logger) {
  const observed = { ...quietObserver(), ...(logger === undefined ? {} : { logger }) };
  const handler = pageHandler({ ...observed, sorry: () => sorry }, work);
  return { observed, get: (sent: Sent = {}) => sendForPage(handler, { routeKey: 'GET /s/{link}', ...sent }) };
}

describe('a page', () => {
  it('comes as it was made, with its cookies', async () => {
    const { get } = aPage(() => ({ page, cookies: ['a=1', 'b=2'] }));

    expect(await get()).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html', vary: 'accept-language, accept-encoding' },
      cookies: ['a=1', 'b=2'],
      html: '<p>Halo</p>',
      wireBytes: 11,
    });
  });

  it('is made small for the browser that can read it so', async () => {
    const long = { ...page, html: 'Halo '.repeat(1000) };
    const { get } = aPage(() => ({ page: long }));

    const { headers, html, wireBytes } = await get({ headers: { 'accept-encoding': 'gzip, br' } });

    expect(headers['content-encoding']).toBe('br');
    expect(html).toBe(long.html);
    expect(wireBytes).toBeLessThan(100);
  });

  it('that is elsewhere is fetched there, and the way is kept nowhere', async () => {
    const { get } = aPage(() => ({ seeOther: '/s/x/thanks', cookies: ['a=1'] }));

    expect(await get()).toMatchObject({
      status: 303,
      headers: { location: '/s/x/thanks', 'cache-control': 'no-store' },
      cookies: ['a=1'],
      html: '',
    });
  });
});

describe('a form', () => {
  it('that another page is to answer is sent there as it was sent here, with its cookies', async () => {
    const { get, observed } = aPage(() => ({ sendAgain: '/console/units/x/report', cookies: ['a=1'] }));

    expect(await get()).toMatchObject({
      status: 307,
      headers: { location: '/console/units/x/report', 'cache-control': 'no-store' },
      cookies: ['a=1'],
      html: '',
    });
    // The page that answers it refuses it, and counts.
    expect(observed.counted).toEqual({});
  });
});

describe('a page that refuses', () => {
  it('is counted by its status, and one that shows something is not', async () => {
    const [refusing, showing] = [aPage(() => ({ page: { ...page, status: 429 } })), aPage(() => ({ page }))];

    await Promise.all([refusing.get(), showing.get()]);

    expect(refusing.observed.counted).toEqual({ 'Refused{429}': 1 });
    expect(showing.observed.counted).toEqual({});
  });
});

describe('a page whose work fails', () => {
  const secret = 't~1~contoh~ektp~ani~A-1~xyz~signature';

  it('is an apology, and is counted', async () => {
    const { get, observed } = aPage(() => {
      throw new Error('the table is gone');
    });

    expect(await get()).toMatchObject({ status: 503, html: '<p>Maaf</p>' });
    expect(observed.counted).toEqual({ Failed: 1 });
  });

  it('leaves its reason in the log, and nothing of who asked for what', async () => {
    const lines = await capturedOutput(async () => {
      const { get } = aPage(
        () => {
          throw new Error('the table is gone');
        },
        new Logger({ serviceName: 'test', logLevel: 'DEBUG' }),
      );
      await get({
        path: { link: secret },
        query: { lang: 'en', kiosk: '' },
        headers: { cookie: 'tera_device=abc', 'user-agent': 'a phone', referer: 'https://elsewhere.example/' },
        body: 'comment=rahasia',
      });
    });

    expect(lines).toContain('the table is gone');
    for (const detail of [secret, 'signature', 'tera_device', 'a phone', 'elsewhere', 'rahasia', '192.0.2.1', 'lang']) {
      expect(lines).not.toContain(detail);
    }
  });
});
