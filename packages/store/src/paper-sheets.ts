// Which sheets of paper a unit has typed in: of each release period a number once. Nothing that was answered is here, nor which
// answer a sheet became; whether one that is typed again says the same is told by a keyed hash.
import { type Instant, KEPT_FOR, type LocalDay, MINUTE, SECOND, type UnitId } from '@tera/domain';
import { type Author, auditPuts } from './audit-entry.ts';
import { type Item, N, S, instant, number, optionalNumber, present, text } from './attributes.ts';
import {
  DeleteItemCommand,
  type DynamoClient,
  PutItemCommand,
  QueryCommand,
  isConditionFailure,
  itemInTheWay,
} from './aws/dynamodb.ts';
import { PAPER_PREFIX, type TableNames } from './tables.ts';
import { transact, tried } from './transact.ts';

/** A sheet by its number, which begins anew with each release period if an office likes. */
export interface SheetNumber {
  readonly unitId: UnitId;
  /** The release period of the day on which it was filled in. */
  readonly period: string;
  readonly number: number;
}

/** A sheet as it is typed. */
export interface TypedSheet extends SheetNumber {
  /** A keyed hash of all that is on it. */
  readonly content: string;
  /** Of the form with which it was sent. */
  readonly formId: string;
  readonly by: Author & { readonly keyId: string };
  readonly at: Instant;
}

/** Who has a number. */
export interface KeptSheet extends Pick<TypedSheet, 'content' | 'formId' | 'by' | 'at'> {
  /** Its answer is in the queue; until then it is being typed. */
  readonly isSent: boolean;
}

/** What one person has typed on a day. */
export interface TypedOnADay {
  readonly keyId: string;
  readonly count: number;
  readonly last: { readonly period: string; readonly number: number };
}

export interface PaperSheets {
  /** Takes a number, or tells who has it. */
  readonly claim: (sheet: TypedSheet) => Promise<'claimed' | KeptSheet>;
  /** Its answer is in the queue: it is counted for whoever has typed it on this day, and told in the audit. Once. */
  readonly sent: (sheet: TypedSheet, today: LocalDay) => Promise<void>;
  /** Gives the number away: nothing came of it. */
  readonly forget: (sheet: TypedSheet) => Promise<void>;
  /** The greatest number that is taken in a period; 0 where none is. */
  readonly greatest: (unitId: UnitId, period: string) => Promise<number>;
  readonly typedOn: (unitId: UnitId, day: LocalDay) => Promise<TypedOnADay[]>;
}

/** Nobody else may take the number for as long as a request can last. */
const HELD_FOR = MINUTE;
export const GREATEST_SHEET_NUMBER = 999_999;
const DIGITS = String(GREATEST_SHEET_NUMBER).length;

export function paperSheets(
  client: DynamoClient,
  { facts, registry }: Pick<TableNames, 'facts' | 'registry'>,
): PaperSheets {
  const query = async (unitId: UnitId, begin: string, last = false): Promise<readonly Item[]> => {
    const found: Item[] = [];
    let from: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: facts,
          KeyConditionExpression: 'pk = :unit AND begins_with(sk, :begin)',
          ExpressionAttributeValues: { ':unit': S(PAPER_PREFIX + unitId), ':begin': S(begin) },
          ConsistentRead: true,
          ...(last ? { ScanIndexForward: false, Limit: 1 } : {}),
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        }),
      );
      found.push(...Items);
      from = last ? undefined : LastEvaluatedKey;
    } while (from !== undefined);
    return found;
  };

  return {
    claim: async (sheet) => {
      try {
        await client.send(
          new PutItemCommand({
            TableName: facts,
            Item: sheetItem(sheet),
            ConditionExpression: 'attribute_not_exists(pk) OR (attribute_not_exists(sentAt) AND heldUntil <= :now)',
            ExpressionAttributeValues: { ':now': N(sheet.at) },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return 'claimed';
      } catch (error) {
        const kept = itemInTheWay(error);
        if (kept === undefined) throw error;
        return keptSheetOf(kept);
      }
    },

    sent: async (sheet, today) => {
      const { unitId, period, number: nth, by, at } = sheet;
      const audited = await auditPuts(registry, {
        at,
        by,
        what: 'paper.typed',
        units: [unitId],
        of: `${period}#${nth}`,
        after: { period, number: nth },
      });
      const outcome = await tried(() =>
        transact(client, [
          { Put: { TableName: facts, Item: { ...sheetItem(sheet), sentAt: N(at) }, ...stillItsOwn(sheet) } },
          {
            Update: {
              TableName: facts,
              Key: dayKey(unitId, today, by.keyId),
              UpdateExpression:
                'ADD typed :one SET keyId = :who, lastPeriod = :period, lastNumber = :nth, expiresAt = :end',
              ExpressionAttributeValues: {
                ':one': N(1),
                ':who': S(by.keyId),
                ':period': S(period),
                ':nth': N(nth),
                ':end': N(endOf(at)),
              },
            },
          },
          ...audited,
        ]),
      );
      // `refused`: the same sheet, sent twice at once, is there already.
      if (outcome === 'busy') throw new Error('a sheet is queued, and could not be told of');
    },

    forget: async (sheet) => {
      try {
        await client.send(new DeleteItemCommand({ TableName: facts, Key: sheetKey(sheet), ...stillItsOwn(sheet) }));
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    },

    greatest: async (unitId, period) => {
      const [last] = await query(unitId, sheetsOf(period), true);
      return last === undefined ? 0 : number(last, 'nth');
    },

    typedOn: async (unitId, day) => (await query(unitId, dayBegin(day))).map(typedOnADayOf),
  };
}

function sheetsOf(period: string): string {
  return `SHEET#${period}#`;
}

function sheetKey({ unitId, period, number: nth }: SheetNumber): Item {
  return { pk: S(PAPER_PREFIX + unitId), sk: S(sheetsOf(period) + String(nth).padStart(DIGITS, '0')) };
}

function dayBegin(day: LocalDay): string {
  return `DAY#${day}#`;
}

function dayKey(unitId: UnitId, day: LocalDay, keyId: string): Item {
  return { pk: S(PAPER_PREFIX + unitId), sk: S(dayBegin(day) + keyId) };
}

/** The second after which no sheet of its period can come any more. */
function endOf(at: Instant): number {
  return Math.ceil((at + KEPT_FOR) / SECOND);
}

function sheetItem(sheet: TypedSheet): Item {
  const { number: nth, content, formId, by, at } = sheet;
  return {
    ...sheetKey(sheet),
    ...present({
      nth: N(nth),
      content: S(content),
      formId: S(formId),
      keyId: S(by.keyId),
      name: S(by.name),
      at: N(at),
      heldUntil: N(at + HELD_FOR),
      expiresAt: N(endOf(at)),
    }),
  };
}

function stillItsOwn({ content }: TypedSheet) {
  return {
    ConditionExpression: 'content = :content AND attribute_not_exists(sentAt)',
    ExpressionAttributeValues: { ':content': S(content) },
  };
}

function keptSheetOf(item: Item): KeptSheet {
  return {
    content: text(item, 'content'),
    formId: text(item, 'formId'),
    by: { keyId: text(item, 'keyId'), name: text(item, 'name') },
    at: instant(item, 'at'),
    isSent: optionalNumber(item, 'sentAt') !== undefined,
  };
}

function typedOnADayOf(item: Item): TypedOnADay {
  return {
    keyId: text(item, 'keyId'),
    count: number(item, 'typed'),
    last: { period: text(item, 'lastPeriod'), number: number(item, 'lastNumber') },
  };
}
