// What can be taken back at a counter: the last press of all or of one ticket, by one rule.
import type { NewTicketEvent, TicketEvent } from '@tera/client/core';
import { HOUR, MINUTE } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { type ListedTicket, type Picture, pictureWith, unitQueue } from './one-queue.ts';
import { ticketsOf } from './ticket.ts';
import { type Known, lastPress, undoable, undosOf, undosOfSlip } from './undo.ts';

const HERE = { counterId: 'loket-1', officerId: 'ani' };

/** A counter with what it has pressed, minute by minute; each press is one event unless said. */
function aCounter() {
  const journal: TicketEvent[] = [];
  const record = (minute: number, ...events: readonly NewTicketEvent[]): void => {
    const press = `p${journal.length}`;
    for (const [index, event] of events.entries()) {
      const occurredAt = new Date(event.occurredAt ?? minute * MINUTE).toISOString();
      journal.push({ ...event, eventId: `${press}.${index}`, occurredAt });
    }
  };
  const known = (minute: number, picture?: Picture, closings: readonly string[] = []): Known => {
    const now = minute * MINUTE;
    const own = { journal, tickets: ticketsOf(journal), pending: new Set<string>(), takenAt: new Map(), now };
    const { tickets } = unitQueue({ ...own, counterId: HERE.counterId }, picture);
    return { journal, tickets, picture, closings: new Set(closings), now };
  };
  const typesOf = (minute: number, ticketId?: string, picture?: Picture) =>
    undoable(known(minute, picture), ticketId)?.events.map(({ type }) => type);
  const undo = (minute: number, ticketId?: string): void =>
    record(minute, ...undosOf(lastPress(journal, ticketId), HERE, 'salah tekan'));
  return { journal, record, known, typesOf, undo };
}

const press = (ticketId: string, type: TicketEvent['type']): NewTicketEvent => ({
  ticketId,
  type,
  serviceId: 'ektp',
  ...HERE,
});

const listed = (ticketId: string, minute: number, wishes: Partial<ListedTicket> = {}): Picture => {
  const at = { since: minute * MINUTE, issuedAt: 0 };
  const ticket = { ticketId, number: 'A001', serviceId: 'ektp', counterId: 'loket-2', officerId: 'budi', ...at };
  return pictureWith(undefined, [{ ...ticket, state: 'called', ...wishes }], 0);
};

describe('the last press', () => {
  it('of a ticket can be taken back after others were pressed for another', () => {
    const { record, typesOf, undo, journal } = aCounter();
    record(1, press('A', 'issued'));
    record(2, press('A', 'called'));
    record(3, press('B', 'issued'));

    expect(typesOf(4)).toEqual(['issued']);
    expect(typesOf(4, 'A')).toEqual(['called']);
    undo(5, 'A');
    expect(ticketsOf(journal).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });

  it('is the one before, once it was taken back; and an undo is none', () => {
    const { record, typesOf, undo } = aCounter();
    record(1, press('A', 'issued'));
    record(2, press('A', 'reopened'), press('A', 'started'));
    record(3, press('B', 'issued'));
    undo(4);
    expect(typesOf(5)).toEqual(['reopened', 'started']);
    undo(6, 'A');
    expect(typesOf(7)).toEqual(['issued']);
    undo(8);
    expect(typesOf(9)).toBeUndefined();
  });

  it('is what is left of it, where its undo was broken off', () => {
    const { record, typesOf, journal } = aCounter();
    record(1, press('A', 'issued'));
    record(2, press('A', 'reopened'), press('A', 'started'));
    const [last] = undosOf(lastPress(journal), HERE, 'salah tekan');
    record(3, ...(last === undefined ? [] : [last]));

    expect(typesOf(4)).toEqual(['reopened']);
  });

  it('can be taken back for twelve hours, and a completion for not quite ten minutes', () => {
    const { record, typesOf } = aCounter();
    record(0, press('A', 'started'));
    record(0, press('B', 'completed'));

    for (const ticketId of ['A', undefined]) expect(typesOf(9, ticketId)).toBeDefined();
    expect(typesOf(9, 'B')).toEqual(['completed']);
    expect(typesOf(9.8, 'B')).toBeUndefined();
    expect(typesOf(12 * 60, 'A')).toEqual(['started']);
    expect(typesOf(12 * 60 + 1, 'A')).toBeUndefined();
  });

  it('stands when it was corrected since: what is wrong is corrected again', () => {
    const { record, typesOf } = aCounter();
    record(0, press('A', 'started'));
    record(1, { ...press('A', 'corrected'), reason: 'diperbaiki di loket' });

    expect(typesOf(2, 'A')).toBeUndefined();
  });

  it('stands when another has gone on with the ticket, whatever was taken back here since', () => {
    const { record, typesOf, undo } = aCounter();
    record(0, press('A', 'issued'));
    expect(typesOf(6, 'A', listed('A', 5))).toBeUndefined();
    record(8, press('A', 'started'));
    expect(typesOf(9, 'A', listed('A', 8, { state: 'serving', ...HERE }))).toEqual(['started']);
    undo(9, 'A');
    expect(typesOf(10, 'A', listed('A', 8, { state: 'serving', ...HERE }))).toEqual(['issued']);
    expect(typesOf(10, 'A', listed('A', 5))).toBeUndefined();
    expect(typesOf(10, 'A', listed('A', 5, { state: 'waiting', counterId: 'loket-1' }))).toBeUndefined();
  });

  it('stands when another has taken the ticket over before it', () => {
    const { record, typesOf } = aCounter();
    record(0, press('A', 'issued'));
    record(1, press('A', 'started'));
    record(8, press('A', 'held'));

    expect(typesOf(9, 'A', listed('A', 7, { state: 'serving' }))).toBeUndefined();
  });
});

describe('a closing of another day', () => {
  const closing = { ...press('A', 'left'), occurredAt: new Date(23 * HOUR + 999), accurate: false };

  it('is taken back just after it was pressed, by an undo of that day that does not count', () => {
    const { record, known, journal } = aCounter();
    record(0, press('A', 'issued'));
    record(0, closing);
    const morning = 36 * 60;
    expect(undoable(known(morning), 'A')).toBeUndefined();
    const slip = undoable(known(morning, undefined, ['p1']), 'A');
    expect(slip?.isClosing).toBe(true);
    if (slip !== undefined) record(morning, ...undosOfSlip(slip, HERE));

    expect(journal.at(-1)).toMatchObject({ undoes: 'p1.0', accurate: false, occurredAt: '1970-01-01T23:00:01.999Z' });
    expect(ticketsOf(journal)).toMatchObject([{ state: 'waiting', touchedAt: 23 * HOUR + 999 }]);
  });

  it('is dated back by nothing else', () => {
    const { record, known } = aCounter();
    record(0, press('A', 'issued'));
    const slip = undoable(known(1));

    expect(slip && undosOfSlip(slip, HERE)).toEqual([
      { ticketId: 'A', type: 'corrected', counterId: 'loket-1', undoes: 'p0.0', reason: 'salah tekan' },
    ]);
  });
});
