// An answer goes with its ticket: to whom the last correction says, in whatever order the corrections come.

import * as fc from 'fast-check';
import { aResponse, ani, at, budi, citra, ektp, kk } from '@tera/testing/facts';
import { arrivalsOf } from '@tera/testing/lives';
import { describe, expect, it } from 'vitest';
import { type AnswerMove, NOT_MOVED, movedResponse, withMove } from './answer-moves.ts';
import type { EventId, OfficerId } from '../../ids.ts';

const answer = aResponse();

const aMove = (clock: string, fields: Partial<AnswerMove>): AnswerMove => ({
  eventId: `x-${clock}` as EventId,
  at: at(clock),
  ...fields,
});

const moved = (...moves: AnswerMove[]) => {
  const { officerId, serviceId } = movedResponse(answer, moves.reduce(withMove, NOT_MOVED));
  return { officerId, serviceId };
};

describe('an answer', () => {
  it('stays with the officer and service of its link when nothing was corrected', () => {
    expect(movedResponse(answer, NOT_MOVED)).toEqual(answer);
  });

  it('goes to the officer of the last correction, and keeps its service', () => {
    expect(moved(aMove('10:00', { officerId: citra }), aMove('09:30', { officerId: budi }))).toEqual({
      officerId: citra,
      serviceId: ektp,
    });
  });

  it('goes to the officer of one correction and the service of another', () => {
    expect(moved(aMove('09:30', { officerId: budi }), aMove('10:00', { serviceId: kk }))).toEqual({
      officerId: budi,
      serviceId: kk,
    });
  });

  it('can go back to where it was', () => {
    expect(moved(aMove('09:30', { officerId: budi }), aMove('10:00', { officerId: ani }))).toMatchObject({
      officerId: ani,
    });
  });

  it('goes by the greater id where two corrections are of the same moment', () => {
    const [one, other] = [aMove('10:00', { officerId: budi }), aMove('10:00', { officerId: citra })];

    expect(moved({ ...one, eventId: 'b' as EventId }, { ...other, eventId: 'a' as EventId }).officerId).toBe(budi);
  });

  it('is where it was when a correction comes again', () => {
    const moves = [aMove('10:00', { officerId: budi }), aMove('10:30', { serviceId: kk })].reduce(withMove, NOT_MOVED);

    expect(withMove(moves, aMove('10:00', { officerId: budi }))).toBe(moves);
    expect(withMove(moves, aMove('09:00', { officerId: citra }))).toBe(moves);
  });

  it('ends at the same place in whatever order, and however often, its corrections come', () => {
    const move = fc.record<AnswerMove, 'eventId' | 'at'>(
      {
        eventId: fc.constantFrom('a', 'b', 'c').map((id) => id as EventId),
        at: fc.nat({ max: 2 }),
        officerId: fc.constantFrom<OfficerId>(ani, budi, citra),
        serviceId: fc.constantFrom(ektp, kk),
      },
      { requiredKeys: ['eventId', 'at'] },
    );
    const arrivals = fc.array(move, { maxLength: 8 }).chain((all) => fc.tuple(fc.constant(all), arrivalsOf(all)));
    fc.assert(
      fc.property(arrivals, ([all, pieces]) => {
        expect(moved(...pieces.flat())).toEqual(moved(...all));
      }),
    );
  });
});
