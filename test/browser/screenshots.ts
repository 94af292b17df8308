// Pictures of every page in .cache/screenshots, to be looked at by a person: `node test/browser/screenshots.ts`. A test
// can say that nothing overlaps; only eyes can say that it is pleasant.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { setUp, takeDesk } from '../support/browser/counter.ts';
import { walkDisplay, walkThrough } from '../support/browser/counter-states.ts';
import { openOffice } from '../support/browser/office.ts';
import { takePhone } from '../support/browser/phone.ts';
import { LANGUAGES, statesOf } from '../support/browser/states.ts';

const folder = join(import.meta.dirname, '../../.cache/screenshots');
const PHONE = { name: 'phone', viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 };
/** What counters have. */
const SCREENS = [
  { name: '1366', viewport: { width: 1366, height: 768 } },
  { name: '1920', viewport: { width: 1920, height: 1080 } },
  { name: 'tablet', viewport: { width: 820, height: 1180 } },
  { name: 'phone', viewport: { width: 360, height: 740 } },
];
const DESK = { name: 'desk', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };
const TABLET = { name: 'tablet', viewport: { width: 1180, height: 820 }, deviceScaleFactor: 1 };

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const office = await openOffice();
try {
  for (const state of await statesOf(office)) {
    const isKiosk = state.name.startsWith('kiosk');
    const devices = state.name.startsWith('posters') ? [DESK] : isKiosk ? [TABLET, PHONE] : [PHONE, DESK];
    for (const { name, ...device } of devices) {
      const { page, context } = await takePhone(office.browser, {
        extraHTTPHeaders: { authorization: `Bearer ${office.tera.adminKey}` },
        ...device,
      });
      for (const lang of LANGUAGES) {
        await state.reach(page, lang);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const path = join(folder, `${state.name}.${name}.${lang}.${colorScheme}.png`);
          await page.screenshot({ path, fullPage: true });
        }
      }
      await context.close();
    }
  }
  for (const { name, ...device } of SCREENS) {
    const unitId = `loket-${name}`;
    const desk = await takeDesk(office, unitId, device);
    const lookAt = async (page: Page, face: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const path = join(folder, `counter-${face}.${name}.id.${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
      }
    };
    for await (const face of walkThrough(desk, office, unitId)) await lookAt(desk.page, face);
    await desk.context.close();
    const [counter, display] = [
      await takeDesk(office, `${unitId}-layar`),
      await takeDesk(office, `${unitId}-layar`, device),
    ];
    await setUp(counter, `${unitId}-layar`);
    for await (const face of walkDisplay(display, counter, `${unitId}-layar`)) await lookAt(display.page, face);
    await Promise.all([counter.context.close(), display.context.close()]);
  }
  process.stdout.write(`${folder}\n`);
} finally {
  await office.stop();
}
