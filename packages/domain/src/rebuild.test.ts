// What a rebuild compares, and the words in which it says what differs.
import { aResponse, addedBy, allAnswered, chargedTo } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import type { Counters } from './facts/contribution.ts';
import { ELEMENTS, RESPONDENT } from './skm/element.ts';
import { FLAGS } from './facts/response/flag.ts';
import { durationCounters } from './indicators/histogram.ts';
import { counterDifferences, counterMeaning, tellsAnswers } from './rebuild.ts';
import { CHANNELS, LINKED, UNCHARGED, respondentCounter } from './facts/response/response.ts';
import type { Charge } from './facts/ticket/charge.ts';

describe('comparing counters', () => {
  it('finds what is too much, too little, missing or too many, and takes nought for none', () => {
    const stored: Counters = { completed: 3, resolved: 1, left: 0, noShow: 2 };
    const rebuilt: Counters = { completed: 2, resolved: 1, excluded: 1, noShow: 2 };

    expect(counterDifferences(stored, rebuilt)).toEqual([
      { counter: 'completed', stored: 3, rebuilt: 2 },
      { counter: 'excluded', stored: 0, rebuilt: 1 },
    ]);
    expect(counterDifferences(rebuilt, rebuilt)).toEqual([]);
  });
});

describe('the meaning of a counter', () => {
  it.each([
    ['completed', 'completed'],
    ['pl4', 'perilaku.4'],
    ['a.poster', 'answered.poster'],
    ['i.ticket', 'invited.ticket'],
    ['f.fast', 'flag.fast'],
    ['s', 'service.milliseconds'],
    ['m', 'responseMeans'],
    ['who.sex.L', 'who.sex.L'],
  ])('of %s is %s', (counter, meaning) => {
    expect(counterMeaning(counter)).toBe(meaning);
  });

  it('of a duration says which one it is of, its sum and its bucket', () => {
    expect(Object.keys(durationCounters('hold', 60_000)).map(counterMeaning)).toEqual([
      'hold.milliseconds',
      expect.stringMatching(/^hold\.bucket\.[0-9a-z]+$/),
    ]);
  });
});

describe('a counter that tells answers', () => {
  const all = aResponse({ answers: allAnswered(3), respondent: { sex: 'L' }, flags: [...FLAGS] });

  it('is every counter of a response but how many there are and whence', () => {
    const countersOf = (charge: Charge | null) =>
      [...addedBy(all, charge).values()].flatMap((cell) => Object.keys(cell));
    const counters = [...countersOf(null), ...countersOf(chargedTo())];

    expect(counters.filter((name) => !tellsAnswers(name))).toEqual(['a.ticket', UNCHARGED, 'a.ticket', LINKED]);
    expect(counters.length).toBeGreaterThan(ELEMENTS.length + FLAGS.length);
  });

  it('is none of a ticket', () => {
    for (const name of ['completed', 'linked', 's', 's.4k', 'judged', 'onTime']) expect(tellsAnswers(name)).toBe(false);
    for (const channel of CHANNELS) expect(tellsAnswers(`a.${channel}`)).toBe(false);
    expect(tellsAnswers(respondentCounter('sex', RESPONDENT.sex[0]))).toBe(true);
  });
});
