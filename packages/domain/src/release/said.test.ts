// Answers in sums: nothing of a single one, and exact whatever was skipped.

import * as fc from 'fast-check';
import { aResponse, allAnswered, ani, budi, ektp, kk } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../facts/response/channel.ts';
import { FLAGS } from '../facts/response/flag.ts';
import { ELEMENTS, OFFICER_ELEMENTS, SCORES } from '../skm/element.ts';
import { NOTHING_SAID, type StandingAnswer, addSaid, collectAnswers, deviationOf } from './said.ts';

function standing(fields: Partial<StandingAnswer> = {}): StandingAnswer {
  const { channel, answers } = aResponse();
  return { officerId: ani, serviceId: ektp, channel, answers, flags: [], ...fields };
}

function collected(...answers: readonly StandingAnswer[]) {
  const all = collectAnswers();
  for (const answer of answers) all.add(answer);
  return all.groups();
}

describe('answers', () => {
  it('are one group where they are alike in all that a release tells apart', () => {
    const groups = collected(
      standing(),
      standing({ answers: allAnswered(1) }),
      standing({ officerId: budi }),
      standing({ serviceId: kk }),
      standing({ channel: 'kiosk' }),
      standing({ flags: ['fast'] }),
    );

    expect(
      groups.map(({ officerId, serviceId, channel, flagged, n }) => [officerId, serviceId, channel, flagged, n]),
    ).toEqual([
      [ani, ektp, 'ticket', false, 2],
      [budi, ektp, 'ticket', false, 1],
      [ani, kk, 'ticket', false, 1],
      [ani, ektp, 'kiosk', false, 1],
      [ani, ektp, 'ticket', true, 1],
    ]);
  });

  it('are apart by the running step that showed them first', () => {
    const all = collectAnswers();
    for (const step of [0, 1, undefined, 'unsure', 0] as const) all.add(standing(), step);

    expect(all.groups().map(({ step, n }) => [step, n])).toEqual([
      [0, 2],
      [1, 1],
      [undefined, 1],
      ['unsure', 1],
    ]);
  });

  it('of one score are no sign: what was answered decides nothing', () => {
    const [group] = collected(standing({ answers: allAnswered(4), flags: ['straight'] }));

    expect(group).toMatchObject({ flagged: false, many: 1, straight: 1 });
  });

  it('to fewer than five elements are not counted among those of whom sameness is told', () => {
    const [group] = collected(
      standing({ answers: { waktu: 4, biaya: 4, sarana: 4, produk: 4 } }),
      standing({ answers: { waktu: 4, biaya: 4, sarana: 4, produk: 4, perilaku: 1 } }),
    );

    expect(group).toMatchObject({ n: 2, many: 1, straight: 0 });
  });

  it('are counted for each element by itself', () => {
    const [group] = collected(
      standing({ answers: { waktu: 4, biaya: 1 } }),
      standing({ answers: { waktu: 2 } }),
      standing({ answers: {} }),
    );

    expect(group?.n).toBe(3);
    expect(group?.elements).toEqual({ waktu: 2, biaya: 1 });
    expect(group?.said.distributions).toEqual({ waktu: [0, 1, 0, 1], biaya: [1, 0, 0, 0] });
  });

  it('are of the officer only by what is an officer’s, and only where that was answered', () => {
    const [group] = collected(standing({ answers: { waktu: 4, sarana: 1 } }), standing({ answers: { sarana: 3 } }));

    expect(group?.said.own.n).toBe(1);
    expect(group?.said.whole.n).toBe(2);
    expect(deviationOf(group?.said.own ?? NOTHING_SAID.own)).toBe(0);
  });
});

describe('how far answers lie from each other', () => {
  const anAnswer = fc
    .dictionary(fc.constantFrom(...ELEMENTS), fc.constantFrom(...SCORES), { minKeys: 1 })
    .map((answers) => standing({ answers }));

  it('is the standard deviation of their means, as it is from the means themselves', () => {
    fc.assert(
      fc.property(fc.array(anAnswer, { minLength: 2, maxLength: 40 }), (answers) => {
        const [group] = collected(...answers);
        const means = answers.map(({ answers: given }) => {
          const scores = Object.values(given);
          return (25 * scores.reduce<number>((sum, score) => sum + (score ?? 0), 0)) / scores.length;
        });
        const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
        const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (means.length - 1);

        expect(deviationOf(group?.said.whole ?? NOTHING_SAID.whole)).toBeCloseTo(Math.sqrt(variance), 6);
      }),
    );
  });

  it('is nothing at all where they agree, however many they are', () => {
    for (const n of [1, 2, 9, 3001]) {
      const [group] = collected(
        ...Array.from({ length: n }, () => standing({ answers: { waktu: 3, biaya: 4, sarana: 4 } })),
      );

      expect(deviationOf(group?.said.whole ?? NOTHING_SAID.whole)).toBe(0);
    }
  });
});

const byName = (answers: readonly StandingAnswer[]) =>
  new Map(
    collected(...answers).map((group) => {
      const { officerId, serviceId, channel, flagged } = group;
      return [JSON.stringify([officerId, serviceId, channel, flagged]), group];
    }),
  );

const allSaid = (answers: readonly StandingAnswer[]) =>
  collected(...answers).reduce((sum, { said }) => addSaid(sum, said), NOTHING_SAID);

it('sums are the same in whatever order and pieces the answers come', () => {
  const anAnswer = fc
    .record({
      officerId: fc.constantFrom(ani, budi, undefined),
      serviceId: fc.constantFrom(ektp, kk, undefined),
      channel: fc.constantFrom(...CHANNELS),
      flags: fc.subarray([...FLAGS]),
      answers: fc.dictionary(fc.constantFrom(...ELEMENTS, ...OFFICER_ELEMENTS), fc.constantFrom(...SCORES)),
    })
    .map((fields) => standing(fields));
  fc.assert(
    fc.property(fc.array(anAnswer, { maxLength: 30 }), fc.nat(30), (answers, cut) => {
      const [first, rest] = [answers.slice(0, cut), answers.slice(cut)];

      expect(byName(answers.toReversed())).toEqual(byName(answers));
      expect(addSaid(allSaid(first), allSaid(rest))).toEqual(allSaid(answers));
    }),
  );
});
