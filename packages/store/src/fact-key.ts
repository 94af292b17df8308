// Where a fact is kept.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { FactKey, KindName } from '@tera/domain';
import { S } from './attributes.ts';
import { FACT_CODECS } from './fact-codecs.ts';

export function factItemKey({ unitId, kind, id }: FactKey): { pk: AttributeValue; sk: AttributeValue } {
  const { letter, prefix = '' } = FACT_CODECS[kind];
  return { pk: S(`${prefix}${unitId}`), sk: S(`${letter}#${id}`) };
}

/** One text per fact, for maps. */
export function factName({ unitId, kind, id }: FactKey): string {
  return `${unitId}#${FACT_CODECS[kind].letter}#${id}`;
}

/** The kind whose items begin with this letter. */
export function kindOfLetter(letter: string | undefined): KindName | undefined {
  return KIND_NAMES.find((name) => FACT_CODECS[name].letter === letter);
}

const KIND_NAMES = Object.keys(FACT_CODECS) as readonly KindName[];
