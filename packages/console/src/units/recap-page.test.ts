// What the recap says of why there is no figure; that its figures are those of the API is for test/e2e/console-units-figures.test.ts.
import { textOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import type { PooledAnswer } from '../answers.ts';
import { recapPage } from './recap-page.ts';

type Unit = PooledAnswer['units'][number];

/** Of units of which none has a total to be shown. */
function recapOf(...units: readonly Pick<Unit, 'status' | 'why' | 'due'>[]): string {
  const all = units.map((unit, at): Unit => Object.assign({ unitId: `u${at}`, name: `Unit ${at}`, n: 0 }, unit));
  const answer: PooledAnswer = {
    units: all,
    leftOut: all.map(({ unitId }) => unitId),
    period: '2026-Q3',
    generatedAt: '2026-12-16T01:05:00.000Z',
    methodVersion: '1',
    status: 'none',
    weight: 'exact',
    n: 0,
    population: 0,
    sampleTarget: 0,
    ni: null,
    ikm: null,
    mutu: null,
    predicate: null,
    elements: [],
    respondents: null,
    recap: [],
  };
  const { html } = recapPage({
    lang: 'id',
    viewer: { name: 'Sari', formToken: 't', formId: 'f', administers: false, mayIn: () => true },
    at: '/console/recap',
    answer,
    tooMany: [],
    most: 100,
    namesakes: new Set(),
    periods: ['2026-Q3'],
    timeZone: 'Asia/Jakarta',
    today: '2026-12-16',
  });
  return textOf(html);
}

describe('a recap without a figure', () => {
  const awaited = { status: 'awaiting', due: '2027-01-15' } as const;
  const withdrawn = { status: 'suppressed' } as const;
  const few = { status: 'suppressed', why: 'few' } as const;

  it.each([
    ['nothing is published', [awaited], 'belum ada yang terbit', 'Unit 0: terbit 15 Januari 2027'],
    ['what was published is withdrawn', [withdrawn, awaited], 'yang sudah terbit ditarik', 'Unit 0: ditarik'],
    [
      'what is published is hidden',
      [few, withdrawn],
      'yang sudah terbit tidak dapat ditampilkan',
      'Unit 0: tidak ditampilkan, agar jawaban perorangan tetap terlindungi',
    ],
  ])('says that %s', (_, units, why, line) => {
    const text = recapOf(...units);

    expect(text).toContain(`IKM gabungan – ${why} Mutu`);
    expect(text).toContain(line);
  });
});
