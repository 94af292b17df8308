// `GET /console/units/{unitId}/objections?period=&cursor=`: those that wait first; the period and the cursor are of the decided ones.
import { objectionsPage, objectionsPath } from '@tera/console';
import { type LocalDay, type TicketId, periodOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { type OpenedUnit, bodyOf, openedUnit, periodAsked, shownObjection } from '@tera/in-person';
import { inView, ownIn } from './shown.ts';
import { dayOfTicket, publishedOn } from './ticket-in-question.ts';
import type { ObjectionsView } from './works.ts';

export async function showObjections(view: ObjectionsView): Promise<PageReply> {
  const opened = await openedUnit(view);
  const { unitId, today } = opened;
  const { works, person, at } = view;
  const period = periodAsked(view, periodOf(today, 'year'));
  const cursor = view.query('cursor');
  const path = { unitId };
  // One after the other: who may not is told so by the first.
  const waiting = bodyOf(await works.objections.list(person, { path, query: { state: 'open' } }));
  const filed = bodyOf(await works.objections.list(person, { path, query: { period: period.name, cursor } }));
  const open = waiting.objections.map((objection) => shownObjection(objection, view));
  const dues = await duesOf(
    view,
    opened,
    open.map(({ ticket }) => ticket as TicketId),
  );
  return {
    page: objectionsPage({
      ...inView(view, opened),
      at,
      own: ownIn(opened),
      open: open.map((objection) =>
        Object.assign({}, objection, { due: dues.get(objection.ticket as TicketId) ?? null }),
      ),
      hasMore: waiting.next !== null,
      period,
      decided: filed.objections
        .filter(({ state }) => state !== 'open')
        .map((objection) => shownObjection(objection, view))
        .toReversed(),
      next: filed.next === null ? undefined : objectionsPath(unitId, { period: period.name, cursor: filed.next }),
      isFirstPage: cursor === undefined,
    }),
  };
}

/** Of those tickets that are still there. */
async function duesOf(
  { works }: ObjectionsView,
  { unitId, unit }: OpenedUnit,
  tickets: readonly TicketId[],
): Promise<ReadonlyMap<TicketId, LocalDay | null>> {
  if (tickets.length === 0) return new Map();
  const found = await works.objections.tickets(unitId, tickets);
  return new Map(
    Array.from(found, ([id, ticket]) => [
      id,
      ticket === undefined || ticket.state.events.size === 0 ? null : publishedOn(dayOfTicket(ticket, unit), unit),
    ]),
  );
}
