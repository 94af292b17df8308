// Where a fact is kept.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { UnitId } from '@tera/domain';
import { S } from './attributes.ts';

/** `id`: a ticket's id, a response's key, or a device's day and key. */
export interface FactKey {
  readonly unitId: UnitId;
  readonly kind: 'ticket' | 'response' | 'device';
  readonly id: string;
}

/** Each kind's letter in the keys of items. */
export const KINDS = { ticket: 'T', response: 'R', device: 'D' } as const;

export function factItemKey({ unitId, kind, id }: FactKey): { pk: AttributeValue; sk: AttributeValue } {
  return { pk: S(unitId), sk: S(`${KINDS[kind]}#${id}`) };
}

/** One text per fact, for maps. */
export function factName({ unitId, kind, id }: FactKey): string {
  return `${unitId}#${KINDS[kind]}#${id}`;
}
