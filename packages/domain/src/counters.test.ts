// What the names of stored counters say, and which of them tell what citizens answered.
import { aResponse, allAnswered } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type Counters, counterDefinition, counterNames, respondentCounter } from './counters.ts';
import { CHANNELS } from './facts/response/channel.ts';
import { ELEMENTS, RESPONDENT } from './skm/element.ts';
import { FLAGS } from './facts/response/flag.ts';
import { durationCounters } from './indicators/histogram.ts';
import { responseContribution } from './facts/response/response.ts';

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
    expect(counterDefinition(counter).meaning).toBe(meaning);
  });

  it('of a duration says which one it is of, its sum and its bucket', () => {
    expect(Object.keys(durationCounters('hold', 60_000)).map((name) => counterDefinition(name).meaning)).toEqual([
      'hold.milliseconds',
      expect.stringMatching(/^hold\.bucket\.[0-9a-z]+$/),
    ]);
  });
});

describe('a counter that tells answers', () => {
  const ofNobody = { officerId: undefined, serviceId: undefined };
  const all = aResponse({ ...ofNobody, answers: allAnswered(3), respondent: { sex: 'L' }, flags: [...FLAGS] });

  it('is every counter of a response but how many there are and whence', () => {
    const counters = [...responseContribution(all, 'Asia/Jakarta').values()].flatMap((cell) => Object.keys(cell));

    expect(counters.filter((name) => !counterDefinition(name).tellsAnswers)).toEqual(['a.ticket']);
    expect(counters.length).toBeGreaterThan(ELEMENTS.length + FLAGS.length);
  });

  it('is none of a ticket', () => {
    for (const name of ['completed', 'linked', 's', 's.4k', 'judged', 'onTime'])
      expect(counterDefinition(name).tellsAnswers).toBe(false);
    for (const channel of CHANNELS) expect(counterDefinition(`a.${channel}`).tellsAnswers).toBe(false);
    expect(counterDefinition(respondentCounter('sex', RESPONDENT.sex[0])).tellsAnswers).toBe(true);
  });
});

it('a name that is no counter does not compile', () => {
  // @ts-expect-error one letter is wrong
  const misspelt: Counters = { compelted: 1 };
  // @ts-expect-error no duration begins with this letter
  const unknown: Counters = { 'z.4k': 1 };

  expect([misspelt, unknown].map((counters) => counterNames(counters).map((name) => counterDefinition(name)))).toEqual([
    [{ meaning: 'compelted', tellsAnswers: true }],
    [{ meaning: 'z.4k', tellsAnswers: true }],
  ]);
});
