// What an office plans for the elements of a release: which come first, which are proposed, and what a plan is called.
import { type GivenAnswer, aRelease, aResponse, allAnswered, chargedTo, withdrawn } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import type { Element, Score } from '../skm/element.ts';
import { elementLines } from '../skm/skm.ts';
import { type GivenFollowUp, followUpLines, termOf } from './follow-up.ts';
import type { Release } from './release-document.ts';
import { figureOf } from './satisfaction.ts';

const scores = (differing: Partial<Record<Element, Score>>, count = 12, rest: Score = 4): GivenAnswer[] =>
  Array.from({ length: count }, (_, index) => ({
    response: aResponse({ responseId: `r-${index}`, answers: { ...allAnswered(rest), ...differing } }),
    charge: chargedTo(),
  }));

const plan = (element: Element, fields: Partial<GivenFollowUp> = {}): GivenFollowUp => ({
  period: '2026-Q4',
  element,
  what: 'Memasang papan alur',
  who: 'Seksi Pelayanan',
  until: '2027-06-30',
  ...fields,
});

function linesOf(releases: readonly Release[], given: readonly GivenFollowUp[] = []) {
  const distributions = figureOf(releases, { of: 'unit' })?.distributions ?? {};
  return followUpLines(elementLines(distributions, 'exact'), releases, given);
}

const told = (lines: ReturnType<typeof linesOf>) => lines.map(({ element, status }) => [element, status]);

describe('the plan of a release', () => {
  it('proposes the three weakest elements, the weakest first', () => {
    const release = aRelease(scores({ pengaduan: 1, sarana: 2, waktu: 3, biaya: 3 }, 12, 4));
    const withOneMore = aRelease(scores({ pengaduan: 1, sarana: 2, waktu: 3 }, 12, 4));

    expect(told(linesOf([withOneMore]))).toEqual([
      ['pengaduan', 'proposed'],
      ['sarana', 'proposed'],
      ['waktu', 'proposed'],
    ]);
    // As weak as the third is as weak as the third.
    expect(told(linesOf([release])).map(([element]) => element)).toEqual(['pengaduan', 'sarana', 'waktu', 'biaya']);
  });

  it('proposes nothing where everybody gave the best score, and nothing of what is not shown', () => {
    expect(linesOf([aRelease(scores({}))])).toEqual([]);
    expect(linesOf([aRelease(scores({ pengaduan: 1 }, 9))])).toEqual([]);
    expect(linesOf([withdrawn(aRelease(scores({ pengaduan: 1 })))])).toEqual([]);
  });

  it('has what was planned, also for an element that is not weak, and proposes only what is not', () => {
    const release = aRelease(scores({ pengaduan: 1, sarana: 2, waktu: 3 }));

    const lines = linesOf([release], [plan('produk'), plan('pengaduan', { done: '2027-03-01' })]);

    expect(told(lines)).toEqual([
      ['pengaduan', 'done'],
      ['sarana', 'proposed'],
      ['waktu', 'proposed'],
      ['produk', 'planned'],
    ]);
    expect(lines[0]).toMatchObject({ what: 'Memasang papan alur', term: 'short', done: '2027-03-01' });
  });

  it('of several releases has the plans of each, and proposes by their sum, for the last one that shows the element', () => {
    const releases = [
      aRelease(scores({ sarana: 1 }), { period: '2026-Q3' }),
      aRelease(scores({ pengaduan: 1 }, 40), { period: '2026-Q4' }),
    ];
    const given = [plan('sarana', { period: '2026-Q3' }), plan('sarana'), plan('waktu', { period: '2025-Q1' })];

    expect(linesOf(releases, given).map(({ element, period, status }) => [element, period, status])).toEqual([
      ['pengaduan', '2026-Q4', 'proposed'],
      ['sarana', '2026-Q3', 'planned'],
      ['sarana', '2026-Q4', 'planned'],
    ]);
  });

  it('stays when its release is withdrawn', () => {
    const release = withdrawn(aRelease(scores({ pengaduan: 1 })));

    expect(told(linesOf([release], [plan('pengaduan')]))).toEqual([['pengaduan', 'planned']]);
  });
});

describe('the term of a plan', () => {
  it.each([
    ['2027-03-31', 'short'],
    ['2028-01-01', 'short'],
    ['2028-01-02', 'middle'],
    ['2029-01-01', 'middle'],
    ['2029-01-02', 'long'],
  ] as const)('that ends on %s is %s, reckoned from the end of the quarter', (until, term) => {
    expect(termOf(until, '2027-01-01')).toBe(term);
  });
});
