// The ticket that is objected to: as pages show it, until when one may object, and what it weighs in the figures. What citizens
// answered is nowhere in it.
import type { ContestedTicket, WhatChanges } from '@tera/console';
import {
  type Cell,
  type Instant,
  type LocalDay,
  type OfficerId,
  type UnitId,
  type UnitRegistry,
  cellsWithout,
  dueOf,
  localDayOf,
  parseCellKey,
  periodOf,
  releasePeriodOf,
  ticketRow,
} from '@tera/domain';
import { shownEvents } from '@tera/reporting/evidence';
import type { Fact } from '@tera/store';
import type { ObjectionsView } from './works.ts';

type StoredTicket = Fact<'ticket'>;

export function ticketInQuestion(ticket: StoredTicket, unit: UnitRegistry): ContestedTicket {
  const cells = cellsOf(ticket);
  const last = cells.findLast(({ serviceId }) => serviceId !== undefined);
  return {
    id: ticket.key.id,
    day: dayOfTicket(ticket, unit),
    serviceId: last?.serviceId,
    officers: officersIn(cells),
    isCounted: cells.length > 0,
    events: shownEvents(ticket.state.events),
  };
}

/** The last one that it counts on; of one that counts nowhere, that of its last event. */
export function dayOfTicket(ticket: StoredTicket, { timeZone }: UnitRegistry): LocalDay {
  const days = cellsOf(ticket).map(({ day }) => day);
  // A fact keeps the days of its cells; only sums of them are of months.
  const last = days.toSorted().at(-1) as LocalDay | undefined;
  return last ?? localDayOf(lastEventOf(ticket), timeZone);
}

/** What was corrected later is of no other day. */
function lastEventOf({ state }: StoredTicket): Instant {
  const happened = [...state.events.values()].filter(({ type }) => type !== 'corrected');
  return Math.max(0, ...happened.map(({ occurredAt }) => occurredAt));
}

/** When what citizens answered in the ticket's time is published. */
export function publishedOn(day: LocalDay, { calendar }: UnitRegistry): LocalDay | null {
  return dueOf(releasePeriodOf(day, calendar.plan), calendar);
}

/** Of the quarter of the ticket, by which people are evaluated. `own`: who sees the figures of nobody else. */
export async function whatChanges(
  { works }: Pick<ObjectionsView, 'works'>,
  unitId: UnitId,
  unit: UnitRegistry,
  ticket: StoredTicket,
  own: OfficerId | undefined,
): Promise<WhatChanges | undefined> {
  if (ticket.applied.size === 0) return undefined;
  const period = periodOf(dayOfTicket(ticket, unit), 'quarter');
  const { cells } = await works.objections.sums(unitId, unit, period);
  const others = cellsWithout(cells, ticket.applied, period);
  const officers = officersIn(cellsOf(ticket)).filter((officerId) => own === undefined || officerId === own);
  const holders = own === undefined ? [...officers, undefined] : officers;
  return {
    period,
    rows: holders.map((officerId) => ({
      officerId,
      withIt: ticketRow(officerId, cells),
      without: ticketRow(officerId, others),
    })),
  };
}

/** What is contested is counted apart as well; that is no other cell. */
function cellsOf({ applied }: StoredTicket): readonly Cell[] {
  return Array.from(applied.keys(), parseCellKey).filter(({ contested }) => contested !== true);
}

/** By their ids: the table keeps no order of what a ticket adds to. */
function officersIn(cells: readonly Cell[]): readonly OfficerId[] {
  return [...new Set(cells.flatMap(({ officerId }) => officerId ?? []))].toSorted();
}
