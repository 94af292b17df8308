// The survey report of an office and its Word file say what the API says, to the last figure; and snapshots are made in the console
// once, by whoever may, and told in the audit.
import type { AuditEntryBody, BodyOf } from '@tera/contracts';
import type { getSnapshotChanges, listSnapshots, readSkm } from '@tera/contracts/routes';
import { ELEMENTS, addDays, parsePeriod, periodOf } from '@tera/domain';
import { ELEMENT_NAMES, MUTU_NAMES, decimalText, periodText } from '@tera/exports';
import { WORD_TYPE } from '@tera/exports/word';
import { type IndicatorRow, type Landed, type Visitor, formTokenIn, signInAs } from '@tera/testing/stack';
import { type WordRead, readWord } from '@tera/testing/word';
import { beforeAll, describe, expect, it } from 'vitest';
import { localDay, periodsOf } from '../support/calendar.ts';
import { ANGGREK, CITY_PEOPLE, type CityName, KAMBOJA, aCity } from '../support/console-city.ts';
import { attributeOf, elementsIn, elementsOf, wordsOf } from '../support/page-reading.ts';
import { printedFigures } from '../support/printed-figures.ts';

type Skm = BodyOf<typeof readSkm>;
type Snapshots = BodyOf<typeof listSnapshots>;
type Changes = Pick<BodyOf<typeof getSnapshotChanges>, 'rows'>;

const { unitId, name: unitName, service } = ANGGREK;
const city = aCity();
const report = `/console/units/${unitId}/report`;
const reportFile = `${report}.docx`;
const snapshots = `/console/units/${unitId}/snapshots`;
const month = city.period;
const { from, to } = parsePeriod(month) ?? missing();
const monthAfter = periodOf(to, 'month').name;
const monthBefore = periodOf(addDays(from, -1), 'month').name;
const year = periodsOf(localDay(Date.now(), 'Asia/Jakarta')).year;

const PLANNED = 'Papan alur baru di ruang tunggu';
let hr: Visitor;

beforeAll(async () => {
  hr = visitor('hrOfAnggrek');
  const json = { what: PLANNED, who: 'Kepala Seksi Pelayanan', until: '2099-12-31' };
  const { status } = await city.tera.client.call('PUT', `/v1/units/${unitId}/releases/${month}/follow-ups/sarana`, {
    json,
  });
  if (status !== 200) throw new Error(`a follow-up of the test was not taken: ${status}`);
});

describe.each(['id', 'en'] as const)('the report of a published month (%s)', (lang) => {
  const { count, hundredths, share, interval } = printedFigures(lang);
  const four = (value: number | null) => (value === null ? '–' : decimalText(value, 4, lang));
  let skm: Skm;
  let row: IndicatorRow;
  let word: WordRead;

  beforeAll(async () => {
    skm = await asked<Skm>(`/v1/units/${unitId}/skm?period=${month}`);
    row = (await city.tera.client.indicators(unitId, month)).rows[0] ?? missing();
    word = readWord((await file(`${reportFile}?period=${month}&lang=${lang}`)).bytes);
  });

  it('is a Word file with headings, tables that have a head, and page numbers', () => {
    expect(word.headings.slice(0, 2)).toEqual([expect.stringContaining('SKM'), expect.stringMatching(/^I\. /)]);
    expect(word.headings.filter((text) => /^[IV]+\. /.test(text))).toHaveLength(8);
    expect(word.tables.map(({ hasHead }) => hasHead)).toEqual(word.tables.map(() => true));
    expect(word.footer).toContain('PAGE');
    expect(word.footer).toContain('NUMPAGES');
    expect(word.paragraphs).toContain(unitName);
  });

  it('says the nine elements as the API does', () => {
    expect(skm.elements).toHaveLength(9);
    const lines = ELEMENTS.map((code, at) => {
      const { sum, n, nrr, weighted } = skm.elements.find((line) => line.code === code) ?? missing();
      return [`U${at + 1}`, ELEMENT_NAMES[code][lang], count(sum), count(n), four(nrr), four(weighted)];
    });
    const rows = tableWith(word, 6, 'U1').slice(1);

    expect(rows.slice(0, -1)).toEqual(lines);
    expect(rows.at(-1)?.at(-1)).toBe(four(skm.ni));
  });

  it('says index, grade, interval, population, sample and respondents as the API does', () => {
    if (skm.mutu === null) return missing();
    const said = new Set(
      word.tables.filter(({ rows }) => rows[0]?.length === 2).flatMap(({ rows }) => rows.map(second)),
    );

    for (const due of [
      hundredths(skm.ikm),
      `${skm.mutu} (${MUTU_NAMES[skm.mutu][lang]})`,
      interval(row.satisfaction.ci95),
      four(skm.ni),
      count(skm.population),
      count(skm.sampleTarget),
      count(skm.answered),
      count(skm.n),
    ]) {
      expect(said).toContain(due);
    }
  });

  it('says each mean with its interval beside its bar', () => {
    const rows = word.tables.find(({ rows: all }) => all[0]?.[3]?.includes('–') === true)?.rows.slice(1);

    expect(rows?.map((cells) => cells.slice(0, 3))).toEqual(
      ELEMENTS.map((code) => [
        ELEMENT_NAMES[code][lang],
        hundredths(skm.elements.find((line) => line.code === code)?.nrr),
        interval(row.satisfaction.elements[code]?.ci95),
      ]),
    );
  });

  it('says who answered, how they came, and for which service', () => {
    if (skm.respondents === null || skm.channels === null) return missing();
    const all = Object.values(skm.channels).reduce((sum, n) => sum + n, 0);
    const { service: byService, ...attributes } = skm.respondents;
    const due = [
      ...Object.values(attributes).flatMap((counts) => Object.values(counts as Record<string, number>)),
      ...Object.values(skm.channels),
      ...byService.map(({ n }) => n),
    ];
    const rows =
      word.tables.find(({ rows: every }) => every[0]?.length === 4 && every.length > 20)?.rows.slice(1) ?? [];

    expect(rows.map((cells) => cells.slice(2))).toEqual(due.map((n) => [count(n), share(n / all)]));
    expect(rows.at(-1)?.[1]).toBe(service.name);
  });

  it('says what is planned', () => {
    const plan = word.tables.flatMap(({ rows }) => rows).find((cells) => cells[1] === PLANNED);

    expect(plan?.[0]).toBe(ELEMENT_NAMES.sarana[lang]);
    expect(plan?.[2]).toBe('Kepala Seksi Pelayanan');
  });

  it('is on the page as it is in the file: every heading, every table, every cell', async () => {
    const { status, text } = await hr.get(`${report}?period=${month}&lang=${lang}`);
    expect(status).toBe(200);
    const article = elementsOf(text, 'article')[0] ?? missing();
    // A line is drawn on the page alone, and has its own table below.
    const drawn = new Set(elementsIn(article, 'figure').flatMap((figure) => elementsIn(figure, 'table')));
    const onPage = elementsIn(article, 'table')
      .filter((table) => !drawn.has(table))
      .map((table) => elementsIn(table, 'tr').map((line) => elementsIn(line).filter(isCell).map(wordsOf)));
    const inWord = word.tables.map(({ rows }) =>
      rows.map((cells) => cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim())),
    );

    expect(onPage).toHaveLength(inWord.length);
    expect(onPage.filter((_, at) => isText(inWord[at]))).toEqual(inWord.filter(isText));
    expect(
      elementsIn(article)
        .filter(({ tagName }) => /^h[234]$/.test(tagName))
        .map(wordsOf),
    ).toEqual(word.headings);
  });
});

describe('a report', () => {
  beforeAll(inIndonesian);

  it('by another weight has the figures of that weight', async () => {
    const skm = await asked<Skm>(`/v1/units/${unitId}/skm?period=${month}&weight=0.11`);
    const word = readWord((await file(`${reportFile}?period=${month}&weight=0.11`)).bytes);

    expect(word.tables.flatMap(({ rows }) => rows.map(second))).toContain(printedFigures('id').hundredths(skm.ikm));
  });

  it('of the month after holds the one before beside it, with what became of the plan', async () => {
    const word = readWord((await file(`${reportFile}?period=${monthAfter}`)).bytes);

    expect(word.tables.flatMap(({ rows }) => rows).some((cells) => cells[1] === PLANNED)).toBe(true);
    expect(word.paragraphs.some((text) => text.includes('Belum ada angka kepuasan'))).toBe(true);
    // Nothing is published of it, so nothing is compared.
    expect(word.paragraphs.some((text) => text.startsWith(`Tidak ada angka ${periodText(monthAfter, 'id')}`))).toBe(
      true,
    );
  });

  it('of a month of which there is nothing says so, and why', async () => {
    const { status, text } = await hr.get(`${report}?period=${monthBefore}`);

    expect(status).toBe(200);
    expect(wordsOf(elementsOf(text, 'article')[0] ?? missing())).toContain(
      'Belum ada angka kepuasan untuk periode ini',
    );
  });

  it('has the letterhead and the name that were typed, and forgets them', async () => {
    const typed = {
      government: 'Pemerintah Kota Contoh',
      address: 'Jalan Contoh 1',
      place: 'Denpasar',
      day: '30 November 2026',
      position: 'Kepala Dinas',
      name: 'Nama Contoh, S.Sos.',
      nip: '000000000000000099',
    };
    const ofMonth = await hr.get(`${report}?period=${month}`);
    const sent = await hr.post(`${reportFile}?period=${month}`, formOf(ofMonth, typed));
    expect([sent.status, sent.headers.get('content-type')]).toEqual([200, WORD_TYPE]);
    const { paragraphs } = readWord(sent.bytes);
    const page = await hr.post(`${report}?period=${month}`, formOf(ofMonth, typed));
    const article = wordsOf(elementsOf(page.text, 'article')[0] ?? missing());

    for (const text of [
      'Pemerintah Kota Contoh',
      'Denpasar, 30 November 2026',
      'Nama Contoh, S.Sos.',
      'NIP 000000000000000099',
    ]) {
      expect(paragraphs).toContain(text);
      expect(article).toContain(text);
    }
    const after = await hr.get(`${report}?period=${month}`);
    expect(after.text).not.toContain('Pemerintah Kota Contoh');
    expect(after.text).not.toContain('000000000000000099');
  });

  it.each([report, reportFile])(
    'shows again what cannot be printed, at its field, and prints the rest: %s',
    async (action) => {
      const long = 'x'.repeat(61);
      const query = `period=${month}&weight=0.11`;
      const form = formOf(await hr.get(`${report}?${query}`), { place: long, name: 'Nama Contoh' });
      const { status, text, url } = await hr.open(`${action}?${query}`, form);

      expect([status, `${url.pathname}${url.search}`]).toEqual([422, `${report}?${query}`]);
      const field = elementsOf(text, 'input').find((input) => attributeOf(input, 'id') === 'place') ?? missing();
      expect([attributeOf(field, 'value'), attributeOf(field, 'aria-invalid')]).toEqual([long, 'true']);
      expect(elementsOf(text, 'a').some((link) => attributeOf(link, 'href') === '#place')).toBe(true);
      expect(wordsOf(elementsOf(text, 'article')[0] ?? missing())).toContain('Nama Contoh');
    },
  );

  it.each(['period=2026-13', 'weight=0.5', 'period=<i>'])('is not made of %s', async (query) => {
    for (const path of [report, reportFile]) {
      const landed = await hr.get(`${path}?${query}`);

      expect(landed.status).toBe(422);
      expect(landed.text).not.toContain('<i>');
    }
  });
});

describe('the sheet of an evaluation', () => {
  it('is a Word file with the lines of the table that the API answers', async () => {
    const [{ id: officerId, name, nip } = missing()] = ANGGREK.officers;
    const path = `/console/units/${unitId}/officers/${officerId}/evaluation.docx?period=${city.quarter}`;
    const word = readWord((await file(path)).bytes);
    const { text } = await city.tera.client.call(
      'GET',
      `/v1/units/${unitId}/indicators?period=${city.quarter}&by=officer&table=evaluation&format=csv`,
    );

    expect(word.tables[0]?.rows.slice(0, 2).map(second)).toEqual([name, nip]);
    const lines = word.tables[1]?.rows.slice(1) ?? [];
    expect(lines.length).toBeGreaterThan(3);
    for (const cells of lines) expect(text).toContain(cells[1]);
  });
});

describe('a snapshot in the console', () => {
  beforeAll(inIndonesian);

  it('is made once by a form that is sent twice, is shown, and is in the audit by who made it', async () => {
    const before = await kept();
    const note = 'Evaluasi kinerja bulan ini';
    const form = formOf(await hr.get(snapshots), { period: month, note });
    const sent = await Promise.all([hr.post(snapshots, form), hr.post(snapshots, form)]);
    const again = await hr.post(snapshots, form);
    const answers = [...sent, again].map(({ status, headers }) => [status, headers.get('location')]);
    const after = await kept();

    expect(after).toHaveLength(before.length + 1);
    const [made = missing()] = after;
    expect(made).toMatchObject({ period: month, note });
    const place = `${snapshots}/${made.snapshotId}`;
    expect(answers).toEqual([
      [303, place],
      [303, place],
      [303, place],
    ]);
    const page = await hr.get(`${snapshots}/${made.snapshotId}`);
    expect(page.text).toContain(note);
    expect(page.text).toContain(made.contentHash);
    for (const { name } of ANGGREK.officers) expect(page.text).toContain(name);
    const entries = (await audit()).filter(({ of, what }) => of === made.snapshotId && what === 'snapshot.made');
    expect(entries.map(({ keyId }) => keyId)).toContain(`person:${CITY_PEOPLE.hrOfAnggrek.id}`);
  });

  it('of the same figures and note is the one that is there', async () => {
    const [made = missing()] = await kept();
    const { status, headers } = await post(hr, snapshots, { period: month, note: made.note ?? '' });

    expect([status, headers.get('location')]).toEqual([303, `${snapshots}/${made.snapshotId}`]);
  });

  it('is not made of what has not begun or what cannot be kept, and what was typed stands there again', async () => {
    const before = await kept();
    for (const [typed, field] of [
      [{ period: '2099', note: 'Catatan yang diketik' }, 'period'],
      [{ period: 'kemarin', note: 'Catatan yang diketik' }, 'period'],
      [{ period: month, note: `Catatan yang diketik ${'x'.repeat(500)}` }, 'note'],
    ] as const) {
      const { status, text } = await post(hr, snapshots, typed);
      expect([status, text.includes(`href="#${field}"`), text.includes('Catatan yang diketik')]).toEqual([
        422,
        true,
        true,
      ]);
    }
    expect(await kept()).toEqual(before);
  });

  it.each([
    ['a superior', 'supervisorOfAnggrek', 404],
    ['an auditor', 'auditorOfAnggrek', 404],
    ['an administrator', 'admin', 404],
    ['an officer', 'firstOfAnggrek', 404],
    ['a superior of the other office', 'supervisorOfKamboja', 404],
    ['who is HR there and an officer here', 'hrThereAndOfficerHere', 404],
    ['nobody in particular', 'nobody', 404],
  ] as const)('is not made by %s', async (_, name, due) => {
    const before = await kept();
    const own = await signInAs(city.tera.url, CITY_PEOPLE[name].id);
    const token = formTokenIn(await own.open('/console'));
    const form = { token, form: crypto.randomUUID(), period: year, note: 'Tidak boleh' };
    const { status, text } = await own.post(snapshots, form);

    expect([status, text.includes(unitName)]).toEqual([due, false]);
    expect(await kept()).toEqual(before);
  });

  it('is not made by another page, whoever is signed in', async () => {
    const before = await kept();
    const form = formOf(await hr.get(snapshots), { period: year, note: 'Tidak boleh' });
    const other = formTokenIn(await visitor('hrOfAll').get('/console'));
    const sent = [
      await hr.post(snapshots, { ...form, token: '' }),
      await hr.post(snapshots, { ...form, token: other }),
      await hr.post(snapshots, { ...form, form: 'x' }),
      await hr.ask(snapshots, { form, headers: { origin: 'https://evil.example' } }),
      await hr.ask(snapshots, { form, headers: { 'sec-fetch-site': 'cross-site' } }),
    ];

    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 403));
    expect(await kept()).toEqual(before);
  });

  it('of the other office is not there, by whatever address', async () => {
    const [theirs = missing()] = await kept(KAMBOJA.unitId);
    for (const path of [
      `/console/units/${KAMBOJA.unitId}/snapshots/${theirs.snapshotId}`,
      `${snapshots}/${theirs.snapshotId}`,
      `${snapshots}/${theirs.snapshotId}/changes`,
    ]) {
      const { status, text } = await hr.get(path);
      expect([path, status, text.includes(KAMBOJA.name)]).toEqual([path, 404, false]);
    }
    const [own = missing()] = await kept();
    expect((await hr.get(`${snapshots}/${own.snapshotId}/changes?with=${theirs.snapshotId}`)).status).toBe(404);
  });

  it('is held to the figures of today and to another one, in words', async () => {
    const [older = missing()] = await kept();
    const [officer = missing(), other = missing()] = ANGGREK.officers;
    const eventId = 'pindah-satu';
    const ticketId = `T-anggrek-${officer.id.slice(3)}-0`;
    const occurredAt = new Date().toISOString();
    await city.tera.client.push(unitId, [
      { eventId, ticketId, type: 'corrected', occurredAt, officerId: other.id, reason: 'salah pilih' },
    ]);
    await city.tera.counted();
    const changes = await asked<BodyOf<typeof getSnapshotChanges>>(`${older.href}/changes`);
    expect(changes.changed).toBeGreaterThan(0);

    const today = await hr.get(`${snapshots}/${older.snapshotId}/changes`);
    told(today, changes);
    const made = await post(hr, snapshots, { period: month, note: 'Sesudah koreksi' });
    const younger = made.headers.get('location')?.split('/').at(-1) ?? '';
    for (const [path, beside] of [
      [older.snapshotId, younger],
      [younger, older.snapshotId],
    ]) {
      told(await hr.get(`${snapshots}/${path}/changes?with=${beside}`), changes);
    }
    const saved = await hr.get(`${snapshots}/${older.snapshotId}/changes?with=${younger}&format=json`);
    expect(JSON.parse(saved.text)).toMatchObject({ changed: changes.changed, rows: changes.rows });
    const same = await hr.get(`${snapshots}/${younger}/changes?with=${younger}`);
    expect(same.text).toContain('Tidak ada yang berubah');
  });

  it('of another period is not compared', async () => {
    const made = await post(hr, snapshots, { period: year, note: '' });
    const ofYear = made.headers.get('location')?.split('/').at(-1) ?? '';
    const ofMonth = (await kept()).find(({ period }) => period === month) ?? missing();

    expect((await hr.get(`${snapshots}/${ofYear}/changes?with=${ofMonth.snapshotId}`)).status).toBe(422);
  });
});

/** The language that was asked for last is kept. */
async function inIndonesian(): Promise<void> {
  await hr.get('/console?lang=id');
}

/** Every figure that has changed stands on the page: whose, which, from what to what. */
function told({ status, text }: Landed, { rows }: Changes): void {
  expect(status).toBe(200);
  const said = elementsOf(text, 'main').map(wordsOf).join();
  const { count } = printedFigures('id');
  const counts = rows.filter(({ indicator, officerId, serviceId }) => {
    return indicator === 'tickets.completed' && typeof officerId === 'string' && serviceId === undefined;
  });
  expect(counts).toHaveLength(2);
  for (const { officerId, was, now } of counts) {
    const { name } = ANGGREK.officers.find(({ id }) => id === officerId) ?? missing();
    const line = `Tiket selesai: dari ${count(was as number)} menjadi ${count(now as number)}.`;
    expect(said.slice(said.indexOf(name))).toContain(line);
  }
}

/** Bars are cells in the file and a drawing on the page. */
function isText(rows: readonly (readonly string[])[] | undefined): boolean {
  return rows?.[0]?.some((head) => /^1[.,]00 – 4[.,]00$/.test(head)) === false;
}

function isCell({ tagName }: { readonly tagName: string }): boolean {
  return tagName === 'td' || tagName === 'th';
}

function second(cells: readonly string[]): string {
  return cells[1] ?? '';
}

/** The rows of the table of so many columns in which a row begins so. */
function tableWith({ tables }: WordRead, columns: number, first: string): WordRead['tables'][number]['rows'] {
  const found = tables.find(({ rows }) => rows[0]?.length === columns && rows.some(([name]) => name === first));
  return found?.rows ?? missing();
}

async function kept(unit = unitId): Promise<Snapshots['snapshots']> {
  return (await asked<Snapshots>(`/v1/units/${unit}/snapshots?limit=100`)).snapshots;
}

async function audit(): Promise<readonly AuditEntryBody[]> {
  const entries: AuditEntryBody[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const wish: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const page: { readonly entries: readonly AuditEntryBody[]; readonly next: string | null } = await asked(
      `/v1/audit${wish}`,
    );
    entries.push(...page.entries);
    cursor = page.next;
  }
  return entries;
}

function formOf(page: Landed, fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...fields, token: formTokenIn(page), form: crypto.randomUUID() };
}

async function post(by: Visitor, path: string, fields: Readonly<Record<string, string>>): Promise<Landed> {
  return by.post(path, formOf(await by.get(path), fields));
}

async function file(path: string): Promise<Landed> {
  const landed = await hr.get(path);
  expect([landed.status, landed.headers.get('content-type')]).toEqual([200, WORD_TYPE]);
  expect(landed.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.docx"$/);
  return landed;
}

async function asked<Body>(path: string): Promise<Body> {
  const { status, json, text } = await city.tera.client.call('GET', path);
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  return json as Body;
}

function visitor(name: CityName): Visitor {
  return city.visitors.get(name) ?? missing();
}

function missing(): never {
  throw new Error('what was looked for is not there');
}
