// What a counter shows where its own records and the server's list disagree: for a while, or because two took one ticket.
import type { NewTicketEvent, TicketEvent } from '@tera/client/core';
import { describe, expect, it } from 'vitest';
import { type ListedTicket, type Own, type Picture, holdOf, pictureWith, unitQueue } from './one-queue.ts';
import { callOfPaper, ticketsOf } from './ticket.ts';

const SECOND = 1000;

/** What loket-1 has recorded, by seconds; its server has taken all of it long ago unless said. */
function own(records: readonly (NewTicketEvent & { readonly at: number })[], wishes: Partial<Own> = {}): Own {
  const journal = records.map(({ at, ...event }, index): TicketEvent => ({
    ...event,
    eventId: event.eventId ?? `e${index}`,
    occurredAt: new Date(at * SECOND).toISOString(),
  }));
  return {
    journal,
    tickets: ticketsOf(journal),
    pending: new Set(),
    takenAt: new Map(),
    counterId: 'loket-1',
    now: 1000 * SECOND,
    ...wishes,
  };
}

const issued = (at: number) =>
  ({ at, ticketId: 'A', type: 'issued', serviceId: 'ektp', counterId: 'loket-1' }) as const;
const called = (at: number) =>
  ({ at, ticketId: 'A', type: 'called', serviceId: 'ektp', counterId: 'loket-1' }) as const;
const started = (at: number) =>
  ({ at, ticketId: 'A', type: 'started', serviceId: 'ektp', counterId: 'loket-1', officerId: 'ani' }) as const;

function listed(wishes: Partial<ListedTicket> & { readonly at: number }): ListedTicket {
  const { at, ...others } = wishes;
  return {
    ticketId: 'A',
    number: 'A001',
    serviceId: 'ektp',
    state: 'waiting',
    since: at * SECOND,
    issuedAt: 0,
    counterId: 'loket-2',
    officerId: undefined,
    ...others,
  };
}

const told = (...list: readonly ListedTicket[]): Picture => pictureWith(undefined, list, 0);
const stateIn = (mine: Own, picture: Picture | undefined) => {
  const ticket = unitQueue(mine, picture).tickets.find(({ ticketId }) => ticketId === 'A');
  return ticket && { state: ticket.state, counterId: ticket.counterId };
};

const lostBy = (mine: Own, theirs: ListedTicket) => unitQueue(mine, told(theirs)).lost[0]?.wasLate;

describe('one queue', () => {
  it('has what others issued beside what was issued here', () => {
    const others = [listed({ at: 5, ticketId: 'B', number: 'B001' })];

    expect(unitQueue(own([issued(0)]), told(...others)).tickets.map(({ ticketId }) => ticketId)).toEqual(['A', 'B']);
    expect(unitQueue(own([issued(0)]), undefined).tickets).toHaveLength(1);
  });

  it('believes its own presses until the server has heard of them', () => {
    const stale = told(listed({ at: 0, counterId: 'loket-1' }));

    expect(stateIn(own([issued(0), called(10)]), stale)).toMatchObject({ state: 'called' });
    expect(stateIn(own([issued(0), called(10), started(20)]), stale)).toMatchObject({ state: 'serving' });
  });

  it('believes the server when another has gone on with a ticket', () => {
    expect(stateIn(own([issued(0)]), told(listed({ at: 10, state: 'serving' })))).toEqual({
      state: 'serving',
      counterId: 'loket-2',
    });
  });

  it('shows a number that was taken back here where another has called it meanwhile', () => {
    const undo = { at: 6, ticketId: 'A', type: 'corrected', undoes: 'e0', counterId: 'loket-1' } as const;
    const state = stateIn(own([issued(0), undo]), told(listed({ at: 5, state: 'called' })));

    expect(state).toEqual({ state: 'called', counterId: 'loket-2' });
  });

  it('does not show again for a moment what was just taken back', () => {
    const undo = { at: 11, ticketId: 'A', type: 'corrected', undoes: 'e1', counterId: 'loket-1' } as const;
    const stale = told(listed({ at: 10, state: 'called', counterId: 'loket-1' }));
    const voided = { ...undo, undoes: 'e0', at: 3 };

    expect(stateIn(own([issued(0), called(10), undo]), stale)).toMatchObject({ state: 'waiting' });
    expect(stateIn(own([{ ...called(10), eventId: 'e1' }, undo]), stale)).toMatchObject({ state: 'waiting' });
    expect(stateIn(own([issued(0), voided]), told(listed({ at: 0, counterId: 'loket-1' })))).toBeUndefined();
  });
});

describe('a ticket that is in no list any more', () => {
  const gone = pictureWith(pictureWith(told(listed({ at: 10 })), [], 1), [], 2);

  it('has ended elsewhere once it was missed twice, if nothing was done with it here since', () => {
    expect(stateIn(own([issued(0)]), pictureWith(told(listed({ at: 10 })), [], 1))).toMatchObject({ state: 'waiting' });
    expect(stateIn(own([issued(0)]), gone)).toBeUndefined();
    expect(stateIn(own([issued(0), called(20)], { now: 200 * SECOND }), gone)).toMatchObject({ state: 'called' });
  });

  it('is believed to be on its way just after the server took what is dated back', () => {
    const later = told(listed({ at: 500, ticketId: 'B' }));
    const states = [990, 970].map((at) => stateIn(own([issued(0)], { takenAt: new Map([['A', at * SECOND]]) }), later));

    expect(states).toEqual([{ state: 'waiting', counterId: 'loket-1' }, undefined]);
  });

  it('is believed not to have been heard of until something much later was', () => {
    const later = told(listed({ at: 60, ticketId: 'B' }));

    expect(stateIn(own([issued(0)]), told())).toMatchObject({ state: 'waiting' });
    expect(stateIn(own([issued(40)]), later)).toMatchObject({ state: 'waiting' });
    expect(stateIn(own([issued(0)]), later)).toBeUndefined();
    expect(stateIn(own([issued(0)], { pending: new Set(['A']) }), later)).toMatchObject({ state: 'waiting' });
  });

  it('has ended although no list ever had it, a good while after the server took it', () => {
    const lists = (at: number): Picture => ({ ...told(), askedAt: at * SECOND });
    const taken = { takenAt: new Map([['A', 10 * SECOND]]) };

    expect(stateIn(own([issued(0)], taken), lists(60))).toMatchObject({ state: 'waiting' });
    expect(stateIn(own([issued(0)], taken), lists(80))).toBeUndefined();
    expect(stateIn(own([issued(0)]), lists(200))).toMatchObject({ state: 'waiting' });
    expect(stateIn(own([issued(0)]), lists(400))).toBeUndefined();
  });

  it('has ended although something was taken back here since, once the server must have heard of that', () => {
    const undo = { at: 21, ticketId: 'A', type: 'corrected', undoes: 'e1', counterId: 'loket-1' } as const;
    const mine = [issued(0), called(20), undo];

    expect(stateIn(own(mine, { takenAt: new Map([['A', 950 * SECOND]]) }), gone)).toMatchObject({ state: 'waiting' });
    expect(stateIn(own(mine, { takenAt: new Map([['A', 900 * SECOND]]) }), gone)).toBeUndefined();
  });

  it('is lost to who has it in hand here a good while after the server took the presses, which nobody takes back then', () => {
    const mine = [issued(0), called(20)];
    const lost = [950, 900].map((at) => unitQueue(own(mine, { takenAt: new Map([['A', at * SECOND]]) }), gone).lost);

    expect(lost).toMatchObject([[], [{ to: undefined, wasLate: false }]]);
  });

  it('is lost to who has it in hand here, with presses that came too late', () => {
    const mine = own([issued(0), called(20)]);

    expect(unitQueue(mine, { ...gone, latest: 60 * SECOND }).lost).toMatchObject([{ to: undefined, wasLate: true }]);
  });
});

describe('two that take one ticket', () => {
  it('at once: who started first has it, and the other’s presses came too late', () => {
    const theirs = listed({ at: 19, state: 'serving', officerId: 'budi' });

    expect(lostBy(own([issued(0), started(20)]), theirs)).toBe(true);
    expect(lostBy(own([issued(0), called(15)]), theirs)).toBe(true);
    expect(stateIn(own([issued(0), started(20)]), told(theirs))).toEqual({ state: 'serving', counterId: 'loket-2' });
  });

  it('with a call after this one’s: who called last has it, but a start is more than a call', () => {
    const theirs = listed({ at: 25, state: 'called' });

    expect(lostBy(own([issued(0), called(20)]), theirs)).toBe(true);
    expect(lostBy(own([issued(0), called(30)]), theirs)).toBeUndefined();
    expect(lostBy(own([issued(0), called(20), started(22)]), theirs)).toBeUndefined();
  });

  it('one after the other: it was taken over, and what was done here stands', () => {
    const theirs = listed({ at: 500, state: 'serving', officerId: 'budi' });
    const mine = [issued(0), started(20), { at: 600, ticketId: 'A', type: 'held', counterId: 'loket-1' } as const];

    expect(lostBy(own([issued(0), started(20)]), theirs)).toBe(false);
    expect(lostBy(own(mine), theirs)).toBe(false);
  });

  it('is not said before the server has heard of this one', () => {
    const theirs = listed({ at: 25, state: 'serving', officerId: 'budi' });

    expect(lostBy(own([issued(0), started(20)], { pending: new Set(['A']) }), theirs)).toBeUndefined();
    expect(lostBy(own([issued(0), started(20)], { takenAt: new Map([['A', 990 * SECOND]]) }), theirs)).toBeUndefined();
  });

  it('is no dispute where it came on paper, or was taken over knowingly', () => {
    const theirs = listed({ at: 10, state: 'serving', officerId: 'budi' });
    const paper = { ...callOfPaper('A', 'ektp', { counterId: 'loket-1', officerId: 'ani' }), at: 20 };

    expect(lostBy(own([paper]), theirs)).toBeUndefined();
    expect(stateIn(own([paper]), told(theirs))).toMatchObject({ state: 'called', counterId: 'loket-1' });
  });

  it('takes back the presses since it has the ticket, and none of those before', () => {
    const back = { at: 30, ticketId: 'A', type: 'transferred', counterId: 'loket-1' } as const;
    const { journal } = own([issued(0), called(10), started(20), back, called(40), started(50)]);

    expect(holdOf(journal, 'A').map(({ eventId }) => eventId)).toEqual(['e4', 'e5']);
  });
});

/** What another browser of this counter has done. */
const atHere = (at: number, wishes: Partial<ListedTicket> = {}) =>
  listed({ at, state: 'serving', counterId: 'loket-1', officerId: 'budi', ...wishes });
/** What this one has done. */
const calledBy = (at: number, officerId = 'ani') => ({ ...called(at), officerId });
const here = (type: TicketEvent['type'], at: number, wishes: Partial<NewTicketEvent> = {}) => ({
  at,
  ticketId: 'A',
  type,
  counterId: 'loket-1',
  ...wishes,
});

describe('two browsers at one counter that take one ticket', () => {
  it('are told: another officer has begun to serve it since, and what was done here stands', () => {
    const mine = own([issued(0), started(20)]);

    expect(lostBy(mine, atHere(30))).toBe(false);
    expect(lostBy(mine, atHere(40, { state: 'held' }))).toBe(false);
    expect(lostBy(own([issued(0), started(20), here('held', 25)]), atHere(30))).toBe(false);
    expect(unitQueue(mine, told(atHere(30))).tickets).toMatchObject([{ state: 'serving', officerId: 'budi' }]);
  });

  it('give up a call of one whom another officer serves, whoever was first', () => {
    expect(lostBy(own([issued(0), calledBy(20)]), atHere(30))).toBe(true);
    expect(lostBy(own([issued(0), calledBy(20)]), atHere(19))).toBe(true);
  });

  it('show it there once the call was taken back, and not as waiting', () => {
    const undo = here('corrected', 31, { undoes: 'e1' });
    const elsewhere = { ...undo, undoes: 'e0' };

    expect(stateIn(own([issued(0), calledBy(20), undo]), told(atHere(19)))).toMatchObject({ state: 'serving' });
    expect(stateIn(own([calledBy(20), elsewhere]), told(atHere(19)))).toMatchObject({ state: 'serving' });
  });

  it('are not told of a call, of what waits, or of what nobody is known to have', () => {
    const mine = own([issued(0), started(20)]);

    for (const state of ['called', 'waiting'] as const) expect(lostBy(mine, atHere(30, { state }))).toBeUndefined();
    expect(lostBy(mine, atHere(30, { officerId: undefined }))).toBeUndefined();
    expect(lostBy(own([issued(0), here('held', 20)]), atHere(30))).toBeUndefined();
  });

  it('are not told where both have the same officer', () => {
    expect(lostBy(own([issued(0), started(20)]), atHere(30, { officerId: 'ani' }))).toBeUndefined();
    expect(lostBy(own([issued(0), calledBy(20)]), atHere(30, { officerId: 'ani' }))).toBeUndefined();
  });

  it('are not told of a change of officers at one of them, while the list is behind', () => {
    const mine = own([issued(0), started(20), here('held', 30), here('resumed', 40, { officerId: 'budi' })]);

    expect(lostBy(mine, atHere(20, { officerId: 'ani' }))).toBeUndefined();
    expect(lostBy(mine, atHere(40))).toBeUndefined();
    expect(lostBy(own([issued(0), calledBy(20), { ...started(30), officerId: 'budi' }]), atHere(30))).toBeUndefined();
  });

  it('are not told of what one of them has handed on itself', () => {
    const handed = [issued(0), started(20), here('transferred', 30, { officerId: 'budi' })];
    const back = [issued(0), started(20), here('transferred', 30), calledBy(40, 'budi')];

    expect(lostBy(own(handed), atHere(35))).toBeUndefined();
    expect(stateIn(own(handed), told(atHere(35)))).toMatchObject({ state: 'serving' });
    expect(lostBy(own([...handed, { ...started(40), officerId: 'budi' }]), atHere(20, { officerId: 'ani' }))).toBe(
      undefined,
    );
    expect(lostBy(own(back), atHere(20, { officerId: 'ani' }))).toBeUndefined();
  });

  it('do not see again for a moment what one of them has just handed on for the other', () => {
    const mine = own([issued(0), here('transferred', 30)]);

    expect(stateIn(mine, told(atHere(20)))).toMatchObject({ state: 'waiting' });
  });

  it('are not told of a corrected officer, wherever it was corrected', () => {
    const mine = [issued(0), started(20)];

    expect(lostBy(own(mine), atHere(20))).toBeUndefined();
    expect(lostBy(own([...mine, here('corrected', 30, { officerId: 'budi' })]), atHere(20))).toBeUndefined();
    expect(
      lostBy(own([...mine, here('corrected', 30, { officerId: 'budi' })]), atHere(20, { officerId: 'ani' })),
    ).toBeUndefined();
  });
});
