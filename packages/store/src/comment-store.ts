// Comments at rest: those that wait, with marks of those that do so no more, and the list that the office reads. A comment is in one
// of both. It comes out, changes and goes only in transactions, and what was once taken out of waiting does not come back.
import {
  COMMENT_STATES,
  type CommentState,
  type Instant,
  type LocalDay,
  type ServiceId,
  type UnitId,
  type WaitingComment,
  isServiceId,
  parsePeriod,
} from '@tera/domain';
import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { type Author, auditPuts } from './audit-entry.ts';
import {
  type Item,
  N,
  S,
  instant,
  known,
  maps,
  number,
  optionalText,
  optionalThat,
  present,
  text,
} from './attributes.ts';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import { itemReader } from './item-reader.ts';
import { COMMENTS_PREFIX, type TableNames } from './tables.ts';
import { transact, tried } from './transact.ts';
import {
  isWaiting,
  keptFrom,
  waitingCommentKey,
  waitingCommentOf,
  waitingCommentsKey,
  weekBegin,
} from './waiting-comment-item.ts';

export interface CommentEntry {
  readonly at: Instant;
  /** The key that did it, and what it is called. */
  readonly by: Author;
  readonly state: CommentState;
  readonly note?: string | undefined;
}

/** A comment as the office reads it. */
export interface KeptComment {
  /** `<period>.<id>` */
  readonly commentId: string;
  readonly period: string;
  readonly serviceId?: ServiceId | undefined;
  readonly text: string;
  readonly state: CommentState;
  /** What was done about it, oldest first. */
  readonly history: readonly CommentEntry[];
  readonly version: number;
}

export interface WaitingComments {
  readonly waiting: readonly WaitingComment[];
  /** Of these the ids were taken out before: they wait by mistake. */
  readonly closed: readonly WaitingComment[];
}

export interface CommentsAsked {
  readonly period?: string | undefined;
  readonly states: readonly CommentState[];
  /** The id of the last one of the page before. */
  readonly after?: string | undefined;
  readonly most: number;
  /** Those whose time is over are gone, whether or not the engine has swept them. */
  readonly now: Instant;
}

export interface CommentStore {
  readonly waiting: (unitId: UnitId) => Promise<WaitingComments>;
  /**
   * Puts them into the list, all of them or none. At most `COMMENTS_PER_RELEASE`. False when one of them does not wait as it was
   * read any more.
   */
  readonly release: (unitId: UnitId, comments: readonly WaitingComment[], closedUntil: LocalDay) => Promise<boolean>;
  /** Takes away what waits by mistake. */
  readonly drop: (unitId: UnitId, comments: readonly WaitingComment[]) => Promise<void>;
  /** By period and id, which says nothing of an order. */
  readonly list: (unitId: UnitId, asked: CommentsAsked) => Promise<KeptComment[]>;
  readonly find: (unitId: UnitId, commentId: string) => Promise<KeptComment | undefined>;
  /** Adds an entry to one that still is as it was read; false when it is not. */
  readonly mark: (unitId: UnitId, comment: KeptComment, entry: CommentEntry) => Promise<boolean>;
  /** Takes the comment with this id away, wherever it is, and keeps it from coming later. False when there was none. */
  readonly erase: (unitId: UnitId, id: string, erasure: Erasure) => Promise<boolean>;
}

export interface Erasure {
  readonly at: Instant;
  readonly by: Author;
  readonly closedUntil: LocalDay;
}

/** Three actions each, of the hundred of a transaction. */
export const COMMENTS_PER_RELEASE = 33;

export function commentStore(client: DynamoClient, tables: Pick<TableNames, 'facts' | 'registry'>): CommentStore {
  const table = tables.facts;
  const getItem = itemReader(client, table);

  async function* all(query: Omit<QueryCommandInput, 'TableName'>): AsyncGenerator<Item> {
    let from: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          ...query,
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        }),
      );
      yield* Items;
      from = LastEvaluatedKey;
    } while (from !== undefined);
  }

  const find: CommentStore['find'] = async (unitId, commentId) => {
    const item = await getItem(keptKey(unitId, commentId));
    return item === undefined ? undefined : keptCommentOf(item);
  };

  /** The one of the list with this id: of which period it is nobody knows who has the receipt alone. */
  const findById = async (unitId: UnitId, id: string): Promise<KeptComment | undefined> => {
    const query = {
      KeyConditionExpression: 'pk = :unit',
      FilterExpression: 'id = :id',
      ExpressionAttributeValues: { ':unit': keptUnder(unitId), ':id': S(id) },
    };
    for await (const item of all(query)) return keptCommentOf(item);
    return undefined;
  };

  const erase = async (unitId: UnitId, id: string, { at, by, closedUntil }: Erasure) => {
    const waits = (await getItem(waitingCommentKey(unitId, id))) !== undefined;
    const kept = await findById(unitId, id);
    const erased = waits || kept !== undefined;
    const audited = await auditPuts(tables.registry, {
      at,
      by,
      what: 'comment.erased',
      units: [unitId],
      of: kept?.commentId ?? id,
      before: kept === undefined ? undefined : { state: kept.state },
      after: { erased },
    });
    const outcome = await transact(client, [
      { Put: { TableName: table, Item: closedItem(unitId, id, closedUntil) } },
      // It may come out, or come in, while it is looked for.
      {
        Delete: {
          TableName: table,
          Key: waitingCommentKey(unitId, id),
          ConditionExpression: `${waits ? 'attribute_exists' : 'attribute_not_exists'}(pk)`,
        },
      },
      ...(kept === undefined ? [] : [{ Delete: { TableName: table, Key: keptKey(unitId, kept.commentId) } }]),
      ...audited,
    ]);
    return outcome === 'done' ? (erased ? 'erased' : 'nothing') : outcome;
  };

  return {
    waiting: async (unitId) => {
      const comments: WaitingComment[] = [];
      const closed = new Set<string>();
      const query = {
        KeyConditionExpression: 'pk = :unit',
        ExpressionAttributeValues: { ':unit': waitingCommentsKey(unitId) },
      };
      for await (const item of all(query)) {
        if (isWaiting(item)) comments.push(waitingCommentOf(item));
        else closed.add(text(item, 'sk').slice(CLOSED.length));
      }
      return {
        waiting: comments.filter(({ id }) => !closed.has(id)),
        closed: comments.filter(({ id }) => closed.has(id)),
      };
    },

    release: async (unitId, comments, closedUntil) => {
      const outcome = await tried(() =>
        transact(
          client,
          comments.flatMap((comment) => [
            {
              Put: {
                TableName: table,
                Item: keptItem(unitId, comment),
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            { Put: { TableName: table, Item: closedItem(unitId, comment.id, closedUntil) } },
            {
              Delete: {
                TableName: table,
                Key: waitingCommentKey(unitId, comment.id),
                ConditionExpression: 'note = :text',
                ExpressionAttributeValues: { ':text': S(comment.text) },
              },
            },
          ]),
        ),
      );
      if (outcome === 'busy') throw new Error('comments are written by several at once');
      return outcome === 'done';
    },

    drop: async (unitId, comments) => {
      for (const { id } of comments) {
        await tried(() => transact(client, [{ Delete: { TableName: table, Key: waitingCommentKey(unitId, id) } }]));
      }
    },

    list: async (unitId, { period, states, after, most, now }) => {
      const under = period === undefined ? '' : `${period}.`;
      const found: KeptComment[] = [];
      const start = after === undefined || after < under ? under : `${after}~`;
      const query = {
        KeyConditionExpression: 'pk = :unit AND sk BETWEEN :from AND :to',
        FilterExpression: `#state IN (${states.map((_, index) => `:s${index}`).join(', ')}) AND expiresAt > :now`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':unit': keptUnder(unitId),
          // A key has no empty text, and `~` comes after all that stands in one.
          ':from': S(start === '' ? '0' : start),
          ':to': S(`${under}~`),
          ':now': N(now / 1000),
          ...Object.fromEntries(states.map((state, index) => [`:s${index}`, S(state)])),
        },
      };
      for await (const item of all(query)) {
        found.push(keptCommentOf(item));
        if (found.length === most) break;
      }
      return found;
    },

    find,

    mark: async (unitId, comment, entry) => {
      const { commentId, history, version, state } = comment;
      const audited = await auditPuts(tables.registry, {
        at: entry.at,
        by: entry.by,
        what: 'comment.marked',
        units: [unitId],
        of: commentId,
        before: { state },
        // What was noted stands with the comment, and goes with it.
        after: { state: entry.state, isNoted: entry.note !== undefined },
      });
      const update = {
        Update: {
          TableName: table,
          Key: keptKey(unitId, commentId),
          UpdateExpression: 'SET #state = :state, history = :history, version = :next',
          ConditionExpression: 'version = :read',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':state': S(entry.state),
            ':history': { L: [...history, entry].map(entryItem) },
            ':next': N(version + 1),
            ':read': N(version),
          },
        },
      };
      const outcome = await tried(() => transact(client, [update, ...audited]));
      if (outcome === 'busy') throw new Error('a comment is marked by several at once');
      return outcome === 'done';
    },

    erase: async (unitId, id, erasure) => {
      const outcome = await tried(
        () => erase(unitId, id, erasure),
        (came) => came === 'busy' || came === 'refused',
      );
      if (outcome === 'busy' || outcome === 'refused') throw new Error('a comment is written by several at once');
      return outcome === 'erased';
    },
  };
}

const CLOSED = 'C#';

/** It keeps what is still on its way from waiting a second time; its end tells no day. */
function closedItem(unitId: UnitId, id: string, until: LocalDay): Item {
  return { pk: waitingCommentsKey(unitId), sk: S(CLOSED + id), expiresAt: N(Date.parse(until) / 1000) };
}

function keptUnder(unitId: UnitId) {
  return S(COMMENTS_PREFIX + unitId);
}

function keptKey(unitId: UnitId, commentId: string): Item {
  return { pk: keptUnder(unitId), sk: S(commentId) };
}

/** The week goes: of what was answered within the period nothing closer is kept. */
function keptItem(unitId: UnitId, { id, period, week, serviceId, ...comment }: WaitingComment): Item {
  return {
    ...keptKey(unitId, `${period}.${id}`),
    ...present({
      id: S(id),
      note: S(comment.text),
      s: serviceId === undefined ? undefined : S(serviceId),
      state: S('new'),
      version: N(1),
      expiresAt: keptFrom(keptSince(period, week)),
    }),
  };
}

/** The first day of its period; of one that was brought along from an earlier period the week in which it was. */
function keptSince(period: string, week: string): LocalDay {
  const { from, to } = parsePeriod(period) ?? { from: weekBegin(week), to: weekBegin(week) };
  return weekBegin(week) < to ? from : weekBegin(week);
}

function keptCommentOf(item: Item): KeptComment {
  const commentId = text(item, 'sk');
  return {
    commentId,
    period: commentId.slice(0, commentId.indexOf('.')),
    serviceId: optionalThat(optionalText(item, 's'), isServiceId),
    text: text(item, 'note'),
    state: known(text(item, 'state'), COMMENT_STATES),
    history: maps(item, 'history').map(entryOf),
    version: number(item, 'version'),
  };
}

function entryItem({ at, by, state, note }: CommentEntry) {
  return {
    M: present({
      at: N(at),
      by: by.keyId === undefined ? undefined : S(by.keyId),
      name: S(by.name),
      state: S(state),
      note: note === undefined ? undefined : S(note),
    }),
  };
}

function entryOf(item: Item): CommentEntry {
  return {
    at: instant(item, 'at'),
    by: { keyId: optionalText(item, 'by'), name: text(item, 'name') },
    state: known(text(item, 'state'), COMMENT_STATES),
    note: optionalText(item, 'note'),
  };
}
