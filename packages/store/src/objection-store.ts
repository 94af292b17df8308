// Objections, as entries of the registry table that are only ever added: what was filed, and what was decided. No entry
// replaces another one, so an objection's state is nothing but which entries there are. With each of them its ruling is laid
// into the outbox, in one transaction: no entry is stored of which the figures might never hear.
import {
  type DynamoDBClient,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { ObjectionCorrection, ObjectionState } from '@tera/contracts';
import { type Instant, type OfficerId, type TicketId, type UnitId, isOfficerId, isServiceId } from '@tera/domain';
import {
  type Item,
  M,
  N,
  S,
  instant,
  known,
  optionalFlag,
  optionalMap,
  optionalText,
  optionalThat,
  present,
  text,
  that,
} from './attributes.ts';
import { inParallel } from './in-parallel.ts';
import { type WaitingRuling, rulingOutboxKey } from './ruling-outbox.ts';
import { OBJECTIONS_PREFIX } from './tables.ts';

export interface Filing {
  readonly factId: TicketId;
  /** Whose ticket it was when it was filed, where it was somebody's. */
  readonly officerId?: OfficerId | undefined;
  readonly at: Instant;
  readonly by: string;
  readonly keyId: string;
  readonly reason: string;
  readonly indicator?: string | undefined;
}

export interface Decision {
  readonly outcome: 'upheld' | 'refused';
  readonly at: Instant;
  readonly by: string;
  readonly keyId: string;
  readonly reason: string;
  readonly correction?: ObjectionCorrection | undefined;
}

export interface Objection {
  readonly unitId: UnitId;
  /** In the order of their ids objections are in the order in which they were filed. */
  readonly objectionId: string;
  readonly filed: Filing;
  readonly decided?: Decision | undefined;
}

export interface ObjectionPage {
  readonly objections: Objection[];
  /** After which objection to go on; `undefined` on the last page. */
  readonly next: string | undefined;
}

export interface ObjectionStore {
  readonly find: (unitId: UnitId, objectionId: string) => Promise<Objection | undefined>;
  /** Oldest first. */
  readonly ofFact: (unitId: UnitId, factId: TicketId) => Promise<Objection[]>;
  /** Oldest first. */
  readonly list: (unitId: UnitId, wishes: ObjectionWishes) => Promise<ObjectionPage>;
  /** Adds the fact's `place`th objection, from 0. False when somebody else has taken the place: read the fact again. */
  readonly file: (objection: Objection, place: number) => Promise<boolean>;
  /**
   * The decision overtakes a filing that still waits in the outbox. False when it was decided before, or somebody else
   * is at it: read it again.
   */
  readonly decide: (objection: Objection, decision: Decision) => Promise<boolean>;
}

export interface ObjectionWishes {
  readonly state?: ObjectionState | undefined;
  /** Whose tickets they are about. */
  readonly officerId?: OfficerId | undefined;
  /** When they were filed: from the first instant on, before the last. */
  readonly filed?: { readonly from: Instant; readonly to: Instant } | undefined;
  /** The id of an objection: only those after it. */
  readonly after?: string | undefined;
  readonly most: number;
}

const OBJECTIONS_READ_AT_ONCE = 4;

type EntryName = WaitingRuling['entry'];

/** What the figures are to hear of this objection: its latest entry. */
export function rulingOf({ unitId, objectionId, filed, decided }: Objection): WaitingRuling {
  return decided === undefined
    ? { unitId, objectionId, entry: 'filed', at: filed.at }
    : { unitId, objectionId, entry: 'decided', at: decided.at };
}

export function stateOf({ decided }: Pick<Objection, 'decided'>): ObjectionState {
  return decided?.outcome ?? 'open';
}

export function objectionStore(client: DynamoDBClient, table: string): ObjectionStore {
  const items = (unitId: UnitId, from: string, to: string) => itemsBetween(client, table, unitId, from, to);
  const added = (Item: Item): TransactWriteItem => ({
    Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' },
  });
  const waiting = (objection: Objection): TransactWriteItem => ({
    Put: { TableName: table, Item: rulingOutboxKey(rulingOf(objection)) },
  });
  const overtaken = (objection: Objection): TransactWriteItem => ({
    Delete: { TableName: table, Key: rulingOutboxKey(rulingOf(objection)) },
  });
  const write = async (TransactItems: TransactWriteItem[]): Promise<boolean> => {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'TransactionCanceledException') return false;
      throw error;
    }
  };
  const find = async (unitId: UnitId, objectionId: string) => {
    const [found] = await all(objectionsIn(unitId, items(unitId, `O#${objectionId}#`, `O#${objectionId}#~`)));
    return found;
  };
  return {
    find,

    ofFact: async (unitId, factId) => {
      const places = await all(items(unitId, `F#${factId}#`, `F#${factId}#~`));
      const found = await inParallel(places, OBJECTIONS_READ_AT_ONCE, (place) =>
        find(unitId, text(place, 'objectionId')),
      );
      return found.filter((objection) => objection !== undefined);
    },

    list: async (unitId, { after, most, ...wishes }) => {
      const objections: Objection[] = [];
      const from = after === undefined ? 'O#' : `O#${after}#~`;
      for await (const objection of objectionsIn(unitId, items(unitId, from, 'O#~'))) {
        if (objection.filed.at >= (wishes.filed?.to ?? Number.POSITIVE_INFINITY)) break;
        if (!isWanted(objection, wishes)) continue;
        // One more than asked for tells that there is a next page.
        if (objections.length === most) return { objections, next: objections.at(-1)?.objectionId };
        objections.push(objection);
      }
      return { objections, next: undefined };
    },

    file: (objection, place) => {
      const { unitId, objectionId, filed } = objection;
      const { factId, officerId, at, by, keyId, reason, indicator } = filed;
      const entry = present({
        ...entryKey(unitId, objectionId, 'filed'),
        factId: S(factId),
        officerId: officerId === undefined ? undefined : S(officerId),
        at: N(at),
        by: S(by),
        keyId: S(keyId),
        reason: S(reason),
        indicator: indicator === undefined ? undefined : S(indicator),
      });
      const placed = { ...placeKey(unitId, factId, place), objectionId: S(objectionId) };
      return write([added(placed), added(entry), waiting(objection)]);
    },

    decide: (objection, decided) => {
      const { outcome, at, by, keyId, reason, correction } = decided;
      const entry = present({
        ...entryKey(objection.unitId, objection.objectionId, 'decided'),
        outcome: S(outcome),
        at: N(at),
        by: S(by),
        keyId: S(keyId),
        reason: S(reason),
        correction: correction === undefined ? undefined : M(Object.entries(correctionItem(correction))),
      });
      return write([added(entry), overtaken(objection), waiting({ ...objection, decided })]);
    },
  };
}

function isWanted(
  { filed, decided }: Objection,
  wishes: Pick<ObjectionWishes, 'state' | 'officerId' | 'filed'>,
): boolean {
  return (
    (wishes.state === undefined || stateOf({ decided }) === wishes.state) &&
    (wishes.officerId === undefined || filed.officerId === wishes.officerId) &&
    (wishes.filed === undefined || filed.at >= wishes.filed.from)
  );
}

function entryKey(unitId: UnitId, objectionId: string, name: EntryName): Item {
  return { pk: S(`${OBJECTIONS_PREFIX}${unitId}`), sk: S(`O#${objectionId}#${name}`) };
}

/** One objection after the other: a fact's next one can only be filed at the next place, and that by one caller. */
function placeKey(unitId: UnitId, factId: TicketId, place: number): Item {
  return { pk: S(`${OBJECTIONS_PREFIX}${unitId}`), sk: S(`F#${factId}#${String(place).padStart(6, '0')}`) };
}

async function* itemsBetween(
  client: DynamoDBClient,
  table: string,
  unitId: UnitId,
  from: string,
  to: string,
): AsyncGenerator<Item, void> {
  let after: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :objections AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':objections': S(`${OBJECTIONS_PREFIX}${unitId}`),
          ':from': S(from),
          ':to': S(to),
        },
        ConsistentRead: true,
        ...(after === undefined ? {} : { ExclusiveStartKey: after }),
      }),
    );
    yield* Items;
    after = LastEvaluatedKey;
  } while (after !== undefined);
}

/** The entries of one objection lie together; pages of the engine may part them. */
async function* objectionsIn(unitId: UnitId, items: AsyncIterable<Item>): AsyncGenerator<Objection, void> {
  let current = '';
  let entries = new Map<string, Item>();
  for await (const item of items) {
    const [, objectionId = '', name = ''] = text(item, 'sk').split('#');
    if (objectionId !== current && entries.size > 0) {
      yield objectionOf(unitId, current, entries);
      entries = new Map();
    }
    current = objectionId;
    entries.set(name, item);
  }
  if (entries.size > 0) yield objectionOf(unitId, current, entries);
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = [];
  for await (const value of values) found.push(value);
  return found;
}

function objectionOf(unitId: UnitId, objectionId: string, entries: ReadonlyMap<string, Item>): Objection {
  const filed = entries.get('filed' satisfies EntryName);
  if (filed === undefined) throw new Error(`the objection '${objectionId}' was never filed`);
  const decided = entries.get('decided' satisfies EntryName);
  return {
    unitId,
    objectionId,
    filed: {
      ...saidIn(filed),
      factId: that(text(filed, 'factId'), isFactId),
      officerId: optionalThat(optionalText(filed, 'officerId'), isOfficerId),
      indicator: optionalText(filed, 'indicator'),
    },
    decided: decided === undefined ? undefined : decisionOf(decided),
  };
}

const OUTCOMES = ['upheld', 'refused'] as const satisfies readonly Decision['outcome'][];

/** Of the time when one could object to an answer as well, it may be the answer's key: then it is the id of no ticket. */
function isFactId(value: string): value is TicketId {
  return /^[\w.:-]{1,66}$/.test(value);
}

function decisionOf(item: Item): Decision {
  const correction = optionalMap(item, 'correction');
  return {
    ...saidIn(item),
    outcome: known(text(item, 'outcome'), OUTCOMES),
    correction: correction === undefined ? undefined : correctionOf(correction),
  };
}

function saidIn(item: Item): Pick<Filing, 'at' | 'by' | 'keyId' | 'reason'> {
  return { at: instant(item, 'at'), by: text(item, 'by'), keyId: text(item, 'keyId'), reason: text(item, 'reason') };
}

function correctionItem({ officerId, serviceId, accurate }: ObjectionCorrection): Item {
  return present({
    officerId: officerId === undefined ? undefined : S(officerId),
    serviceId: serviceId === undefined ? undefined : S(serviceId),
    accurate: accurate === undefined ? undefined : { BOOL: accurate },
  });
}

function correctionOf(item: Item): ObjectionCorrection {
  return {
    officerId: optionalThat(optionalText(item, 'officerId'), isOfficerId),
    serviceId: optionalThat(optionalText(item, 'serviceId'), isServiceId),
    ...(optionalFlag(item, 'accurate') === false ? { accurate: false } : {}),
  };
}
