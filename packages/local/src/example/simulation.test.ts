import { RegistryDocumentSchema, TicketEventSchema, read } from '@tera/contracts';
import { indicatorRows, periodOf, type Ticket, ticketContribution, unitRegistry } from '@tera/domain';
import { toldOf } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { aTicketOfToday, simulate } from './simulation.ts';
import { exampleUnit } from './unit.ts';

describe('the simulated quarter', () => {
  const quarter = simulate(periodOf('2026-07-01', 'quarter'));
  const unit = read(RegistryDocumentSchema, exampleUnit);

  it('is the same every time', () => {
    expect(simulate(periodOf('2026-07-01', 'quarter'))).toEqual(quarter);
  });

  it('differs from the next one', () => {
    const { answers } = simulate(periodOf('2026-10-01', 'quarter'));

    expect(answers.map(({ answers: scores }) => scores)).not.toEqual(quarter.answers.map((answer) => answer.answers));
  });

  it('is its days one after the other, wherever it is cut', () => {
    const first = simulate({ from: '2026-07-01', to: '2026-08-12' });
    const rest = simulate({ from: '2026-08-12', to: '2026-10-01' });

    expect([...first.events, ...rest.events]).toEqual(quarter.events);
  });

  it('has tickets that carry their day', () => {
    const [issued] = quarter.events;

    expect(issued).toMatchObject({ ticketId: '260701-001', occurredAt: expect.stringMatching(/^2026-07-01/) });
    const ids = quarter.events.filter(({ type }) => type === 'issued').map(({ ticketId }) => ticketId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has officers with ten answers and more, and one with fewer', () => {
    const servedBy = new Map(
      quarter.events.flatMap(({ type, ticketId, officerId }) =>
        type === 'completed' ? [[ticketId, officerId] as const] : [],
      ),
    );
    const answered = Map.groupBy(quarter.answers, ({ ticketId }) => servedBy.get(ticketId));
    const few = [...answered].filter(([, answers]) => answers.length < 10).map(([officerId]) => officerId);

    expect(answered.size).toBe(6);
    expect(few).toEqual(['p-06']);
  });

  it('has a unit and events that the door takes', () => {
    expect(unit).toMatchObject({ ok: true });
    for (const event of quarter.events) expect(read(TicketEventSchema, event)).toMatchObject({ ok: true });
  });

  it('completes as many tickets as it says', () => {
    const tickets = new Map<string, Ticket>();
    for (const event of quarter.events) {
      const parsed = read(TicketEventSchema, event);
      if (!parsed.ok) throw new Error('not an event');
      tickets.set(event.ticketId, new Map(tickets.get(event.ticketId)).set(parsed.value.eventId, parsed.value));
    }
    if (!unit.ok) throw new Error('not a unit');
    const rules = unitRegistry(unit.value);
    const cells = [...tickets.values()].flatMap((ticket) => Array.from(ticketContribution(ticket, rules)));

    expect(indicatorRows(cells, [], toldOf(cells))).toMatchObject([{ tickets: { completed: quarter.completed } }]);
  });

  it('leaves a ticket of today to be answered', () => {
    const events = aTicketOfToday(Date.now());

    for (const event of events) expect(read(TicketEventSchema, event)).toMatchObject({ ok: true });
    expect(events.at(-1)).toMatchObject({ type: 'completed' });
    expect(quarter.answers.map(({ ticketId }) => ticketId)).not.toContain(events[0]?.ticketId);
  });

  it('shows something of everything that a row can show', () => {
    const types = new Set(quarter.events.map(({ type }) => type));
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
    expect(quarter.events.some(({ accurate }) => accurate === false)).toBe(true);
  });
});
