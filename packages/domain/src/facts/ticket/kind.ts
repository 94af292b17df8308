// A ticket: the set of its events, and what was decided about it. A ruling may come before the ticket, and stays with it
// whatever the events go on to say.

import { KEPT_FOR } from '../../retention.ts';
import type { Instant } from '../../time/time.ts';
import { type Contribution, NOTHING, cellKey, parseCellKey } from '../contribution.ts';
import { type FactKind, NOTHING_SEEN } from '../kind.ts';
import { type Ruling, laterRuling } from './ruling.ts';
import { ticketContribution } from './ticket-contribution.ts';
import { setAsideOf } from './ticket-reading.ts';
import { NEW_TICKET, type Ticket, type TicketEvent, mergeTicket } from './ticket.ts';

export interface TicketState {
  readonly events: Ticket;
  readonly ruling?: Ruling | undefined;
}

export type TicketNews = { readonly event: TicketEvent } | { readonly ruling: Ruling };

export const ticketKind: FactKind<TicketState, TicketNews> = {
  empty: { events: NEW_TICKET },
  evolve: (state, news) => {
    const events = news.flatMap((one) => ('event' in one ? [one.event] : []));
    const ruling = news.flatMap((one) => ('ruling' in one ? [one.ruling] : [])).reduce(latest, state.ruling);
    if (events.length === 0)
      return { state: ruling === state.ruling ? state : { ...state, ruling }, seen: NOTHING_SEEN };
    const { ticket, changed, ...seen } = mergeTicket(state.events, events);
    const aside = new Set(setAsideOf(ticket).map(({ event }) => event.eventId));
    return {
      state: changed || ruling !== state.ruling ? { events: ticket, ruling } : state,
      seen: { ...seen, setAside: events.filter(({ eventId }) => aside.has(eventId)).length },
    };
  },
  contribution: ({ events, ruling }, rules) => underRuling(ticketContribution(events, rules), ruling),
  newest: newestOfTicket,
  keptFor: KEPT_FOR,
  happenedAt: (news): Instant => ('event' in news ? news.event.occurredAt : news.ruling.at),
  sizeOf: ({ events }) => events.size,
  leadsFrom: () => true,
};

/** What is decided keeps the ticket as long as it was decided late: it must not come to nothing. */
export function newestOfTicket({ events, ruling }: TicketState): Instant {
  return Math.max(ruling?.at ?? 0, ...Array.from(events.values(), ({ occurredAt }) => occurredAt));
}

/** The very ruling that is known, unless another one is later. */
function latest(known: Ruling | undefined, other: Ruling): Ruling {
  return known === undefined ? other : laterRuling(known, other);
}

/** What was decided about a ticket, as it shows in what the ticket adds. */
export function underRuling(contribution: Contribution, ruling: Ruling | undefined): Contribution {
  switch (ruling?.state) {
    case 'annulled':
      return NOTHING;
    case 'contested':
      return new Map([...contribution, ...mirrored(contribution)]);
    case 'clear':
    case undefined:
      return contribution;
  }
}

function mirrored(contribution: Contribution): Contribution {
  return new Map(
    Array.from(contribution, ([key, counters]) => [cellKey({ ...parseCellKey(key), contested: true }), counters]),
  );
}
