// Sheets of paper, typed in the console: thirty of them are counted as a plain sum says, none twice, none by who is rated, and by
// nobody who may not type; and of each the audit says who typed it.
import { SkmSchema } from '@tera/contracts';
import { SCORES, addDays, answerCounter } from '@tera/domain';
import { aDocument } from '@tera/testing/facts';
import { textOf } from '@tera/testing/page';
import { seeded } from '@tera/testing/random';
import { type Landed, type Visitor, aStack, sideBySide } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { ELEMENTS } from '../support/answers.ts';
import { localDay } from '../support/calendar.ts';
import { type RoleGiven, fillIn, nameOf, ownFieldsIn, somebody } from '../support/console-form.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { LONG_AGO, MONTH_OVER } from '../support/published-month.ts';

const [OWN, OTHER, THIRTY] = ['kecamatan', 'unit-lain', 'tiga-puluh'];
const unit = aDocument({ publishes: 'month' });
const TODAY = localDay(Date.now(), unit.timeZone);
const THEN = localDay(LONG_AGO, unit.timeZone);

const ROLES: Readonly<Record<string, readonly RoleGiven[]>> = {
  pengetik: [
    { role: 'hr', units: [OWN] },
    { role: 'officer', units: [OWN], officerId: 'budi' },
  ],
  hr: [{ role: 'hr', units: [OWN, THIRTY] }],
  hrSemua: [{ role: 'hr', units: ['*'] }],
  hrLain: [{ role: 'hr', units: [OTHER] }],
  atasan: [{ role: 'supervisor', units: [OWN] }],
  auditor: [{ role: 'auditor', units: [OWN] }],
  admin: [{ role: 'admin', units: [OWN] }],
  petugas: [{ role: 'officer', units: [OWN], officerId: 'ani' }],
  // Of which of both a ticket is cannot be told.
  duaPetugas: [
    { role: 'hr', units: [OWN] },
    { role: 'officer', units: [OWN], officerId: 'ani' },
    { role: 'officer', units: [OWN], officerId: 'budi' },
  ],
};
const MAY_TYPE = new Set(['pengetik', 'hr', 'hrSemua', 'duaPetugas']);

const tera = aStack({
  units: { [OWN]: unit, [OTHER]: unit, [THIRTY]: unit },
  people: Object.keys(ROLES).map((subject) => ({ subject, name: nameOf(subject), as: 'contoh' })),
});
const visitors = new Map<string, Visitor>();
beforeAll(async () => {
  for (const [personId, roles] of Object.entries(ROLES)) {
    visitors.set(personId, await somebody(tera, personId, roles));
  }
  const served = [
    ...aServedTicket('A-1', { completedAt: Date.now() - 60_000 }),
    ...aServedTicket('B-1', { officerId: 'budi', completedAt: Date.now() - 60_000 }),
  ];
  await tera.client.push(OWN, served);
  await tera.counted();
});

const as = (who: string): Visitor => {
  const visitor = visitors.get(who);
  if (visitor === undefined) throw new Error(`nobody is ${who}`);
  return visitor;
};
const paper = (unitId: string) => `/console/units/${unitId}/paper`;
const aSheet = (fields: Readonly<Record<string, string>> = {}) => ({
  number: '1',
  answeredOn: TODAY,
  service: 'ektp',
  'score-waktu': '4',
  ...fields,
});
const type = (who: string, fields: Readonly<Record<string, string>>, unitId = OWN) =>
  fillIn(as(who), paper(unitId), aSheet(fields));

/** Of a number that no other test has. */
let numbers = 1000;
const aNumber = () => String(numbers++);

/** What the answers of this day come to, by officer and service: how many, and of the element `waktu` each score. */
async function countedOf(unitId: string, day: string, officer = '-'): Promise<readonly number[]> {
  await tera.counted();
  const found = (await tera.cells(unitId, day)).find(([key]) => key.includes(`#${officer}#ektp`));
  return SCORES.map((score) => found?.[1][answerCounter('waktu', score)] ?? 0);
}

interface Entry {
  readonly what: string;
  readonly keyId: string | null;
  readonly name: string;
  readonly units: readonly string[];
  readonly of: string;
}

async function auditOf(unitId: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { json } = await tera.client.call('GET', `/v1/audit?limit=100${query}`);
    const page = json as { entries: readonly Entry[]; next: string | null };
    entries.push(...page.entries);
    cursor = page.next;
  }
  return entries.filter(({ what, units }) => what === 'paper.typed' && units.includes(unitId));
}

describe('thirty sheets', () => {
  it('are counted as a plain sum says, apart from other channels, and each is in the audit by who typed it', async () => {
    const random = seeded(7);
    const sheets = Array.from({ length: 30 }, () =>
      Object.fromEntries(ELEMENTS.map((element) => [element, random.between(0, 4)])),
    );
    let page = await as('hr').get(`${paper(THIRTY)}?date=${THEN}&service=ektp`);
    for (const sheet of sheets) {
      const scores = Object.entries(sheet).map(([element, score]) => [
        `score-${element}`,
        score === 0 ? '' : String(score),
      ]);
      // As a browser sends it: what the page has filled in, and what was typed.
      page = await as('hr').open(paper(THIRTY), {
        ...ownFieldsIn(page),
        ...filledIn(page),
        ...Object.fromEntries(scores),
      });
      expect(page.status).toBe(200);
    }
    expect(textOf(page.text)).toMatch(/Oleh Anda 30/);
    expect(filledIn(page)).toMatchObject({ number: '31', answeredOn: onPaper(THEN), service: 'ektp' });
    await tera.counted();
    const json = { period: MONTH_OVER, reason: 'Uji' };
    expect((await tera.client.call('POST', `/v1/units/${THIRTY}/releases`, { json })).status).toBe(201);

    const answer = await tera.client.call('GET', `/v1/units/${THIRTY}/skm?period=${MONTH_OVER}`);
    const { elements, channels } = SkmSchema.parse(answer.json);

    const answered = sheets.filter((sheet) => Object.values(sheet).some((score) => score > 0));
    expect(channels).toMatchObject({ assisted: answered.length, ticket: 0, import: 0 });
    for (const { code, sum, n } of elements) {
      const given = sheets.map((sheet) => sheet[code] ?? 0).filter((score) => score > 0);
      expect([code, n, sum]).toEqual([code, given.length, given.reduce((a, b) => a + b, 0)]);
    }
    expect(elements).toHaveLength(9);
    const entries = await auditOf(THIRTY);
    expect(entries).toHaveLength(30);
    expect(new Set(entries.map(({ keyId, name }) => `${keyId} ${name}`))).toEqual(
      new Set([`person:hr ${nameOf('hr')}`]),
    );
  });

  it('ask for their nine elements in the printed order, from which nothing but the number and what stays is filled in', async () => {
    const { text } = await as('hr').get(paper(OWN));
    const order = Array.from(text.matchAll(/name="score-(\w+)"/g), ([, element]) => element);
    expect(order).toEqual([
      'persyaratan',
      'prosedur',
      'waktu',
      'biaya',
      'produk',
      'kompetensi',
      'perilaku',
      'sarana',
      'pengaduan',
    ]);
  });
});

describe('a number', () => {
  it('is typed once: the same sheet again is told, and another one under it is refused and changes nothing', async () => {
    const day = addDays(TODAY, -1);
    const before = await countedOf(OWN, day);
    const sheet = { number: aNumber(), answeredOn: day, 'score-waktu': '3' };
    expect((await type('hr', sheet)).status).toBe(200);

    const again = await type('hrSemua', sheet);
    expect([again.status, textOf(again.text)]).toEqual([
      409,
      expect.stringContaining('sudah diketik oleh hr (contoh)'),
    ]);
    const other = await type('hrSemua', { ...sheet, 'score-waktu': '1' });
    expect([other.status, textOf(other.text)]).toEqual([409, expect.stringContaining('isi lain')]);
    // What was typed is not lost.
    expect(other.text).toMatch(/name="score-waktu"[^>]*value="1"/);

    expect(minus(await countedOf(OWN, day), before)).toEqual([0, 0, 1, 0]);
    expect((await auditOf(OWN)).filter(({ of }) => of.endsWith(`#${sheet.number}`))).toHaveLength(1);
  });

  it.each([
    ['that say different things', '1'],
    ['that say the same', '4'],
  ])('is that of one of two sheets %s and are sent at once', async (_, score) => {
    const day = addDays(TODAY, -2);
    const before = await countedOf(OWN, day);
    const number = aNumber();
    const typing = [
      ['hr', score],
      ['hrSemua', '4'],
    ] as const;
    const answers = await sideBySide(2, typing, ([who, waktu]) =>
      type(who, { number, answeredOn: day, 'score-waktu': waktu }),
    );

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(minus(await countedOf(OWN, day), before).reduce((a, b) => a + b)).toBe(1);
  });

  it('is used once by a form that is pressed twice, which both times leads to the next sheet', async () => {
    const day = addDays(TODAY, -3);
    const before = await countedOf(OWN, day);
    const fields = {
      ...ownFieldsIn(await as('hr').get(paper(OWN))),
      ...aSheet({ number: aNumber(), answeredOn: day }),
    };
    const answers = await sideBySide(2, [1, 2], () => as('hr').post(paper(OWN), fields));

    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await as('hr').post(paper(OWN), fields)).status).toBe(303);
    expect(minus(await countedOf(OWN, day), before)).toEqual([0, 0, 0, 1]);
    expect((await auditOf(OWN)).filter(({ of }) => of.endsWith(`#${fields.number}`))).toHaveLength(1);
  });
});

describe('a sheet with a ticket', () => {
  it('is the ticket’s, whatever service was kept from the sheet before', async () => {
    expect((await type('pengetik', { number: aNumber(), ticketId: 'A-1', 'score-waktu': '2' })).status).toBe(200);

    expect(await countedOf(OWN, TODAY, 'ani')).toEqual([0, 1, 0, 0]);
  });

  it.each([
    ['pengetik', 'B-1', 422, 'layani sendiri'],
    ['hr', 'A-1', 403, 'tidak terdaftar sebagai petugas'],
    ['duaPetugas', 'A-1', 403, 'tidak terdaftar sebagai petugas'],
    ['pengetik', 'Z-9', 422, 'Tiket ini tidak ada'],
  ])('%s is told why %s is not taken', async (who, ticketId, status, why) => {
    const number = aNumber();
    const page = await type(who, { number, ticketId, 'score-perilaku': '4' });

    expect([page.status, textOf(page.text)]).toEqual([status, expect.stringContaining(why)]);
    expect(page.text).toMatch(new RegExp(`name="ticketId"[^>]*value="${ticketId}"[^>]*aria-invalid="true"`));
    // The number is free as before.
    expect((await type('hr', { number })).status).toBe(200);
  });
});

describe('a sheet that is not taken', () => {
  it.each([
    ['tomorrow’s', { answeredOn: addDays(TODAY, 1) }, 422, 'belum tiba'],
    ['one of three years ago', { answeredOn: addDays(TODAY, -1000) }, 422, '730 hari'],
    ['one without a day', { answeredOn: '' }, 422, 'Isi tanggal'],
    ['one of the 31st of February', { answeredOn: '31/02/2026' }, 422, 'Isi tanggal'],
    ['one without a number', { number: 'a' }, 422, 'Isi nomor'],
    ['one without any answer', { 'score-waktu': '' }, 422, 'paling sedikit satu jawaban'],
    ['one with a five', { 'score-waktu': '5' }, 422, 'Isi 1, 2, 3, atau 4'],
    ['one of a service that is not there', { service: 'paspor' }, 422, 'tidak ada di unit ini'],
    ['one of a respondent that is not on the form', { 'respondent-sex': 'X' }, 422, 'Pilih salah satu'],
    ['one with too much written', { comment: 'a'.repeat(1001) }, 422, 'terlalu panjang'],
  ])('%s is shown again with why', async (_, fields, status, why) => {
    const page = await type('hr', { number: aNumber(), ...fields });

    expect([page.status, textOf(page.text)]).toEqual([status, expect.stringContaining(why)]);
    expect(page.text).toContain('aria-invalid="true"');
    expect(page.text).toMatch(/<a href="#[\w-]+">/);
  });

  it('of a period that is published is told so', async () => {
    // The thirty are out.
    const page = await type('hr', { number: aNumber(), answeredOn: THEN }, THIRTY);

    expect([page.status, textOf(page.text)]).toEqual([422, expect.stringContaining('sudah terbit')]);
  });
});

describe('the page', () => {
  it.each(Object.keys(ROLES))('is there for %s where they type, and nowhere else', async (who) => {
    const seen = await Promise.all(
      [OWN, OTHER, 'entah'].map(async (unitId) => (await as(who).get(paper(unitId))).status),
    );
    const may = MAY_TYPE.has(who);
    const due = [may, who === 'hrLain' || who === 'hrSemua', false].map((is) => (is ? 200 : 404));
    expect(seen).toEqual(due);

    const own = ownFieldsIn(await as(who).get('/console/feedback'));
    const sent = await Promise.all(
      [OWN, OTHER, 'entah'].map(async (unitId) => {
        const fields = { ...own, ...aSheet({ number: aNumber(), answeredOn: addDays(TODAY, -9) }) };
        return (await as(who).post(paper(unitId), fields)).status;
      }),
    );
    expect(sent).toEqual(due.map((status) => (status === 200 ? 303 : 404)));
  });

  it('takes no sheet without the token of the session, from a page of somebody else, or from nobody', async () => {
    const own = ownFieldsIn(await as('hr').get(paper(OWN)));
    const others = ownFieldsIn(await as('hrSemua').get(paper(OWN)));
    const fields = aSheet({ number: aNumber(), answeredOn: addDays(TODAY, -8) });
    const before = await countedOf(OWN, addDays(TODAY, -8));
    const answers: Landed[] = [];
    for (const token of ['', 'x', others.token])
      answers.push(await as('hr').post(paper(OWN), { ...own, ...fields, token }));
    answers.push(await as('hr').post(paper(OWN), { ...own, ...fields, form: 'x' }));
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://lain.example' }]) {
      answers.push(await as('hr').ask(paper(OWN), { form: { ...own, ...fields }, headers }));
    }

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
    const stranger = as('hr').twin();
    stranger.cookies.clear();
    // What was typed is given back to whoever has no session any more, and goes nowhere.
    const givenBack = await stranger.post(paper(OWN), { ...own, ...fields });
    expect([givenBack.status, givenBack.text.includes('href="/sign-in?to=')]).toEqual([403, true]);
    expect(minus(await countedOf(OWN, addDays(TODAY, -8)), before)).toEqual([0, 0, 0, 0]);
  });
});

/** As a day is written on a sheet. */
function onPaper(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** What the page has filled in by itself. */
function filledIn({ text }: Landed): Readonly<Record<string, string>> {
  const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1] ?? '';
  const service = /<option value="([^"]*)"\s+selected\s*>/.exec(text)?.[1] ?? '';
  return { number: value('number'), answeredOn: value('answeredOn'), service };
}

function minus(after: readonly number[], before: readonly number[]): readonly number[] {
  return after.map((n, index) => n - (before[index] ?? 0));
}
