// The names of things. Ids are opaque: nothing may be read out of one, and none of them ever holds a NIP.

declare const brand: unique symbol;
type Id<Of extends string> = string & { readonly [brand]: Of };

export type UnitId = Id<'unit'>;
export type ServiceId = Id<'service'>;
export type OfficerId = Id<'officer'>;
export type CounterId = Id<'counter'>;
export type TicketId = Id<'ticket'>;
export type EventId = Id<'event'>;

/** What every id matches. `#`, `~` and `|` are outside it, so that keys and links can be joined with them. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:-]*$/;
/** Longest unit, service, officer and counter id, in characters. */
export const ID_LENGTH = 40;
/** Longest ticket and event id, in characters. */
export const LONG_ID_LENGTH = 64;

// Whether a text that was sent, or stored long ago, is such an id. What passes is branded, and trusted from then on.

export function isUnitId(text: string): text is UnitId {
  return isId(text, ID_LENGTH);
}

export function isServiceId(text: string): text is ServiceId {
  return isId(text, ID_LENGTH);
}

export function isOfficerId(text: string): text is OfficerId {
  return isId(text, ID_LENGTH);
}

export function isCounterId(text: string): text is CounterId {
  return isId(text, ID_LENGTH);
}

export function isTicketId(text: string): text is TicketId {
  return isId(text, LONG_ID_LENGTH);
}

export function isEventId(text: string): text is EventId {
  return isId(text, LONG_ID_LENGTH);
}

function isId(text: string, longest: number): boolean {
  return text.length <= longest && ID_PATTERN.test(text);
}
