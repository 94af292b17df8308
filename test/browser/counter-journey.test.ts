// A morning of an office: four browser counters and a display, two of them without a line for ten minutes in the middle, with
// handovers, undos, double clicks, reloads and a browser that is killed. Every citizen has one number, every ticket counts once.
// The ten minutes pass for all browsers and the server at once: their clocks and timers are moved on, and nobody sits them out.

import type { BrowserContext, Page } from 'playwright-core';
import { newFolder } from '@tera/testing/folder';
import { describe, expect, it } from 'vitest';
import { AN_OFFICE, type Desk, isAllSent, isConnected, setUp, takeDesk } from '../support/browser/counter.ts';
import { launchIn } from '../support/browser/chromium.ts';
import { anOffice } from '../support/browser/office.ts';
import { aLedger, workShift } from '../support/browser/scripted-clerk.ts';

const UNIT = 'pagi';
const office = anOffice({ clockOffsetMs: 0 });
const TEN_MINUTES = 10 * 60_000;
const COUNTERS = [1, 2, 3, 4].map((number) => ({ id: `loket-${number}`, name: `Loket ${number}` }));
const OFFICERS = ['ani', 'budi', 'cici', 'dedi'].map((id) => ({
  id,
  name: `${id[0]?.toUpperCase()}${id.slice(1)} Contoh`,
}));
const A_LARGER_OFFICE = { ...AN_OFFICE, counters: COUNTERS, officers: OFFICERS };

describe('a morning at four counters', () => {
  it(
    'counts every ticket once, as it was pressed and not taken back',
    async ({ onTestFinished }) => {
      const random = lcg(20261129);
      const ledger = aLedger(random);
      const { path: profile, stop } = newFolder();
      onTestFinished(stop);
      const desks: Desk[] = [];
      for (let number = 1; number <= 3; number++) desks.push(await takeDesk(office, UNIT, {}, A_LARGER_OFFICE));
      const killed = { ...(await takeDesk(office, UNIT, {}, A_LARGER_OFFICE)), ...(await aPc(profile)) };
      const all: Desk[] = [...desks, killed];
      for (const [index, desk] of all.entries()) {
        await ledger.bindTo(desk.context);
        await desk.context.clock.install();
        await setUp(desk, UNIT, { counter: COUNTERS[index]?.name ?? '', officer: OFFICERS[index]?.name ?? '' });
        await isConnected(desk.page);
      }
      const display = await desks[0]?.context.newPage();
      await display?.goto(`${office.tera.url}/counter/display`);
      const shown = new Set<string>();
      await display?.exposeFunction('see', (number: string) => shown.add(number));
      await display?.evaluate(`new MutationObserver(() => {
        const number = document.querySelector('.call .number');
        if (number !== null) see(number.textContent);
      }).observe(document.getElementById('now'), { childList: true, subtree: true })`);

      const pages: Page[] = all.map(({ page }) => page);
      let shift = 0;
      const work = (tickets: number, isOnline: (index: number) => boolean) =>
        Promise.all(
          pages.map((page, index) =>
            workShift(page, {
              counterId: COUNTERS[index]?.id ?? '',
              officerId: OFFICERS[index]?.id ?? '',
              tickets,
              takesOthers: isOnline(index),
              seed: ++shift * 7919,
            }),
          ),
        );

      await work(34, () => true);
      const wentOffline = Date.now();
      await Promise.all([all[2]?.context.setOffline(true), all[3]?.context.setOffline(true)]);
      await work(17, (index) => index < 2);
      office.tera.setClock(Date.now() + TEN_MINUTES);
      await Promise.all(all.map(({ context }) => context.clock.fastForward(TEN_MINUTES)));
      await Promise.all(pages.map((page) => page.reload()));
      await Promise.all(pages.map((page) => page.locator('#queue').waitFor()));
      await work(8, (index) => index < 2);
      // Without a line, with all that waits to be sent.
      await kill(killed.context);
      const again = await aPc(profile);
      await ledger.bindTo(again.context);
      await again.context.clock.install({ time: Date.now() + TEN_MINUTES });
      await again.context.setOffline(true);
      await again.page.goto(`${office.tera.url}/counter`);
      await again.page.locator('#status').getByText('catatan menunggu').waitFor();
      pages[3] = again.page;
      await work(9, (index) => index < 2);
      for (const page of pages.slice(2)) {
        expect(await page.locator('#status').innerText()).toContain('catatan menunggu');
        expect((await page.evaluate<number>('Date.now()')) - wentOffline).toBeGreaterThan(TEN_MINUTES);
      }
      await Promise.all([all[2]?.context.setOffline(false), again.context.setOffline(false)]);
      await Promise.all(pages.map((page) => isConnected(page)));
      await work(31, () => true);
      const serveWhoIsLeft = async (): Promise<void> => {
        for (let round = 0; round < 60 && ledger.open().length > 0; round++) {
          await work(0, () => true);
          await new Promise((resolve) => setTimeout(resolve, 2000));
        }
      };
      await serveWhoIsLeft();
      for (const page of pages) await isConnected(page);
      // A counter that never saw another take a ticket of its own knows it by the next one's events.
      await new Promise((resolve) => setTimeout(resolve, 35_000));
      await work(1, () => true);
      await serveWhoIsLeft();
      for (const page of pages) {
        await page.locator('#queue .row, #others .row').first().waitFor({ state: 'detached', timeout: 90_000 });
      }
      for (const page of pages) await isAllSent(page, UNIT);
      await again.context.close();

      expect(ledger.open()).toEqual([]);
      expect(ledger.issued).toHaveLength(400);
      expect(new Set(ledger.issued).size).toBe(400);
      const ends = [...ledger.ends.values()];
      const completed = ends.flatMap((end) => (end.is === 'completed' ? [end] : []));
      expect((await office.figures(UNIT))?.tickets).toMatchObject({
        completed: completed.length,
        resolved: completed.filter(({ outcome }) => outcome === 'resolved').length,
        noShow: ends.filter(({ is }) => is === 'no_show').length,
        left: ends.filter(({ is }) => is === 'left').length,
        cancelled: 0,
        reopened: 0,
        excluded: 0,
      });
      const rows = await office.figuresByOfficer(UNIT);
      for (const { id } of OFFICERS) {
        const own = completed.filter(({ officerId }) => officerId === id);
        expect({ id, tickets: rows.find(({ officerId }) => officerId === id)?.tickets }).toMatchObject({
          id,
          tickets: { completed: own.length, resolved: own.filter(({ outcome }) => outcome === 'resolved').length },
        });
      }
      const open = await office.tera.client.call('GET', `/v1/units/${UNIT}/tickets?state=open`);
      expect(open.json).toMatchObject({ tickets: [] });
      expect(shown.size).toBeGreaterThan(50);
      expect([...shown].filter((number) => !ledger.issued.includes(number))).toEqual([]);
      expect(desks.flatMap(({ troubles }) => troubles)).toEqual([]);
    },
    15 * 60_000,
  );
});

/** A browser with a memory of its own, which outlives it. */
async function aPc(profile: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await launchIn(profile, { locale: 'id-ID', viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(20_000);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** As when the power goes: the browser is told nothing. */
async function kill(context: BrowserContext): Promise<void> {
  const gone = new Promise((resolve) => context.once('close', resolve));
  const session = await context.newCDPSession(context.pages()[0] as Page);
  await session.send('Browser.crash').catch(() => undefined);
  await gone;
}

function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
