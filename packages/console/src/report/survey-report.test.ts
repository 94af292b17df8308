// What the report of an office says beside its figures; that the figures are those of the API is for test/e2e/console-reports.test.ts.
import { type CounterId, LANGUAGES, type Language, parsePeriod } from '@tera/domain';
import { ELEMENT_NAMES, type WrittenPart } from '@tera/exports';
import { present } from '@tera/testing/facts';
import { FOLLOW_UPS, OFFICE, anOffice, flaggedOf, rowsOfOffice, surveyOf, unitRowOf } from '@tera/testing/office';
import { describe, expect, it } from 'vitest';
import type { RowAnswer, SkmAnswer } from '../answers.ts';
import { SURVEY_REPORT_WORDS } from './report-words.ts';
import { type SurveyReportInput, surveyReport } from './survey-report.ts';

const office = anOffice(131);
const skm: SkmAnswer = surveyOf(office);
const row = unitRowOf(office) as unknown as RowAnswer;
const nothing: SkmAnswer = surveyOf(anOffice(7));
const period = present(parsePeriod(skm.period));
const periodBefore = present(parsePeriod('2026-Q3'));
const lower = (by: number): SkmAnswer => ({
  ...skm,
  ikm: present(skm.ikm ?? undefined) - by,
  elements: skm.elements.map((line) => ({ ...line, nrr: present(line.nrr ?? undefined) - by / 25 })),
});

const NUMBERS = 'I II III IV V VI VII VIII'.split(' ');

const input = (changes: Partial<SurveyReportInput> = {}): SurveyReportInput => ({
  lang: 'id',
  unitName: OFFICE.name,
  services: OFFICE.services,
  counters: [],
  period,
  skm,
  row,
  byService: rowsOfOffice(office, ['service']),
  before: { period: periodBefore, skm: nothing, row: undefined },
  published: [],
  letterhead: {},
  ...changes,
});
const partsOf = (changes: Partial<SurveyReportInput> = {}) => surveyReport(input(changes)).parts;
const said = (changes: Partial<SurveyReportInput> = {}) => JSON.stringify(partsOf(changes));
const tableOf = (parts: readonly WrittenPart[], caption: string) => {
  const found = parts.find((part) => part.kind === 'table' && part.caption.startsWith(caption));
  return found?.kind === 'table' ? found : undefined;
};
const comparison = (changes: Partial<SurveyReportInput>) => tableOf(partsOf(changes), 'NRR Triwulan III 2026');

const shape = (lang: Language) =>
  partsOf({ lang }).map((part) =>
    part.kind === 'table' ? [part.kind, part.columns.length, part.rows.length] : part.kind,
  );

describe('the report of an office', () => {
  it.each(LANGUAGES)('has the chapters that an office owes, in order (%s)', (lang: Language) => {
    const chapters = partsOf({ lang }).flatMap((part) => (part.kind === 'chapter' ? [part.text] : []));

    const names = Object.values(SURVEY_REPORT_WORDS[lang].chapters);
    expect(chapters).toEqual(names.map((name, at) => `${NUMBERS[at]}. ${name}`));
  });

  it.each([
    ['that nobody has published', { releases: [] }],
    ['of which a part is not published', { awaiting: ['2026-12'] }],
  ])('says of a number of answers %s that those set aside are still among them', (_, changes) => {
    const among = 'sampai terbit, jawaban yang dikesampingkan masih termasuk';
    expect(said({ skm: { ...skm, ...changes } })).toContain(`${skm.answered} (${among})`);
    expect(said()).not.toContain(among);
  });

  it('says the same in both languages, part by part', () => {
    expect(shape('en')).toEqual(shape('id'));
  });

  it('names the lowest and the highest elements, and those that are as low as the last of them', () => {
    const alike = skm.elements.map((line, at) => ({ ...line, nrr: at < 5 ? 2.5 : 3 + at / 100 }));
    const lists = partsOf({ skm: { ...skm, elements: alike } }).flatMap((part) =>
      part.kind === 'list' ? [part.items] : [],
    );
    const low = alike.slice(0, 5).map(({ code }) => `${ELEMENT_NAMES[code].id}: 2,5000`);

    expect(lists).toContainEqual(low);
    expect(lists.some((items) => items.length === 3 && items[0]?.endsWith('3,0800') === true)).toBe(true);
  });

  it('compares each element with the period before: up, down or the same, and whether that is sure', () => {
    const before = { period: periodBefore, skm: lower(10), row: undefined };
    expect(comparison({ before })?.rows.map((cells) => cells[3])).toEqual(skm.elements.map(() => 'naik'));
    expect(comparison({ before: { ...before, skm: lower(-1) } })?.rows[0]?.[3]).toBe('turun');
    expect(comparison({ before: { ...before, skm } })?.rows[0]?.[3]).toBe('tetap');
    expect(comparison({ before: { ...before, skm: lower(1), row } })?.rows[0]?.[3]).toBe(
      'naik; selang 95% bertumpang tindih',
    );
    expect(comparison({ before })?.foot?.at(-1)).toBe('naik');
  });

  it('compares with what an old report said where nothing else is known, and names that report', () => {
    const brought = {
      ...row,
      satisfaction: {
        ...row.satisfaction,
        status: 'brought',
        n: 120,
        ikm: 70.5,
        mutu: 'C',
        ci95: null,
        elements: {},
        brought: { source: 'Laporan SKM 2023', elements: { waktu: 2.75 } },
      },
    } as unknown as RowAnswer;
    const before = { period: periodBefore, skm: nothing, row: brought };
    const table = comparison({ before });

    expect(table?.rows.find(([name]) => name === ELEMENT_NAMES.waktu.id)?.[1]).toBe('2,7500');
    expect(table?.rows.find(([name]) => name === ELEMENT_NAMES.biaya.id)?.slice(1)).toEqual([
      '–',
      expect.any(String),
      '–',
    ]);
    expect(table?.foot?.[1]).toBe('70,50');
    expect(said({ before })).toContain('Laporan SKM 2023');
    // An old report has no other weight.
    expect(comparison({ before, skm: { ...skm, weight: '0.11' } })).toBeUndefined();
  });

  it('says why there is nothing to compare with', () => {
    expect(said()).toContain('Tidak ada angka Triwulan III 2026 untuk dibandingkan: ');
  });

  it('says what is planned and what became of the plan before, and never what was only proposed then', () => {
    const before = { period: periodBefore, skm: { ...nothing, followUps: FOLLOW_UPS }, row: undefined };
    const former = tableOf(partsOf({ before }), 'Tindak lanjut atas hasil');
    const now = tableOf(partsOf({ skm: { ...skm, followUps: FOLLOW_UPS } }), 'Rencana tindak lanjut');
    const told = FOLLOW_UPS.filter(({ status }) => status !== 'proposed');

    expect(told.length).toBeLessThan(FOLLOW_UPS.length);
    expect(former?.rows).toHaveLength(told.length);
    expect(now?.rows).toHaveLength(FOLLOW_UPS.length);
  });

  it('tells what is to be looked at, what was set aside and what has gone since', () => {
    const told = said({
      counters: [{ id: 'loket-2', name: 'Loket Dua' }],
      skm: {
        ...skm,
        flagged: flaggedOf({ n: 12, of: 131, ikmWithout: 81.5, kinds: { quick: 12 } }),
        excluded: [
          {
            exclusionId: 'e1',
            where: { counterId: 'loket-2' as CounterId },
            reason: 'Anjungan dipakai anak-anak',
            answers: 12,
          },
        ],
        later: { of: 131, annulled: 3, added: 0, usable: true },
      },
    });

    expect(told).toContain('12 dari 131 jawaban perlu dilihat; IKM tanpa jawaban itu 81,50');
    expect(told).toContain('(Loket Dua): Anjungan dipakai anak-anak');
    expect(told).toContain('3 dari 131 jawaban kemudian dibatalkan');
  });

  it('of too few answers has no figure, says why, and is a report all the same', () => {
    const parts = partsOf({ skm: nothing, row: unitRowOf(anOffice(7)) as unknown as RowAnswer });

    expect(JSON.stringify(parts)).toContain('Belum ada angka kepuasan untuk periode ini: kurang dari 10 jawaban.');
    expect(parts.some(({ kind }) => kind === 'bars')).toBe(false);
    expect(parts.filter(({ kind }) => kind === 'chapter')).toHaveLength(8);
  });

  it('keeps the line of an element that is not shown', () => {
    const table = tableOf(partsOf({ skm: { ...skm, elements: skm.elements.slice(1) } }), 'Unsur menurut urutan');

    expect(table?.rows).toHaveLength(9);
    expect(table?.rows[0]).toEqual(['U1', ELEMENT_NAMES.persyaratan.id, 'tidak ditampilkan', '–', '–', '–']);
  });

  it('leaves lines for what was not typed of the letterhead, and has what was', () => {
    const { letterhead, signature } = surveyReport(
      input({ letterhead: { place: 'Denpasar', nip: '000000000000000099' } }),
    );

    expect(letterhead.map(({ text }) => text)).toEqual([undefined, OFFICE.name, undefined]);
    expect(signature?.where.text).toBe('Denpasar, [tanggal]');
    expect(signature?.number.text).toBe('NIP 000000000000000099');
    expect(signature?.name.text).toBeUndefined();
  });
});
