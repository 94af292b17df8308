// Which tickets are open, in a sparse index of the facts table. A ticket has these attributes only while it is open, so that one
// pushed whole is written without them and pays nothing, and one that ends is gone from the index by the write that ends it. The
// index holds what a list shows: who asks every few seconds reads no ticket for it.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  type FactKey,
  type KindName,
  OPEN_STATES,
  type OpenTicket,
  type StateOf,
  type TicketId,
  isCounterId,
  isOfficerId,
  isServiceId,
  isTicketId,
  openTicketOf,
} from '@tera/domain';
import { type Item, N, S, instant, known, map, optionalText, optionalThat, present, text, that } from './attributes.ts';

/** The attributes of a fact in this state by which it is in the index; none, where it is not. */
export function openKeys<K extends KindName>({ unitId, kind, id }: FactKey<K>, state: StateOf<K>): Item {
  const open = OPEN_TICKETS[kind]?.(state);
  if (open === undefined) return {};
  return { openPk: S(unitId), openSk: S(`${openingOf(open.issuedAt)}#${id}`), open: openAttribute(open) };
}

/** Which kinds of fact can be open, and what is shown of one that is. */
const OPEN_TICKETS: { readonly [K in KindName]?: (state: StateOf<K>) => OpenTicket | undefined } = {
  ticket: openTicketOf,
};

/** Instants as texts of one length, so that the index is in the order of the queue. */
export function openingOf(issuedAt: number): string {
  return new Date(issuedAt).toISOString();
}

export interface OpenPlace {
  /** Where it stands in the index. */
  readonly place: string;
  readonly ticketId: TicketId;
  readonly ticket: OpenTicket;
}

export function openPlaceOf(item: Item): OpenPlace {
  const open = map(item, 'open');
  const ticket: OpenTicket = {
    number: optionalText(open, 'no'),
    serviceId: optionalThat(optionalText(open, 's'), isServiceId),
    state: known(text(open, 'is'), OPEN_STATES),
    since: instant(open, 'at'),
    issuedAt: instant(open, 'i'),
    counterId: optionalThat(optionalText(open, 'c'), isCounterId),
    officerId: optionalThat(optionalText(open, 'o'), isOfficerId),
  };
  const place = text(item, 'openSk');
  return { place, ticketId: that(place.slice(place.indexOf('#') + 1), isTicketId), ticket };
}

function openAttribute({
  number,
  serviceId,
  state,
  since,
  issuedAt,
  counterId,
  officerId,
}: OpenTicket): AttributeValue {
  const shown = { no: textOf(number), s: textOf(serviceId), c: textOf(counterId), o: textOf(officerId) };
  return { M: present({ ...shown, is: S(state), at: N(since), i: N(issuedAt) }) };
}

function textOf(value: string | undefined): AttributeValue | undefined {
  return value === undefined ? undefined : S(value);
}
