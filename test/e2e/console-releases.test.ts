// Publishing, setting aside and replacing by the pages of the console, from outside: who may do what in which unit, what two of them
// do to one another, and what a form does that is forged, sent twice, or of somebody else's page.
import { randomUUID } from 'node:crypto';
import type { Role } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { type Landed, type Visitor, aStack, formTokenIn, signInAs } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { allAnswered } from '../support/answers.ts';
import { localDay } from '../support/calendar.ts';
import { LONG_AGO, MONTH_OVER } from '../support/published-month.ts';

const [UNIT, OTHER, QUIET, RACE, WRONG] = ['unit-satu', 'unit-lain', 'unit-sepi', 'unit-lomba', 'unit-keliru'];
const UNITS = [UNIT, OTHER, QUIET, RACE, WRONG];
const ANSWERED_ON = localDay(LONG_AGO, 'Asia/Jakarta');
const [SAID, FLOOD] = [24, 40];

const PEOPLE = {
  sari: ['Sari Satu', { role: 'hr', units: [UNIT, QUIET, RACE, WRONG] }],
  dewi: ['Dewi Dua', { role: 'hr', units: [UNIT, QUIET, RACE, WRONG] }],
  lain: ['Lina Lain', { role: 'hr', units: [OTHER] }],
  wahyu: ['Wahyu Atasan', { role: 'supervisor', units: ['*'] }],
  rini: ['Rini Auditor', { role: 'auditor', units: ['*'] }],
  mega: ['Mega Admin', { role: 'admin', units: ['*'] }],
  wina: ['Wina Keliru', { role: 'auditor', units: [WRONG] }],
  adi: ['Adi Petugas', { role: 'officer', units: [QUIET], officerId: 'ani' }],
} as const satisfies Readonly<
  Record<string, readonly [string, { readonly role: Role; readonly units: readonly string[]; officerId?: string }]>
>;
type Name = keyof typeof PEOPLE;
const NAMES = Object.keys(PEOPLE) as readonly Name[];

const tera = aStack({
  people: NAMES.map((subject) => ({ subject, name: PEOPLE[subject][0], as: 'contoh' })),
  units: Object.fromEntries(
    UNITS.map((unitId) => [
      unitId,
      aDocument({ name: `Dinas ${unitId}`, publishes: 'month', counters: ['loket-1', 'loket-2'] }),
    ]),
  ),
});
const visitors = new Map<Name, Visitor>();

beforeAll(async () => {
  for (const unitId of UNITS) {
    const given = (id: string, count: number, score: 1 | 4, counterId: string) =>
      Array.from({ length: count }, (_, index) => ({
        responseId: `${id}-${index}`,
        answeredOn: ANSWERED_ON,
        serviceId: 'ektp',
        counterId,
        answers: allAnswered(score),
        source: 'import',
      }));
    const json = { responses: [...given('biasa', SAID, 4, 'loket-1'), ...given('banjir', FLOOD, 1, 'loket-2')] };
    await done('POST', `/v1/units/${unitId}/responses`, json);
  }
  for (const [personId, [name, role]] of Object.entries(PEOPLE)) {
    const json = { name, login: { subject: personId }, roles: [role] };
    await done('PUT', `/v1/people/${personId}`, json);
  }
  await tera.counted();
  for (const name of NAMES) visitors.set(name, await signInAs(tera.url, name));
});

/** @throws where it is refused */
async function done(method: string, path: string, json: object): Promise<void> {
  const { status, text } = await tera.client.call(method, path, { json });
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
}

function as(name: Name): Visitor {
  const visitor = visitors.get(name);
  if (visitor === undefined) throw new Error(`${name} is not signed in`);
  return visitor;
}

type Fields = Readonly<Record<string, string>>;

const releaseAt = (unitId: string) => `/console/units/${unitId}/releases/${MONTH_OVER}`;
const exclusionsAt = (unitId: string) => `/console/units/${unitId}/exclusions`;

/** As a form of ours sends it, unless the test sends something else. */
async function send(name: Name, path: string, fields: Fields, headers: Fields = {}): Promise<Landed> {
  const visitor = as(name);
  const token = formTokenIn(await visitor.open('/console'));
  return visitor.ask(path, { form: { token, form: randomUUID(), ...fields }, headers });
}

const propose = (name: Name, unitId: string, fields: Fields = {}) =>
  send(name, exclusionsAt(unitId), {
    period: MONTH_OVER,
    counterId: 'loket-2',
    reason: 'Banjir dari satu gawai',
    ...fields,
  });
const decide = (name: Name, unitId: string, exclusionId: string, outcome: string, was = 'proposed') =>
  send(name, exclusionsAt(unitId), { exclusion: exclusionId, outcome, was });
const replace = (name: Name, fields: Fields) =>
  send(name, releaseAt(WRONG), { sure: '1', revision: '1', replacement: 'withdrawn', ...fields });
const publish = (name: Name, unitId: string, fields: Fields = {}) =>
  send(name, releaseAt(unitId), { sure: '1', ...fields });

interface ExclusionSeen {
  readonly exclusionId: string;
  readonly state: string;
  readonly proposedBy: string;
  readonly decidedBy?: string;
}

async function exclusionsOf(unitId: string): Promise<readonly ExclusionSeen[]> {
  const { json } = await tera.client.call('GET', `/v1/units/${unitId}/exclusions`);
  return (json as { readonly exclusions: readonly ExclusionSeen[] }).exclusions;
}

async function releasesOf(unitId: string): Promise<readonly { readonly revision: number; readonly period: string }[]> {
  const { json } = await tera.client.call('GET', `/v1/units/${unitId}/releases`);
  return (json as { readonly releases: readonly { readonly revision: number; readonly period: string }[] }).releases;
}

/** Words without markup. */
const wordsOf = ({ text }: Landed) =>
  text
    .replaceAll(/<style>.*?<\/style>|<[^>]+>/gs, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const see = async (name: Name, path: string) => wordsOf(await as(name).get(path));

async function audited(what: string, unitId: string): Promise<readonly string[]> {
  const { json } = await tera.client.call('GET', '/v1/audit');
  const { entries } = json as {
    readonly entries: readonly { readonly what: string; readonly units: readonly string[]; readonly keyId: string }[];
  };
  return entries.flatMap((entry) => (entry.what === what && entry.units.includes(unitId) ? [entry.keyId] : []));
}

/** Each thing that can be done, and what is sent for it. */
const ACTIONS: Readonly<Record<string, { readonly path: (unitId: string) => string; readonly fields: Fields }>> = {
  publish: { path: releaseAt, fields: { sure: '1' } },
  replace: { path: releaseAt, fields: { sure: '1', replacement: 'withdrawn', reason: 'Keliru', revision: '1' } },
  propose: { path: exclusionsAt, fields: { period: MONTH_OVER, counterId: 'loket-2', reason: 'Banjir' } },
  decide: { path: exclusionsAt, fields: { exclusion: '0mi9k2x4f7c1d09be4a', outcome: 'confirmed', was: 'proposed' } },
};

describe.each(Object.entries(ACTIONS))('to %s', (_, { path, fields }) => {
  it.each([
    ['a superior of all units', 'wahyu', QUIET],
    ['an auditor of all units', 'rini', QUIET],
    ['an administrator', 'mega', QUIET],
    ['an officer of the unit', 'adi', QUIET],
    ['HR of another unit', 'lain', QUIET],
    ['HR, in a unit that is not theirs', 'sari', OTHER],
    ['HR, in a unit that is not there', 'sari', 'unit-entah'],
  ] as const)('%s finds no such page', async (__, name, unitId) => {
    const landed = await send(name, path(unitId), fields);

    expect([landed.status, wordsOf(landed).includes('Tidak ada halaman ini untuk Anda')]).toEqual([404, true]);
    expect(await releasesOf(QUIET)).toEqual([]);
    expect(await exclusionsOf(QUIET)).toEqual([]);
  });

  it('takes a token of the session, and nothing else', async () => {
    const others = formTokenIn(await as('dewi').open('/console'));
    for (const token of ['', 'x'.repeat(24), others]) {
      expect((await send('sari', path(QUIET), { ...fields, token })).status).toBe(403);
    }
    for (const form of ['', 'x', '<b>'])
      expect((await send('sari', path(QUIET), { ...fields, form })).status).toBe(403);
    expect([await releasesOf(QUIET), await exclusionsOf(QUIET)]).toEqual([[], []]);
  });

  it.each([{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://lain.example' }])(
    'a page of somebody else cannot send it: %o',
    async (headers) => {
      expect((await send('sari', path(QUIET), fields, headers as Fields)).status).toBe(403);
      expect([await releasesOf(QUIET), await exclusionsOf(QUIET)]).toEqual([[], []]);
    },
  );
});

describe('who only reads', () => {
  it.each(['wahyu', 'rini'] as const)(
    'sees what is due, and neither the numbers before nor a form: %s',
    async (name) => {
      expect(await see(name, `/console/units/${QUIET}/releases`)).toContain('Lihat keadaannya');
      const { text } = await as(name).get(releaseAt(QUIET));

      expect(text).toContain('Belum terbit. Periode ini sudah berakhir.');
      expect(text).not.toMatch(/Yang akan tampil|<form class="fields"/);
      expect((await as(name).get(exclusionsAt(QUIET))).status).toBe(404);
    },
  );
});

describe('a flood', () => {
  it('is set aside by two, seen in numbers before, and published without it', async () => {
    const form = randomUUID();
    const proposed = await propose('sari', UNIT, { form });
    const again = await propose('sari', UNIT, { form });
    expect([proposed.status, again.status]).toEqual([303, 303]);
    expect(again.headers.get('location')).toBe(proposed.headers.get('location'));
    const [exclusion] = await exclusionsOf(UNIT);
    const exclusionId = exclusion?.exclusionId ?? '';
    expect(await exclusionsOf(UNIT)).toMatchObject([{ state: 'proposed', proposedBy: 'person:sari' }]);

    const own = await see('sari', proposed.headers.get('location') ?? '');
    expect(own).toContain(`${FLOOD} jawaban dikesampingkan oleh aturan ini.`);
    expect(own).toContain('orang lain yang memutuskan');
    expect(own).not.toMatch(/Setujui |\d\d,\d\d/);

    expect(await see('dewi', `/console/units/${UNIT}/releases`)).toContain('1 usulan menunggu keputusan');
    // On the first page it waits for whoever can agree, and not for who has proposed it.
    const waits = '1 usulan mengesampingkan jawaban menunggu persetujuan Anda';
    expect([await see('dewi', '/console'), await see('sari', '/console')].map((page) => page.includes(waits))).toEqual([
      true,
      false,
    ]);
    const before = await see('dewi', releaseAt(UNIT));
    expect(before).toMatch(new RegExp(`Jawaban ${SAID + FLOOD} Dikesampingkan 0`));
    expect(before).toContain('1 usulan pengesampingan belum diputuskan');
    expect((await decide('dewi', UNIT, exclusionId, 'confirmed')).status).toBe(303);
    expect(await see('dewi', '/console')).not.toContain('mengesampingkan jawaban menunggu');
    const after = await see('dewi', releaseAt(UNIT));
    expect(after).toMatch(new RegExp(`Jawaban ${SAID} Dikesampingkan ${FLOOD}`));
    // What is counted live knows of no rule, and says so until the release.
    const period = `/console/units/${UNIT}/period?period=${MONTH_OVER}`;
    const among = 'sampai terbit, jawaban yang dikesampingkan masih termasuk';
    expect(await see('dewi', period)).toContain(`Responden ${SAID + FLOOD} ${among}`);

    const listed = await see('sari', exclusionsAt(UNIT));
    expect(listed).toMatch(/Keadaan Berlaku .*Diusulkan Sari Satu, .*Disetujui Dewi Dua, /);
    expect((await publish('sari', UNIT, { sure: '' })).status).toBe(422);
    expect((await publish('sari', UNIT)).status).toBe(303);
    const shown = await see('sari', releaseAt(UNIT));
    expect(shown).toContain('Sudah terbit');
    expect(await see('dewi', period)).toMatch(new RegExp(`Responden ${SAID} (?!${among})`));
    expect(shown).toContain(`${FLOOD} jawaban dikesampingkan (Loket loket-2): Banjir dari satu gawai`);
    const published = await see('rini', `/u/${UNIT}`);
    expect(published).toContain('100,00');
    expect(published).toContain(`${FLOOD} jawaban dikesampingkan (Loket loket-2): Banjir dari satu gawai`);
    expect(await audited('exclusion.proposed', UNIT)).toEqual(['person:sari']);
    expect(await audited('exclusion.confirmed', UNIT)).toEqual(['person:dewi']);
    expect(await audited('release.made', UNIT)).toEqual(['person:sari']);
  });

  it('stays as it was published, and nobody is offered to change it', async () => {
    const [exclusion] = await exclusionsOf(UNIT);
    const taken = await decide('dewi', UNIT, exclusion?.exclusionId ?? '', 'taken_back', 'confirmed');

    expect(taken.status).toBe(409);
    expect(wordsOf(taken)).toContain('Periode ini sudah terbit');
    const page = await as('dewi').get(exclusionsAt(UNIT));
    expect(page.text).not.toContain('name="outcome"');
    expect(await exclusionsOf(UNIT)).toMatchObject([{ state: 'confirmed' }]);
  });
});

describe('two at once', () => {
  it('who proposed cannot decide, and who comes second is told what the other did', async () => {
    await propose('sari', RACE);
    const [{ exclusionId } = { exclusionId: '' }] = await exclusionsOf(RACE);
    const own = await decide('sari', RACE, exclusionId, 'confirmed');
    expect([own.status, wordsOf(own).includes('Usulan sendiri diputuskan oleh orang lain')]).toEqual([403, true]);

    expect((await decide('sari', RACE, exclusionId, 'taken_back')).status).toBe(303);
    const ownLate = await decide('sari', RACE, exclusionId, 'confirmed');
    expect([ownLate.status, wordsOf(ownLate).includes('Anda sendiri sudah memutuskannya')]).toEqual([409, true]);
    const late = await decide('dewi', RACE, exclusionId, 'confirmed');
    expect(late.status).toBe(409);
    expect(wordsOf(late)).toMatch(/sudah diputuskan oleh rekan Anda.*Ditarik kembali.*Ditarik kembali Sari Satu/);
  });

  it('one confirms while the other takes back: one of it holds, and is told', async () => {
    await propose('sari', RACE, { reason: 'Sekali lagi' });
    const [{ exclusionId } = { exclusionId: '' }] = await exclusionsOf(RACE);
    const both = await Promise.all([
      decide('dewi', RACE, exclusionId, 'confirmed'),
      decide('sari', RACE, exclusionId, 'taken_back'),
    ]);

    const statuses = both.map(({ status }) => status).toSorted((a, b) => a - b);
    const [{ state } = { state: '' }] = await exclusionsOf(RACE);
    // One after the other is as good: of what was confirmed it is then asked to be taken back.
    expect([
      [303, 303, 'confirmed'],
      [303, 409, 'taken_back'],
      [303, 409, 'confirmed'],
    ]).toContainEqual([...statuses, state]);
    // Whatever came of it, nothing of it waits for anybody.
    if (state === 'confirmed') await decide('dewi', RACE, exclusionId, 'confirmed', 'taking_back');
  });

  it('what holds is taken back by two: who asks does not agree, everybody is named, and a form tells what was seen', async () => {
    await propose('sari', RACE, { reason: 'Untuk ditarik', channel: 'import' });
    const [{ exclusionId } = { exclusionId: '' }] = await exclusionsOf(RACE);
    const stateNow = async () => (await exclusionsOf(RACE)).find((one) => one.exclusionId === exclusionId)?.state;
    await decide('dewi', RACE, exclusionId, 'confirmed');
    const page = `${exclusionsAt(RACE)}?of=${exclusionId}`;

    expect(await see('dewi', page)).toContain('Minta ditarik kembali');
    const asked = () => decide('dewi', RACE, exclusionId, 'taken_back', 'confirmed');
    expect([(await asked()).status, (await asked()).status, await stateNow()]).toEqual([303, 303, 'confirmed']);
    expect(await see('dewi', page)).toMatch(/Anda yang meminta ditarik kembali.*Batalkan permintaan/);
    expect(await see('sari', `/console/units/${RACE}/releases`)).toContain('1 usulan menunggu keputusan');
    expect(await see('sari', page)).toMatch(
      new RegExp(`Kalau ditarik kembali Sekarang ${FLOOD} jawaban .*Setujui penarikan.*Tetap berlaku`),
    );
    // Who has not seen that a colleague asks has not agreed to it.
    expect((await decide('sari', RACE, exclusionId, 'taken_back', 'confirmed')).status).toBe(409);
    expect(await stateNow()).toBe('confirmed');

    expect((await decide('sari', RACE, exclusionId, 'taken_back', 'taking_back')).status).toBe(303);
    expect(await stateNow()).toBe('taken_back');
    expect(await see('dewi', exclusionsAt(RACE))).toMatch(
      /Diusulkan Sari Satu, .*Disetujui Dewi Dua, .*Diminta ditarik kembali Dewi Dua, .*Ditarik kembali Sari Satu, /,
    );
    expect((await audited('exclusion.taking_back', RACE)).at(-1)).toBe('person:dewi');
    expect((await audited('exclusion.taken_back', RACE)).at(-1)).toBe('person:sari');
  });

  it('publish once, and the other is told that it is published', async () => {
    const [one, other] = await Promise.all([publish('sari', RACE), publish('dewi', RACE)]);
    const refusedOne = [one, other].filter(({ status }) => status !== 303);

    expect(refusedOne.map(({ status }) => status)).toEqual([409]);
    const last = await publish('dewi', RACE);
    expect([last.status, wordsOf(last).includes('Periode ini sudah terbit')]).toEqual([409, true]);
    expect(wordsOf(last)).toContain('Sudah terbit Terbit pada');
    expect(await releasesOf(RACE)).toMatchObject([{ period: MONTH_OVER, revision: 1 }]);
    expect(await audited('release.made', RACE)).toHaveLength(1);
  });
});

describe('what is typed wrongly', () => {
  it.each([
    ['nothing to set aside', { counterId: '' }, 'Pilih sedikitnya satu hal', 'channel'],
    ['no reason', { reason: ' ' }, 'Tulislah alasannya', 'reason'],
    ['a reason too long', { reason: 'a'.repeat(1001) }, 'paling panjang 1.000', 'reason'],
    ['a counter of nobody', { counterId: 'loket-9' }, 'tidak terdaftar di unit ini', 'counterId'],
    ['a day after the period', { from: '2999-01-01' }, 'Tanggal mulai tidak dikenal', 'from'],
    ['no day', { to: 'kemarin' }, 'Tanggal akhir tidak dikenal', 'to'],
    ['a period of another length', { period: MONTH_OVER.slice(0, 4) }, 'bukan periode terbitan', 'period'],
    ['a period that is none', { period: 'x' }, 'bukan periode terbitan', 'period'],
  ] as const)('is shown again with %s', async (_, fields, why, field) => {
    const landed = await propose('sari', QUIET, { ...fields, channel: '' });

    expect([landed.status, wordsOf(landed).includes(why)]).toEqual([422, true]);
    expect(landed.text).toContain(`href="#${field}"`);
    expect(landed.text).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`));
    const typed = { reason: 'Banjir dari satu gawai', ...fields }.reason;
    expect(landed.text).toContain(`value="${typed}"`);
    expect(await exclusionsOf(QUIET)).toEqual([]);
  });

  it('is not taken with a sign that tells of what was answered', async () => {
    const landed = await propose('sari', QUIET, { flags: 'straight' });

    expect([landed.status, wordsOf(landed).includes('Isian ini tidak dikenal')]).toEqual([422, true]);
    expect(await exclusionsOf(QUIET)).toEqual([]);
  });

  it('of a decision that is none changes nothing', async () => {
    expect((await decide('sari', QUIET, 'tidakada', 'confirmed')).status).toBe(404);
    expect((await decide('sari', QUIET, '../x', 'confirmed')).status).toBe(404);
    await propose('sari', QUIET);
    const [{ exclusionId } = { exclusionId: '' }] = await exclusionsOf(QUIET);
    expect((await decide('dewi', QUIET, exclusionId, 'entah')).status).toBe(422);
    expect(await exclusionsOf(QUIET)).toMatchObject([{ state: 'proposed' }]);
  });
});

describe('a release that is wrong', () => {
  it('is withdrawn by two, each with what they have read', async () => {
    await publish('sari', WRONG);
    expect((await replace('sari', { reason: '' })).status).toBe(422);
    expect((await replace('sari', { reason: 'Salah unit', sure: '' })).status).toBe(422);
    expect((await replace('sari', { reason: 'Salah unit', replacement: 'entah' })).status).toBe(422);
    expect((await replace('sari', { reason: 'Salah unit' })).status).toBe(303);
    expect((await replace('sari', { reason: 'Salah unit' })).status).toBe(303);
    expect(await releasesOf(WRONG)).toMatchObject([{ revision: 1 }]);
    expect(await see('sari', releaseAt(WRONG))).toContain('Menunggu persetujuan orang lain');

    expect(await see('dewi', releaseAt(WRONG))).toContain('Diusulkan oleh Sari Satu. Alasan: Salah unit');
    const other = await replace('dewi', { agreed: 'Yang tidak pernah dikatakan' });
    expect([other.status, wordsOf(other).includes('rekan Anda mengubahnya')]).toEqual([409, true]);
    expect((await replace('dewi', { agreed: 'Salah unit' })).status).toBe(303);
    expect(await releasesOf(WRONG)).toMatchObject([{ revision: 2, replacement: 'withdrawn', reason: 'Salah unit' }]);
    const late = await replace('dewi', { agreed: 'Salah unit' });
    expect(late.status).toBe(409);

    expect(await see('dewi', releaseAt(WRONG))).toMatch(/Terbitan ini ditarik.*ditarik.*: Salah unit/);
    expect(await see('dewi', `/console/units/${WRONG}/releases`)).toContain('ditarik, tidak dapat dipakai');
    const recap = await see('wina', `/console/recap?period=${MONTH_OVER}`);
    expect(recap).toContain('IKM gabungan – yang sudah terbit ditarik');
    expect(recap).toContain(`Dinas ${WRONG}: ditarik`);
    expect(await audited('replacement.proposed', WRONG)).toContain('person:sari');
    expect(await audited('release.replaced', WRONG)).toEqual(['person:dewi']);
  });

  it('is read in every revision by who reads the audit, and by nobody else', async () => {
    expect(await see('rini', releaseAt(WRONG))).toMatch(/Semua revisi.*Revisi 1.*Revisi 2/);
    expect(await see('rini', `${releaseAt(WRONG)}?revision=1`)).toContain('Ini revisi 1, yang sudah diganti.');
    for (const name of ['sari', 'wahyu'] as const) {
      expect(await see(name, releaseAt(WRONG))).not.toContain('Semua revisi');
      expect((await as(name).get(`${releaseAt(WRONG)}?revision=1`)).status).toBe(404);
    }
    for (const odd of ['0', '3', 'x']) {
      expect((await as('rini').get(`${releaseAt(WRONG)}?revision=${odd}`)).status).toBe(404);
    }
  });
});
