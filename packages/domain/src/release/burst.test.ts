// When a day is one of a burst, and what follows from it for releases, exclusions and numbers.

import {
  type AnswerWishes,
  aRelease,
  ani,
  at,
  budi,
  cellsOf,
  cellsOfAnswers,
  completed,
  issued,
  noShow,
  responses,
  rules,
  ticketOf,
} from '@tera/testing/facts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketContribution } from '../facts/ticket/ticket-contribution.ts';
import { burstCounters, burstsIn, isBurst, mayHoldBurst } from './burst.ts';

const DAY = '2026-11-20';
const atPoster = { channel: 'poster', officerId: undefined, serviceId: undefined } as const;
const posters = (count: number, more: AnswerWishes = {}) => responses(count, { ...atPoster, ...more });
const served = (count: number) =>
  Array.from({ length: count }, () =>
    ticketContribution(ticketOf(issued('08:00'), completed('08:30', { officerId: ani })), rules()),
  );

describe('a burst', () => {
  it('is more answers at a poster than tickets of the day, and more than ten', () => {
    expect([isBurst(10, 0), isBurst(11, 0), isBurst(11, 11), isBurst(12, 11), isBurst(340, 40)]).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
  });

  it('is of a day, against the tickets that ended on it in whatever way', () => {
    const gone = ticketContribution(ticketOf(issued('08:00'), noShow('08:20')), rules());
    const day = cellsOf(...served(11), gone, cellsOfAnswers(posters(13)));

    expect(burstsIn(day)).toEqual([{ day: DAY, channel: 'poster', answers: 13, tickets: 12 }]);
    expect(burstsIn(cellsOf(...served(13), cellsOfAnswers(posters(13))))).toEqual([]);
  });

  it('is of each way by itself, and never of answers that use up the link of a ticket', () => {
    const both = cellsOfAnswers([...posters(9), ...posters(9, { channel: 'kiosk' })]);

    expect(burstsIn(both)).toEqual([]);
    expect(burstsIn(cellsOfAnswers(responses(40, { officerId: budi })))).toEqual([]);
    expect(burstsIn(cellsOfAnswers(posters(11, { channel: 'kiosk' })))).toMatchObject([{ channel: 'kiosk' }]);
  });

  it('is never where a month, or a day, has too few of these answers', () => {
    fc.assert(
      fc.property(fc.nat(25), fc.nat(25), fc.nat(25), (poster, kiosk, tickets) => {
        const cells = cellsOf(
          ...served(tickets),
          cellsOfAnswers([...posters(poster), ...posters(kiosk, { channel: 'kiosk' })]),
        );

        expect(mayHoldBurst(cells) || burstsIn(cells).length === 0).toBe(true);
      }),
    );
  });

  it('is counted in the cells of its services', () => {
    const cells = cellsOfAnswers([...posters(8), ...posters(5)]);

    expect([...burstCounters(cells, burstsIn(cells))]).toEqual([[`${DAY}#-#-`, { 'f.burst': 13 }]]);
  });
});

describe('of a burst', () => {
  const bursts = [{ day: DAY, channel: 'poster', answers: 40, tickets: 12 }] as const;
  const given = [...responses(20), ...posters(40), ...posters(12, { receivedAt: at('2026-11-21 09:00') })];

  const withOthers = (others: number) =>
    aRelease([...responses(20), ...posters(40), ...posters(others, { receivedAt: at('2026-11-21 09:00') })], {
      bursts,
    }).answers.beside.withoutFlagged;

  it('all answers are flagged, and those of other days and ways are not', () => {
    const { answers, numbers } = aRelease(given, { bursts });

    expect(answers.beside).toMatchObject({ flagged: 40, withoutFlagged: { n: 32 } });
    expect(numbers).toMatchObject({ unit: { flags: { burst: 40 } }, bursts });
    expect(numbers.services.find(({ serviceId }) => serviceId === null)?.flags.burst).toBe(40);
  });

  it('the index without them stands beside also where they are all of the poster, and not beside a few others of it', () => {
    expect(withOthers(0)).toMatchObject({ n: 20 });
    expect(withOthers(3)).toBeNull();
  });

  it('all are set aside by one rule, in whatever order they came, and the release remembers the day', () => {
    const exclusions = [{ exclusionId: 'x', where: { flags: ['burst'] } as const, reason: 'Banjir' }];
    const made = aRelease(given, { bursts, exclusions });

    expect(made).toMatchObject({ setAside: 40, exclusions: [{ answers: 40 }], bursts, numbers: { bursts: [] } });
    expect(made.answers.unit.answered).toBe(32);
    expect(aRelease(given.toReversed(), { bursts, exclusions }).answers).toEqual(made.answers);
  });

  it('what a rule leaves is told, with how many are left', () => {
    const exclusions = [{ exclusionId: 'x', where: { flags: ['quick'] } as const, reason: 'Banjir' }];
    const quick = posters(15, { flags: ['quick'] });

    expect(aRelease([...responses(20), ...quick, ...posters(25)], { bursts, exclusions }).numbers.bursts).toEqual([
      { ...bursts[0], answers: 25 },
    ]);
  });
});
