// Who waits and who is served at this moment, summed from the list of open tickets that the API gives.
import type { ServiceNow, UnitNow } from '@tera/console';
import { instantText, type OpenTicketRow } from '@tera/contracts';
import { type Instant, minutesPassed, startOfDay } from '@tera/domain';
import { type OpenedUnit, bodyOf } from '@tera/in-person';
import type { FigureView } from '../works.ts';

/** A page is asked for every minute by whoever looks at it: an office with more than this is told that there are more. */
const PAGES = 20;

export async function unitNow(view: FigureView, { unitId, unit, today }: OpenedUnit): Promise<UnitNow> {
  const begin = startOfDay(today, unit.timeZone);
  const [{ tickets, hasMore }, first] = await Promise.all([
    ticketsOfToday(view, unitId, begin),
    onePage(view, unitId, {}),
  ]);
  const old = first.tickets.filter(({ issuedAt }) => Date.parse(issuedAt) < begin);
  const names = new Map<string | undefined, string>(unit.document.services.map(({ id, name }) => [id, name]));
  const services = Map.groupBy(tickets, ({ serviceId }) => serviceId);
  const listed = [...names.keys(), ...[...services.keys()].filter((id) => !names.has(id))];
  return {
    ...sumOf(tickets, view.now),
    hasMore,
    services: listed.flatMap((id): ServiceNow[] => {
      const its = services.get(id);
      return its === undefined ? [] : [{ name: names.get(id) ?? id, ...sumOf(its, view.now) }];
    }),
    old: old.length,
    hasMoreOld: old.length === first.tickets.length && first.next !== null,
  };
}

function sumOf(tickets: readonly OpenTicketRow[], now: Instant) {
  const waiting = tickets.filter(({ state }) => state === 'waiting');
  const first = Math.min(...waiting.map(({ since }) => Date.parse(since)));
  return {
    waiting: waiting.length,
    called: tickets.filter(({ state }) => state === 'called').length,
    serving: tickets.filter(({ state }) => state === 'serving').length,
    held: tickets.filter(({ state }) => state === 'held').length,
    longestWait: waiting.length === 0 ? null : minutesPassed(first, now),
  };
}

async function ticketsOfToday(
  view: FigureView,
  unitId: string,
  begin: Instant,
): Promise<{ readonly tickets: readonly OpenTicketRow[]; readonly hasMore: boolean }> {
  const tickets: OpenTicketRow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { tickets: some, next } = await onePage(view, unitId, { issuedFrom: instantText(begin), cursor });
    tickets.push(...some);
    if (next === null) return { tickets, hasMore: false };
    cursor = next;
  }
  return { tickets, hasMore: true };
}

async function onePage(
  { works, person }: FigureView,
  unitId: string,
  query: { readonly issuedFrom?: string; readonly cursor?: string | undefined },
) {
  const { tickets, next } = bodyOf(
    await works.openTickets(person, { path: { unitId }, query: { state: 'open', ...query } }),
  );
  return { tickets: tickets.filter((ticket): ticket is OpenTicketRow => 'since' in ticket), next };
}
