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
  /** 0 while nothing is stored; each write adds 1. */
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
  if (number(item, 'expiresAt') * 1000 <= now) return { ...empty, version };
  return {
    key,
    state: decode(item, key.id),
    applied: appliedOf(optionalMap(item, 'applied') ?? {}),
    partial: optionalFlag(item, 'partial') === true,
    version,
  };
}

function appliedOf(cells: Item): Contribution {
  return new Map(
    Object.keys(cells).map((cell) => {
      const amounts = map(cells, cell);
      const counters: Counters = Object.fromEntries(Object.keys(amounts).map((name) => [name, number(amounts, name)]));
      return [that(cell, isCellKey), counters];
    }),
  );
}
