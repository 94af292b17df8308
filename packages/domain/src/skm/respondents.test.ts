// Who answered, in numbers that say nothing of what was answered.

import * as fc from 'fast-check';
import { aRelease, anAnswer, cellsOfAnswers, responses } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type Tally, addTo } from '../counters.ts';
import { RESPONDENT, RESPONDENT_ATTRIBUTES, type Respondent } from './element.ts';
import { type RespondentCounts, addRespondents, respondentsIn } from './respondents.ts';

function respondentsOf(people: readonly Respondent[]): RespondentCounts {
  const tally: Tally = {};
  const given = people.map((respondent) => anAnswer({ respondent }));
  for (const counters of cellsOfAnswers(given).values()) addTo(tally, counters);
  return respondentsIn(tally, people.length);
}

const said: readonly Respondent[] = [
  { sex: 'P', age: '26-35', education: 'S1/D4', work: 'petani' },
  { sex: 'P', age: '26-35' },
  { sex: 'L' },
  {},
];

describe('who answered', () => {
  it('is told by attribute, with those who did not say', () => {
    const { sex, age, education, work } = respondentsOf(said);

    expect(sex).toEqual({ L: 1, P: 2, notAnswered: 1 });
    expect(age).toEqual({ '15-25': 0, '26-35': 2, '36-50': 0, '51+': 0, notAnswered: 2 });
    expect(education).toMatchObject({ SD: 0, 'S1/D4': 1, notAnswered: 3 });
    expect(work).toMatchObject({ PNS: 0, petani: 1, lainnya: 0, notAnswered: 3 });
  });

  it('is everybody, under each attribute', () => {
    const anybody = fc.record(
      Object.fromEntries(
        RESPONDENT_ATTRIBUTES.map((attribute) => [attribute, fc.constantFrom(...RESPONDENT[attribute])]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 20 }), fc.nat(20), (people, cut) => {
        const all = respondentsOf(people);

        for (const attribute of RESPONDENT_ATTRIBUTES)
          expect(Object.values(all[attribute]).reduce((a, b) => a + b)).toBe(people.length);
        expect(addRespondents(respondentsOf(people.slice(0, cut)), respondentsOf(people.slice(cut)))).toEqual(all);
      }),
    );
  });

  it('is never less than nobody, should a read meet attributes before answers', () => {
    expect(respondentsIn({ 'who.sex.P': 11 }, 10).sex).toEqual({ L: 0, P: 11, notAnswered: 0 });
  });

  it('is told of few as of many, and without those who were set aside', () => {
    const women = responses(3, { respondent: { sex: 'P' } });
    const fast = responses(20, { respondent: { sex: 'L' }, flags: ['fast'] });
    const exclusions = [{ exclusionId: 'x', where: { flags: ['fast'] }, reason: 'Banjir' } as const];

    expect(aRelease(women).respondents.sex).toEqual({ L: 0, P: 3, notAnswered: 0 });
    expect(aRelease([...women, ...fast], { exclusions }).respondents.sex).toEqual({ L: 0, P: 3, notAnswered: 0 });
  });
});
