// What every adapter answers. An adapter never says that an event is good: the door judges it like any other, so a
// service that the registry does not have is refused there, with its usual code.
import type { FieldError, WrittenTicketEvent } from '@tera/contracts';

export type Mapped =
  | { readonly events: readonly WrittenTicketEvent[] }
  /** It tells nothing about a ticket, or nothing new that has a time; the name of what was ignored. */
  | { readonly ignored: string }
  /** Not a record of that system. */
  | { readonly errors: readonly FieldError[] };

/** Takes the fields that are not there out, so that equal events are written equally. */
export function written(event: WrittenTicketEvent): WrittenTicketEvent {
  return Object.fromEntries(
    Object.entries(event).filter(([, value]) => value !== undefined),
  ) as unknown as WrittenTicketEvent;
}
