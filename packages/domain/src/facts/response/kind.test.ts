// Whose an answer is, over time: what its ticket says last, in whatever order it is told, and before the answer if need be.

import * as fc from 'fast-check';
import { aResponse, ani, at, budi, chargedTo, citra, ektp, kk, rules } from '@tera/testing/facts';
import { arrivalsOf } from '@tera/testing/lives';
import { describe, expect, it } from 'vitest';
import type { Charge } from '../ticket/charge.ts';
import { type AnswerCharge, WITHOUT_TICKET } from './answer-charge.ts';
import { type ResponseNews, type ResponseState, responseKind } from './kind.ts';

const [ofAni, ofBudi] = [chargedTo(), chargedTo({ officerId: budi, serviceId: kk })];
const charged = (order: number, to: Charge): ResponseNews => ({ charge: { order, to }, on: at('00:00') });
const answered: ResponseNews = { response: aResponse() };

const after = (...news: readonly ResponseNews[]): ResponseState =>
  news.reduce((state, one) => responseKind.evolve(state, [one]).state, responseKind.empty);
const cellsOf = (state: ResponseState) => [...responseKind.contribution(state, rules()).keys()];

describe('an answer', () => {
  it('is the unit’s until somebody says whose it is', () => {
    expect(cellsOf(after(answered))).toEqual(['2026-11-20#-#-']);
    expect(cellsOf(after(answered, charged(1, ofAni)))).toEqual(['2026-11-20#ani#ektp']);
  });

  it('goes to whom its ticket said last, whichever saying came first', () => {
    const sayings = [charged(3, ofAni), charged(7, ofBudi), charged(5, { kind: 'annulled' })];

    for (const news of [[...sayings, answered], [answered, ...sayings], sayings.toReversed().concat(answered)]) {
      expect(cellsOf(after(...news))).toEqual(['2026-11-20#budi#kk']);
    }
  });

  it('comes and goes with an annulled ticket', () => {
    expect(cellsOf(after(answered, charged(1, ofAni), charged(2, { kind: 'annulled' })))).toEqual([]);
    expect(cellsOf(after(answered, charged(2, { kind: 'annulled' }), charged(3, ofAni)))).toEqual([
      '2026-11-20#ani#ektp',
    ]);
  });

  it('that came with a charge goes by what its ticket says of it later', () => {
    const withCharge: ResponseNews = { response: aResponse(), charge: { order: WITHOUT_TICKET, to: ofAni } };

    expect(cellsOf(after(withCharge))).toEqual(['2026-11-20#ani#ektp']);
    expect(cellsOf(after(charged(1, ofBudi), withCharge))).toEqual(['2026-11-20#budi#kk']);
  });

  it('is nothing that counts while only its charge has come, and waits as long as it was told late', () => {
    const waiting = after(charged(1, ofAni), { charge: { order: 2, to: ofAni }, on: at('2026-11-23 00:00') });

    expect(cellsOf(waiting)).toEqual([]);
    expect(responseKind.newest(waiting)).toBe(at('2026-11-23 00:00'));
  });

  it('that is there does not say on which day its ticket changed', () => {
    const changed: ResponseNews = { charge: { order: 1, to: ofAni }, on: at('2026-11-25 00:00') };

    for (const state of [after(changed, answered), after(answered, changed)]) {
      expect(state.awaitedOn).toBeUndefined();
      expect(responseKind.newest(state)).toBe(at('09:00'));
    }
  });

  it('ends at the same place in whatever order, pieces and number its charges come', () => {
    const charge = fc.record<AnswerCharge>({
      order: fc.nat({ max: 3 }),
      to: fc.oneof(
        fc.constant<Charge>({ kind: 'annulled' }),
        fc.constant<Charge>({ kind: 'open' }),
        fc.record({
          kind: fc.constant('officer'),
          officerId: fc.constantFrom(ani, budi, citra),
          serviceId: fc.constantFrom(ektp, undefined),
        }),
      ),
    });
    const sayings = fc.array(
      charge.map(({ order, to }) => charged(order, to)),
      { maxLength: 6 },
    );
    const arrivals = sayings
      .map((all) => all.toSpliced(0, 0, answered))
      .chain((all) => fc.tuple(fc.constant(all), arrivalsOf(all)));
    fc.assert(
      fc.property(arrivals, ([all, pieces]) => {
        const arrived = pieces.reduce((state, piece) => responseKind.evolve(state, piece).state, responseKind.empty);

        expect(cellsOf(arrived)).toEqual(cellsOf(after(...all)));
      }),
    );
  });
});
