// A fact as an item: what is known of it, what it has applied, and its version. The item knows no rule of counting; what it
// must keep is everything that a contribution rests on.
import {
  type CellKey,
  type Contribution,
  type Counters,
  type FactKey,
  type Instant,
  KINDS,
  type KindName,
  NOTHING,
  type StateOf,
  forgottenAt,
} from '@tera/domain';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Item, M, N, number } from './attributes.ts';
import { type PointerChange, evidenceKeys } from './evidence-index.ts';
import { FACT_CODECS } from './fact-codecs.ts';
import { factItemKey } from './fact-key.ts';

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

/** A fact as it shall be stored; its `version` is the one it was read at. */
export interface FactToWrite<K extends KindName = KindName> extends Fact<K> {
  /** How its places in the evidence index change with it. */
  readonly pointers: readonly PointerChange[];
}

export function factItem<K extends KindName>({ key, state, applied, partial, version }: Fact<K>): Item {
  return {
    ...factItemKey(key),
    version: N(version),
    expiresAt: expiryOf(key.kind, state),
    ...FACT_CODECS[key.kind].encode(state),
    ...(partial ? { partial: { BOOL: true } } : {}),
    ...(applied.size === 0 ? {} : { applied: appliedAttribute(applied), ...evidenceKeys(key, applied) }),
  };
}

/** The fact of an item; one whose time is over reads as empty, whether or not the engine has swept it. */
export function factOf<K extends KindName>(key: FactKey<K>, item: Item | undefined, now: Instant): Fact<K> {
  const empty = { key, state: KINDS[key.kind].empty, applied: NOTHING, partial: false, version: 0 };
  if (item === undefined) return empty;
  const version = number(item, 'version');
  if (number(item, 'expiresAt') * 1000 <= now) return { ...empty, version };
  return {
    key,
    state: FACT_CODECS[key.kind].decode(item, key.id),
    applied: appliedOf(item['applied']?.M ?? {}),
    partial: item['partial']?.BOOL === true,
    version,
  };
}

/** When the fact may be forgotten, in seconds since 1970; what is known of a fact before it comes waits for it as long. */
export function expiryOf<K extends KindName>(kind: K, state: StateOf<K>): AttributeValue {
  return N(Math.ceil(forgottenAt(kind, state) / 1000));
}

function appliedAttribute(applied: Contribution): AttributeValue {
  return M(
    Array.from(applied, ([cell, counters]) => [
      cell,
      M(Object.entries(counters).map(([name, amount]) => [name, N(amount)])),
    ]),
  );
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
