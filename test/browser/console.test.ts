// Every page of the console and of the public in a real browser, from `npm start`: what axe finds, in either language, light and
// dark; on a phone, on paper, by keyboard, without scripts; what it weighs and how quick it is. A new page of the table is looked
// at by itself.
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import { signInAs } from '@tera/testing/stack';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  EXAMPLE_SUBJECTS,
  type Onlooker,
  type Sight,
  anExample,
  deskOf,
  sightsOf,
} from '../support/browser/example.ts';
import { aFreePort, audited } from '../support/browser/lighthouse.ts';
import { layoutOf, spaceTextOut } from '../support/browser/layout.ts';
import type { Phone } from '../support/browser/phone.ts';

const LANGUAGES = ['id', 'en'] as const;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block'];
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 320, height: 640 };
const MOST_BYTES = 40_000;
const QUICK = 0.95;
const RUNS = 3;

let port = 0;
const AUDIT = '/console/administration/audit';
const example = anExample(async () => {
  port = await aFreePort();
  return [`--remote-debugging-port=${port}`];
});
const desks = new Map<Onlooker, Phone>();
/** What is read on each page, for those who have no scripts. */
const read = new Map<string, string>();
let sights: readonly Sight[];

beforeAll(async () => {
  sights = sightsOf(example).filter(({ format }) => format === 'html');
  for (const who of new Set(sights.map(({ who: each }) => each))) desks.set(who, await deskOf(example, who));
});

afterAll(async () => {
  for (const { context } of desks.values()) await context.close();
});

describe('every page', () => {
  it.each(LANGUAGES)('has nothing that axe finds, light or dark (%s)', async (lang) => {
    const found: string[] = [];
    for (const sight of sights) {
      const page = await open(sight, lang);
      await page.emulateMedia({ colorScheme: 'light' });
      read.set(`${nameOf(sight)} ${lang}`, await textOn(page));
      const light = [...(await complaintsOf(axe(page).withTags(RULES))), ...(await faintInDrawings(page))];
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = [...(await complaintsOf(axe(page).withRules(COLOURS))), ...(await faintInDrawings(page))];
      await page.emulateMedia({ colorScheme: 'light' });
      found.push(...[...light, ...dark.map((one) => `in the dark: ${one}`)].map((one) => `${nameOf(sight)}: ${one}`));
    }

    expect(found).toEqual([]);
  });

  it.each(LANGUAGES)(
    'is read on a phone, at a desk and with its text spaced out, with nothing lost (%s)',
    async (lang) => {
      const lost: string[] = [];
      for (const sight of sights) {
        const page = await open(sight, lang);
        const isForScreens = sight.page.madeFor === undefined;
        for (const view of sight.page.madeFor === 'paper' ? [DESK] : [DESK, PHONE]) {
          await page.setViewportSize(view);
          lost.push(...(await lostOn(page)).map((one) => `${nameOf(sight)} at ${view.width}: ${one}`));
        }
        if (isForScreens) await spaceTextOut(page);
        lost.push(...(await lostOn(page)).map((one) => `${nameOf(sight)} spaced out: ${one}`));
        await page.setViewportSize(DESK);
      }

      expect(lost).toEqual([]);
    },
  );

  it('is walked through by keyboard: past its head at once, through everything, and one sees where one is', async () => {
    const wrong: string[] = [];
    for (const sight of sights) {
      const page = await open(sight, 'id');
      const all = await page.evaluate<number>(`(${MARK_STOPS})()`);
      const visited = new Set<number>();
      let [steps, isSkipped] = [0, false];
      let [before, within] = [-1, 0];
      while (steps <= all) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate<Stop | null>(`(${STOP})()`);
        if (stop === null) break;
        // Within a field for a date the browser walks by itself: day, month, year, and its calendar.
        within = stop.number === before ? within + 1 : 0;
        before = stop.number;
        if (within > 0 && within < STOPS_OF_A_DATE) continue;
        visited.add(stop.number);
        isSkipped ||= steps === 0 && stop.href === '#content' && stop.isInView;
        if (stop.outline < 2 || !stop.isInView)
          wrong.push(`${nameOf(sight)}: one does not see ‘${stop.text}’ is reached`);
        steps += 1;
      }
      if (visited.size < all) wrong.push(`${nameOf(sight)}: ${all - visited.size} of ${all} are never reached`);
      if (sight.page.madeFor === undefined && !isSkipped) wrong.push(`${nameOf(sight)}: its head cannot be skipped`);
    }

    expect(wrong).toEqual([]);
  });

  it('comes out of a printer on A4 with nothing cut', async () => {
    const wrong: string[] = [];
    for (const sight of sights) {
      const page = await open(sight, 'id');
      await page.emulateMedia({ media: 'print' });
      const [first, ...others] = sheetsIn(await page.pdf({ preferCSSPageSize: true }));
      if (first === undefined || others.some(({ width }) => width !== first.width)) {
        wrong.push(`${nameOf(sight)}: ${others.length} sheets of several sizes`);
        continue;
      }
      await page.setViewportSize(sight.page.madeFor === 'paper' ? first : withinMargins(first));
      wrong.push(...(await lostOn(page)).map((one) => `${nameOf(sight)}: ${one}`));
      await page.emulateMedia({ media: 'screen' });
      await page.setViewportSize(DESK);
    }

    expect(wrong).toEqual([]);
  });

  it('says the same without scripts', async () => {
    const differing: string[] = [];
    for (const who of desks.keys()) {
      const { page, context, troubles } = await deskOf(example, who, { javaScriptEnabled: false });
      // A sheet to print has a button that only a script can press, and the audit tells of who has signed in meanwhile.
      const alike = sights.filter(({ page: { madeFor, path } }) => madeFor !== 'paper' && path !== AUDIT);
      for (const sight of alike.filter((each) => each.who === who)) {
        await page.goto(addressOf(sight, 'id'));
        const [now, before] = [await textOn(page), read.get(`${nameOf(sight)} id`) ?? ''];
        if (now !== before) differing.push(`${nameOf(sight)}: ${firstDifference(now, before)}`);
      }
      differing.push(...troubles);
      await context.close();
    }

    expect(differing).toEqual([]);
  });

  it('weighs no more than a page of the console may, with everything that it needs', async () => {
    const weights: (readonly [string, number])[] = [];
    for (const sight of sights) weights.push([nameOf(sight), await bytesSent(addressOf(sight, 'id'), sight.who)]);

    expect(weights.filter(([, bytes]) => bytes > MOST_BYTES)).toEqual([]);
    expect(Math.min(...weights.map(([, bytes]) => bytes))).toBeGreaterThan(1000);
  });

  it('asks for nothing of anybody else, and breaks no policy', () => {
    expect(Array.from(desks.values(), ({ troubles }) => troubles).flat()).toEqual([]);
    // One address a page, and what one was led over to sign in.
    const kinds = Array.from(desks.values(), ({ requests }) => requests.map((one) => one.resourceType())).flat();
    expect(new Set(kinds)).toEqual(new Set(['document']));
  });
});

describe('the main pages', () => {
  it('are quick, accessible and well made on a throttled phone', async () => {
    const wrong: unknown[] = [];
    const main = sights.filter(({ page, who }) => page.isMain === true && who !== 'admin');
    for (const sight of new Map(main.map((each) => [each.page.path, each])).values()) {
      await signInLighthouse(sight.who);
      let best = 0;
      let isWellMade = true;
      let hindrances: readonly string[] = [];
      for (let run = 0; run < RUNS && best < QUICK && isWellMade; run += 1) {
        const { scores, shortfalls } = await audited(addressOf(sight, 'id'), port);
        const { performance, ...others } = scores;
        best = Math.max(best, performance ?? 0);
        isWellMade = Object.values(others).every((score) => score === 1);
        hindrances = shortfalls;
      }
      if (best < QUICK || !isWellMade) wrong.push([nameOf(sight), best, hindrances]);
    }

    expect(wrong).toEqual([]);
  });
});

interface Stop {
  readonly number: number;
  readonly text: string;
  readonly href: string | null;
  readonly outline: number;
  readonly isInView: boolean;
}

/** Numbers whatever can be reached, and says how much there is; of choices of one name only one is stopped at. */
const STOPS_OF_A_DATE = 5;
const MARK_STOPS = `() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const isFirst = (element, at, all) =>
    element.type !== 'radio' || all.findIndex((other) => other.type === 'radio' && other.name === element.name) === at;
  const stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter((element) => shown(element) && !element.disabled && element.tabIndex >= 0)
    .filter(isFirst);
  stops.forEach((element, at) => { element.stop = at; });
  document.activeElement.blur();
  return stops.length;
}`;
const STOP = `() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return null;
  const { top, bottom, left, right } = at.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  return {
    number: at.stop ?? -1,
    text: at.textContent.trim().slice(0, 40),
    href: at.getAttribute('href'),
    outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
    // A region taller than the window is seen in part.
    isInView: top < innerHeight && bottom > 0 && left < innerWidth && right > 0,
  };
}`;

async function open(sight: Sight, lang: (typeof LANGUAGES)[number]): Promise<Page> {
  const page = desks.get(sight.who)?.page;
  if (page === undefined) throw new Error(`${sight.who} has no desk`);
  const reply = await page.goto(addressOf(sight, lang));
  if (reply?.status() !== 200) throw new Error(`${nameOf(sight)}: ${reply?.status()}`);
  return page;
}

function addressOf({ address }: Sight, lang: string): string {
  const url = new URL(address, example.url);
  url.searchParams.set('lang', lang);
  return url.href;
}

function nameOf({ address, who }: Sight): string {
  return `${address} by ${who}`;
}

/** What is read, but for the minute at which it is. */
function firstDifference(now: string, before: string): string {
  const [lines, others] = [now.split('\n'), before.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  return `‘${lines[at] ?? ''}’, not ‘${others[at] ?? ''}’`;
}

async function textOn(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).replaceAll(/\d{1,2}[.:]\d{2}/g, 'hh.mm');
}

/** What our pages never have is frames; looking for them takes longer than all the rest. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true);
}

/** What it is unsure of counts too: a text that it cannot see through to the ground is one that nobody has checked. */
async function complaintsOf(builder: AxeBuilder): Promise<readonly string[]> {
  const { violations, incomplete, passes } = await builder.analyze();
  if (passes.length === 0) return ['axe has looked at nothing'];
  const complaints = [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
  // Of a drawing it never knows the ground; that is measured here.
  return complaints.filter((complaint) => !complaint.startsWith('color-contrast: <text'));
}

/** Texts of drawings that are hard to read on their ground, by the formula of WCAG 2.2. */
function faintInDrawings(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`(() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = ([...rgb]) => rgb.slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const groundOf = (element) => {
      for (let at = element; at !== null; at = at.parentElement) {
        const ground = parts(getComputedStyle(at).backgroundColor);
        if (ground[3] !== 0) return ground;
      }
      return [255, 255, 255];
    };
    return [...document.querySelectorAll('svg text')].flatMap((text) => {
      const [dark, bright] = [light(parts(getComputedStyle(text).fill)), light(groundOf(text))].toSorted((a, b) => a - b);
      const contrast = (bright + 0.05) / (dark + 0.05);
      return contrast >= 4.5 ? [] : [text.textContent + ' has a contrast of ' + contrast.toFixed(2)];
    });
  })()`);
}

/** Sizes of targets are axe's to judge, which knows a link within a sentence. */
async function lostOn(page: Page): Promise<readonly string[]> {
  const { sideways, cutOff, overlapping } = await layoutOf(page);
  return [
    ...(sideways > 0 ? [`${sideways} px too wide`] : []),
    ...cutOff.map((text) => `cut off: ${text}`),
    ...overlapping.map((texts) => `one over the other: ${texts}`),
  ];
}

interface Sheet {
  readonly width: number;
  readonly height: number;
}

/** In pixels of 1/96 inch, where a PDF counts in points of 1/72. */
function sheetsIn(pdf: Buffer): readonly Sheet[] {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g);
  return Array.from(boxes, ([, ...sizes]) => {
    const [width = 0, height = 0] = sizes.map((size) => Math.ceil((Number(size) * 96) / 72));
    return { width, height };
  });
}

/** 12 mm at each side; above and below there is always another sheet. */
function withinMargins({ width, height }: Sheet): Sheet {
  return { width: Math.floor(width - (24 * 96) / 25.4), height };
}

async function cookiesOf(who: Onlooker): Promise<readonly (readonly [name: string, value: string])[]> {
  if (who === 'anyone') return [];
  const { cookies } = await signInAs(example.url, EXAMPLE_SUBJECTS[who]);
  return [...cookies].filter(([name]) => name.startsWith('tera_'));
}

/** Of the body, as it goes over the line to a browser. */
async function bytesSent(url: string, who: Onlooker): Promise<number> {
  const cookie = (await cookiesOf(who)).map((pair) => pair.join('=')).join('; ');
  const sent = request(url, { headers: { cookie, 'accept-encoding': 'gzip, deflate, br' } }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) bytes += chunk.length;
  if (response.headers['content-encoding'] === undefined) throw new Error(`${url} is not compressed`);
  return bytes;
}

/** It opens its pages in the browser's own memory, where none of our desks is. */
async function signInLighthouse(who: Onlooker): Promise<void> {
  const browser = await example.browser.newBrowserCDPSession();
  await browser.send('Storage.clearCookies');
  const cookies = (await cookiesOf(who)).map(([name, value]) => ({ name, value, url: example.url }));
  await browser.send('Storage.setCookies', { cookies });
  await browser.detach();
}
