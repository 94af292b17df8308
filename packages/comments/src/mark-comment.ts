// Says what was done about a comment. Every mark stays, with who made it: the last one says the state.
import type * as routes from '@tera/contracts/routes';
import type { Instant } from '@tera/domain';
import { type Asked, type Caller, type ReplyTo, authorOf, refuse, unknownUnit } from '@tera/http';
import type { CommentStore, RegistryReader } from '@tera/store';
import { commentBody } from './comment-body.ts';

export interface MarkingDeps {
  readonly registry: RegistryReader;
  readonly comments: Pick<CommentStore, 'find' | 'mark'>;
  readonly now: () => Instant;
}

/** Most entries of one comment: what is longer belongs elsewhere, and an item has an end. */
const MOST_ENTRIES = 50;

type Marking = Asked<typeof routes.markComment, 'path' | 'body'> & { readonly caller: Pick<Caller, 'keyId' | 'name'> };

export async function markComment(
  { path: { unitId, commentId }, body: { state, note }, caller }: Marking,
  { registry, comments, now }: MarkingDeps,
): Promise<ReplyTo<typeof routes.markComment>> {
  if ((await registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const comment = await comments.find(unitId, commentId);
  if (comment === undefined) {
    return refuse(404, 'commentId', 'unknown_comment', `the unit has no comment '${commentId}'`);
  }
  if (comment.state === state && note === undefined) return { status: 200, body: commentBody(comment) };
  if (comment.history.length >= MOST_ENTRIES) {
    return refuse(409, '', 'marked_too_often', `a comment keeps ${MOST_ENTRIES} entries, and this one is full`);
  }
  const entry = { at: now(), by: authorOf(caller), state, ...(note === undefined ? {} : { note }) };
  if (!(await comments.mark(unitId, comment, entry))) {
    return refuse(409, '', 'contended', 'somebody else is marking it: read it again');
  }
  return { status: 200, body: commentBody({ ...comment, state, history: [...comment.history, entry] }) };
}
