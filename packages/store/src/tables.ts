// The three tables (design.md §4), in the one place where their keys, their index and the beginnings of their partition keys
// are said. The CDK app makes them of this for AWS and for the local stack, and names the beginnings in each function's rights;
// so this file needs no client.
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { DAY, RESTORABLE_FOR } from '@tera/domain';

export interface TableNames {
  readonly facts: string;
  readonly indicators: string;
  readonly registry: string;
}

/** Attributes, both of them texts. */
export interface TableKey {
  readonly partition: string;
  readonly sort: string;
}

/** Finds items under another key; an item without that key is not in it. */
export interface IndexDesign extends TableKey {
  /** What is found of an item beside its keys. */
  readonly holds: readonly string[];
}

export interface TableDesign {
  readonly key: TableKey;
  readonly indexes: Readonly<Record<string, IndexDesign>>;
  /** The attribute with the second, since 1970, after which an item may be swept. */
  readonly timeToLive?: string;
  /** How the partition keys of one sort of item begin, where a function's rights end there. */
  readonly partitions: Readonly<Record<string, string>>;
}

/** How many days back every table can be restored; backups reach no further. */
export const RESTORABLE_DAYS = RESTORABLE_FOR / DAY;

export const EVIDENCE_INDEX = 'evidence';
/** The tickets that are open now. */
export const OPEN_INDEX = 'open';

// What ends with `#` is followed by an id; no unit's id holds one, so none of them is the partition of a unit's facts.
/** Counters of a rate limit, in the facts table. */
export const LIMIT_PREFIX = 'LIMIT#';
/** Marks of a unit's answered links, apart from its facts: whoever asks for one can read no answer. */
export const MARK_PREFIX = 'MARK#';
/** A unit's tickets of which something is set aside; among the facts, because they come and go with them. */
export const ASIDE_PREFIX = 'ASIDE#';
/** A unit's comments that are in no list yet, and which have been: they come with answers, and lie apart from them. */
export const WAITING_COMMENTS_PREFIX = 'COMMENTS-WAITING#';
/** A unit's comments as it reads them. */
export const COMMENTS_PREFIX = 'COMMENTS#';
/** Which sheets of paper a unit has typed in, and how many on a day; none of what was on them. */
export const PAPER_PREFIX = 'PAPER#';
/** Which browser counter of a unit has which mark, and the plain numbers of a day; beside the facts, where what is old is swept. */
export const NUMBERS_PREFIX = 'NUMBERS#';
/** Tickets of all units whose answers are to be told anew whose they are, in one partition: it is rare, and soon told. */
export const CHARGES_OUTBOX = 'OUTBOX#CHARGES';
/** What was answered to requests that are done once, in the facts table: there what is old is swept. */
export const ONCE_PREFIX = 'ONCE#';
/** Units, by id. */
export const UNIT_PREFIX = 'UNIT#';
/** What pages that anybody opens say of a unit, by its id: of no officer anything. */
export const PUBLIC_PREFIX = 'PUBLIC#';
/** The names of all units, in one partition. */
export const UNIT_LIST_PARTITION = 'UNITS';
/** Who changed what, in one partition. It is only added to. */
export const AUDIT_PARTITION = 'AUDIT';
/** All API keys, in one partition. */
export const KEY_PARTITION = 'KEY';
/** The people who sign in, and the logins that lead to them, in one partition. */
export const PEOPLE_PARTITION = 'PEOPLE';
/** From when on the sessions of a person hold. */
export const SESSIONS_PREFIX = 'SESSIONS#';
/** A unit's objections. */
export const OBJECTIONS_PREFIX = 'OBJECTIONS#';
/** Rulings of all units of which the facts queue may not know yet, in one partition: people write them, and they go at once. */
export const RULINGS_OUTBOX = 'OUTBOX#RULINGS';
/** A unit's snapshots. */
export const SNAPSHOT_PREFIX = 'SNAPSHOT#';

/** A unit's releases, what of its running periods is known as of last night, and what is set aside before. */
export const RELEASES_PREFIX = 'RELEASES#';

/** What a unit means to do about the elements of its releases. */
export const FOLLOW_UPS_PREFIX = 'FOLLOWUPS#';

/** A unit's results of the time before Tera. */
export const BROUGHT_PREFIX = 'BROUGHT#';

/** What people who sign in have said about the system, by unit; and by whoever said it, where that is. */
export const FEEDBACK_PREFIX = 'FEEDBACK#';

const KEY: TableKey = { partition: 'pk', sort: 'sk' };

export const TABLE_DESIGNS = {
  facts: {
    key: KEY,
    indexes: {
      [EVIDENCE_INDEX]: { partition: 'evidencePk', sort: 'evidenceSk', holds: [] },
      [OPEN_INDEX]: { partition: 'openPk', sort: 'openSk', holds: ['open', 'expiresAt'] },
    },
    timeToLive: 'expiresAt',
    partitions: {
      limits: LIMIT_PREFIX,
      once: ONCE_PREFIX,
      marks: MARK_PREFIX,
      setAside: ASIDE_PREFIX,
      chargesOutbox: CHARGES_OUTBOX,
      waitingComments: WAITING_COMMENTS_PREFIX,
      comments: COMMENTS_PREFIX,
      paper: PAPER_PREFIX,
      numbers: NUMBERS_PREFIX,
    },
  },
  indicators: { key: KEY, indexes: {}, partitions: {} },
  registry: {
    key: KEY,
    indexes: {},
    // By its name of one sort of item alone: whatever else the registry holds stays.
    timeToLive: 'feedbackUntil',
    partitions: {
      units: UNIT_PREFIX,
      publicUnits: PUBLIC_PREFIX,
      unitList: UNIT_LIST_PARTITION,
      audit: AUDIT_PARTITION,
      keys: KEY_PARTITION,
      people: PEOPLE_PARTITION,
      sessions: SESSIONS_PREFIX,
      objections: OBJECTIONS_PREFIX,
      rulingsOutbox: RULINGS_OUTBOX,
      snapshots: SNAPSHOT_PREFIX,
      releases: RELEASES_PREFIX,
      followUps: FOLLOW_UPS_PREFIX,
      brought: BROUGHT_PREFIX,
      feedback: FEEDBACK_PREFIX,
    },
  },
} as const satisfies Readonly<Record<keyof TableNames, TableDesign>>;

/** The tables as an engine is asked for them. */
export function tableDefinitions(names: TableNames): CreateTableCommandInput[] {
  const { facts, indicators, registry } = TABLE_DESIGNS;
  return [
    tableDefinition(names.facts, facts),
    tableDefinition(names.indicators, indicators),
    tableDefinition(names.registry, registry),
  ];
}

function tableDefinition(TableName: string, { key, indexes }: TableDesign): CreateTableCommandInput {
  const attributes = [key, ...Object.values(indexes)].flatMap(({ partition, sort }) => [partition, sort]);
  const GlobalSecondaryIndexes = Object.entries(indexes).map(([IndexName, indexKey]) => ({
    IndexName,
    KeySchema: keySchema(indexKey),
    Projection: projectionOf(indexKey),
  }));
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keySchema(key),
    ...(GlobalSecondaryIndexes.length === 0 ? {} : { GlobalSecondaryIndexes }),
  };
}

function projectionOf({ holds }: IndexDesign) {
  return holds.length === 0
    ? { ProjectionType: 'KEYS_ONLY' as const }
    : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...holds] };
}

function keySchema({ partition, sort }: TableKey): CreateTableCommandInput['KeySchema'] {
  return [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
}
