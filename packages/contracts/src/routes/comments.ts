// What citizens wrote, and what became of it. (Where a receipt erases a comment is said with the door for answers: it alone can tell
// whose it is.)
import {
  COMMENTS_EFFECTS,
  COMMENT_REQUEST_BYTES,
  CommentIdSchema,
  CommentSchema,
  CommentsQuerySchema,
  CommentsSchema,
  MarkSchema,
} from '../comments.ts';
import { UnitIdSchema } from '../ids.ts';
import { route } from './route.ts';

const reads = { scope: 'comments:read', unit: 'unitId', officer: 'refused' } as const;

export const listComments = route({
  call: 'GET /v1/units/{unitId}/comments',
  name: 'listComments',
  function: 'keep-comments',
  summary: 'What citizens wrote, as JSON, CSV, XLSX or to print',
  description:
    'A comment comes out in the night after ten have been written with tickets, or after its week is over, together with others and in no order.',
  allowed: reads,
  path: { unitId: UnitIdSchema },
  query: CommentsQuerySchema,
  effects: COMMENTS_EFFECTS,
  paged: true,
  answers: { 200: { is: 'A page of them', schema: CommentsSchema, formats: ['csv', 'xlsx', 'html'], kept: true } },
  refusals: ['404 unknown_unit', '406 too_large_plain'],
});

export const markComment = route({
  call: 'POST /v1/units/{unitId}/comments/{commentId}',
  name: 'markComment',
  function: 'keep-comments',
  summary: 'Say what was done about a comment',
  allowed: reads,
  path: { unitId: UnitIdSchema, commentId: CommentIdSchema },
  body: { schema: MarkSchema, bytes: COMMENT_REQUEST_BYTES },
  repeated: 'remembered',
  answers: { 200: { is: 'The comment', schema: CommentSchema } },
  refusals: ['404 unknown_unit', '404 unknown_comment', '409 contended', '409 marked_too_often'],
});
