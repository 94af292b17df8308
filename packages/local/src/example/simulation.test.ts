import { RegistryDocumentSchema, TicketEventSchema, read } from '@tera/contracts';
import { indicatorRows, type Ticket, ticketContribution, unitRegistry } from '@tera/domain';
import { toldOf } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { aTicketOfToday, simulateMonth } from './simulation.ts';
import { exampleUnit } from './unit.ts';

describe('the simulated month', () => {
  const month = simulateMonth('2026-10');
  const unit = read(RegistryDocumentSchema, exampleUnit);

  it('is the same every time', () => {
    expect(simulateMonth('2026-10')).toEqual(month);
  });

  it('differs from the next one', () => {
    expect(simulateMonth('2026-11').events).not.toEqual(month.events);
  });

  it('has a unit and events that the door takes', () => {
    expect(unit).toMatchObject({ ok: true });
    for (const event of month.events) expect(read(TicketEventSchema, event)).toMatchObject({ ok: true });
  });

  it('completes as many tickets as it says', () => {
    const tickets = new Map<string, Ticket>();
    for (const event of month.events) {
      const parsed = read(TicketEventSchema, event);
      if (!parsed.ok) throw new Error('not an event');
      tickets.set(event.ticketId, new Map(tickets.get(event.ticketId)).set(parsed.value.eventId, parsed.value));
    }
    if (!unit.ok) throw new Error('not a unit');
    const rules = unitRegistry(unit.value);
    const cells = [...tickets.values()].flatMap((ticket) => Array.from(ticketContribution(ticket, rules)));

    expect(indicatorRows(cells, [], toldOf(cells))).toMatchObject([{ tickets: { completed: month.completed } }]);
  });

  it('leaves a ticket of today to be answered', () => {
    const events = aTicketOfToday(Date.now());

    for (const event of events) expect(read(TicketEventSchema, event)).toMatchObject({ ok: true });
    expect(events.at(-1)).toMatchObject({ type: 'completed' });
    expect(month.answers.map(({ ticketId }) => ticketId)).not.toContain(events[0]?.ticketId);
  });

  it('shows something of everything that a row can show', () => {
    const types = new Set(month.events.map(({ type }) => type));
    expect([...types].toSorted()).toEqual([
      'called',
      'completed',
      'held',
      'issued',
      'left',
      'no_show',
      'reopened',
      'resumed',
      'started',
      'transferred',
    ]);
    expect(month.events.some(({ accurate }) => accurate === false)).toBe(true);
  });
});
