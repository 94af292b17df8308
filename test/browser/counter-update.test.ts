// A newer version of the page reaches a counter that stays open for days: it is fetched behind the clerk's back, announced,
// and used from the next reload on. A worker that clings to its first page could never be mended from here.

import { COUNTER_FILES, type CounterRoute } from '@tera/counter-app';
import { duringTests } from '@tera/testing/during-tests';
import { serve } from '@tera/testing/server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { launch } from '../support/browser/chromium.ts';
import { takePhone } from '../support/browser/phone.ts';

let browser: Browser;
/** What a later version of the files is told by. */
let version = 'lama';

const KEPT_AND_READY = `Promise.all([caches.keys(), navigator.serviceWorker.getRegistration('/counter')])
  .then(([names, { active }]) => names.join() + ' ' + active.state)`;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const server = duringTests(() =>
  serve((request, response) => {
    const { status, headers, html } = COUNTER_FILES[`GET ${request.url}` as CounterRoute] ?? {
      status: 404,
      headers: {},
      html: '',
    };
    const renewed = html.replace('<title>', `<title>${version} `).replace(/VERSION='\w+'/, `VERSION='${version}'`);
    response.writeHead(status, headers).end(renewed);
  }),
);

it('a new version is kept at once and shown after a reload, with or without a line', async () => {
  const { page, context, troubles } = await takePhone(browser);
  await page.goto(`${server.url}/counter`);
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.reload();
  expect(await page.title()).toContain('lama');

  version = 'baru';
  await page.reload();
  expect(await page.title()).toContain('lama');
  await page.evaluate(`navigator.serviceWorker.getRegistration('/counter').then((it) => it.update())`);
  // A reload in the very instant in which the one worker takes over from the other can still meet the old one.
  await vi.waitUntil(async () => (await page.evaluate(KEPT_AND_READY)) === 'tera-counter-baru activated', {
    timeout: 20_000,
  });

  await context.setOffline(true);
  await page.reload();
  expect(await page.title()).toContain('baru');
  expect(troubles).toEqual([]);
});
