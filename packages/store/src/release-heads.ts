// Which releases a unit has, by the day on which their period ends: small heads, without what was released.
import { type LocalDay, type Replacement, REPLACEMENTS, type UnitId } from '@tera/domain';
import { type Item, S, day, instant, known, number, optionalText, text } from './attributes.ts';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import { RELEASES_PREFIX } from './tables.ts';

/** One revision of a release, without its document. */
export interface ReleaseHead {
  readonly period: string;
  /** The day after the period's last. */
  readonly to: LocalDay;
  readonly revision: number;
  readonly sha256: string;
  readonly methodVersion: string;
  readonly publishedAt: number;
  readonly replacement: Replacement | undefined;
  readonly reason: string | undefined;
  readonly chunks: number;
}

/** All revisions of the releases of periods that end in `(after, to]`, oldest first. */
export type ReadHeads = (unitId: UnitId, after: LocalDay, to: LocalDay) => Promise<ReleaseHead[]>;

const HEAD = 'HEAD#';

export function releaseHeads(client: DynamoClient, table: string): ReadHeads {
  return async (unitId, after, to) => {
    const found: ReleaseHead[] = [];
    let from: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :unit AND sk BETWEEN :after AND :to',
          // `~` comes after all that stands in a key: the whole of the last day, and nothing of the first.
          ExpressionAttributeValues: {
            ':unit': releasesKey(unitId),
            ':after': S(`${HEAD}${after}~`),
            ':to': S(`${HEAD}${to}~`),
          },
          ConsistentRead: true,
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        }),
      );
      found.push(...Items.map(headOf));
      from = LastEvaluatedKey;
    } while (from !== undefined);
    return found;
  };
}

export function releasesKey(unitId: UnitId) {
  return S(RELEASES_PREFIX + unitId);
}

/** By the day on which the period is over, so that those of a span are found, whatever they are called. */
export function headKey({ to, period, revision }: Pick<ReleaseHead, 'to' | 'period' | 'revision'>): string {
  return `${HEAD}${to}#${period}#${String(revision).padStart(4, '0')}`;
}

function headOf(item: Item): ReleaseHead {
  const replacement = optionalText(item, 'replacement');
  return {
    period: text(item, 'period'),
    to: day(item, 'to'),
    revision: number(item, 'revision'),
    sha256: text(item, 'sha256'),
    methodVersion: text(item, 'methodVersion'),
    publishedAt: instant(item, 'publishedAt'),
    replacement: replacement === undefined ? undefined : known(replacement, REPLACEMENTS),
    reason: optionalText(item, 'reason'),
    chunks: number(item, 'chunks'),
  };
}
