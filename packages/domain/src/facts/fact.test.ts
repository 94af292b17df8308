// What a fact of any kind adds, under what was decided about it.

import { describe, expect, it } from 'vitest';
import type { EventId } from '../ids.ts';
import { type FactState, factContribution } from './fact.ts';
import type { Ruling } from './ruling.ts';
import { ani, at, budi, completed, ektp, issued, kk, rules, started, ticketOf } from '../testing/makers.ts';

const ticket: FactState = {
  content: { kind: 'ticket', ticket: ticketOf(issued('08:00'), started('08:10', ani), completed('08:30')) },
};
const answer: FactState = {
  content: {
    kind: 'response',
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
  },
};
const ruling = (state: Ruling['state']): Ruling => ({ state, at: at('10:00'), objectionId: 'o-1' });
const cellsOf = (fact: FactState) => [...factContribution(fact, rules()).keys()];

describe('a fact', () => {
  it('of which nothing has come adds nothing, whatever was decided about it', () => {
    expect(factContribution({}, rules()).size).toBe(0);
    expect(factContribution({ ruling: ruling('contested') }, rules()).size).toBe(0);
  });

  it('that is annulled adds nothing, and that is contested stands in the mirrors as well', () => {
    expect(cellsOf({ ...ticket, ruling: ruling('annulled') })).toEqual([]);
    expect(cellsOf({ ...ticket, ruling: ruling('contested') })).toEqual([
      '2026-11-20#ani#ektp',
      '2026-11-20#ani#ektp#contested',
    ]);
    expect(factContribution({ ...ticket, ruling: ruling('clear') }, rules())).toEqual(
      factContribution(ticket, rules()),
    );
  });
});

describe('an answer whose ticket was corrected', () => {
  const move = { at: at('10:00'), eventId: 'x' as EventId };

  it('adds all that it says to the other officer and service, and who gave it to the other service', () => {
    const moves = { officer: { to: budi, ...move }, service: { to: kk, ...move } };

    expect(cellsOf({ ...answer, moves })).toEqual(['2026-11-20#budi#kk', '2026-11-20#-#kk']);
    expect([...factContribution({ ...answer, moves }, rules()).values()]).toEqual([
      ...factContribution(answer, rules()).values(),
    ]);
  });
});
