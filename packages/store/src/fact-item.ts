// A fact as it is written: an item with everything that a contribution rests on. It knows no rule of counting.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Contribution, type KindName, type StateOf, counterEntries, forgottenAt } from '@tera/domain';
import { type Item, M, N } from './attributes.ts';
import { evidenceKeys } from './evidence-index.ts';
import { openKeys } from './open-index.ts';
import type { ItemChange } from './item-change.ts';
import { FACT_CODECS } from './fact-codecs.ts';
import { factItemKey } from './fact-key.ts';
import type { Fact } from './fact.ts';

/** A fact as it shall be stored; its `version` is the one it was read at. */
export interface FactToWrite<K extends KindName = KindName> extends Fact<K> {
  /** Items that come and go with it: its further places in the evidence index, and what is to be told of it. */
  readonly companions: readonly ItemChange[];
}

export function factItem<K extends KindName>({ key, state, applied, partial, wasCharged, version }: Fact<K>): Item {
  return {
    ...factItemKey(key),
    version: N(version),
    expiresAt: expiryOf(key.kind, state),
    ...FACT_CODECS[key.kind].encode(state),
    ...openKeys(key, state),
    ...(partial ? { partial: { BOOL: true } } : {}),
    ...(wasCharged === true ? { charged: { BOOL: true } } : {}),
    ...(applied.size === 0 ? {} : { applied: appliedAttribute(applied), ...evidenceKeys(key, applied) }),
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
      M(counterEntries(counters).map(([name, amount]) => [name, N(amount)])),
    ]),
  );
}
