// Two counters that take one ticket at once, because each has seen it wait: both tell a start, seconds apart, and nothing of a
// handover. The first has the ticket. What the other tells is left out, unless nobody but the other has told of it ever since:
// then that one took it over, and its system says so by the start alone.

import type { Duration } from '../../time/time.ts';
import { compareWithin } from './ticket-order.ts';
import type { TicketEvent } from './ticket.ts';

/** By time, and of one time by id. @param within milliseconds between starts that may have crossed each other */
export function withoutLostRaces(events: readonly TicketEvent[], within: Duration): readonly TicketEvent[] {
  const lost = new Set<TicketEvent>();
  const sorted = [...events].sort((a, b) => a.occurredAt - b.occurredAt || compareWithin(a, b));
  let first: TicketEvent | undefined;
  for (const [index, event] of sorted.entries()) {
    if (lost.has(event) || LEAVES_THE_TURN.has(event.type)) continue;
    if (event.type !== 'started') first = undefined;
    else if (first === undefined || !isRace(first, event, within)) first = event;
    else {
      const after = sorted.slice(index + 1);
      if (isHandedOver(event, after, within)) first = event;
      else {
        const told = untilHandover(after);
        const byOther = told.filter((one) => isToldBy(event, one));
        if (byOther.length > 0 && !told.some((one) => isToldBy(first, one))) first = event;
        else for (const one of [event, ...byOther]) lost.add(one);
      }
    }
  }
  return lost.size === 0 ? events : events.filter((event) => !lost.has(event));
}

const LEAVES_THE_TURN: ReadonlySet<TicketEvent['type']> = new Set(['issued', 'called', 'corrected']);

function isRace(first: TicketEvent, second: TicketEvent, within: Duration): boolean {
  return (
    second.occurredAt - first.occurredAt <= within &&
    isOther(first.officerId, second.officerId) &&
    isOther(first.counterId, second.counterId)
  );
}

function isOther(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** A transfer to whoever has started, told by a clock that is behind. */
function isHandedOver(
  { officerId, occurredAt }: TicketEvent,
  after: readonly TicketEvent[],
  within: Duration,
): boolean {
  return after.some(
    (event) => event.type === 'transferred' && event.officerId === officerId && event.occurredAt - occurredAt <= within,
  );
}

/** What is told of the turn, up to its being handed on or begun again. */
function untilHandover(after: readonly TicketEvent[]): readonly TicketEvent[] {
  const end = after.findIndex(({ type }) => type === 'transferred' || type === 'reopened');
  return (end < 0 ? after : after.slice(0, end)).filter(({ type }) => type !== 'issued' && type !== 'corrected');
}

/** By the counter of that start; where no counter is named, by its officer. */
function isToldBy(start: TicketEvent | undefined, event: TicketEvent): boolean {
  if (start === undefined) return false;
  return event.counterId === undefined ? event.officerId === start.officerId : event.counterId === start.counterId;
}
