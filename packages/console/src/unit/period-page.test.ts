// What the page of a period says beside its figures; that these are those of the API is for test/e2e/console-figures.test.ts.
import { parsePeriod } from '@tera/domain';
import { present } from '@tera/testing/facts';
import { anOffice, rowsOfOffice, surveyOf } from '@tera/testing/office';
import { textOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import type { RowAnswer } from '../answers.ts';
import { type PeriodPageInput, unitPeriodPage } from './period-page.ts';
import type { BesideRow } from './service-table.ts';

const office = anOffice(131);
const [row] = rowsOfOffice(office, []) as unknown as readonly RowAnswer[];
const skm = surveyOf(office);
const NOTHING: BesideRow = { completed: null, wait: null, service: null, turnaround: null };

function pageWith(beside: BesideRow | undefined, changes: Partial<PeriodPageInput> = {}): string {
  const { html } = unitPeriodPage({
    lang: 'id',
    viewer: { name: 'Sari', formToken: 't', formId: 'f', administers: false, mayIn: () => true },
    at: '/console/units/contoh/period',
    unitId: 'contoh',
    unitName: 'Kantor Contoh',
    timeZone: 'Asia/Jakarta',
    today: '2026-12-16',
    period: present(parsePeriod(skm.period)),
    before: present(parsePeriod('2026-10')),
    row,
    rowBefore: undefined,
    lines: [{ name: 'Kartu keluarga', row, beside }],
    whole: { row, beside: NOTHING },
    skm,
    counters: [],
    ...changes,
  });
  return html;
}

const textWith = (...wishes: Parameters<typeof pageWith>): string => textOf(pageWith(...wishes));

describe('the page of a period', () => {
  it('gives each CSV as the Excel of an Indonesian office opens it', () => {
    const links = [...pageWith(NOTHING).matchAll(/href="([^"]*format=csv[^"]*)"/g)].map(([, href = '']) => href);

    expect(links).toHaveLength(3);
    for (const link of links) expect(link).toMatch(/numbers=indonesian&amp;bom=true&amp;header=titles/);
  });

  it('says what its small numbers are where there are any', () => {
    expect(textWith({ ...NOTHING, completed: 12 })).toMatch(
      /sebelumnya 12 .*Angka kecil “sebelumnya” adalah Oktober 2026\./,
    );
  });

  it('says which part of it is not published yet, beside a figure that is not of that', () => {
    const said = 'Belum terbit dan belum ikut dihitung: Triwulan IV 2026.';

    expect(textWith(NOTHING, { skm: { ...skm, awaiting: ['2026-Q4'] } })).toContain(said);
    expect(textWith(NOTHING, { skm: { ...skm, ikm: null, awaiting: ['2026-Q4'] } })).not.toContain(said);
    expect(textWith(NOTHING)).not.toContain(said);
  });

  it.each([
    ['nothing was counted before', NOTHING],
    ['a service was not there before', undefined],
  ])('says nothing of small numbers where there are none: %s', (_, beside) => {
    expect(textWith(beside)).not.toContain('sebelumnya');
  });

  it('says of one that runs that its counts are not to be compared, with small numbers or without', () => {
    for (const beside of [NOTHING, { ...NOTHING, completed: 12 }]) {
      expect(textWith(beside, { today: '2026-11-20' })).toContain('November 2026 belum selesai');
    }
  });
});
