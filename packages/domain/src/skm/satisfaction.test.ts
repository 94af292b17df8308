// When a satisfaction figure is shown, with what reserve, and that nothing of it shows before.

import { type Counters, addTo } from '../counters.ts';
import { aResponse, allAnswered, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { ELEMENTS } from './element.ts';
import { type SurveyResponse, responseContribution } from '../facts/response/response.ts';
import { type Satisfaction, attributed, satisfactionOf } from './satisfaction.ts';

type Answers = SurveyResponse['answers'];

const times = (count: number, answers: Answers): Answers[] => Array.from({ length: count }, () => answers);

function satisfactionWith(...answers: readonly Answers[]): Satisfaction {
  return satisfactionOf(answers.length, tallyOf(answers));
}

function tallyOf(answers: readonly Answers[]): Counters {
  const tally: Record<string, number> = {};
  for (const given of answers) {
    for (const counters of responseContribution(aResponse({ answers: given }), 'Asia/Jakarta').values())
      addTo(tally, counters);
  }
  return tally;
}

describe('a satisfaction figure', () => {
  it.each([0, 1, 9])('of %i responses is suppressed: only how many there are is said', (n) => {
    expect(satisfactionWith(...times(n, allAnswered(3)))).toEqual({
      n,
      status: 'suppressed',
      ikm: null,
      mutu: null,
      ci95: null,
      elements: {},
    });
  });

  it.each([
    [10, 'provisional'],
    [29, 'provisional'],
    [30, 'reliable'],
    [300, 'reliable'],
  ])('of %i responses is %s', (n, status) => {
    expect(satisfactionWith(...times(n, allAnswered(3)))).toMatchObject({ n, status, ikm: 75, mutu: 'C' });
  });

  it('has for each element its n, mean score, distribution and an interval around it', () => {
    const { elements } = satisfactionWith(
      ...times(6, allAnswered(4)),
      ...times(3, allAnswered(3)),
      ...times(3, allAnswered(1)),
    );
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

  it('has the intervals that the same formula gives elsewhere, from the answers themselves', () => {
    // Twenty people answer all 3 and ten all 4: variance 0.2299. By scipy.stats.beta.ppf, from the definition.
    const { ci95, ikm, elements } = satisfactionWith(...times(20, allAnswered(3)), ...times(10, allAnswered(4)));

    expect(ikm).toBe(83.33);
    expect(ci95).toEqual([77.62, 87]);
    expect(elements.perilaku?.ci95).toEqual([3.1048, 3.4803]);
  });

  it('leaves out an element that fewer than ten answered, and one that nobody was asked', () => {
    const { elements } = satisfactionWith(...times(9, { perilaku: 4, kompetensi: 3 }), { perilaku: 4 });

    expect(Object.keys(elements)).toEqual(['perilaku']);
    expect(elements.perilaku).toMatchObject({ n: 10, nrr: 4 });
  });

  it('is suppressed when nobody answered anything', () => {
    expect(satisfactionWith(...times(12, {}))).toMatchObject({ n: 12, status: 'suppressed', ikm: null });
  });

  it('has an interval that holds the index, lies within the scale and narrows as more people answer', () => {
    const mixed = [allAnswered(4), allAnswered(3), allAnswered(2)];
    const few = present(satisfactionWith(...times(5, {}).flatMap(() => mixed)).ci95);
    const many = present(satisfactionWith(...times(50, {}).flatMap(() => mixed)).ci95);

    expect(few[0]).toBeLessThan(75);
    expect(few[1]).toBeGreaterThan(75);
    expect(many[1] - many[0]).toBeLessThan((few[1] - few[0]) / 2);
    expect(satisfactionWith(...times(40, allAnswered(4))).ci95?.[1]).toBe(100);
    expect(satisfactionWith(...times(40, allAnswered(1))).ci95?.[0]).toBe(25);
  });

  it('is as uncertain as people differ from one another, not as their nine answers differ within', () => {
    // Everyone means 2.5, whether by nine like answers or by extremes; the index is the same, and so is its interval.
    const halfOnes: Answers = { persyaratan: 1, prosedur: 4 };
    const middling: Answers = { persyaratan: 2, prosedur: 3 };
    const varied = [halfOnes, middling].flatMap((answers) => times(20, answers));

    expect(satisfactionWith(...varied).ci95).toEqual(satisfactionWith(...times(40, middling)).ci95);
  });

  it('is not certain because everyone gave the same answers', () => {
    for (const score of [1, 2, 3, 4] as const) {
      const [low, high] = present(satisfactionWith(...times(30, allAnswered(score))).ci95);
      expect(high - low).toBeGreaterThan(2);
    }
  });
});

describe('enough answers whose figures would tell what others hide', () => {
  it('are suppressed, and say so', () => {
    expect(satisfactionOf(12, tallyOf(times(12, allAnswered(3))), 'protects')).toEqual({
      n: 12,
      status: 'suppressed',
      hidden: 'protects',
      ikm: null,
      mutu: null,
      ci95: null,
      elements: {},
    });
  });
});

describe('a row about an officer', () => {
  const own = satisfactionWith(...times(12, allAnswered(4)));
  const unit = satisfactionWith(...times(12, allAnswered(4)), ...times(12, allAnswered(2)));

  it('has the officer’s own figures for what citizens say of officers, and the unit’s for the rest', () => {
    const { elements, ikm } = attributed(own, unit);

    expect(ikm).toBe(100);
    expect(Object.entries(elements).map(([code, { chargedTo, nrr, n }]) => [code, chargedTo, nrr, n])).toEqual([
      ['persyaratan', 'unit', 3, 24],
      ['prosedur', 'unit', 3, 24],
      ['waktu', 'officer', 4, 12],
      ['biaya', 'unit', 3, 24],
      ['produk', 'unit', 3, 24],
      ['kompetensi', 'officer', 4, 12],
      ['perilaku', 'officer', 4, 12],
      ['pengaduan', 'unit', 3, 24],
      ['sarana', 'unit', 3, 24],
    ]);
  });

  it('borrows nothing where the officer’s own may not be shown', () => {
    expect(attributed(satisfactionWith(...times(9, allAnswered(4))), unit)).toMatchObject({ n: 9, elements: {} });
  });

  it('leaves out what is hidden of the unit', () => {
    const hidden = satisfactionWith(...times(3, allAnswered(2)));

    expect(Object.keys(attributed(own, hidden).elements)).toEqual(['waktu', 'kompetensi', 'perilaku']);
  });
});
