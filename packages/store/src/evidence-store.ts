// Finding the tickets behind a figure: which of them have something in the cells of one officer and month. The index only
// names facts, and may lag behind; what a fact has added is in the fact.
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type LocalDay, type OfficerId, type UnitId, addDays, isLocalDay, monthOf } from '@tera/domain';
import { type Item, S, text, that } from './attributes.ts';
import { FACT_CODECS } from './fact-codecs.ts';
import { EVIDENCE_INDEX } from './tables.ts';

/** The days `[from, to)` of one month, of one officer or of nobody. */
export interface EvidenceStretch {
  readonly unitId: UnitId;
  readonly officerId: OfficerId | null;
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** Where a ticket stands in the index. */
export interface EvidencePlace {
  readonly day: LocalDay;
  readonly id: string;
}

export interface EvidenceStore {
  /** By day and then by id, from the one after `after` on. Fewer than `atMost` say that there are no more. */
  readonly tickets: (
    stretch: EvidenceStretch,
    wishes: { readonly after?: EvidencePlace | undefined; readonly atMost: number },
  ) => Promise<EvidencePlace[]>;
}

export function evidenceStore(client: DynamoDBClient, factsTable: string): EvidenceStore {
  return {
    tickets: async (stretch, { after, atMost }) => {
      // By key, as a fact that has just moved may be in the index by its old entry and its new one.
      const places = new Map<string, EvidencePlace>();
      const first = after === undefined ? stretch.from : behind(sortKey(after));
      const last = `${addDays(stretch.to, -1)}#~`;
      // Of a span that ends before it begins the engine would not even take the question.
      if (first > last) return [];
      let from: Item | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: factsTable,
            IndexName: EVIDENCE_INDEX,
            KeyConditionExpression: 'evidencePk = :stretch AND evidenceSk BETWEEN :first AND :last',
            ExpressionAttributeValues: {
              ':stretch': S(`${stretch.unitId}#${stretch.officerId ?? '-'}#${monthOf(stretch.from)}`),
              ':first': S(first),
              ':last': S(last),
            },
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
            // Other kinds lie between: a page of the index is no page of ours.
            Limit: 2 * atMost,
          }),
        );
        for (const item of Items) {
          const key = text(item, 'evidenceSk');
          const place = placeOf(key);
          if (place !== undefined && places.size < atMost) places.set(key, place);
        }
        from = LastEvaluatedKey;
      } while (from !== undefined && places.size < atMost);
      return [...places.values()];
    },
  };
}

function sortKey({ day, id }: EvidencePlace): string {
  return `${day}#${FACT_CODECS.ticket.letter}#${id}`;
}

/** `undefined` for a fact of another kind. */
function placeOf(key: string): EvidencePlace | undefined {
  const [day = '', letter, ...id] = key.split('#');
  if (letter !== FACT_CODECS.ticket.letter) return undefined;
  return { day: that(day, isLocalDay), id: id.join('#') };
}

/** The next text after a key: every character of a key comes after the space. */
function behind(key: string): string {
  return `${key} `;
}
