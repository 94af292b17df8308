// Where a fact is kept.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type FactKey, KINDS, KIND_NAMES, type KindName } from '@tera/domain';
import { S } from './attributes.ts';

export function factItemKey({ unitId, kind, id }: FactKey): { pk: AttributeValue; sk: AttributeValue } {
  return { pk: S(unitId), sk: S(`${KINDS[kind].letter}#${id}`) };
}

/** One text per fact, for maps. */
export function factName({ unitId, kind, id }: FactKey): string {
  return `${unitId}#${KINDS[kind].letter}#${id}`;
}

/** The kind whose items begin with this letter. */
export function kindOfLetter(letter: string | undefined): KindName | undefined {
  return KIND_NAMES.find((name) => KINDS[name].letter === letter);
}
