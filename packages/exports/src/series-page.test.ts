// What stands in a printed trend: an index that is not like the others says so beside it, and what has none says why.
import { aRelease, present, responses, toldOf, cellsOfAnswers, withdrawn } from '@tera/testing/facts';
import { DIRECTORY, HEAD, OFFICE } from '@tera/testing/office';
import { textOf } from '@tera/testing/page';
import { type Release, indicatorRows } from '@tera/domain';
import { expect, it } from 'vitest';
import { seriesPage } from './series-page.ts';

type Wishes = Parameters<typeof toldOf>[1];

/** The one line of the trend of a unit in the fourth quarter of 2026. */
function lineOf(answers: number, wishes: Wishes, language: 'id' | 'en' = 'id'): string {
  const cells = cellsOfAnswers(responses(answers));
  const [row] = indicatorRows(cells, [], toldOf(cells, wishes));
  const page = seriesPage(
    {
      unitName: OFFICE.name,
      head: HEAD,
      days: ['2026-10-01', '2026-12-31'],
      rows: [{ ...present(row), period: '2026-Q4' }],
      directory: DIRECTORY,
    },
    { language },
  );
  return textOf(page.html);
}

const of = (release: Release) => ({ releases: [release], today: '2027-02-01' }) as const;
const released = (answers: number) => aRelease(responses(answers));

it('marks the running figure and a provisional one, in words', () => {
  const running = { '2026-Q4': { asOf: '2026-11-19', n: 20, ikm: 81.25 } } as const;

  expect(lineOf(31, { running })).toContain('20 81,25 sementara, per 19 November 2026');
  expect(lineOf(31, { running }, 'en')).toContain('20 81.25 running, as of 19 November 2026');
  expect(lineOf(12, of(released(12)))).toMatch(/12 \d+,\d\d belum andal/);
});

it('leaves a reliable figure without a mark', () => {
  expect(lineOf(40, of(released(40)))).not.toContain('andal');
});

it('says why there is no figure', () => {
  expect(lineOf(40, {})).toContain('terbit 15 Januari 2027');
  expect(lineOf(9, of(released(9)))).toContain('kurang dari 10 jawaban');
  expect(lineOf(40, of(withdrawn(released(40))))).toContain('ditarik: Keliru');
});
