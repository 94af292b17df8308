// How many answered and were asked: added up from cells, by officer and service, and never what was said.

import * as fc from 'fast-check';
import {
  anAnswer,
  allAnswered,
  ani,
  budi,
  cellsOf,
  cellsOfAnswers,
  completed,
  ektp,
  issued,
  kk,
  responses,
  rules,
  ticketOf,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { counterEntries } from '../counters.ts';
import { CHANNELS } from '../facts/response/channel.ts';
import { ticketContribution } from '../facts/ticket/ticket-contribution.ts';
import { SCORES } from '../skm/element.ts';
import { FLAGS, NUMBERED_FLAGS } from '../facts/response/flag.ts';
import { NO_NUMBERS, addNumbers, numbersOf } from './numbers.ts';

const poster = { channel: 'poster', officerId: undefined, serviceId: undefined } as const;
const served = (officerId: typeof ani, serviceId = ektp) =>
  ticketContribution(ticketOf(issued('08:00', { serviceId }), completed('08:30', { officerId, serviceId })), rules());

describe('the numbers of a period', () => {
  const cells = cellsOf(
    served(ani),
    served(ani),
    served(budi, kk),
    cellsOfAnswers([
      ...responses(2, { flags: ['fast', 'quick'] }),
      ...responses(3, { officerId: budi, serviceId: kk, channel: 'assisted', isLinked: true }),
      ...responses(4, { ...poster, flags: ['honeypot'], answers: allAnswered(4) }),
    ]),
  );
  const { unit, officers, services } = numbersOf(cells);

  it('are of the whole unit, by channel too', () => {
    expect(unit).toEqual({
      answered: 9,
      invited: 3,
      linked: 5,
      uninvited: 0,
      flags: { ...NO_NUMBERS.flags, fast: 2, quick: 2, honeypot: 4 },
      channels: { ticket: 2, poster: 4, kiosk: 0, assisted: 3, import: 0 },
    });
  });

  it('are of each officer, nobody’s last', () => {
    expect(officers).toMatchObject([
      { officerId: ani, answered: 2, invited: 2, linked: 2 },
      { officerId: budi, answered: 3, invited: 1, linked: 3 },
      { officerId: null, answered: 4, invited: 0, linked: 0 },
    ]);
  });

  it('are of each service, what is for none last', () => {
    expect(services).toMatchObject([
      { serviceId: ektp, answered: 2, invited: 2 },
      { serviceId: kk, answered: 3, invited: 1 },
      { serviceId: null, answered: 4, invited: 0 },
    ]);
  });

  it('name nobody who neither answered nor was asked', () => {
    const left = ticketContribution(ticketOf(issued('08:00', { serviceId: kk })), rules());

    expect(numbersOf(cellsOf(left))).toMatchObject({ unit: { answered: 0 }, officers: [], services: [] });
  });

  it('say nothing of what was answered', () => {
    const numbers = SCORES.map((score) => numbersOf(cellsOfAnswers(responses(7, { answers: allAnswered(score) }))));

    for (const other of numbers) expect(other).toEqual(numbers[0]);
    expect(NUMBERED_FLAGS).not.toContain('straight');
  });
});

describe('numbers of several periods', () => {
  const first = numbersOf(cellsOfAnswers(responses(2, { flags: ['fast'] })));
  const second = numbersOf(cellsOfAnswers([...responses(3, { officerId: budi }), ...responses(1, poster)]));

  it('are added up, each by its id', () => {
    const { unit, officers, services } = addNumbers([first, second]);

    expect(unit).toMatchObject({ answered: 6, flags: { fast: 2 }, channels: { ticket: 5, poster: 1 } });
    expect(officers.map(({ officerId, answered }) => [officerId, answered])).toEqual([
      [ani, 2],
      [budi, 3],
      [null, 1],
    ]);
    expect(services.map(({ serviceId, answered }) => [serviceId, answered])).toEqual([
      [ektp, 5],
      [null, 1],
    ]);
  });

  it('are none of none', () => {
    const { unit, officers, services } = addNumbers([]);

    expect(unit).toMatchObject(NO_NUMBERS);
    expect([officers, services]).toEqual([[], []]);
  });

  it('are those of all their cells together', () => {
    const anyone = fc
      .record({
        officerId: fc.constantFrom(ani, budi, undefined),
        serviceId: fc.constantFrom(ektp, kk, undefined),
        channel: fc.constantFrom(...CHANNELS),
        flags: fc.subarray(FLAGS.filter((flag) => flag !== 'straight')),
      })
      .map((fields) => anAnswer(fields));
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 20 }), fc.nat(20), (given, cut) => {
        const parts = [given.slice(0, cut), given.slice(cut)].map((some) => numbersOf(cellsOfAnswers(some)));

        expect(addNumbers(parts)).toEqual(numbersOf(cellsOfAnswers(given)));
      }),
    );
  });
});

it('an answer through a link is counted as one, whatever way it was given', () => {
  const cells = cellsOfAnswers([
    ...responses(2, { channel: 'kiosk', isLinked: true }),
    ...responses(2, { ...poster, channel: 'kiosk' }),
  ]);

  expect(numbersOf(cells).unit).toMatchObject({ answered: 4, linked: 2 });
  expect([...cells.values()].flatMap(counterEntries).some(([name]) => name === 'linked')).toBe(true);
});
