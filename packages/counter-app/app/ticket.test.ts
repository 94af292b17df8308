// A ticket through a clerk's hands: what may be done next, and what is recorded for it.
import type { TicketEvent } from '@tera/client/core';
import { describe, expect, it } from 'vitest';
import { type CounterTicket, type Step, eventOf, inQueueOrder, isOpen, stepsFor, ticketsOf } from './ticket.ts';

const HERE = { counterId: 'loket-1', officerId: 'ani' };

/** A counter whose clock goes on by a minute with every step. */
function aCounter() {
  const journal: TicketEvent[] = [];
  const record = (event: Omit<TicketEvent, 'eventId' | 'occurredAt'>): void => {
    const occurredAt = new Date(Date.UTC(2026, 10, 21, 2, journal.length)).toISOString();
    journal.push({ ...event, eventId: `e-${journal.length}`, occurredAt });
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
      for (const step of steps) record(eventOf(ticket(), step, HERE));
    },
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

  it('is issued, called, started, held, resumed and finished, and then nothing can be done with it', () => {
    const counter = aCounter();
    counter.issue();
    const states = [counter.ticket().state];
    for (const does of ['call', 'start', 'hold', 'resume'] as const) {
      counter.take({ does });
      states.push(counter.ticket().state);
    }
    counter.take({ does: 'finish', outcome: 'resolved' });

    expect(states).toEqual(['waiting', 'called', 'serving', 'held', 'serving']);
    expect(counter.ticket()).toMatchObject({ state: 'completed', officerId: 'ani', calls: 1 });
    expect(isOpen(counter.ticket())).toBe(false);
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

  it('that is handed to an officer is started and finished in that officer’s name', () => {
    const counter = aCounter();
    counter.issue();
    counter.take(
      { does: 'start' },
      { does: 'transfer', to: { is: 'officer', officerId: 'budi' } },
      { does: 'start' },
      { does: 'finish', outcome: 'unresolved' },
    );

    expect(counter.journal.slice(2).map(({ type, officerId }) => [type, officerId])).toEqual([
      ['transferred', 'budi'],
      ['started', 'budi'],
      ['completed', 'budi'],
    ]);
  });

  it('that is handed to another counter is not this one’s any more', () => {
    const counter = aCounter();
    counter.issue();
    counter.take({ does: 'start' }, { does: 'transfer', to: { is: 'counter', counterId: 'loket-2' } });

    expect(counter.ticket().state).toBe('elsewhere');
    expect(isOpen(counter.ticket())).toBe(false);
  });

  it('of another counter begins here with its call', () => {
    const counter = aCounter();
    counter.record({ ticketId: 'B-1', type: 'called', serviceId: 'kk', counterId: 'loket-1' });

    expect(counter.ticket('B-1')).toMatchObject({ state: 'called', serviceId: 'kk', issuedAt: undefined });
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
