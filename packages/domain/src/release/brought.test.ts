// What an office brings from before Tera: the index that is made of it, and of which times it may be.
import { periodNamed } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type BroughtElement, isBroughtPeriod, isTooRecentToBring, satisfactionBrought, sharesDay } from './brought.ts';

const figure = (elements: Readonly<Record<string, BroughtElement>>) =>
  satisfactionBrought({ period: '2022', n: 120, elements, source: 'Laporan SKM 2022' }, 0);

describe('the index of a brought figure', () => {
  it('is 25 times the mean of the elements, rounded once and half up', () => {
    // Of floating point it would be 76.60 and not 76.61: (3.0642 × 2) ÷ 2 × 25 = 76.605.
    expect(figure({ waktu: 3.0642, perilaku: 3.0642 })).toMatchObject({ ikm: 76.61, mutu: 'B', status: 'brought' });
    expect(figure({ waktu: 3, biaya: 4, sarana: 3.5 })).toMatchObject({ ikm: 87.5, mutu: 'B' });
  });

  it.each([100, 237, 301, 399, 400])('is the same of a sum of %d in 100 answers as of their mean', (sum) => {
    expect(figure({ waktu: { sum, n: 100 } }).ikm).toBe(figure({ waktu: sum / 100 }).ikm);
  });

  it('comes with its source and the NRRs, and with nothing that an old report cannot say', () => {
    expect(figure({ waktu: { sum: 412, n: 120 } })).toEqual({
      n: 120,
      answered: 0,
      status: 'brought',
      ikm: 85.83,
      mutu: 'B',
      ci95: null,
      elements: {},
      releases: [],
      brought: { source: 'Laporan SKM 2022', elements: { waktu: 3.4333 } },
    });
  });
});

describe('a time of which a figure is brought', () => {
  it('is a month, a quarter, a semester or a year', () => {
    const names = ['2022-11-21', '2022-W47', '2022-11', '2022-Q4', '2022-S2', '2022'];

    expect(names.filter((name) => isBroughtPeriod(periodNamed(name)))).toEqual(names.slice(2));
  });

  it('ended more than 730 days ago, so that none of its answers could still be sent', () => {
    // From the end of 2022 to the first of January 2025 are 731 days: 2024 has a 29 February.
    expect(isTooRecentToBring(periodNamed('2022'), '2024-12-30')).toBe(true);
    expect(isTooRecentToBring(periodNamed('2022'), '2024-12-31')).toBe(false);
  });

  it('shares no day with what is released, whichever of them is longer', () => {
    const month = periodNamed('2022-11');

    expect(sharesDay(month, ['2022-Q4'])).toBe(true);
    expect(sharesDay(periodNamed('2022'), ['2022-12'])).toBe(true);
    expect(sharesDay(month, ['2022-10', '2022-12', '2023'])).toBe(false);
  });
});
