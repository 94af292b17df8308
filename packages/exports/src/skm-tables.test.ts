// The survey report as tables, and the recap of a region.

import { ELEMENTS } from '@tera/domain';
import { DIRECTORY, FOLLOW_UPS, anOffice, surveyOf } from '@tera/testing/office';
import { describe, expect, it } from 'vitest';
import { recapTable } from './recap-table.ts';
import { type SurveyAnswer, skmTables } from './skm-tables.ts';
import type { Table } from './table.ts';

const survey = surveyOf(anOffice(120));
const few = surveyOf(anOffice(9));

const waiting = surveyOf(anOffice(120, { releases: [], today: '2026-12-01' }));

/** A row by the ids of its columns. */
const told = ({ columns, rows }: Table, row = 0) =>
  Object.fromEntries(columns.map(({ id }, index) => [id, rows[row]?.[index]]));

describe('the tables of a survey report', () => {
  it('are the nine elements in the order of the regulation, the summary, and who answered', () => {
    const { elements, summary, respondents } = skmTables(survey, DIRECTORY);

    expect(elements.rows.map(([no, code]) => [no, code])).toEqual(ELEMENTS.map((code, index) => [index + 1, code]));
    expect(told(elements, 2)).toMatchObject({ name: 'Waktu Penyelesaian', ...survey.elements[2] });
    expect(summary.rows).toHaveLength(1);
    expect(told(summary)).toMatchObject({
      unitId: 'disdukcapil-contoh',
      serviceId: null,
      period: '2026-11',
      weight: 'exact',
      n: 120,
      population: survey.population,
      sampleTarget: survey.sampleTarget,
      ni: survey.ni,
      ikm: survey.ikm,
      mutu: survey.mutu,
      predicate: survey.predicate,
      'channels.poster': 30,
      methodVersion: '2026.4',
    });
    expect(respondents.rows).toContainEqual(['sex', 'Jenis kelamin', 'P', 'Perempuan', survey.respondents?.sex.P]);
    expect(respondents.rows).toContainEqual(['service', 'Jenis layanan', 'kk', 'Kartu keluarga', 30]);
    expect(respondents.rows.at(-1)).toEqual(['service', 'Jenis layanan', null, null, 30]);
  });

  it('count every respondent once under each attribute', () => {
    const { respondents } = skmTables(survey);
    const sums = Map.groupBy(respondents.rows, ([attribute]) => attribute);

    expect(Array.from(sums, ([name, rows]) => [name, rows.reduce((sum, row) => sum + Number(row[4]), 0)])).toEqual([
      ['sex', 120],
      ['age', 120],
      ['education', 120],
      ['work', 120],
      ['service', 120],
    ]);
  });

  it('have no figure of fewer than ten responses', () => {
    const { elements, summary, respondents } = skmTables(few);

    expect(elements.rows).toEqual([]);
    expect(respondents.rows).toContainEqual(['sex', 'Jenis kelamin', 'P', 'Perempuan', few.respondents?.sex.P]);
    expect(told(summary)).toMatchObject({ n: 0, answered: 9, status: 'suppressed', ikm: null, ni: null, mutu: null });
    expect(told(summary)).toMatchObject({ population: 18, statusText: { id: 'kurang dari 10 jawaban' } });
  });

  it('say before the release when it is, and nothing of who answered', () => {
    const { elements, summary, respondents } = skmTables(waiting);

    expect([elements.rows, respondents.rows]).toEqual([[], []]);
    expect(told(summary)).toMatchObject({
      status: 'awaiting',
      statusText: { id: 'terbit 15 Desember 2026', en: 'published on 15 December 2026' },
      answered: 120,
      'channels.ticket': null,
    });
  });

  it('name the release, and say what became of its answers and what was set aside', () => {
    const { summary } = skmTables({
      ...survey,
      later: { of: 120, annulled: 3, added: 0, usable: true },
      excluded: [{ exclusionId: 'e1', where: { channel: 'poster' }, reason: 'Banjir jawaban', answers: 40 }],
    });

    expect(told(summary)).toMatchObject({
      releases: '2026-11.1',
      later: { id: '3 dari 120 jawaban kemudian dibatalkan' },
      excluded: { id: '40 jawaban dikesampingkan (Poster di unit pelayanan): Banjir jawaban' },
    });
  });
});

describe('the table of what is done about a release', () => {
  it('has the office’s words beside the code and the name of the element, and nothing where nothing is planned yet', () => {
    const { followUps } = skmTables({ ...survey, followUps: FOLLOW_UPS });

    expect(told(followUps)).toEqual({
      element: 'pengaduan',
      name: 'Penanganan Pengaduan, Saran dan Masukan',
      period: '2026-11',
      what: 'Memasang papan alur',
      who: 'Seksi Pelayanan',
      until: '2027-06-30',
      term: { id: 'jangka pendek', en: 'short term' },
      status: { id: 'Selesai', en: 'Done' },
      done: '2027-05-12',
    });
    expect(told(followUps, 1)).toMatchObject({ element: 'sarana', what: null, who: null, until: null, term: null });
    expect(skmTables({ ...survey, followUps: null }).followUps.rows).toEqual([]);
  });
});

const recapAt = (weight: SurveyAnswer['weight']) =>
  told(recapTable([{ name: 'Dinas', report: surveyOf(anOffice(120), weight) }]))['NILAI IKM'];

describe('the recap of a region', () => {
  const units = [
    { name: 'Dinas Satu', report: survey },
    { name: 'Dinas Dua', report: few },
  ];

  it('has the columns of the form, in its order and its words', () => {
    const { columns } = recapTable(units);

    expect(columns.map(({ title }) => title.id).join(' | ')).toBe(
      'NO | OPP | U1 | U2 | U3 | U4 | U5 | U6 | U7 | U8 | U9 | L | P | SD | SMP | SMA | D1-D3 | S1/D4 | S2 | S3 | ' +
        'PNS | TNI | Polri | Swasta | Wirausaha | Pelajar | Petani | Lainnya | ' +
        'POPULASI | SAMPEL | NRR TERTIMBANG | NILAI IKM | KATEGORI',
    );
    expect(columns.map(({ id }) => id)).toEqual(columns.map(({ title }) => title.en));
  });

  it('has one line a unit, U8 being complaints and U9 facilities', () => {
    const recap = recapTable(units);
    const nrr = (code: string) => survey.elements.find((element) => element.code === code)?.nrr;

    expect(told(recap)).toMatchObject({
      NO: 1,
      OPP: 'Dinas Satu',
      U1: nrr('persyaratan'),
      U8: nrr('pengaduan'),
      U9: nrr('sarana'),
      L: survey.respondents?.sex.L,
      'S1/D4': survey.respondents?.education['S1/D4'],
      Lainnya: survey.respondents?.work.lainnya,
      POPULASI: survey.population,
      SAMPEL: survey.sampleTarget,
      'NRR TERTIMBANG': survey.ni,
      'NILAI IKM': survey.ikm,
      KATEGORI: survey.predicate,
    });
  });

  it.each([
    ['with too few responses', few, 'kurang dari 10 jawaban'],
    ['whose release is still to come', waiting, 'terbit 15 Desember 2026'],
  ])('keeps the line of a unit %s, leaves its figures empty, and says why', (_, report, why) => {
    const line = told(recapTable([{ name: 'Dinas Dua', report }]));
    const { NO, OPP, POPULASI, SAMPEL, KATEGORI } = line;
    const figures = Object.entries(line).filter(([id]) => /^(U\d|N.*)$/.test(id) && id !== 'NO');

    expect({ NO, OPP, POPULASI, SAMPEL, KATEGORI }).toEqual({
      NO: 1,
      OPP: 'Dinas Dua',
      POPULASI: report.population,
      SAMPEL: report.sampleTarget,
      KATEGORI: why,
    });
    expect(figures.map(([, figure]) => figure)).toEqual(Array(11).fill(null));
  });

  it('is by the weight of the reports that it was given', () => {
    expect(recapAt('0.11')).toBeLessThan(Number(recapAt('0.111')));
    expect(recapAt('0.111')).toBeLessThan(Number(recapAt('exact')));
  });
});
