// Realistic tickets for measuring: each is pushed whole, with ids as long as they are in life, because capacity is
// billed by the byte. `perCell` decides nearly everything that is measured: it is how many tickets share their cells.

import { randomUUID } from 'node:crypto';
import {
  type CounterId,
  type EventId,
  type OfficerId,
  type RegistryDocument,
  type ServiceId,
  type TicketEvent,
  type TicketId,
  type UnitId,
  DAY,
  MINUTE,
} from '@tera/domain';
import { ticketMessages } from '@tera/store';
import type { QueueRecord } from '../../functions/aggregate/incoming.ts';
import { type Random, seeded } from '@tera/testing/random';

/** All events of one ticket, from issue to completion. */
export type OneShotTicket = readonly TicketEvent[];

export const unitId = 'disdukcapil1' as UnitId;

const OFFICERS = 200;
const SERVICES = 5;
const COUNTERS = 40;

const officerId = (index: number) => `pegawai-${pad(index % OFFICERS, 4)}` as OfficerId;
const serviceId = (index: number) => `layanan-${pad(index % SERVICES, 4)}` as ServiceId;
const counterId = (index: number) => `loket-${pad(index % COUNTERS, 2)}` as CounterId;

/** A unit with a standard in force for every service. */
export const unitDocument: RegistryDocument = {
  name: 'Dinas Kependudukan dan Pencatatan Sipil',
  timeZone: 'Asia/Jakarta',
  services: Array.from({ length: SERVICES }, (_, index) => ({
    id: serviceId(index),
    name: `Layanan ${index + 1}`,
    standard: { measure: 'service', minutes: 10, decree: '060/1/2026', validFrom: '2026-01-01' },
  })),
  officers: Array.from({ length: OFFICERS }, (_, index) => ({ id: officerId(index), name: `Pegawai ${index + 1}` })),
  counters: Array.from({ length: COUNTERS }, (_, index) => ({ id: counterId(index), name: `Loket ${index + 1}` })),
};

/** Most different cells of one local day: every officer with every service. */
export const CELLS_OF_A_DAY = OFFICERS * SERVICES;

// Everybody who comes within eight hours is served on that local day.
const FIRST_OPENING = Date.parse('2026-01-05T08:00:00+07:00');
const OPEN_FOR = 8 * 60 * MINUTE;

/**
 * Completed tickets of one day, `perCell` to each cell, in the order in which they were drawn. `batch` counts the days from
 * a Monday in January: no two batches share a ticket, an event or the cells of a day.
 */
export function oneShotTickets(batch: number, count: number, perCell: number): OneShotTicket[] {
  const random = seeded(batch + 1);
  const opens = FIRST_OPENING + batch * DAY;
  return Array.from({ length: count }, (_, index) => {
    const cell = Math.floor(index / perCell);
    if (cell >= CELLS_OF_A_DAY) throw new Error(`a day has no more than ${CELLS_OF_A_DAY} cells`);
    const who = {
      officerId: officerId(Math.floor(cell / SERVICES)),
      counterId: counterId(Math.floor(cell / SERVICES)),
    };
    const service = serviceId(cell);
    const ticketId = `A${pad(batch, 3)}-${pad(index, 5)}` as TicketId;
    const issuedAt = opens + Math.floor(random.uniform() * OPEN_FOR);
    const calledAt = issuedAt + lasting(random, 18 * MINUTE);
    const startedAt = calledAt + lasting(random, MINUTE);
    const completedAt = startedAt + lasting(random, 7 * MINUTE);
    const event = (type: TicketEvent['type'], occurredAt: number, fields: Partial<TicketEvent>): TicketEvent => ({
      eventId: randomUUID() as string as EventId,
      ticketId,
      type,
      occurredAt,
      ...fields,
    });
    return [
      event('issued', issuedAt, { serviceId: service }),
      event('called', calledAt, { counterId: who.counterId }),
      event('started', startedAt, who),
      event('completed', completedAt, {
        ...who,
        serviceId: service,
        outcome: random.uniform() < 0.93 ? 'resolved' : 'unresolved',
      }),
    ];
  });
}

/** The tickets as the queue gives them to the aggregator. */
export function queueRecords(tickets: readonly OneShotTicket[]): QueueRecord[] {
  return ticketMessages(unitId, tickets.flat()).map((message) => ({
    messageId: randomUUID(),
    body: JSON.stringify(message),
  }));
}

/** Milliseconds, spread as times of service are: many short, a few long. At most two hours, so that no day ends. */
function lasting(random: Random, median: number): number {
  return Math.min(120 * MINUTE, Math.round(median * Math.exp(0.6 * random.normal())));
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
