// A fact as it is read: what is known of it, what it has applied, and its version.
import {
  type Contribution,
  type Counters,
  type FactKey,
  type Instant,
  type KindName,
  NOTHING,
  type StateOf,
  isCellKey,
} from '@tera/domain';
import { type Item, map, number, optionalFlag, optionalMap, that } from './attributes.ts';
import { FACT_CODECS } from './fact-codecs.ts';

export interface Fact<K extends KindName = KindName> {
  readonly key: FactKey<K>;
  readonly state: StateOf<K>;
  /** What its cells hold of it. */
  readonly applied: Contribution;
  /** Some of its contribution is still to be applied, because it did not fit in one transaction. */
  readonly partial: boolean;
  /** Of a ticket: its answer was told whose it is, and the ticket does not say so any more. It is told of the next change. */
  readonly wasCharged?: true | undefined;
  /** 0 while nothing is stored, and another one after each write; of most kinds one more. */
  readonly version: number;
}

/**
 * The fact of an item; one whose time is over reads as empty, whether or not the engine has swept it.
 * @throws for an item that this code, or an earlier form of it, cannot have written
 */
export function factOf<K extends KindName>(key: FactKey<K>, item: Item | undefined, now: Instant): Fact<K> {
  const { decode } = FACT_CODECS[key.kind];
  const empty = { key, state: decode({}, key.id), applied: NOTHING, partial: false, version: 0 };
  if (item === undefined) return empty;
  const version = number(item, 'version');
  if (isOver(item, now)) return { ...empty, version };
  return {
    key,
    state: decode(item, key.id),
    applied: appliedIn(item, now),
    partial: optionalFlag(item, 'partial') === true,
    ...(optionalFlag(item, 'charged') === true ? { wasCharged: true } : {}),
    version,
  };
}

/** What cells hold of the fact of an item; of one whose time is over nothing, as of an empty one. */
export function appliedIn(item: Item, now: Instant): Contribution {
  if (isOver(item, now)) return NOTHING;
  const cells = optionalMap(item, 'applied') ?? {};
  return new Map(
    Object.keys(cells).map((cell) => {
      const amounts = map(cells, cell);
      const counters: Counters = Object.fromEntries(Object.keys(amounts).map((name) => [name, number(amounts, name)]));
      return [that(cell, isCellKey), counters];
    }),
  );
}

function isOver(item: Item, now: Instant): boolean {
  return number(item, 'expiresAt') * 1000 <= now;
}
