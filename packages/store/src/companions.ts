// What comes and goes with a fact besides its cells: with a ticket that its answer is to be told anew whose it is, and that something
// of it is set aside; with an answer its comment. Ordinary tickets and answers have none of it, and write nothing for it.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  type KindName,
  type ResponseState,
  type StateOf,
  type TicketState,
  asideReasonsOf,
  chargeOf,
  chargeText,
} from '@tera/domain';
import { type Item, N, S } from './attributes.ts';
import type { Fact } from './fact.ts';
import type { ItemChange } from './item-change.ts';
import { waitingCommentItem, waitingCommentKey } from './waiting-comment-item.ts';
import { ASIDE_PREFIX, CHARGES_OUTBOX } from './tables.ts';

export interface Companions {
  readonly items: readonly ItemChange[];
  readonly wasCharged: true | undefined;
}

/** Most items of one change. */
export const COMPANIONS_PER_FACT = 2;

const NONE: Companions = { items: [], wasCharged: undefined };

export function companionsOf<K extends KindName>(
  current: Fact<K>,
  state: StateOf<K>,
  expiresAt: AttributeValue,
): Companions {
  return COMPANIONS[current.key.kind]?.(current, state, expiresAt) ?? NONE;
}

const COMPANIONS: {
  readonly [K in KindName]?: (current: Fact<K>, state: StateOf<K>, expiresAt: AttributeValue) => Companions;
} = {
  ticket: (current, state, expiresAt) => {
    const { charges, wasCharged } = chargesOf(current, state);
    return { items: [...charges, ...asideOf(current, state, expiresAt)], wasCharged };
  },
  response: (current, state) => ({ items: commentsOf(current, state), wasCharged: undefined }),
};

/** Of several answers the first counts, and its comment with it: it takes the place of another's, also if there is none. */
function commentsOf(
  { key: { unitId }, state: before }: Fact<'response'>,
  { response, comment }: ResponseState,
): ItemChange[] {
  if (comment === undefined || response === before.response) return [];
  const { text } = comment;
  if (text !== undefined) return [{ put: waitingCommentItem(unitId, { ...comment, text }) }];
  return before.response === undefined ? [] : [{ remove: waitingCommentKey(unitId, comment.id) }];
}

/** The key in the outbox of a ticket whose answer is to be told anew whose it is. */
export function chargeOutboxKey({ unitId, ticketId }: { readonly unitId: string; readonly ticketId: string }): Item {
  return { pk: S(CHARGES_OUTBOX), sk: S(`${unitId}#${ticketId}`) };
}

/**
 * Only a ticket that has said whose its answer is, and now says otherwise, has something to tell: of the others nobody has
 * been told yet, and whoever asks is told what holds by then.
 */
function chargesOf(
  current: Fact<'ticket'>,
  state: TicketState,
): { readonly charges: ItemChange[]; readonly wasCharged: true | undefined } {
  const { key, state: before, applied, version, wasCharged } = current;
  // A ticket that has ended adds something, unless it was annulled.
  const isCharged = wasCharged === true || applied.size > 0 || before.ruling?.state === 'annulled';
  if (!isCharged) return { charges: [], wasCharged: undefined };
  const charge = chargeOf(state.events, state.ruling);
  const isOther = chargeText(charge) !== chargeText(chargeOf(before.events, before.ruling));
  const item = { ...chargeOutboxKey({ unitId: key.unitId, ticketId: key.id }), version: N(version + 1) };
  return { charges: isOther ? [{ put: item }] : [], wasCharged: charge.kind === 'open' ? true : undefined };
}

function asideOf({ key, state: before }: Fact<'ticket'>, state: TicketState, expiresAt: AttributeValue): ItemChange[] {
  const [was, is] = [before, state].map((one) => asideReasonsOf(one).length > 0);
  if (was === is) return [];
  const place = { pk: S(`${ASIDE_PREFIX}${key.unitId}`), sk: S(key.id) };
  return [is === true ? { put: { ...place, expiresAt } } : { remove: place }];
}
