// The pages of releases on a real engine, at a day that the test sets: what is due and when a reason is asked for, what stops a
// release, and that nothing but numbers is told before it.
import * as routes from '@tera/contracts/routes';
import type { CounterId, Instant } from '@tera/domain';
import { onView } from '@tera/in-person';
import { type OpenConsole, type Visitor, openConsole } from '@tera/testing/console';
import { TABLES, anEngine } from '@tera/testing/engine';
import { aDocument, at, budi } from '@tera/testing/facts';
import { type PageAnswer, aForm } from '@tera/testing/http';
import { textOf } from '@tera/testing/page';
import { publishDeps } from '@tera/publication';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Office, anOffice } from '@tera/testing/publishing-office';
import { releaseWorks } from './works.ts';
import { showExclusions, takeExclusion } from './exclusions.ts';
import { showRelease, takeRelease } from './release.ts';
import { showReleases } from './releases.ts';

const engine = anEngine();
const clock: { now: Instant } = { now: at('2027-01-20 09:00') };
/** What happens beside, while something is asked. */
const beside: {
  isChargeOpen: boolean;
  whileRead?: (() => Promise<void>) | undefined;
  onceListed?: (() => Promise<void>) | undefined;
} = { isChargeOpen: false };
const isOpenBeside = () => Promise.resolve(beside.isChargeOpen);
const EARLY = at('2027-01-05 09:00');
const WITHIN = at('2026-11-20 09:00');
const AFTER = at('2027-01-20 09:00');
let here: OpenConsole;

beforeAll(() => {
  here = openConsole(
    engine,
    () => clock.now,
    (parts) => {
      const all = publishDeps(engine.client, TABLES, () => clock.now);
      const answers: typeof all.answers = {
        answers: async function* (...of) {
          yield* all.answers.answers(...of);
          const happens = beside.whileRead;
          beside.whileRead = undefined;
          await happens?.();
        },
      };
      const releases: typeof all.releases = {
        ...all.releases,
        heads: async (...of) => {
          const heads = await all.releases.heads(...of);
          const happens = beside.onceListed;
          beside.onceListed = undefined;
          await happens?.();
          return heads;
        },
      };
      const deps = { ...all, ...parts, answers, releases, isChargeOpen: isOpenBeside };
      const pages = { ...parts, worksInPerson: () => ({ unit: all.registry.unit, ...releaseWorks(deps) }) };
      return [
        onView(routes.consoleReleases, pages, showReleases),
        onView(routes.consoleRelease, pages, (view) => showRelease(view, parts)),
        onView(routes.sendConsoleRelease, pages, (view, event) => takeRelease(view, event, parts)),
        onView(routes.consoleExclusions, pages, (view) => showExclusions(view, parts)),
        onView(routes.sendConsoleExclusion, pages, (view, event) => takeExclusion(view, event, parts)),
      ];
    },
  );
});

beforeEach(() => {
  clock.now = AFTER;
  beside.isChargeOpen = false;
  beside.whileRead = undefined;
  beside.onceListed = undefined;
});

interface Desk {
  readonly office: Office;
  readonly sari: Visitor;
  readonly see: (query?: Readonly<Record<string, string>>, period?: string) => Promise<PageAnswer>;
  readonly publish: (fields?: Readonly<Record<string, string>>, period?: string) => Promise<PageAnswer>;
  readonly overview: (query?: Readonly<Record<string, string>>) => Promise<string>;
}

let forms = 0;
const newForm = () => `00000000-0000-4000-8000-${String(forms++).padStart(12, '0')}`;

/** An office with HR at its desk. */
async function aDesk(document = aDocument()): Promise<Desk> {
  const office = await anOffice(engine, document);
  const sari = await here.signIn([{ role: 'hr', units: [office.unitId] }], 'Sari Satu');
  const path = { unitId: office.unitId };
  return {
    office,
    sari,
    see: (query = {}, period = '2026-Q4') =>
      sari.visit({ routeKey: 'GET /console/units/{unitId}/releases/{period}', path: { ...path, period }, query }),
    publish: (fields = {}, period = '2026-Q4') =>
      sari.visit({
        routeKey: 'POST /console/units/{unitId}/releases/{period}',
        path: { ...path, period },
        ...aForm({ token: sari.token, form: newForm(), sure: '1', ...fields }),
      }),
    overview: async (query = {}) =>
      textOf((await sari.visit({ routeKey: 'GET /console/units/{unitId}/releases', path, query })).html),
  };
}

/** Proposes to set something aside; afterwards its page can be looked at. */
async function proposed({ office, sari }: Desk, where: Readonly<Record<string, string>>) {
  const path = { unitId: office.unitId };
  const sent = await sari.visit({
    routeKey: 'POST /console/units/{unitId}/exclusions',
    path,
    ...aForm({ token: sari.token, form: newForm(), period: '2026-Q4', reason: 'Satu gawai', ...where }),
  });
  const { searchParams } = new URL(sent.headers?.['location'] ?? '', 'https://tera.example');
  return async (also: Readonly<Record<string, string>> = {}): Promise<string> => {
    const query = { ...Object.fromEntries(searchParams), ...also };
    return textOf((await sari.visit({ routeKey: 'GET /console/units/{unitId}/exclusions', path, query })).html);
  };
}

describe('before a release', () => {
  it('numbers are told and the lines that would show, and never a figure', async () => {
    const { office, see, overview } = await aDesk();
    await office.answer(24);
    await office.answer(4, { officerId: budi, score: 1 });

    const text = textOf((await see()).html);

    expect(text).toContain('Jawaban 28 Dikesampingkan 0');
    expect(text).toMatch(/Seluruh unit 28 28 tampil/);
    expect(text).toContain('kurang dari 10 jawaban');
    expect(text).not.toMatch(/\d,\d\d|Mutu|IKM/);
    expect(await overview()).toMatch(/Triwulan IV 2026 Periksa dan terbitkan 15 Januari 2027 sudah lewat 28/);
  });

  it('of a period that is over and not due, a reason is asked for and printed', async () => {
    const { office, see, publish } = await aDesk();
    await office.answer(24);
    clock.now = EARLY;

    expect(textOf((await see()).html)).toContain('Periode ini jatuh tempo 15 Januari 2027 dan akan terbit sendiri');
    const without = await publish();
    expect([without.status, textOf(without.html).includes('Tulislah alasannya.')]).toEqual([422, true]);
    expect(await office.kept()).toEqual([]);
    const unsure = await publish({ reason: 'Rapat dimajukan', sure: '' });
    expect([unsure.status, unsure.html.includes('value="Rapat dimajukan"')]).toEqual([422, true]);

    expect(await publish({ reason: 'Rapat dimajukan' })).toMatchObject({
      status: 303,
      headers: { location: `/console/units/${office.unitId}/releases/2026-Q4` },
    });
    expect(textOf((await see()).html)).toContain('diterbitkan lebih awal: Rapat dimajukan');
  });

  it('that is due no reason is asked for', async () => {
    const { office, see, publish } = await aDesk();
    await office.answer(24);

    expect((await see()).html).not.toContain('name="reason"');
    expect((await publish()).status).toBe(303);
    expect(await office.kept()).toMatchObject([{ period: '2026-Q4', revision: 1 }]);
  });

  it('of a running period, or one to come, there is nothing to publish', async () => {
    const { office, see, publish, overview } = await aDesk();
    await office.answer(24);
    clock.now = WITHIN;

    const page = await see();
    expect(textOf(page.html)).toContain('Periode ini masih berjalan');
    expect(page.html).not.toContain('name="sure"');
    expect(await overview()).toContain('Berjalan Periode Triwulan IV 2026');
    await publish();
    expect(textOf((await see({}, '2027-Q1')).html)).toContain('Periode ini belum dimulai.');
    expect((await publish({}, '2027-Q1')).status).toBe(409);
    expect(await office.kept()).toEqual([]);
  });

  it('a reason that is far too long is given back, and one that cannot be read at all is said to be too long', async () => {
    const { office, publish } = await aDesk();
    await office.answer(24);
    clock.now = EARLY;

    const long = await publish({ reason: 'x'.repeat(100_000) });
    expect([long.status, textOf(long.html).includes('paling panjang 1.000 karakter')]).toEqual([422, true]);
    expect(long.html).toContain('x'.repeat(100_000));
    const longer = await publish({ reason: 'x'.repeat(300_000) });
    expect([longer.status, textOf(longer.html).includes('Isian ini terlalu panjang')]).toEqual([413, true]);
    expect(await office.kept()).toEqual([]);
  });

  it('without answers nothing is published, and it is said why', async () => {
    const { publish, see } = await aDesk();
    const offered = await see();
    expect(textOf(offered.html)).toContain('Tidak ada yang dapat diterbitkan: tidak ada jawaban dalam periode ini.');
    expect(textOf(offered.html)).not.toMatch(/menahan|malam berikutnya/);
    expect(offered.html).not.toContain('name="sure"');
    const page = await publish();

    expect([page.status, textOf(page.html).includes('Tidak ada jawaban dalam periode ini')]).toEqual([409, true]);
  });

  it.each([
    ['2026-11', 'Periode “2026-11” bukan periode terbitan unit ini.'],
    ['2026', 'Periode “2026” bukan periode terbitan unit ini.'],
    ['zz', 'Periode “zz” tidak dikenal. Periode ditulis sebagai hari'],
    ['2026-Q5', 'Periode “2026-Q5” tidak dikenal. Periode ditulis sebagai hari'],
  ])('%s is no period of it', async (period, why) => {
    const { office, see, publish } = await aDesk();
    await office.answer(24);

    const page = await see({}, period);
    expect([page.status, textOf(page.html).includes(why)]).toEqual([422, true]);
    expect((await publish({}, period)).status).toBe(422);
    expect(await office.kept()).toEqual([]);
  });
});

describe('what stops a release', () => {
  it('is a ticket whose answer is not told yet: then there is no form, and one that is sent is not taken', async () => {
    const { office, see, publish } = await aDesk();
    await office.answer(24);
    beside.isChargeOpen = true;

    const page = await see();
    expect(textOf(page.html)).toContain('Menahan: ada tiket yang baru dipindahkan');
    expect(page.html).not.toContain('name="sure"');
    const sent = await publish();
    expect(sent.status).toBe(409);
    expect(textOf(sent.html)).toContain('Masih ada jawaban atau ketetapan yang sedang dihitung');
  });

  it('is an answer that comes while it is reckoned', async () => {
    const { office, publish } = await aDesk();
    await office.answer(24);
    beside.whileRead = () => office.answer(1);

    expect((await publish()).status).toBe(409);
    expect((await publish()).status).toBe(303);
  });

  it('is nothing where all is quiet', async () => {
    const { office, see } = await aDesk();
    await office.answer(24);

    expect(textOf((await see()).html)).toContain('Tidak ada yang menahan terbitan ini.');
  });
});

describe('a form that is sent again', () => {
  it('while it is worked on is told so, and afterwards leads to what was made', async () => {
    const { office, publish } = await aDesk();
    await office.answer(24);
    const form = newForm();
    let meanwhile: PageAnswer | undefined;
    beside.whileRead = async () => {
      meanwhile = await publish({ form });
    };

    expect((await publish({ form })).status).toBe(303);
    expect(meanwhile?.status).toBe(409);
    expect(textOf(meanwhile?.html ?? '')).toContain('Formulir yang sama sedang dikerjakan');
    expect((await publish({ form })).status).toBe(303);
    expect(await office.kept()).toHaveLength(1);
  });
});

describe('a release that is replaced', () => {
  it.each([
    ['HR', []],
    ['HR who audits another unit', [{ role: 'auditor', units: ['unit-lain'] }]],
  ] as const)('while its page is opened is shown as it stands then, to %s', async (_, others) => {
    const { office, publish, see } = await aDesk();
    await office.answer(24);
    await publish();
    const dewi = await here.signIn([{ role: 'hr', units: [office.unitId] }, ...others], 'Dewi Dua');
    const route = 'console/units/{unitId}/releases/{period}';
    const path = { unitId: office.unitId, period: '2026-Q4' };
    const withdraw = { revision: '1', replacement: 'withdrawn' };
    expect((await publish({ ...withdraw, reason: 'Salah unit' })).status).toBe(303);
    let agreed: PageAnswer | undefined;
    beside.onceListed = async () => {
      agreed = await dewi.visit({
        routeKey: `POST /${route}`,
        path,
        ...aForm({ token: dewi.token, form: newForm(), sure: '1', ...withdraw, agreed: 'Salah unit' }),
      });
    };

    const page = await dewi.visit({ routeKey: `GET /${route}`, path });

    expect(agreed?.status).toBe(303);
    expect([page.status, textOf(page.html).includes('Terbitan ini ditarik')]).toEqual([200, true]);
    expect(textOf((await see()).html)).toContain('Terbitan ini ditarik');
  });

  it('is not without a way of it, which is asked for at its field', async () => {
    const { office, publish } = await aDesk();
    await office.answer(24);
    await publish();

    for (const replacement of [{}, { replacement: '' }, { replacement: 'entah' }]) {
      const page = await publish({ revision: '1', reason: 'Salah unit', ...replacement });
      expect([page.status, textOf(page.html).includes('Pilih cara mengganti.')]).toEqual([422, true]);
      expect(page.html).toContain('href="#replacement"');
      expect(page.html).toMatch(/id="replacement"[^>]*aria-describedby="replacement-fault"/);
      expect(page.html).toContain('value="Salah unit"');
    }
    expect(await office.kept()).toHaveLength(1);
  });
});

describe('what is set aside', () => {
  it('tells how many it would be before anybody confirms it, and by a key as by a person who proposed it', async () => {
    const desk = await aDesk();
    await desk.office.answer(24);
    await desk.office.answer(12, { channel: 'poster', officerId: undefined, serviceId: undefined, score: 1 });
    const look = await proposed(desk, { channel: 'poster' });

    const text = await look();

    expect(text).toContain('12 jawaban dikesampingkan oleh aturan ini.');
    expect(text).toContain('Jawaban sekarang 36 Jawaban sesudahnya 24');
    expect(text).toContain('Diusulkan Sari Satu, 20 Januari 2027 pukul 09.00 WIB');
    expect(text).not.toMatch(/\d,\d\d/);
    beside.isChargeOpen = true;
    expect(await look()).toContain('masih sedang dihitung');
    expect(await look({ lang: 'en' })).toContain('Proposed, waits for somebody else');
  });

  const together = 'hanya jawaban yang memenuhi semua pilihan di atas sekaligus';
  const noCounter = 'aturan dengan keduanya tidak mengenai jawaban apa pun';

  it.each([
    ['a way of answering', { channel: 'import' }, 27, []],
    ['days from one to another', { from: '2026-10-01', to: '2026-12-31' }, 42, []],
    ['a way and a counter', { channel: 'import', counterId: 'loket-1' }, 12, [together]],
    ['a counter and a day', { counterId: 'loket-1', from: '2026-10-01' }, 12, [together]],
    ['a ticket and a counter', { channel: 'ticket', counterId: 'loket-1' }, 0, [together, noCounter]],
  ])('by %s says in words what that means', async (_, where, n, said) => {
    const desk = await aDesk(aDocument({ counters: ['loket-1'] }));
    await desk.office.answer(15);
    await desk.office.answer(15, { channel: 'import' });
    await desk.office.answer(12, { channel: 'import', counterId: 'loket-1' as CounterId });

    const text = await (await proposed(desk, where))();

    expect(text).toContain(`${n} jawaban dikesampingkan oleh aturan ini.`);
    expect([together, noCounter].filter((words) => text.includes(words))).toEqual(said);
  });
});

it('the overview tells what another choice of periods would have shown, where it is asked for', async () => {
  const { office, overview } = await aDesk();
  await office.answer(24);

  expect(await overview()).not.toContain('per semester 2');
  expect(await overview({ choices: '1' })).toMatch(/per bulan 12 .*per semester 2 /);
});
