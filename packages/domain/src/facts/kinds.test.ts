// What a fact of any kind adds, under what was decided about it; and what every kind promises.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventId } from '../ids.ts';
import { NOTHING, cellKey, difference, parseCellKey } from './contribution.ts';
import { type KindName, KIND_NAMES, KINDS, type NewsOf, type StateOf, evolved, factContribution } from './kinds.ts';
import type { AnswerMoves } from './response/answer-moves.ts';
import type { ResponseState } from './response/kind.ts';
import type { TicketState } from './ticket/kind.ts';
import type { Ruling } from './ticket/ruling.ts';
import { NEWS } from '@tera/testing/lives';
import { ani, at, budi, completed, ektp, issued, kk, rules, started, ticketOf } from '@tera/testing/facts';

const ticket: TicketState = { events: ticketOf(issued('08:00'), started('08:10', ani), completed('08:30')) };
const answer = (moves: AnswerMoves = {}): ResponseState => ({
  response: {
    responseId: 'r1',
    receivedAt: at('09:00'),
    channel: 'ticket',
    officerId: ani,
    serviceId: ektp,
    questionnaire: 'skm-2017.1',
    answers: { perilaku: 4 },
    respondent: { sex: 'P' },
  },
  moves,
});
const ruling = (state: Ruling['state']): Ruling => ({ state, at: at('10:00'), objectionId: 'o-1' });
const added = <K extends KindName>(kind: K, state: StateOf<K>) => factContribution(kind, state, rules());

describe.each(KIND_NAMES)('a fact of the kind %s', (kind) => {
  it('of which nothing has come adds nothing', () => {
    expect(added(kind, KINDS[kind].empty)).toEqual(NOTHING);
  });

  it('comes to the same whatever the order, the pieces and the repetitions in which its news come', () => {
    fc.assert(
      fc.property(NEWS[kind], fc.infiniteStream(fc.nat()), (news, chance) => {
        const { state } = evolved(kind, KINDS[kind].empty, news);
        const byChance = stateByChance(kind, news, chance);

        expect(byChance).toEqual(state);
        expect(added(kind, byChance)).toEqual(added(kind, state));
      }),
    );
  });

  it('says so when nothing is new', () => {
    fc.assert(
      fc.property(NEWS[kind], (news) => {
        const { state } = evolved(kind, KINDS[kind].empty, news);

        expect(evolved(kind, state, news).state).toBe(state);
      }),
    );
  });

  it('is back at nothing once what it added is taken away', () => {
    fc.assert(
      fc.property(NEWS[kind], (news) => {
        const { state } = evolved(kind, KINDS[kind].empty, news);
        const next = added(kind, state);

        expect(difference(next, next)).toEqual(NOTHING);
        expect(difference(NOTHING, next).size).toBe(next.size);
      }),
    );
  });
});

/** A fact whose news come in some order and in some pieces, some of them twice. */
function stateByChance<K extends KindName>(kind: K, news: readonly NewsOf<K>[], chance: Iterable<number>) {
  const draw = chance[Symbol.iterator]();
  const next = () => draw.next().value ?? 0;
  const repeated = news.flatMap((one) => Array.from({ length: 1 + (next() % 2) }, () => one));
  const shuffled = repeated
    .map((one) => [next(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
  let state = KINDS[kind].empty;
  while (shuffled.length > 0) state = evolved(kind, state, shuffled.splice(0, 1 + (next() % 3))).state;
  return state;
}

describe('a ticket', () => {
  const cellsOf = (state: TicketState) => [...added('ticket', state).keys()];
  const plain = added('ticket', ticket);

  it('adds nothing while only a ruling about it is known', () => {
    expect(cellsOf({ events: new Map(), ruling: ruling('contested') })).toEqual([]);
  });

  it('that is annulled adds nothing', () => {
    expect(cellsOf({ ...ticket, ruling: ruling('annulled') })).toEqual([]);
  });

  it('that is contested adds the same as before, and the same once more in the mirrors', () => {
    const mirrored = Array.from(plain, ([key, counters]) => {
      return [cellKey({ ...parseCellKey(key), contested: true }), counters] as const;
    });

    expect(added('ticket', { ...ticket, ruling: ruling('contested') })).toEqual(new Map([...plain, ...mirrored]));
  });

  it('that is cleared adds what it says', () => {
    expect(added('ticket', { ...ticket, ruling: ruling('clear') })).toEqual(plain);
  });
});

describe('an answer whose ticket was corrected', () => {
  const move = { at: at('10:00'), eventId: 'x' as EventId };

  it('adds all that it says to the other officer and service, and who gave it to the other service', () => {
    const moves = { officer: { to: budi, ...move }, service: { to: kk, ...move } };

    expect([...added('response', answer(moves)).keys()]).toEqual(['2026-11-20#budi#kk', '2026-11-20#-#kk']);
    expect([...added('response', answer(moves)).values()]).toEqual([...added('response', answer()).values()]);
  });
});
