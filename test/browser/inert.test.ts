// Text that would like to be more than text, in every place where somebody can put text: it must be read as it was
// written, by everyone, and do nothing. The browser itself says whether something ran, loaded or was blocked.

import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { anOffice } from '../support/browser/office.ts';
import { type Phone, takePhone } from '../support/browser/phone.ts';
import { choose, isThanked, send, sendAndBeThanked } from '../support/browser/survey-page.ts';

const SCRIPT = `<script>document.title='ran'</script>`;
const MARKUP = `"><img src=//x.invalid/a onerror=alert(1)>'`;
const SQL = `'; DROP TABLE facts; --`;
const TEMPLATE = '${alert(1)}{{7*7}}</textarea></title></style><svg onload=alert(2)>';
/** What no page of ours says by itself. */
const MARK = 'penanda';
const HOSTILE = [SCRIPT, MARKUP, SQL, TEMPLATE];
const UNIT = 'jahat';
const NAME = `Dinas ${SCRIPT}${MARKUP}`;
const SERVICE = `Layanan ${SQL}${TEMPLATE}`;
const COUNTER = `Loket ${MARKUP}${TEMPLATE}`;

const office = anOffice();
beforeAll(async () => {
  await office.openUnit(UNIT, {
    name: NAME,
    services: [{ id: 'ektp', name: SERVICE }],
    officers: [{ id: 'ani', name: `Petugas ${SCRIPT}` }],
    counters: [{ id: 'loket-1', name: COUNTER }],
  });
});

describe.concurrent('hostile text', () => {
  it('in the names of a unit, a service and a counter is shown as it was written', async () => {
    const [link = ''] = await office.surveys(UNIT);
    const poster = `${office.tera.url}/s/${await office.posterToken(UNIT, 'loket-1')}`;
    const kiosk = `${office.tera.url}/s/${await office.kioskToken(UNIT, 'loket-1')}`;
    const { page, troubles } = await aVisitor();

    for (const [url, shown] of [
      [link, [NAME, SERVICE]],
      [poster, [NAME, COUNTER]],
      [kiosk, [NAME, COUNTER]],
      [`${poster}/thanks?lang=id`, [NAME]],
      [`${office.tera.url}/v1/units/${UNIT}/posters`, [NAME, COUNTER]],
    ] as const) {
      expect((await page.goto(url))?.status()).toBe(200);
      for (const text of shown) expect([url, await page.locator('body').innerText()]).toEqual([url, containing(text)]);
      expect(await page.title()).not.toBe('ran');
      expect(await intruders(page)).toEqual([]);
    }
    expect(troubles).toEqual([]);
  });

  it('in the query changes nothing on any page', async () => {
    const [link = ''] = await office.surveys(UNIT);
    const poster = `${office.tera.url}/s/${await office.posterToken(UNIT)}`;
    const { page, troubles } = await aVisitor();

    for (const text of HOSTILE.map((each) => `${MARK}${each}`)) {
      const query = new URLSearchParams({
        lang: text,
        receipt: text,
        opened: text,
        unit: text,
        [text]: text,
      }).toString();
      for (const url of [link, `${link}/thanks`, poster, `${poster}/thanks`, `${office.tera.url}/s/t~1~x`]) {
        await page.goto(`${url}?${query}`);
        expect(await page.locator('html').getAttribute('lang')).toBe('id');
        expect(await page.content()).not.toContain(MARK);
        expect(await intruders(page)).toEqual([]);
      }
    }
    for (const text of HOSTILE) {
      const answer = await page.goto(`${office.tera.url}/s/${encodeURIComponent(text)}`);
      expect(answer?.status()).toBe(404);
      expect(await intruders(page)).toEqual([]);
    }
    expect(troubles).toEqual([]);
  });

  it.each([true, false])('in a comment comes back in its field, and nowhere else (scripts: %s)', async (scripts) => {
    const [link = ''] = await office.surveys(UNIT);
    const { page, troubles } = await aVisitor({ javaScriptEnabled: scripts });
    const comment = HOSTILE.join('\n');
    await page.goto(link);
    await page.evaluate("document.getElementById('comment').removeAttribute('maxlength')");

    await choose(page, { perilaku: 4 });
    await page.locator('#comment').fill(comment + 'x'.repeat(1000));
    await send(page);
    await page.locator('#comment-error').waitFor();

    expect(await page.locator('#comment').inputValue()).toBe(comment + 'x'.repeat(1000));
    expect(await intruders(page)).toEqual([]);
    await page.locator('#comment').fill(comment);
    await sendAndBeThanked(page);
    await office.figures(UNIT);
    expect(await page.content()).not.toContain('DROP TABLE');
    expect(troubles).toEqual([]);
  });

  it.each(HOSTILE)('in any field of the form is a mistake at most: %s', async (text) => {
    const [link = ''] = await office.surveys(UNIT);
    const { page, troubles } = await aVisitor({ javaScriptEnabled: false });
    await page.goto(link);

    await page.evaluate(`for (const field of document.querySelectorAll('input, textarea, select')) {
      if (field.type === 'radio') field.checked = true;
      if (field.tagName === 'SELECT') field.options[1].selected = true;
      const holder = field.tagName === 'SELECT' ? field.options[1] : field;
      holder.value = ${JSON.stringify(text)};
    }`);
    const [answer] = await Promise.all([page.waitForResponse((got) => got.url().includes('&again')), send(page)]);
    await page.waitForLoadState();

    expect(answer.status()).toBe(422);
    expect(await intruders(page)).toEqual([]);
    expect(await page.locator('#comment').inputValue()).toBe(text);
    expect(troubles).toEqual([]);
  });

  it('kept on the phone by somebody else is only ever filled into fields', async () => {
    const [link = ''] = await office.surveys(UNIT);
    const { page, troubles } = await aVisitor();
    await page.goto(link);

    await page.evaluate(`localStorage.setItem('tera:' + document.forms[0].dataset.link, JSON.stringify({
      id: ${JSON.stringify(MARKUP)},
      pending: [['comment', ${JSON.stringify(HOSTILE.join(''))}], ['q.perilaku', ${JSON.stringify(SCRIPT)}]],
    }))`);
    await page.reload();
    await page.waitForLoadState('networkidle');

    expect(await intruders(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});

describe.concurrent('every page', () => {
  it('has a policy that allows its own bytes and nothing inline beside them', async () => {
    const [link = ''] = await office.surveys(UNIT);
    const poster = `${office.tera.url}/s/${await office.posterToken(UNIT)}`;
    const kiosk = `${office.tera.url}/s/${await office.kioskToken(UNIT)}`;
    const { page, troubles } = await aVisitor();

    for (const url of [
      link,
      `${link}/thanks`,
      `${link}/qr.svg`,
      poster,
      kiosk,
      `${kiosk}/thanks`,
      `${office.tera.url}/s/t~1~x`,
      `${office.tera.url}/v1/units/${UNIT}/posters`,
    ]) {
      const headers = (await page.goto(url))?.headers() ?? {};
      expect([url, headers['content-security-policy']]).toEqual([url, containing("default-src 'none'")]);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
      expect([url, headers]).toMatchObject([
        url,
        { 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
      ]);
    }
    expect(troubles).toEqual([]);
  });

  it('would not run what somebody managed to write into it', async () => {
    const [link = ''] = await office.surveys(UNIT);
    const { context, page, troubles } = await aVisitor();
    await context.route(`${link}?*`, async (route) => {
      const real = await route.fetch();
      const body = (await real.text()).replace(
        '</main>',
        `<script>alert(1)</script><img src="https://x.invalid/a"></main>`,
      );
      await route.fulfill({ response: real, body });
    });

    await page.goto(`${link}?lang=id`);

    expect(troubles.filter((trouble) => trouble.includes('Content Security Policy'))).toHaveLength(2);
    expect(troubles.filter((trouble) => trouble.startsWith('dialog'))).toEqual([]);
  });

  it('asks nobody else for anything, and tells nobody where the citizen came from', async () => {
    const [link = ''] = await office.surveys(UNIT);
    const { context, page, requests, troubles } = await aVisitor();
    await page.goto(link);
    await choose(page, { perilaku: 3 });
    await sendAndBeThanked(page);
    await office.figures(UNIT);
    await page.goto(link);
    expect(troubles).toEqual([]);

    // The one way out is a link that the citizen takes.
    const asked = new Map<string, string>();
    await context.route('https://www.lapor.go.id/**', async (route) => {
      for (const [name, value] of Object.entries(await route.request().allHeaders())) asked.set(name, value);
      await route.fulfill({ body: 'lapor', headers: { 'content-type': 'text/plain' } });
    });
    await page.getByRole('link', { name: 'www.lapor.go.id' }).click();
    await page.waitForURL('https://www.lapor.go.id/');

    expect(asked.size).toBeGreaterThan(0);
    expect(asked.get('referer')).toBeUndefined();
    const referrers = await Promise.all(requests.map(async (request) => (await request.allHeaders())['referer']));
    expect(referrers.filter((referrer) => referrer !== undefined)).toEqual([]);
  });

  it('needs one request of at most 10 KB for the form, and one for the thanks', async () => {
    const [link = ''] = await office.surveys(UNIT);
    const { page, requests } = await aVisitor();

    await page.goto(link);
    await page.waitForLoadState('networkidle');
    expect(requests.filter((request) => !request.url().startsWith('data:'))).toHaveLength(1);
    expect((await requests[0]?.sizes())?.responseBodySize).toBeLessThanOrEqual(10 * 1024);
    await choose(page, { perilaku: 3 });
    await send(page);
    await isThanked(page);
    await page.waitForLoadState('networkidle');

    expect(requests.filter((request) => !request.url().startsWith('data:'))).toHaveLength(3);
  });
});

/** With the administrator's key for the posters; citizens' pages take no notice of it. */
function aVisitor(options: Parameters<typeof takePhone>[1] = {}): Promise<Phone> {
  return takePhone(office.browser, {
    extraHTTPHeaders: { authorization: `Bearer ${office.tera.adminKey}` },
    viewport: { width: 1280, height: 800 },
    ...options,
  });
}

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

/** Elements and attributes that none of our pages has. */
function intruders(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('*')]
    .filter((element) =>
      ['img', 'iframe', 'object', 'embed', 'base'].includes(element.localName) ||
      (element.localName === 'script' && element !== document.body.lastElementChild) ||
      [...element.attributes].some(({ name }) => name.startsWith('on') || name === 'style'))
    .map((element) => element.outerHTML.slice(0, 100))`);
}
