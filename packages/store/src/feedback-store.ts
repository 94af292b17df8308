// What people who sign in say about the system, and what they are answered, as entries of the registry table that are only ever
// added: under the unit in which it was said, with a pointer under whoever said it, so that they find it in whatever unit they are
// later. The audit tells that something was said, and not what. After its time nobody finds it any more, and DynamoDB sweeps it.
import { asKeyId } from '@tera/contracts';
import { createHash, randomBytes } from 'node:crypto';
import { FEEDBACK_KEPT_FOR, type Instant } from '@tera/domain';
import { auditPuts, beginningOf } from './audit-entry.ts';
import { type Item, N, S, instant, text } from './attributes.ts';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import { inParallel } from './in-parallel.ts';
import { FEEDBACK_PREFIX } from './tables.ts';
import { transact, tried } from './transact.ts';

/** Who speaks, with the name that they have at that moment. */
interface Speaker {
  readonly personId: string;
  readonly name: string;
}

export interface FeedbackAnswer {
  readonly by: Speaker;
  readonly at: Instant;
  readonly text: string;
}

export interface FeedbackMessage extends FeedbackAnswer {
  /** In the order of their ids messages are in the order of their times. */
  readonly messageId: string;
  /** The unit in which it was said, or `*`. */
  readonly unitId: string;
  /** Oldest first. */
  readonly answers: readonly FeedbackAnswer[];
}

export interface FeedbackStretch {
  /** Newest first. */
  readonly messages: readonly FeedbackMessage[];
  /** Before which message to go on; `undefined` on the last page. */
  readonly next: string | undefined;
}

export interface FeedbackWishes {
  /** The id of a message: only those before it. */
  readonly before?: string | undefined;
  readonly most: number;
}

/** What is said by a form, and in which unit. */
export interface SaidFeedback extends FeedbackAnswer {
  readonly unitId: string;
  /** What the page gave the form (`newFeedbackForm`). */
  readonly formId: string;
}

export interface FeedbackStore {
  readonly inUnits: (unitIds: readonly string[], wishes: FeedbackWishes) => Promise<FeedbackStretch>;
  /** What the person has said, in whatever unit. */
  readonly ofPerson: (personId: string, wishes: FeedbackWishes) => Promise<FeedbackStretch>;
  readonly find: (unitId: string, messageId: string) => Promise<FeedbackMessage | undefined>;
  /** `known`: the same was said by the same form before. */
  readonly say: (said: SaidFeedback) => Promise<'said' | 'known' | 'contended'>;
  readonly answer: (messageId: string, said: SaidFeedback) => Promise<'said' | 'known' | 'contended'>;
}

const READS_AT_ONCE = 10;
/** Of a query: messages have some hundred characters, and answers stand between them. */
const ITEMS_AT_ONCE = 150;

/** For the form of a page that is shown at this instant: the moment, and something drawn. */
export function newFeedbackForm(at: Instant): string {
  return beginningOf(at) + randomBytes(8).toString('hex');
}

/** When a form of this id was shown. */
export function feedbackFormShownAt(formId: string): Instant {
  return parseInt(formId.slice(0, beginningOf(0).length), 36);
}

export function feedbackStore(client: DynamoClient, table: string, now: () => Instant): FeedbackStore {
  const newest = (pk: string, from: string, before: string) => itemsNewestFirst(client, table, { pk, from, before });
  // What is older may be there for some days yet, and perhaps an answer of it alone.
  const firstKept = () => beginningOf(now() - FEEDBACK_KEPT_FOR);

  const inUnit = async (unitId: string, before: string, most: number): Promise<FeedbackMessage[]> => {
    const found: FeedbackMessage[] = [];
    for await (const message of messagesIn(unitId, newest(FEEDBACK_PREFIX + unitId, firstKept(), before))) {
      found.push(message);
      if (found.length === most) break;
    }
    return found;
  };

  const find: FeedbackStore['find'] = async (unitId, messageId) => {
    if (messageId < firstKept()) return undefined;
    const items = newest(FEEDBACK_PREFIX + unitId, messageId, `${messageId}#~`);
    for await (const message of messagesIn(unitId, items)) return message;
    return undefined;
  };

  const add = async (
    items: readonly Item[],
    what: 'feedback.said' | 'feedback.answered',
    of: string,
    said: SaidFeedback,
  ) => {
    const { by, at, unitId } = said;
    const author = { keyId: asKeyId(by.personId), name: by.name };
    const audited = await auditPuts(table, { at, by: author, what, units: [unitId], of });
    const puts = items.map((added) => ({
      Put: { TableName: table, Item: added, ConditionExpression: 'attribute_not_exists(pk)' },
    }));
    const outcome = await tried(() => transact(client, [...puts, ...audited]));
    return ({ done: 'said', refused: 'known', busy: 'contended' } as const)[outcome];
  };

  return {
    find,

    inUnits: async (unitIds, { before = LAST, most }) => {
      const found = await inParallel(unitIds, READS_AT_ONCE, (unitId) => inUnit(unitId, before, most + 1));
      return pageOf(found.flat().toSorted(newestFirst), most);
    },

    ofPerson: async (personId, { before = LAST, most }) => {
      const pointers: Item[] = [];
      for await (const item of newest(FEEDBACK_PREFIX + ofSpeaker(personId), firstKept(), before)) {
        pointers.push(item);
        if (pointers.length > most) break;
      }
      const found = await inParallel(pointers, READS_AT_ONCE, (item) => find(text(item, 'unitId'), text(item, 'sk')));
      return pageOf(
        found.filter((message) => message !== undefined),
        most,
      );
    },

    say: (said) => {
      const messageId = entryIdOf(said, '');
      const { by, unitId } = said;
      const pointer = {
        pk: S(FEEDBACK_PREFIX + ofSpeaker(by.personId)),
        sk: S(messageId),
        unitId: S(unitId),
        feedbackUntil: keptUntil(messageId),
      };
      return add([entryItem(messageId, messageId, said), pointer], 'feedback.said', messageId, said);
    },

    answer: (messageId, said) =>
      add(
        [entryItem(messageId, `${messageId}#${entryIdOf(said, messageId)}`, said)],
        'feedback.answered',
        messageId,
        said,
      ),
  };
}

/** After every message. */
const LAST = '~';

/** Of answers and pointers as of the message itself; in seconds, as a table wants it. */
function keptUntil(messageId: string): Item[string] {
  return N(Math.ceil((feedbackFormShownAt(messageId) + FEEDBACK_KEPT_FOR) / 1000));
}

/** No unit's id begins so. */
function ofSpeaker(personId: string): string {
  return `@${personId}`;
}

/** Of the same form, filled in in the same way, the same: whoever sends it twice has said it once. */
function entryIdOf({ by, formId, unitId, text: written }: SaidFeedback, about: string): string {
  const hash = createHash('sha256').update(JSON.stringify([by.personId, formId, unitId, about, written]));
  return formId.slice(0, beginningOf(0).length) + hash.digest('hex').slice(0, 16);
}

function entryItem(messageId: string, sk: string, { by, at, text: written, unitId }: SaidFeedback): Item {
  return {
    pk: S(FEEDBACK_PREFIX + unitId),
    sk: S(sk),
    personId: S(by.personId),
    name: S(by.name),
    at: N(at),
    text: S(written),
    feedbackUntil: keptUntil(messageId),
  };
}

function answerOf(item: Item): FeedbackAnswer {
  return {
    by: { personId: text(item, 'personId'), name: text(item, 'name') },
    at: instant(item, 'at'),
    text: text(item, 'text'),
  };
}

/** Backwards a message's answers, `<message>#<answer>`, come before it. */
async function* messagesIn(unitId: string, items: AsyncIterable<Item>): AsyncGenerator<FeedbackMessage, void> {
  let answers: FeedbackAnswer[] = [];
  for await (const item of items) {
    const messageId = text(item, 'sk');
    if (messageId.includes('#')) {
      answers.unshift(answerOf(item));
    } else {
      yield { messageId, unitId, ...answerOf(item), answers };
      answers = [];
    }
  }
}

interface Stretch {
  readonly pk: string;
  readonly from: string;
  /** Without this one itself. */
  readonly before: string;
}

async function* itemsNewestFirst(
  client: DynamoClient,
  table: string,
  { pk, from, before }: Stretch,
): AsyncGenerator<Item, void> {
  if (from > before) return;
  let start: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :before',
        ExpressionAttributeValues: { ':pk': S(pk), ':from': S(from), ':before': S(before) },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: ITEMS_AT_ONCE,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    yield* Items.filter((item) => text(item, 'sk') !== before);
    start = LastEvaluatedKey;
  } while (start !== undefined);
}

function newestFirst(a: FeedbackMessage, b: FeedbackMessage): number {
  return a.messageId < b.messageId ? 1 : -1;
}

/** Of one more than fit on it: so it is known whether there is another page. */
function pageOf(found: readonly FeedbackMessage[], most: number): FeedbackStretch {
  const messages = found.slice(0, most);
  return { messages, next: found.length > most ? messages.at(-1)?.messageId : undefined };
}
