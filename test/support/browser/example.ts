// The example as `npm start` makes it, a real browser, and its people signed in there by choosing their names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role, SnapshotBody } from '@tera/contracts';
import { type Started, duringTests } from '@tera/testing/during-tests';
import { newFolder } from '@tera/testing/folder';
import type { Client } from '@tera/testing/stack';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { localDay, periodsOf } from '../calendar.ts';
import { PAGES_OF_TERA, type Address, type PageOfTera, type Place, addressesOf } from '../console-pages.ts';
import { type StackProcess, startExampleProcess } from '../stack-process.ts';
import { launch } from './chromium.ts';
import { type Phone, takePhone } from './phone.ts';

export interface Example {
  readonly url: string;
  readonly browser: Browser;
  /** Calls with the administrator's key. */
  readonly client: Client;
  /** The last quarter that is over and published. */
  readonly released: string;
  /** What stands in the paths of the example, its officer being who signs in as one. */
  readonly place: Place;
  /** Of the administrator’s key. */
  readonly keyId: string;
}

export function anExample(browserArgs: () => Promise<readonly string[]> = () => Promise.resolve([])): Example {
  return duringTests(async (): Promise<Example & Started> => {
    const folder = newFolder();
    const [stack, browser] = await Promise.all([
      startExampleProcess(folder.path),
      browserArgs().then((args) => launch(args)),
    ]);
    const { released } = JSON.parse(readFileSync(join(folder.path, 'example.json'), 'utf8')) as { released: string };
    return {
      url: stack.url,
      client: stack.client,
      browser,
      released,
      place: { ...PLACE, ...(await contested(stack)), ...(await frozen(stack, released)) },
      keyId: stack.adminKey.split('_')[1] ?? '',
      stop: async () => {
        await Promise.all([browser.close(), stack.terminate()]);
        folder.stop();
      },
    };
  });
}

/** Who is signed in as which example person. */
export const EXAMPLE_SUBJECTS = {
  hr: 'sari',
  colleague: 'dewi',
  supervisor: 'wahyu',
  officer: 'adi',
  admin: 'mega',
  auditor: 'rini',
} as const satisfies Readonly<Record<Role | 'colleague', string>>;
const NAMES: Readonly<Record<Role | 'colleague', string>> = {
  hr: 'Sari Contoh',
  colleague: 'Dewi Contoh',
  supervisor: 'Wahyu Contoh',
  officer: 'Adi Contoh',
  admin: 'Mega Contoh',
  auditor: 'Rini Contoh',
};

/** Who looks at a page: nobody in particular, a role, or the second of HR, for what takes two. */
export type Onlooker = Role | 'colleague' | 'anyone';

/** Signs in as a person does: opens the console, is led to the issuer, and presses a name. */
export async function signInOn(page: Page, url: string, who: Exclude<Onlooker, 'anyone'>): Promise<void> {
  await page.goto(`${url}/console`);
  await page.getByRole('button', { name: NAMES[who], exact: true }).click();
  // Who is an officer and nothing else is led on to their own page.
  await page.waitForURL(`${url}/console**`);
}

/** A browser of its own, in which somebody is signed in. */
export async function deskOf(
  { browser, url }: Pick<Example, 'browser' | 'url'>,
  who: Onlooker,
  options: BrowserContextOptions = {},
): Promise<Phone> {
  const desk = await takePhone(browser, { viewport: { width: 1366, height: 768 }, ...options });
  if (who !== 'anyone') await signInOn(desk.page, url, who);
  return desk;
}

/** A page as somebody sees it. */
export interface Sight extends Address {
  readonly page: PageOfTera;
  readonly who: Onlooker;
}

const PLACE = { unitId: 'contoh', officerId: 'p-01', serviceId: 'ektp' };

/** A ticket of the officer, and the objection to another, which a key of the unit has filed. */
async function contested({ client }: Pick<StackProcess, 'client'>): Promise<Pick<Place, 'ticketId' | 'objectionId'>> {
  const { unitId, officerId } = PLACE;
  const running = periodsOf(localDay(Date.now(), 'Asia/Jakarta')).quarter;
  const evidence = await client.call('GET', `/v1/units/${unitId}/officers/${officerId}/evidence?period=${running}`);
  const { facts } = evidence.json as { readonly facts: readonly { readonly factId: string }[] };
  const [ticketId = '', other = ''] = facts.slice(-2).map(({ factId }) => factId);
  const json = { reason: 'Tombol selesai tertekan di loket yang salah.' };
  const filed = await client.call('POST', `/v1/units/${unitId}/facts/${other}/objections`, { json });
  return { ticketId, objectionId: (filed.json as { readonly objectionId: string }).objectionId };
}

/** A snapshot of the quarter that is published. */
async function frozen({ client }: Pick<StackProcess, 'client'>, period: string): Promise<Pick<Place, 'snapshotId'>> {
  const json = { period, note: 'Evaluasi kinerja triwulan' };
  const { json: made } = await client.call('POST', `/v1/units/${PLACE.unitId}/snapshots`, { json });
  return { snapshotId: (made as SnapshotBody).snapshotId };
}

/** Every page that is there, by HR, or else by whoever may see it, and by an officer where they do; of the quarter that is published. */
export function sightsOf({ released, place, keyId }: Pick<Example, 'released' | 'place' | 'keyId'>): readonly Sight[] {
  return PAGES_OF_TERA.flatMap((page) =>
    onlookersOf(page).flatMap((who) =>
      addressesOf(page, place, { period: released, quarter: released, keyId }).map(({ address, format }) => ({
        page,
        who,
        address,
        format,
      })),
    ),
  );
}

function onlookersOf({ seenBy, leadsOfficerTo }: PageOfTera): readonly Onlooker[] {
  if (seenBy === 'anyone') return ['anyone'];
  if (seenBy === 'whoever is signed in') return leadsOfficerTo === undefined ? ['hr', 'officer'] : ['hr', 'admin'];
  const [first = 'hr'] = seenBy;
  return seenBy.includes('officer') && first !== 'officer' ? [first, 'officer'] : [first];
}
