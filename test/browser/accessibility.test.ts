// Every page by the rules that a machine can check, in both languages, light and dark; the whole flow without a pointer;
// and nothing lost when text is spaced out, zoomed or reflowed. A person with a screen reader is not replaced by this.

import { POSTER_SIZES, type ServiceId, type UnitId } from '@tera/domain';
import AxeBuilder from '@axe-core/playwright';
import { paperForm, postersPage } from '@tera/pages';
import { sideBySide } from '@tera/testing/stack';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ELEMENTS } from '../support/answers.ts';
import { type Layout, layoutOf, spaceTextOut } from '../support/browser/layout.ts';
import { type Office, anOffice } from '../support/browser/office.ts';
import { type Phone, takePhone } from '../support/browser/phone.ts';
import { LANGUAGES, type Language, type State, statesOf } from '../support/browser/states.ts';
import { isThanked } from '../support/browser/survey-page.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** A poster or a form is a sheet of paper, of a size that does not depend on a screen. */
const isForPaper = ({ name }: State): boolean => name.startsWith('posters') || name === 'paper-form';

const office = anOffice();
let states: readonly State[];

beforeAll(async () => {
  states = await statesOf(office);
});

describe('axe', () => {
  it.each(LANGUAGES)('finds nothing on any page (%s), light or dark', async (lang) => {
    const found = await sideBySide(2, states, async (state) => {
      const { page, context } = await phoneOf(office);
      await state.reach(page, lang);
      const light = await complaintsOf(rulesFor(page, lang));
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = lang === 'id' ? await complaintsOf(axe(page).withRules(COLOURS)) : [];
      await context.close();
      return light.length + dark.length === 0 ? [] : [{ state: state.name, light, dark }];
    });

    expect(found.flat()).toEqual([]);
  });

  it('would find a text that is hard to read', async () => {
    const { page, context } = await phoneOf(office);
    await states[0]?.reach(page, 'id');
    await page.evaluate("document.querySelector('.intro').style.color = '#bbb'");

    expect((await complaintsOf(rulesFor(page, 'id'))).join()).toMatch(/color-contrast: .*intro/);
    await context.close();
  });
});

describe('without a pointer', () => {
  it.each([true, false])('the form is answered, sent and thanked (scripts: %s)', async (javaScriptEnabled) => {
    const unitId = `papan-ketik-${javaScriptEnabled}`;
    await office.openUnit(unitId);
    const [link = ''] = await office.surveys(unitId);
    const { page, context } = await takePhone(office.browser, { javaScriptEnabled });
    await page.goto(link);
    const { keyboard } = page;

    for (const element of ['persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'kompetensi', 'perilaku', 'sarana']) {
      await tabTo(page, `input[name="q.${element}"]`);
      // The first choice has the focus: a space takes it, an arrow the next one.
      await keyboard.press('Space');
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowDown');
    }
    await tabTo(page, '#comment');
    await keyboard.type('Terima kasih');
    await tabTo(page, '#who-sex');
    await keyboard.type('Per');
    await tabTo(page, 'form button');
    await keyboard.press('Enter');
    await isThanked(page);

    expect((await office.figures(unitId))?.coverage.answered).toBe(1);
    await context.close();
  });

  it('every stop is visible, in the order of the page, and no stop is a trap', async () => {
    // A page that glides has not arrived yet when it is asked.
    const { page, context } = await takePhone(office.browser, { reducedMotion: 'reduce' });
    await states[0]?.reach(page, 'id');
    const stops: { id: string; top: number; outline: number; height: number }[] = [];
    const height = 640;

    for (let count = 0; count < 40; count++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate<(typeof stops)[number] | null>(FOCUSED);
      if (stop === null) break;
      stops.push(stop);
    }

    // The language, privacy, nine questions, a comment, four attributes, the button, lapor.go.id.
    expect(stops).toHaveLength(2 + ELEMENTS.length + 1 + 4 + 1 + 1);
    expect(stops.map(({ id }) => id)).not.toContain('website');
    expect(stops.filter(({ outline }) => outline < 2)).toEqual([]);
    expect(stops.filter(({ top, height: own }) => top < 0 || top + own > height)).toEqual([]);
    await context.close();
  });
});

describe('nothing is lost', () => {
  const VIEWS = {
    'at 320 px': { width: 320, height: 640 },
    'on a phone': { width: 360, height: 740 },
    'at a desk': { width: 1280, height: 800 },
    'at a desk zoomed to 200 %': { width: 640, height: 400 },
    'at a desk zoomed to 400 %': { width: 320, height: 200 },
    'on a tablet': { width: 820, height: 1180 },
  };

  it.each(LANGUAGES)(
    'of any page (%s) in a narrow, wide or zoomed window, with its text spaced out or not',
    async (lang) => {
      const lost: unknown[] = [];
      for (const state of states.filter((each) => !isForPaper(each))) {
        const { page, context } = await phoneOf(office);
        await state.reach(page, lang);
        for (const spacing of ['as it is', 'spaced out']) {
          if (spacing === 'spaced out') await spaceTextOut(page);
          for (const [view, viewport] of Object.entries(VIEWS)) {
            await page.setViewportSize(viewport);
            const layout = await layoutOf(page);
            if (isLost(layout)) lost.push({ state: state.name, view, spacing, ...layout });
          }
        }
        await context.close();
      }

      expect(lost).toEqual([]);
    },
  );

  it.each(LANGUAGES)('on a poster, on either sheet, and on the paper form (%s)', async (lang) => {
    const { page, context } = await phoneOf(office, { viewport: { width: 1280, height: 1400 } });
    for (const state of states.filter(isForPaper)) {
      await state.reach(page, lang);
      expect([state.name, await layoutOf(page)]).toEqual([
        state.name,
        { sideways: 0, cutOff: [], overlapping: [], small: [] },
      ]);
    }
    await context.close();
  });

  it.each([1, 40, 41, 100, 200])(
    'on a poster with names of %i letters and the longest address, one to a sheet',
    async (letters) => {
      const { page, context } = await takePhone(office.browser, { viewport: { width: 1280, height: 1400 } });
      const name = 'Kantor Pelayanan Administrasi Kependudukan '.repeat(5).slice(0, letters - 1) + '.';
      const url = `https://a1b2c3d4e5.execute-api.ap-southeast-3.amazonaws.com/s/p~1~${'u'.repeat(40)}~${'c'.repeat(40)}~${'s'.repeat(22)}`;
      const shortUrl = `https://a1b2c3d4e5.execute-api.ap-southeast-3.amazonaws.com/p/${'u'.repeat(40)}-k7qm2f9x`;
      const posters = [name, `${name.slice(0, -1)}!`].map((title) => ({ title, url, shortUrl }));

      for (const size of POSTER_SIZES) {
        for (const lang of LANGUAGES) {
          await page.setContent(postersPage({ unit: name, posters, size, lang }).html);
          expect(await layoutOf(page)).toEqual({ sideways: 0, cutOff: [], overlapping: [], small: [] });
        }
        expect(await sheetsOf(page)).toBe(posters.length);
      }
      await context.close();
    },
  );

  it.each([1, 100, 200])(
    'on a paper form with names of %i letters and the longest ids, which is one sheet',
    async (letters) => {
      const { page, context } = await takePhone(office.browser, { viewport: { width: 1280, height: 1400 } });
      const name = 'Kantor Pelayanan Administrasi Kependudukan '.repeat(5).slice(0, letters - 1) + '.';

      for (const lang of LANGUAGES) {
        for (const service of [undefined, { id: 's'.repeat(40) as ServiceId, name }]) {
          await page.setContent(paperForm({ unitId: 'u'.repeat(40) as UnitId, unit: name, service, lang }).html);
          expect(await layoutOf(page)).toEqual({ sideways: 0, cutOff: [], overlapping: [], small: [] });
          expect(await sheetsOf(page)).toBe(1);
        }
      }
      await context.close();
    },
  );

  it('would be seen if it were', async () => {
    const { page, context } = await phoneOf(office);
    await states[0]?.reach(page, 'id');
    await page.evaluate(`
      document.querySelector('.intro').style.cssText = 'white-space: nowrap; font-size: 3rem';
      document.querySelector('.promise').style.cssText = 'height: 2rem; overflow: hidden';
      document.querySelector('.lang').style.cssText = 'padding: 0; font-size: 8px; line-height: 1';
      document.querySelector('legend b').style.marginTop = '-1.5rem';
    `);

    const { sideways, cutOff, overlapping, small } = await layoutOf(page);

    expect(sideways).toBeGreaterThan(0);
    expect(cutOff.join()).toContain('Sembilan pertanyaan');
    expect(cutOff.join()).toContain('Jawaban Anda tidak menampilkan');
    expect(overlapping).not.toEqual([]);
    expect(small).toHaveLength(1);
    await context.close();
  });
});

/** One with the administrator's key, because posters are not for everyone; citizens' pages take no notice of it. */
function phoneOf({ browser, tera }: Office, options: Parameters<typeof takePhone>[1] = {}): Promise<Phone> {
  return takePhone(browser, { extraHTTPHeaders: { authorization: `Bearer ${tera.adminKey}` }, ...options });
}

/** What our pages never have is frames; looking for them takes longer than all the rest. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true);
}

/** Colours are the same in every language and take most of the time, so one language is enough for them. */
function rulesFor(page: Page, lang: Language): AxeBuilder {
  return lang === 'id' ? axe(page).withTags(RULES) : axe(page).withTags(RULES).disableRules(COLOURS);
}

/** What it is unsure of counts too: a text that it cannot see through to the ground is one that nobody has checked. */
async function complaintsOf(builder: AxeBuilder): Promise<string[]> {
  const { violations, incomplete, passes } = await builder.analyze();
  expect(passes.length).toBeGreaterThan(0);
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
  );
}

function isLost({ sideways, cutOff, overlapping, small }: Layout): boolean {
  return sideways > 0 || cutOff.length + overlapping.length + small.length > 0;
}

/** How many sheets come out of a printer. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < 40; count++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`the Tab key never reaches ${selector}`);
}

/** Where the focus is and how thick its outline; a radio shows it around its words. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const shown = at.matches('[type=radio]') ? at.closest('label') : at;
  const { top, height } = shown.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  return { id: at.name || at.id || at.textContent, top, height, outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth) };
})()`;
