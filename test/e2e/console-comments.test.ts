// What citizens wrote and what is done about it, in the console: read, marked, hidden and shown again by who may, a follow-up made of
// one that stands in the report and in public; and two people at once, of whom the second is told what the first has done.
import { aDocument } from '@tera/testing/facts';
import { textOf } from '@tera/testing/page';
import { type Landed, type Visitor, aStack, tokenOf } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { aResponse, allAnswered } from '../support/answers.ts';
import { type RoleGiven, fillIn, nameOf, ownFieldsIn, somebody } from '../support/console-form.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { MONTH_OVER, broughtIn } from '../support/published-month.ts';

const [OWN, OTHER] = ['kecamatan', 'unit-lain'];
const unit = aDocument({ publishes: 'month' });
const ROLES: Readonly<Record<string, readonly RoleGiven[]>> = {
  hr: [{ role: 'hr', units: [OWN] }],
  hrSemua: [{ role: 'hr', units: ['*'] }],
  hrLain: [{ role: 'hr', units: [OTHER] }],
  atasan: [{ role: 'supervisor', units: [OWN] }],
  auditor: [{ role: 'auditor', units: [OWN] }],
  admin: [{ role: 'admin', units: [OWN] }],
  petugas: [{ role: 'officer', units: [OWN], officerId: 'ani' }],
};
const WEAK = 'Kursi di ruang tunggu patah';

const tera = aStack({
  units: { [OWN]: unit, [OTHER]: unit },
  people: Object.keys(ROLES).map((subject) => ({ subject, name: nameOf(subject), as: 'contoh' })),
});
const visitors = new Map<string, Visitor>();
beforeAll(async () => {
  for (const [personId, roles] of Object.entries(ROLES)) visitors.set(personId, await somebody(tera, personId, roles));
  const tickets = Array.from({ length: 12 }, (_, n) => aServedTicket(`T-${n}`));
  const { surveys } = await tera.client.push(OWN, tickets.flat());
  await tera.counted();
  for (const [n, { url }] of surveys.entries()) {
    const comment = n === 0 ? WEAK : `Antrean nomor ${n} lama`;
    await write(url, comment);
  }
  await tera.enqueue(
    Array.from({ length: 12 }, (_, n) => broughtIn(OWN, { answers: { ...allAnswered(4), sarana: 2 } }, n)),
  );
  await tera.counted();
  await publish();
});

async function write(url: string, comment: string): Promise<void> {
  expect((await tera.client.answer(aResponse(tokenOf(url), allAnswered(3), { comment }))).status).toBe(202);
}

async function publish(): Promise<void> {
  const json = { period: MONTH_OVER, reason: 'Uji' };
  expect((await tera.client.call('POST', `/v1/units/${OWN}/releases`, { json })).status).toBe(201);
}

const as = (who: string): Visitor => {
  const visitor = visitors.get(who);
  if (visitor === undefined) throw new Error(`nobody is ${who}`);
  return visitor;
};
const comments = (unitId = OWN) => `/console/units/${unitId}/comments`;
const plans = (unitId = OWN) => `/console/units/${unitId}/follow-ups`;

interface Told {
  readonly commentId: string;
  readonly text: string;
  readonly state: string;
  readonly history: readonly { readonly state: string; readonly note?: string; readonly keyId: string }[];
}

async function told(state = 'new,read,followed_up,hidden'): Promise<readonly Told[]> {
  const { json } = await tera.client.call('GET', `/v1/units/${OWN}/comments?state=${state}`);
  return (json as { comments: readonly Told[] }).comments;
}

async function one(text: string): Promise<Told> {
  const found = (await told()).find((comment) => comment.text === text);
  if (found === undefined) throw new Error(`nobody wrote '${text}'`);
  return found;
}

const mark = async (who: string, text: string, does: string, note = '') => {
  const { commentId: comment, history } = await one(text);
  return fillIn(as(who), comments(), { comment, seen: String(history.length), do: does, note });
};

const aPlan = (fields: Readonly<Record<string, string>> = {}) => ({
  period: MONTH_OVER,
  element: 'waktu',
  version: '0',
  what: 'Menambah loket pada jam sibuk.',
  who: 'Kepala Seksi Pelayanan',
  until: '2099-06-30',
  ...fields,
});

interface Line {
  readonly element: string;
  readonly what: string | null;
  readonly version: number;
}
async function planOf(element: string): Promise<Line | undefined> {
  const { json } = await tera.client.call('GET', `/v1/units/${OWN}/releases/${MONTH_OVER}/follow-ups`);
  return (json as { followUps: readonly Line[] }).followUps.find((line) => line.element === element);
}

async function audited(what: string): Promise<readonly { readonly keyId: string; readonly of: string }[]> {
  const { json } = await tera.client.call('GET', '/v1/audit?limit=100');
  return (json as { entries: readonly { what: string; keyId: string; of: string }[] }).entries.filter(
    (entry) => entry.what === what,
  );
}

describe('what citizens wrote', () => {
  it('is read without officer, day or ticket, and is the same as the API lists', async () => {
    const page = await as('hr').get(comments());

    const text = textOf(page.text);
    expect(text).toContain(WEAK);
    expect(text).not.toMatch(/T-\d|Ani|Budi/);
    const listed = Array.from(page.text.matchAll(/id="c-([^"]+)"/g), ([, id]) => id);
    expect(listed).toEqual((await told('new,read,followed_up')).map(({ commentId }) => commentId));
  });

  it('is marked with a note that stays, by the name of who did it, and told in the audit without a word of it', async () => {
    const page = await mark('atasan', 'Antrean nomor 1 lama', 'read', 'Sudah dibahas dalam rapat.');

    expect(page.status).toBe(200);
    expect(textOf(page.text)).toContain('atasan (contoh): dibaca. Sudah dibahas dalam rapat.');
    expect(await one('Antrean nomor 1 lama')).toMatchObject({ state: 'read', history: [{ keyId: 'person:atasan' }] });
    const entries = await audited('comment.marked');
    expect(entries.at(-1)).toMatchObject({ keyId: 'person:atasan' });
    expect(JSON.stringify(entries)).not.toContain('rapat');
  });

  it('is hidden with a reason alone, is then in no list but that of the hidden, and is shown again as it was', async () => {
    const text = 'Antrean nomor 2 lama';
    await mark('hr', text, 'read');
    const without = await mark('hr', text, 'hidden');
    expect([without.status, textOf(without.text)]).toEqual([422, expect.stringContaining('Tulislah alasannya')]);

    await mark('hr', text, 'hidden', 'Menyebut nama orang.');
    const [usual, hidden] = [await as('hr').get(comments()), await as('hr').get(`${comments()}?state=hidden`)];
    expect([textOf(usual.text).includes(text), textOf(hidden.text).includes(text)]).toEqual([false, true]);

    const back = /name="do" value="(\w+)"/.exec(hidden.text)?.[1] ?? '';
    await mark('hr', text, back);
    expect((await one(text)).state).toBe('read');
  });

  it('is noted without changing its state, and not without a word', async () => {
    const text = 'Antrean nomor 3 lama';
    expect((await mark('hr', text, 'note')).status).toBe(422);
    expect((await mark('hr', text, 'note', 'Ditanyakan ke loket.')).status).toBe(200);
    expect((await mark('hr', text, 'note', 'a'.repeat(1001))).status).toBe(422);

    expect(await one(text)).toMatchObject({ state: 'new', history: [{ note: 'Ditanyakan ke loket.' }] });
  });

  it.each(['delete', ''])('is not marked by what is no button of it, %j, and what was typed stands', async (does) => {
    const text = 'Antrean nomor 4 lama';
    const page = await mark('hr', text, does, 'Catatan yang diketik');

    expect([page.status, textOf(page.text)]).toEqual([422, expect.stringContaining('Yang dikirim tidak dikenal')]);
    expect(page.text).toContain('Catatan yang diketik</textarea');
    expect(await one(text)).toMatchObject({ state: 'new', history: [] });
  });

  it('that somebody else has marked meanwhile says so, with what was typed', async () => {
    const text = 'Antrean nomor 4 lama';
    const { commentId: comment } = await one(text);
    await mark('atasan', text, 'followed_up', 'Loket ditambah.');
    const page = await fillIn(as('hr'), comments(), { comment, seen: '0', do: 'read', note: 'Catatan saya' });

    expect(page.status).toBe(409);
    expect(textOf(page.text)).toContain('atasan (contoh): ditindaklanjuti. Loket ditambah.');
    expect(page.text).toContain('Catatan saya</textarea');
    expect((await one(text)).history).toHaveLength(1);
  });

  it('that they have marked on another page themselves says so', async () => {
    const text = 'Antrean nomor 2 lama';
    const { commentId: comment } = await one(text);
    await mark('hr', text, 'note', 'Di halaman lain.');
    const page = await fillIn(as('hr'), comments(), { comment, seen: '0', do: 'read', note: 'Catatan saya' });

    expect([page.status, textOf(page.text)]).toEqual([
      409,
      expect.stringContaining('Anda sendiri menandai komentar ini di halaman lain'),
    ]);
  });

  it('is marked once by a form that is pressed twice', async () => {
    const text = 'Antrean nomor 5 lama';
    const { commentId: comment } = await one(text);
    const fields = { ...ownFieldsIn(await as('hr').get(comments())), comment, seen: '0', do: 'read', note: 'Sekali' };
    const answers = await Promise.all([as('hr').post(comments(), fields), as('hr').post(comments(), fields)]);
    answers.push(await as('hr').post(comments(), fields));

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await one(text)).history).toHaveLength(1);
  });

  it('that is there no more is told so', async () => {
    const comment = `${MONTH_OVER}.${'0'.repeat(32)}`;
    const page = await fillIn(as('hr'), comments(), { comment, seen: '0', do: 'read', note: '' });

    expect([page.status, textOf(page.text)]).toEqual([404, expect.stringContaining('sudah tidak ada')]);
  });

  it('comes in pages', async () => {
    const { commentId } = await one(WEAK);
    const page = await as('hr').get(`${comments()}?period=2020-01`);
    expect(textOf(page.text)).toContain('Tidak ada komentar di sini');
    expect((await as('hr').get(`${comments()}?cursor=x`)).status).toBe(422);
    expect((await as('hr').get(`${comments()}?marked=${commentId}`)).text).toContain('role="status"');
  });
});

describe('a follow-up', () => {
  it('is made of a comment: its words are shown and not copied; then it stands in the report and in public', async () => {
    const { commentId } = await one(WEAK);
    const list = await as('hr').get(comments());
    expect(list.text).toContain(`/follow-ups?comment=${commentId}`);
    const start = await as('hr').get(`${plans()}?comment=${commentId}&element=sarana`);
    expect(textOf(start.text)).toContain(WEAK);
    expect(start.text).toMatch(/<textarea[^>]*id="what-sarana"[^>]*>\s*<\/textarea/);

    const fields = aPlan({ element: 'sarana', comment: commentId, what: 'Mengganti sepuluh kursi.' });
    const page = await fillIn(as('hr'), plans(), fields);
    expect(page.status).toBe(200);
    expect(textOf(page.text)).toContain('Status komentar: ditindaklanjuti');

    expect((await one(WEAK)).history.at(-1)).toMatchObject({ state: 'followed_up', keyId: 'person:hr' });
    expect((await one(WEAK)).history.at(-1)?.note).toContain('Sarana');
    expect((await audited('follow_up.given')).at(-1)).toMatchObject({ keyId: 'person:hr', of: `${MONTH_OVER}#sarana` });
    const report = await as('hr').get(`/console/units/${OWN}/download/skm?period=${MONTH_OVER}&format=html`);
    expect(textOf(report.text)).toContain('Mengganti sepuluh kursi.');
    await tera.nightOfToday();
    const open = await tera.client.call('GET', `/u/${OWN}`, { key: null });
    expect(textOf(open.text)).toContain('Mengganti sepuluh kursi.');
    for (const shown of [report.text, open.text]) expect(shown).not.toContain(WEAK);
  });

  it('that somebody else has changed meanwhile says what it is now, and is replaced only when sent again', async () => {
    await fillIn(as('hr'), plans(), aPlan({ element: 'biaya', what: 'Pertama' }));
    const late = await fillIn(as('hrSemua'), plans(), aPlan({ element: 'biaya', what: 'Kedua' }));

    expect(late.status).toBe(412);
    expect(textOf(late.text)).toContain('Sementara itu orang lain mengubah');
    expect(textOf(late.text)).toContain('Pertama');
    expect(late.text).toContain('Kedua</textarea');
    expect(await planOf('biaya')).toMatchObject({ what: 'Pertama', version: 1 });
    const again = { ...aPlan({ element: 'biaya', what: 'Kedua', version: '1' }), ...ownFieldsIn(late) };
    expect((await as('hrSemua').post(plans(), again)).status).toBe(303);
    expect(await planOf('biaya')).toMatchObject({ what: 'Kedua', version: 2 });
  });

  it('is put once by a form that is pressed twice, and is one of two that are sent at once', async () => {
    const own = ownFieldsIn(await as('hr').get(plans()));
    const fields = { ...own, ...aPlan({ element: 'produk' }) };
    const twice = await Promise.all([as('hr').post(plans(), fields), as('hr').post(plans(), fields)]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect(await planOf('produk')).toMatchObject({ version: 1 });

    const both = await Promise.all(
      ['hr', 'hrSemua'].map((who) => fillIn(as(who), plans(), aPlan({ element: 'perilaku', what: who }))),
    );
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    expect([409, 412]).toContain(both.map(({ status }) => status).find((status) => status !== 200));
    expect(await planOf('perilaku')).toMatchObject({ version: 1 });
  });

  it.each([
    ['without what is done', { what: '' }, 'Tulislah apa yang dilakukan'],
    ['without who', { who: ' ' }, 'Tulislah jabatan'],
    ['without until when', { until: '' }, 'Isi tanggal batasnya'],
    ['done tomorrow and later', { done: '2099-01-01' }, 'belum tiba'],
    ['done on no day', { done: 'kemarin' }, 'Isi tanggal selesai'],
  ])('%s is shown again with why', async (_, fields, why) => {
    const page = await fillIn(as('hr'), plans(), aPlan({ element: 'prosedur', ...fields }));

    expect([page.status, textOf(page.text)]).toEqual([422, expect.stringContaining(why)]);
    expect(page.text).toContain('aria-invalid="true"');
    expect((await planOf('prosedur'))?.version ?? 0).toBe(0);
  });
});

describe('who may', () => {
  const CASES = Object.keys(ROLES).flatMap((who) => [OWN, OTHER, 'entah'].map((unitId) => [who, unitId] as const));

  it.each(CASES)('%s in %s', async (who, unitId) => {
    const may = (...roles: readonly string[]) =>
      isIn(who, unitId) && roles.some((role) => who === role || (role === 'hr' && who.startsWith('hr')));
    const [read, planned] = await Promise.all([as(who).get(comments(unitId)), as(who).get(plans(unitId))]);
    expect(read.status).toBe(may('hr', 'atasan') ? 200 : 404);
    expect(planned.status).toBe(may('hr', 'atasan', 'auditor') ? 200 : 404);
    // Who may only look is offered nothing to change.
    expect(planned.text.includes('name="what"')).toBe(may('hr') && unitId === OWN);

    const own = ownFieldsIn(await as(who).get('/console/feedback'));
    const [{ commentId: comment, history }, before] = [await one('Antrean nomor 6 lama'), await planOf('persyaratan')];
    const marking = { ...own, comment, seen: String(history.length), do: 'read', note: `${who} di ${unitId}` };
    const marked = await as(who).post(comments(unitId), marking);
    const isThere = unitId === OWN && may('hr', 'atasan');
    // In another unit there is no such comment.
    expect(marked.status).toBe(isThere ? 303 : 404);
    expect((await one('Antrean nomor 6 lama')).history).toHaveLength(history.length + (isThere ? 1 : 0));

    const version = String(before?.version ?? 0);
    const put = await as(who).post(plans(unitId), { ...own, ...aPlan({ element: 'persyaratan', version }) });
    const isPlanned = unitId === OWN && may('hr');
    expect(put.status).toBe(isPlanned ? 303 : 404);
    expect((await planOf('persyaratan'))?.version ?? 0).toBe((before?.version ?? 0) + (isPlanned ? 1 : 0));
  });

  it('nobody by a form without the token of the session, or of a page of somebody else', async () => {
    const { commentId: comment, history } = await one('Antrean nomor 7 lama');
    const own = ownFieldsIn(await as('hr').get(comments()));
    const others = ownFieldsIn(await as('atasan').get(comments()));
    const forms = [
      [comments(), { comment, seen: String(history.length), do: 'hidden', note: 'Palsu' }],
      [plans(), aPlan({ element: 'kompetensi' })],
    ] as const;
    for (const [path, fields] of forms) {
      const answers: Landed[] = [];
      for (const token of ['', 'x', others.token])
        answers.push(await as('hr').post(path, { ...own, ...fields, token }));
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://lain.example' }]) {
        answers.push(await as('hr').ask(path, { form: { ...own, ...fields }, headers }));
      }
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    }
    expect((await one('Antrean nomor 7 lama')).history).toEqual(history);
    expect((await planOf('kompetensi'))?.version ?? 0).toBe(0);
  });
});

function isIn(who: string, unitId: string): boolean {
  return unitId !== 'entah' && (who === 'hrSemua' || (who === 'hrLain') === (unitId === OTHER));
}
