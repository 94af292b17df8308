import { periodOf } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { AWAITED, anOfficersRow } from '../testing/officer-rows.ts';
import { type OfficersInput, officersPage } from './officers-page.ts';

const quarter = periodOf('2026-09-30', 'quarter');

function listed(changes: Partial<OfficersInput> = {}): string {
  return officersPage({
    lang: 'id',
    viewer: { name: 'Sari', formToken: 't', formId: 'f', administers: false, mayIn: () => true },
    at: '/console/units/contoh/officers',
    unit: { id: 'contoh', name: 'Kantor Contoh' },
    period: quarter,
    today: '2026-11-29',
    officers: [{ id: 'ani', name: 'Ani', row: anOfficersRow() }],
    order: 'name',
    search: undefined,
    page: { number: 1, of: 1, first: 1, all: 1 },
    ...changes,
  }).html;
}

const oneWith = (row: Parameters<typeof anOfficersRow>[0]) =>
  listed({ officers: [{ id: 'ani', name: 'Ani', row: anOfficersRow(row) }] });

const compared = { n: 102, observed: 90, expected: 100, ci95: [0.8, 0.98] } as const;

describe('the list of officers', () => {
  it('says that it is no ranking, and what a difference is', () => {
    expect(listed()).toContain('Daftar ini bukan peringkat');
    expect(listed()).toContain('“Berbeda nyata” berarti');
    expect(listed({ lang: 'en' })).toContain('This list is no ranking');
  });

  it.each([
    [{ ...compared, index: 0.87, distinct: true, finding: 'berbeda nyata' }, 'berbeda nyata, lebih cepat'],
    [{ ...compared, index: 1.13, distinct: true, finding: 'berbeda nyata' }, 'berbeda nyata, lebih lama'],
    [{ ...compared, index: 1.13, distinct: false, finding: 'tidak berbeda nyata' }, 'tidak berbeda nyata'],
    [null, 'belum dapat dibandingkan'],
  ] as const)('says a difference of service time in words', (caseMix, words) => {
    expect(oneWith({ caseMix })).toContain(words);
  });

  it('says when a figure is published, in its place', () => {
    expect(oneWith({ satisfaction: AWAITED })).toContain('terbit 15 Januari 2027');
  });

  it('says with its numbers what asks for a look, and how many tickets are contested', () => {
    const page = oneWith({
      flags: [{ code: 'few_answers', n: 26, limit: 30 }],
      contested: { tickets: 2 },
    });

    expect(page).toContain('jawaban masih sedikit: 26, andal mulai 30');
    expect(page).toContain('2 tiket sedang disanggah');
  });

  it('has those who did nothing as well, without figures', () => {
    const page = listed({ officers: [{ id: 'ani', name: 'Ani', row: undefined }] });

    expect(page).toContain('tidak ada tiket dalam periode ini');
    expect(page).not.toContain('NaN');
  });

  it('leads on and back, with what was looked for', () => {
    const page = listed({ search: 'an', order: 'id', page: { number: 2, of: 3, first: 51, all: 120 } });

    expect(page).toContain('Petugas 51–51 dari 120');
    expect(page).toContain('?period=2026-Q3&amp;order=id&amp;q=an&amp;page=3');
    expect(page).toContain('?period=2026-Q3&amp;order=id&amp;q=an&amp;page=1');
  });

  it('writes ids as addresses demand, and lets no name break out', () => {
    const page = listed({ officers: [{ id: 'a:b.c', name: '<b>Ani', row: undefined }] });

    expect(page).toContain('/officers/a%3Ab.c?period=2026-Q3');
    expect(page).not.toContain('<b>Ani');
  });
});
