// How sure an index is that is made of released sums, and what several of them are together.

import * as fc from 'fast-check';
import { type GivenAnswer, aRelease, allAnswered, present, responses } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import type { SurveyResponse } from '../facts/response/response.ts';
import { ELEMENTS } from './element.ts';
import { type Figure, elementFigures, indexInterval, indexOf, pooledFigure } from './figure.ts';

type Answers = SurveyResponse['answers'];

const saying = (count: number, answers: Answers) => responses(count, { answers });
const figureOf = (...said: readonly GivenAnswer[][]): Figure => present(aRelease(said.flat()).answers.unit.figure);
const intervalOf = (figure: Figure) => indexInterval(figure, present(indexOf(figure)));
const widthOf = ([low, high]: readonly [number, number]) => high - low;

describe('the interval of an index', () => {
  it('is the one that the same formula gives elsewhere, from the answers themselves', () => {
    // Twenty people answer all 3 and ten all 4: their spread is 11.987 of the index, told as 12.0. By
    // integrating the beta density, from the definition.
    const figure = figureOf(saying(20, allAnswered(3)), saying(10, allAnswered(4)));

    expect(indexOf(figure)).toBe(83.33);
    expect(intervalOf(figure)).toEqual([77.61, 87.01]);
    expect(elementFigures(figure).perilaku?.ci95).toEqual([3.1048, 3.4803]);
  });

  it('holds the index, lies within the scale and narrows as more people answer', () => {
    const mixed = (count: number) => ([4, 3, 2] as const).flatMap((score) => saying(count, allAnswered(score)));
    const [few, many] = [intervalOf(figureOf(mixed(5))), intervalOf(figureOf(mixed(50)))];

    expect(few[0]).toBeLessThan(75);
    expect(few[1]).toBeGreaterThan(75);
    expect(widthOf(many)).toBeLessThan(widthOf(few) / 2);
    expect(intervalOf(figureOf(saying(40, allAnswered(4))))[1]).toBe(100);
    expect(intervalOf(figureOf(saying(40, allAnswered(1))))[0]).toBe(25);
  });

  it('is as uncertain as people differ from one another, not as their nine answers differ within', () => {
    // Everyone means 2.5, whether by like answers or by extremes; the index is the same, and so is its interval.
    const extremes: Answers = { persyaratan: 1, prosedur: 4 };
    const middling: Answers = { persyaratan: 2, prosedur: 3 };

    expect(intervalOf(figureOf(saying(20, extremes), saying(20, middling)))).toEqual(
      intervalOf(figureOf(saying(40, middling))),
    );
  });

  it('is not certain because everyone gave the same answers', () => {
    for (const score of [1, 2, 3, 4] as const)
      expect(widthOf(intervalOf(figureOf(saying(30, allAnswered(score)))))).toBeGreaterThan(2);
  });

  it('is not narrower for those who answered nothing that is shown', () => {
    const spoken = [saying(6, { waktu: 4 }), saying(6, { waktu: 2 })];
    const alone = figureOf(...spoken);
    const among = { ...alone, n: figureOf(...spoken, saying(40, { sarana: 3 })).n };

    expect(among.n).toBe(52);
    expect(intervalOf(among)).toEqual(intervalOf(alone));
  });
});

describe('the elements of a figure', () => {
  it('have each their n, mean score, distribution and an interval around it', () => {
    const figure = figureOf(saying(6, allAnswered(4)), saying(3, allAnswered(3)), saying(3, allAnswered(1)));
    const elements = elementFigures(figure);
    const {
      n,
      nrr,
      ci95: [low, high],
      distribution,
    } = present(elements.biaya);

    expect({ n, nrr, distribution }).toEqual({ n: 12, nrr: 3, distribution: [3, 0, 3, 6] });
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(3);
    expect(Object.keys(elements)).toEqual([...ELEMENTS]);
  });

  it('tell how often each score was given only where they may', () => {
    const figure = figureOf(saying(30, { waktu: 4 }), saying(29, { sarana: 3 }));
    const { waktu, sarana } = elementFigures(figure, (n) => n >= 30);

    expect(waktu).toMatchObject({ n: 30, distribution: [0, 0, 0, 30] });
    expect(sarana).toMatchObject({ n: 29, nrr: 3 });
    expect(sarana).not.toHaveProperty('distribution');
  });
});

describe('several figures as one', () => {
  const good = figureOf(saying(20, allAnswered(4)), saying(4, allAnswered(2)));
  const poor = figureOf(saying(12, allAnswered(1)), saying(9, allAnswered(3)));

  it('are what all the answers together are', () => {
    const all = figureOf(
      saying(20, allAnswered(4)),
      saying(4, allAnswered(2)),
      saying(12, allAnswered(1)),
      saying(9, allAnswered(3)),
    );
    const pooled = pooledFigure([good, poor]);

    expect(pooled.n).toBe(all.n);
    expect(pooled.distributions).toEqual(all.distributions);
    expect(indexOf(pooled)).toBe(indexOf(all));
    // Each spread is told with one decimal, and so are they.
    expect(Math.abs(pooled.deviation - all.deviation)).toBeLessThan(0.2);
  });

  it('are the one where there is one', () => {
    expect(pooledFigure([poor])).toEqual(poor);
  });

  it('are nothing where there is none', () => {
    const none = pooledFigure([]);

    expect(none).toEqual({ n: 0, distributions: {}, deviation: 0 });
    expect(indexOf(none)).toBeUndefined();
  });

  it('have an element of as many answers as show it', () => {
    const withoutFees = figureOf(saying(15, { waktu: 3 }));
    const pooled = pooledFigure([good, withoutFees]);

    expect(pooled.n).toBe(39);
    expect(elementFigures(pooled)).toMatchObject({ waktu: { n: 39 }, biaya: { n: 24 } });
  });

  it('do not differ because one shows another element than the others', () => {
    // Fees are 4 for everybody and everything else is 2: who shows fees alone is no happier.
    const free: Answers = { ...allAnswered(2), biaya: 4 };
    const whole = figureOf(saying(20, free));
    const feesAlone: Figure = { n: 20, distributions: { biaya: [0, 0, 0, 20] }, deviation: 0 };

    expect(pooledFigure([whole, feesAlone]).deviation).toBe(0);
    expect(pooledFigure([{ ...whole, distributions: { waktu: [0, 20, 0, 0] } }, feesAlone]).deviation).toBe(0);
  });

  it('are the same in whatever order and pieces', () => {
    const figure = fc
      .array(fc.tuple(fc.constantFrom(...ELEMENTS), fc.constantFrom(1, 2, 3, 4)), { minLength: 1, maxLength: 6 })
      .map((said) => figureOf(saying(12, Object.fromEntries(said)), saying(5, allAnswered(2))));
    fc.assert(
      fc.property(figure, figure, figure, (a, b, c) => {
        const [one, other] = [pooledFigure([a, b, c]), pooledFigure([c, a, b])];
        expect(one.distributions).toEqual(other.distributions);
        expect(one.deviation).toBeCloseTo(other.deviation, 9);
        expect(pooledFigure([pooledFigure([a, b]), c]).distributions).toEqual(one.distributions);
      }),
      { numRuns: 30 },
    );
  });
});
