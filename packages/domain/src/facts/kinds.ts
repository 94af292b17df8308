// Every kind of fact that there is. A kind that is not in this list does not exist: it is neither read, counted nor kept.

import type { UnitId } from '../ids.ts';
import type { Instant } from '../time/time.ts';
import type { Contribution } from './contribution.ts';
import { deviceDayKind, sharingOf } from './device-day.ts';
import type { CountingRules, Evolved, FactKind } from './kind.ts';
import { responseKind } from './response/kind.ts';
import { presenceKind } from './response/presence.ts';
import { ticketKind } from './ticket/kind.ts';

const ALL = { ticket: ticketKind, response: responseKind, device: deviceDayKind, presence: presenceKind };

export type KindName = keyof typeof ALL;
export type StateOf<K extends KindName> = (typeof ALL)[K] extends { readonly empty: infer State } ? State : never;
export type NewsOf<K extends KindName> = K extends KindName ? NewsTakenBy<(typeof ALL)[K]> : never;
type NewsTakenBy<Kind> = Kind extends { readonly happenedAt: (news: infer News) => Instant } ? News : never;

export const KINDS: { readonly [K in KindName]: FactKind<StateOf<K>, NewsOf<K>> } = ALL;
export const KIND_NAMES = Object.keys(ALL) as readonly KindName[];

/** One fact of a unit. `id`: a ticket's id, a response's key, a device's day and key, or the mark of an answered link. */
export interface FactKey<K extends KindName = KindName> {
  readonly unitId: UnitId;
  readonly kind: K;
  readonly id: string;
}

/** What is new of one fact. */
export type FactNews = { [K in KindName]: NewsOfOne<K> }[KindName];
interface NewsOfOne<K extends KindName> {
  readonly kind: K;
  readonly id: string;
  readonly news: NewsOf<K>;
}

export function evolved<K extends KindName>(
  kind: K,
  state: StateOf<K>,
  news: readonly NewsOf<K>[],
): Evolved<StateOf<K>> {
  return KINDS[kind].evolve(state, news);
}

/** What a fact in this state adds by the rules. */
export function factContribution<K extends KindName>(kind: K, state: StateOf<K>, rules: CountingRules): Contribution {
  return KINDS[kind].contribution(state, rules);
}

/** When a fact in this state may be forgotten; whatever is as old as that is not counted any more. */
export function forgottenAt<K extends KindName>(kind: K, state: StateOf<K>): Instant {
  return KINDS[kind].newest(state) + KINDS[kind].keptFor;
}

/** How many events a fact in this state weighs, roughly. */
export function sizeOfFact<K extends KindName>(kind: K, state: StateOf<K>): number {
  return KINDS[kind].sizeOf(state);
}

export function happenedAt<K extends KindName>(kind: K, news: NewsOf<K>): Instant {
  return KINDS[kind].happenedAt(news);
}

/**
 * What other facts are to hear of a fact that is in this state by this news. It is all of it each time, so that whoever tells it
 * may be stopped anywhere and tell it again.
 */
export function newsForOthers<K extends KindName>(
  kind: K,
  state: StateOf<K>,
  news: readonly NewsOf<K>[],
): readonly FactNews[] {
  return TELLING[kind]?.(state, news) ?? [];
}

const TELLING: {
  readonly [K in KindName]?: (state: StateOf<K>, news: readonly NewsOf<K>[]) => readonly FactNews[];
} = {
  device: (device, news) =>
    sharingOf(device, news).map(({ key, receivedAt }) => ({
      kind: 'response',
      id: key,
      news: { isOfSharedDevice: true, on: receivedAt },
    })),
};
