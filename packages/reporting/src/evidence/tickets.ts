// The tickets behind a figure, a page at a time: by month, and in a month by whose cells hold them, then by day. A page ends
// where it is full, where its events are many, or where it has read enough tickets that add nothing.
import { type TicketEvidence, instantText } from '@tera/contracts';
import {
  type Counters,
  type Tally,
  type Instant,
  type Ticket,
  addTo,
  countedEvents,
  inOrder,
  inWords,
} from '@tera/domain';
import { type EvidencePlace, type EvidenceStore, type Fact, type FactReader, factName } from '@tera/store';
import { type Contributed, addedWithin } from './added.ts';
import type { Position } from './position.ts';
import { type AskedStretch, placeOf } from './stretches.ts';

export interface Deps {
  readonly evidence: EvidenceStore;
  readonly facts: FactReader;
  readonly now: () => Instant;
}

export interface TicketsRead {
  readonly facts: readonly TicketEvidence[];
  readonly counters: Counters;
  /** Absent when these were the last. */
  readonly next?: Position;
}

const FACTS_AT_ONCE = 100;
/** Most tickets that are read for one page: of a rare figure most of them add nothing. */
const FACTS_READ = 1_000;
/** Most entries of the index that are looked at for one page: of a ticket that is asked for by name most are others. */
const PLACES_LOOKED_AT = 5_000;
/** Most events of one page, unless its first ticket has more: one is at most 300 bytes, and a function's answer 6 MB. */
const EVENTS_SHOWN = 10_000;

export interface WantedTickets {
  /** How many at most. */
  readonly room: number;
  /** Only those whose id has this in it. */
  readonly named?: string | undefined;
}

/** The wanted tickets from `start` on. There may be none of them, and a next page all the same. */
export async function ticketsFrom(
  start: Position | undefined,
  stretches: readonly AskedStretch[],
  { room, named = '' }: WantedTickets,
  deps: Deps,
): Promise<TicketsRead> {
  const isNamed = ({ id }: EvidencePlace) => id.toLowerCase().includes(named.toLowerCase());
  const facts: TicketEvidence[] = [];
  const counters: Tally = {};
  let events = 0;
  let [read, looked] = [0, 0];
  const startsAt = start === undefined ? '' : placeOf(start.month, start.keeper);
  for (const stretch of stretches) {
    const { month, officerId: keeper } = stretch;
    const place = placeOf(month, keeper);
    if (place < startsAt) continue;
    let after: EvidencePlace | undefined = place === startsAt ? start?.after : undefined;
    const here = (): Position => ({ month, keeper, ...(after === undefined ? {} : { after }) });
    for (let isLast = false; !isLast;) {
      if (read >= FACTS_READ || looked >= PLACES_LOOKED_AT) return { facts, counters, next: here() };
      const all = await deps.evidence.tickets(stretch, { after, atMost: FACTS_AT_ONCE });
      const places = all.filter(isNamed);
      const found = await readTickets(stretch, places, deps);
      for (const [index, at] of places.entries()) {
        const shown = found[index];
        if (shown !== undefined) {
          const isLong = events > 0 && events + shown.evidence.events.length > EVENTS_SHOWN;
          if (facts.length === room || isLong) return { facts, counters, next: here() };
          facts.push(shown.evidence);
          events += shown.evidence.events.length;
          addTo(counters, shown.counters);
        }
        after = at;
      }
      after = all.at(-1) ?? after;
      read += places.length;
      looked += all.length;
      isLast = all.length < FACTS_AT_ONCE;
    }
  }
  return { facts, counters };
}

interface Shown {
  readonly evidence: TicketEvidence;
  readonly counters: Counters;
}

/** In the order of their places; `undefined` for one that adds nothing. */
async function readTickets(
  stretch: AskedStretch,
  places: readonly EvidencePlace[],
  { facts, now }: Deps,
): Promise<(Shown | undefined)[]> {
  const keys = places.map(({ id }) => ({ unitId: stretch.unitId, kind: 'ticket', id }) as const);
  const read = await facts.read(keys, now());
  return keys.map((key, index) => {
    const fact = read.get(factName(key));
    const contributed = fact === undefined ? undefined : addedWithin(fact, stretch);
    if (fact === undefined || contributed?.cell.day !== places[index]?.day) return undefined;
    return contributed === undefined ? undefined : shownTicket(fact, contributed);
  });
}

function shownTicket({ key, state }: Fact<'ticket'>, { counters, cell, contested }: Contributed): Shown {
  const evidence: TicketEvidence = {
    factId: key.id,
    kind: 'ticket',
    ...(contested ? { contested } : {}),
    day: cell.day,
    serviceId: cell.serviceId ?? null,
    events: shownEvents(state.events),
    added: inWords(counters),
  };
  return { evidence, counters };
}

/** Without reasons: they are free text that a clerk wrote, and may name a citizen. */
export function shownEvents(ticket: Ticket): TicketEvidence['events'] {
  const counted = countedEvents(ticket);
  return inOrder(ticket).map((event) => {
    const { type, occurredAt, serviceId, officerId, counterId, outcome, accurate, sentBy } = event;
    return {
      type,
      occurredAt: instantText(occurredAt),
      serviceId,
      officerId,
      counterId,
      outcome,
      accurate,
      passedOver: counted.has(event) ? undefined : true,
      keyId: sentBy?.keyId,
    };
  });
}
