// What the public page of a unit says of a report, beyond its figures: what is hidden, set aside, changed since or withdrawn.
import type { CounterId } from '@tera/domain';
import { FOLLOW_UPS, anOffice, flaggedOf, surveyOf } from '@tera/testing/office';
import { skeletonOf, textOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import type { PublicUnitFacts, PublishedReport } from './published.ts';
import { unitPage } from './unit-page.ts';

const FACTS: PublicUnitFacts = {
  unitId: 'disdukcapil',
  name: 'Disdukcapil',
  timeZone: 'Asia/Jakarta',
  contact: undefined,
  counters: [{ id: 'loket-2', name: 'Loket Dua' }],
  publishes: 'month',
  settleDays: 14,
  closedFrom: undefined,
  periods: ['2026-11'],
  next: undefined,
  trend: [],
  month: { period: '2026-11', services: [] },
  quarter: { period: '2026-Q4', services: [] },
  readAt: '2026-12-16T01:05:00.000Z',
};

function said(changes: Partial<PublishedReport['survey']>, { answers = 40, facts = {} } = {}): string {
  const survey = { ...surveyOf(anOffice(answers)), ...changes };
  const report = { survey, ci95: null, elements: {}, publishedAt: '2026-12-15T00:30:00.000Z' };
  const shown = { period: '2026-11', report };
  return textOf(unitPage({ lang: 'id', unit: { ...FACTS, ...facts }, shown, asked: undefined }).html);
}

describe('the public page of a unit', () => {
  it('names the elements that are not shown, at their place and beside the index', () => {
    const { elements } = surveyOf(anOffice(40));
    const text = said({ elements: elements.filter(({ code }) => code !== 'biaya') });

    expect(text).toContain('Biaya/Tarif tidak ditampilkan');
    expect(text).toContain('demi kelompok kecil lain: Biaya/Tarif.');
  });

  it('says what was set aside, what is to be looked at and what has changed since', () => {
    const text = said({
      excluded: [
        {
          exclusionId: 'e1',
          where: { channel: 'kiosk', counterId: 'loket-2' as CounterId },
          reason: 'Dipakai anak-anak.',
          answers: 12,
        },
      ],
      flagged: flaggedOf({ n: 12, of: 40, ikmWithout: 81.5 }),
      later: { of: 40, annulled: 3, added: 0, usable: true },
    });

    expect(text).toContain('12 jawaban dikesampingkan (Anjungan; Loket Dua): Dipakai anak-anak. Poster IKM');
    expect(text).toContain('12 dari 40 jawaban perlu dilihat; IKM tanpa jawaban itu 81,50.');
    expect(text).toContain('3 dari 40 jawaban kemudian dibatalkan.');
  });

  it('of fewer than ten answers says so and has no index', () => {
    const text = said({}, { answers: 7 });

    expect(text).toContain('IKM kurang dari 10 jawaban Responden 7');
    expect(text).not.toMatch(/Mutu [A-D] –|Unsur NRR|Keandalan/);
  });

  it('says why a release was withdrawn', () => {
    const withdrawn = {
      period: '2026-11',
      revision: 2,
      sha256: 'a',
      methodVersion: '1',
      replacement: 'withdrawn',
    } as const;
    const text = said({ releases: [{ ...withdrawn, reason: 'Keliru' }], ikm: null, mutu: null, status: 'suppressed' });

    expect(text).toContain('Ditarik: Keliru.');
  });

  it('has what is planned about the elements, and offers earlier periods behind a click', () => {
    const periods = Array.from({ length: 9 }, (_, month) => `2026-0${month + 1}`);
    const text = said({ followUps: FOLLOW_UPS }, { facts: { periods: [...periods, '2026-11'] } });

    expect(text).toContain('Memasang papan alur Seksi Pelayanan 30 Juni 2027 jangka pendek Selesai 12 Mei 2027');
    expect(text).toMatch(/November 2026 September 2026 .* Mei 2026 Periode sebelumnya April 2026/);
  });

  it('lets nothing that an office has written become markup', () => {
    const plain = unitPage({ lang: 'id', unit: { ...FACTS, contact: 'x' }, shown: undefined, asked: undefined });
    const odd = { ...FACTS, name: '<b>"A"', contact: '<script>alert(1)</script>' };

    expect(skeletonOf(unitPage({ lang: 'id', unit: odd, shown: undefined, asked: undefined }).html)).toEqual(
      skeletonOf(plain.html),
    );
  });
});
