// A ticket through a clerk's hands: what may be done next, what is recorded for it, and what is left of what was taken back.
import type { NewTicketEvent, TicketEvent } from '@tera/client/core';
import { describe, expect, it } from 'vitest';
import {
  type CounterTicket,
  type Step,
  callOfPaper,
  canTake,
  eventsOf,
  inQueueOrder,
  isOpen,
  stepsFor,
  ticketsOf,
} from './ticket.ts';
import { lastPress, undosOf } from './undo.ts';

const HERE = { counterId: 'loket-1', officerId: 'ani' };

/** A counter whose clock goes on by a minute with every step. */
function aCounter() {
  const journal: TicketEvent[] = [];
  let presses = 0;
  const record = (...events: readonly NewTicketEvent[]): void => {
    presses += 1;
    for (const [index, event] of events.entries()) {
      const at = event.occurredAt ?? new Date(Date.UTC(2026, 10, 21, 2, journal.length));
      journal.push({ ...event, eventId: `p${presses}.${index}`, occurredAt: new Date(at).toISOString() });
    }
  };
  const ticket = (id = 'A-1'): CounterTicket => {
    const found = ticketsOf(journal).find(({ ticketId }) => ticketId === id);
    if (found === undefined) throw new Error(`no ticket ${id}`);
    return found;
  };
  return {
    journal,
    ticket,
    record,
    issue: (ticketId = 'A-1') => record({ ticketId, type: 'issued', serviceId: 'ektp', counterId: 'loket-1' }),
    take: (...steps: readonly Step[]) => {
      for (const step of steps) record(...eventsOf(ticket(), step, HERE));
    },
    undo: () => record(...undosOf(lastPress(journal), HERE, 'salah tekan')),
  };
}

describe('a ticket', () => {
  it('is as it is since the last that was recorded of it, whatever happened to others', () => {
    const counter = aCounter();
    counter.issue();
    counter.take({ does: 'call' }, { does: 'start' }, { does: 'hold' });
    const held = counter.journal.at(-1);
    counter.issue('A-2');

    expect(counter.ticket().since).toBe(Date.parse(held?.occurredAt ?? ''));
  });

  it('is issued, called, started, held, resumed and finished, and then only put right or opened again', () => {
    const counter = aCounter();
    counter.issue();
    const states = [counter.ticket().state];
    for (const does of ['call', 'start', 'hold', 'resume'] as const) {
      counter.take({ does });
      states.push(counter.ticket().state);
    }
    counter.take({ does: 'finish', outcome: 'resolved' });

    expect(states).toEqual(['waiting', 'called', 'serving', 'held', 'serving']);
    expect(counter.ticket()).toMatchObject({ state: 'completed', officerId: 'ani', outcome: 'resolved', calls: 1 });
    expect(isOpen(counter.ticket())).toBe(false);
    expect(canTake(counter.ticket(), { does: 'leave' })).toBe(false);
    expect(canTake(counter.ticket(), { does: 'comes' })).toBe(true);
    expect(counter.journal.at(-1)).toMatchObject({
      type: 'completed',
      officerId: 'ani',
      serviceId: 'ektp',
      counterId: 'loket-1',
      outcome: 'resolved',
    });
  });

  it('may be called again, and then given up', () => {
    const counter = aCounter();
    counter.issue();
    counter.take({ does: 'call' }, { does: 'call' });

    expect(counter.ticket().calls).toBe(2);
    expect(stepsFor(counter.ticket())).toContain('no_show');
    counter.take({ does: 'no_show' });
    expect(isOpen(counter.ticket())).toBe(false);
  });

  it('waits again when it is handed back, for whoever starts it', () => {
    const counter = aCounter();
    counter.issue();
    counter.take({ does: 'start' }, { does: 'transfer', to: { is: 'queue' } });

    expect(counter.ticket()).toMatchObject({ state: 'waiting', officerId: undefined });
    expect(counter.journal.at(-1)).not.toHaveProperty('officerId');
  });

  it('that is handed to an officer is started by whoever is named, and finished in that name', () => {
    const counter = aCounter();
    counter.issue();
    counter.take(
      { does: 'start' },
      { does: 'transfer', to: { is: 'officer', officerId: 'budi' } },
      { does: 'start', officerId: 'budi' },
      { does: 'finish', outcome: 'unresolved' },
    );

    expect(counter.journal.slice(2).map(({ type, officerId }) => [type, officerId])).toEqual([
      ['transferred', 'budi'],
      ['started', 'budi'],
      ['completed', 'budi'],
    ]);
  });

  it('that is handed to another counter waits there', () => {
    const counter = aCounter();
    counter.issue();
    counter.take({ does: 'start' }, { does: 'transfer', to: { is: 'counter', counterId: 'loket-2' } });

    expect(counter.ticket()).toMatchObject({ state: 'waiting', counterId: 'loket-2' });
  });

  it('that came on paper begins here with its call, whatever is known of it elsewhere', () => {
    const counter = aCounter();
    counter.record(callOfPaper('B-1', 'kk', HERE));

    expect(counter.ticket('B-1')).toMatchObject({ state: 'called', serviceId: 'kk', issuedAt: undefined });
    expect(counter.ticket('B-1').knownUntil).toBe(counter.ticket('B-1').since);
  });

  it('that another counter serves is taken over by a handover and a start in one press', () => {
    const counter = aCounter();
    counter.issue();
    counter.take({ does: 'start' });
    const served = { ...counter.ticket(), counterId: 'loket-2', officerId: 'budi' };

    expect(eventsOf(served, { does: 'take_over' }, HERE)).toMatchObject([
      { type: 'transferred', officerId: 'ani' },
      { type: 'started', officerId: 'ani', counterId: 'loket-1' },
    ]);
  });
});

describe('a slip', () => {
  it('of any press is taken back: the ticket is as it was before', () => {
    const steps: readonly Step[] = [
      { does: 'call' },
      { does: 'start' },
      { does: 'hold' },
      { does: 'resume' },
      { does: 'transfer', to: { is: 'counter', counterId: 'loket-2' } },
    ];
    const counter = aCounter();
    counter.issue();
    for (const step of steps) {
      const before = counter.ticket();
      counter.take(step);
      counter.undo();
      expect({ ...counter.ticket(), touchedAt: 0 }).toEqual({ ...before, touchedAt: 0 });
      counter.take(step);
    }
    counter.undo();
    for (const end of [
      { does: 'finish', outcome: 'resolved' },
      { does: 'leave' },
      { does: 'cancel' },
    ] as const satisfies readonly Step[]) {
      counter.take(end);
      expect(isOpen(counter.ticket())).toBe(false);
      counter.undo();
      expect(counter.ticket().state).toBe('serving');
    }
  });

  it('of a number leaves no ticket, and an undo is not undone', () => {
    const counter = aCounter();
    counter.issue();
    counter.undo();

    expect(ticketsOf(counter.journal)).toEqual([]);
    expect(lastPress(counter.journal)).toEqual([]);
  });

  it('of a press with two events takes both back, the last one first', () => {
    const counter = aCounter();
    counter.issue();
    counter.take({ does: 'start' }, { does: 'transfer', to: { is: 'queue' } }, { does: 'cancel' }, { does: 'comes' });
    expect(counter.ticket().state).toBe('called');
    counter.undo();

    expect(counter.ticket().state).toBe('cancelled');
    expect(counter.journal.slice(-2).map(({ undoes }) => undoes)).toEqual(['p5.1', 'p5.0']);
  });

  it('in service, officer or outcome is put right by a correction', () => {
    const counter = aCounter();
    counter.issue();
    counter.take(
      { does: 'start' },
      { does: 'finish', outcome: 'resolved' },
      { does: 'correct', wrong: { serviceId: 'kk' } },
      { does: 'correct', wrong: { officerId: 'budi' } },
      { does: 'correct', wrong: { outcome: 'unresolved' } },
    );

    expect(counter.ticket()).toMatchObject({ serviceId: 'kk', officerId: 'budi', outcome: 'unresolved' });
    expect(counter.journal.slice(-3).every(({ reason }) => reason !== undefined)).toBe(true);
  });

  it('of an end: who comes after all is called, or served again where it was completed', () => {
    const types = (end: Step): string[] => {
      const counter = aCounter();
      counter.issue();
      counter.take({ does: 'call' }, ...(end.does === 'no_show' ? [] : [{ does: 'start' } as const]), end, {
        does: 'comes',
      });
      expect(isOpen(counter.ticket())).toBe(true);
      return counter.journal
        .slice(counter.journal.findIndex(({ type }) => type === ENDS[end.does]) + 1)
        .map(({ type }) => type);
    };
    const ENDS: Readonly<Record<string, string>> = { no_show: 'no_show', leave: 'left', finish: 'completed' };

    expect(types({ does: 'no_show' })).toEqual(['called']);
    expect(types({ does: 'leave' })).toEqual(['reopened', 'called']);
    expect(types({ does: 'finish', outcome: 'resolved' })).toEqual(['reopened', 'started']);
  });

  it.each([
    ['2026-11-21T10:00:00.250+07:00', '2026-11-21T03:00:00.999Z'],
    ['2026-11-21T23:59:59.400+07:00', '2026-11-21T16:59:59.999Z'],
    ['2026-11-21T23:59:59.999+07:00', '2026-11-21T16:59:59.999Z'],
  ])('of a day: what was left open at %s is ended on that day, at a time that does not count', (last, end) => {
    const counter = aCounter();
    counter.issue();
    counter.take({ does: 'start' });
    const served = { ...counter.ticket(), touchedAt: Date.parse(last) };

    expect(eventsOf(served, { does: 'close', as: 'unresolved' }, HERE)).toEqual([
      expect.objectContaining({
        type: 'completed',
        accurate: false,
        officerId: 'ani',
        outcome: 'unresolved',
        occurredAt: new Date(end),
      }),
    ]);
  });
});

describe('the queue', () => {
  it('shows who is in hand, then who has waited longest, and nobody who has gone', () => {
    const counter = aCounter();
    for (const id of ['A-1', 'A-2', 'A-3', 'A-4']) counter.issue(id);
    counter.record({ ticketId: 'A-3', type: 'called', serviceId: 'ektp', counterId: 'loket-1' });
    counter.record({ ticketId: 'A-2', type: 'left', serviceId: 'ektp', counterId: 'loket-1' });

    expect(inQueueOrder(ticketsOf(counter.journal)).map(({ ticketId }) => ticketId)).toEqual(['A-3', 'A-1', 'A-4']);
  });

  it('gives a ticket that comes back the place of its number', () => {
    const counter = aCounter();
    counter.issue('A-1');
    counter.issue('A-2');
    counter.take({ does: 'start' }, { does: 'transfer', to: { is: 'queue' } });

    expect(inQueueOrder(ticketsOf(counter.journal)).map(({ ticketId }) => ticketId)).toEqual(['A-1', 'A-2']);
  });
});
