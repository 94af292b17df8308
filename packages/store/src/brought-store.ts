// Results of the time before Tera: one item for each unit and period, in a partition of its own, so that nothing that sums
// releases or answers comes across them. One is replaced with a reason alone, and the audit has what it was before.
import { type BroughtElement, type BroughtFigure, ELEMENTS, type Instant, type UnitId } from '@tera/domain';
import { type Author, auditPuts } from './audit-entry.ts';
import { type Item, M, N, S, instant, known, map, number, optionalText, present, text } from './attributes.ts';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import { BROUGHT_PREFIX } from './tables.ts';
import { transact, tried } from './transact.ts';

export interface KeptBrought extends BroughtFigure {
  /** The id of the key. */
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  /** Why it replaced another. */
  readonly reason?: string | undefined;
  /** How often it was put. */
  readonly version: number;
}

export interface BroughtReader {
  /** In the order of the names of their periods. */
  readonly list: (unitId: UnitId) => Promise<KeptBrought[]>;
}

export interface BroughtStore extends BroughtReader {
  /** Puts a new one, or one in the place of `before`; false when it is not that any more. */
  readonly put: (unitId: UnitId, figure: KeptBrought, before: KeptBrought | undefined, by: Author) => Promise<boolean>;
}

export function broughtReader(client: DynamoClient, table: string): BroughtReader {
  return {
    list: async (unitId) => {
      const found: KeptBrought[] = [];
      let from: Item | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :unit',
            ExpressionAttributeValues: { ':unit': S(BROUGHT_PREFIX + unitId) },
            ConsistentRead: true,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        found.push(...Items.map(broughtOf));
        from = LastEvaluatedKey;
      } while (from !== undefined);
      return found;
    },
  };
}

export function broughtStore(client: DynamoClient, table: string): BroughtStore {
  return {
    ...broughtReader(client, table),

    put: async (unitId, figure, before, by) => {
      const condition =
        before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': N(before.version) } };
      const audited = await auditPuts(table, {
        at: figure.enteredAt,
        by,
        what: before === undefined ? 'brought_figure.entered' : 'brought_figure.replaced',
        units: [unitId],
        of: figure.period,
        before,
        after: figure,
      });
      const put = { Put: { TableName: table, Item: broughtItem(unitId, figure), ...condition } };
      const outcome = await tried(() => transact(client, [put, ...audited]));
      return outcome === 'done';
    },
  };
}

function broughtItem(unitId: UnitId, figure: KeptBrought): Item {
  const { period, n, elements, source, enteredBy, enteredAt, reason, version } = figure;
  const written = ELEMENTS.flatMap((code) => {
    const element = elements[code];
    return element === undefined ? [] : [[code, elementItem(element)] as const];
  });
  return {
    pk: S(BROUGHT_PREFIX + unitId),
    sk: S(period),
    ...present({
      n: N(n),
      elements: M(written),
      source: S(source),
      enteredBy: S(enteredBy),
      enteredAt: N(enteredAt),
      reason: reason === undefined ? undefined : S(reason),
      version: N(version),
    }),
  };
}

function elementItem(element: BroughtElement) {
  return M(
    Object.entries(typeof element === 'number' ? { nrr: element } : element).map(([name, value]) => [name, N(value)]),
  );
}

function broughtOf(item: Item): KeptBrought {
  const elements = map(item, 'elements');
  return {
    period: text(item, 'sk'),
    n: number(item, 'n'),
    elements: Object.fromEntries(
      Object.keys(elements).map((code) => [known(code, ELEMENTS), elementOf(map(elements, code))]),
    ),
    source: text(item, 'source'),
    enteredBy: text(item, 'enteredBy'),
    enteredAt: instant(item, 'enteredAt'),
    reason: optionalText(item, 'reason'),
    version: number(item, 'version'),
  };
}

function elementOf(item: Item): BroughtElement {
  return item['nrr'] === undefined ? { sum: number(item, 'sum'), n: number(item, 'n') } : number(item, 'nrr');
}
