// A fact as it is read: what is known of it, what it has applied, and its version.
import {
  type CellKey,
  type Contribution,
  type Counters,
  type FactKey,
  type Instant,
  type KindName,
  NOTHING,
  type StateOf,
} from '@tera/domain';
import { type Item, number } from './attributes.ts';
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

/** The fact of an item; one whose time is over reads as empty, whether or not the engine has swept it. */
export function factOf<K extends KindName>(key: FactKey<K>, item: Item | undefined, now: Instant): Fact<K> {
  const { decode } = FACT_CODECS[key.kind];
  const empty = { key, state: decode({}, key.id), applied: NOTHING, partial: false, version: 0 };
  if (item === undefined) return empty;
  const version = number(item, 'version');
  if (number(item, 'expiresAt') * 1000 <= now) return { ...empty, version };
  return {
    key,
    state: decode(item, key.id),
    applied: appliedOf(item['applied']?.M ?? {}),
    partial: item['partial']?.BOOL === true,
    ...(item['charged']?.BOOL === true ? { wasCharged: true } : {}),
    version,
  };
}

function appliedOf(cells: Item): Contribution {
  return new Map(
    Object.entries(cells).map(([cell, value]) => {
      const counters: Counters = Object.fromEntries(
        Object.entries(value.M ?? {}).map(([name, amount]) => [name, Number(amount.N)]),
      );
      return [cell as CellKey, counters];
    }),
  );
}
