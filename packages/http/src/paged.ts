// The one way of paging: `limit`, and `cursor`, which is `next` of the page before. The work sees the place that a cursor stands
// for, and never the cursor; what the question was (route, path, filters, caller) it need not say.
import type { MiddlewareObj } from '@middy/core';
import type { ApiRoute } from '@tera/contracts';
import type { CallerEvent } from './authenticate.ts';
import type { Cursors, CursorQuestion } from './cursors.ts';
import { Refused } from './problems.ts';
import type { ReadEvent } from './read-request.ts';
import { refuse } from './reply.ts';
import type { HttpEvent, PageAsked } from './request.ts';

export function paged(
  { call, paged: isPaged }: Pick<ApiRoute, 'call' | 'paged'>,
  cursors: Cursors | undefined,
): MiddlewareObj<HttpEvent & CallerEvent & ReadEvent> {
  if (isPaged !== true) return { before: () => undefined };
  if (cursors === undefined) throw new Error('a route with pages needs what signs its cursors');
  return {
    before: async ({ event }) => {
      const { cursor, limit: _limit, ...filters } = event.queryStringParameters ?? {};
      const question: CursorQuestion = [call, sorted(event.pathParameters ?? {}), sorted(filters), event.caller.keyId];
      const after = cursor === undefined ? undefined : await cursors.open(question, cursor);
      if (cursor !== undefined && after === undefined) throw new Refused(UNKNOWN_CURSOR);
      const page: PageAsked = {
        after,
        nextAfter: (place) => (place === undefined ? Promise.resolve(null) : cursors.seal(question, place)),
      };
      Object.assign(event.read, { page });
    },
  };
}

function sorted(parts: Readonly<Record<string, string | undefined>>): [string, string | undefined][] {
  return Object.entries(parts).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const UNKNOWN_CURSOR = refuse(
  422,
  'cursor',
  'unknown_cursor',
  'expected the `next` of a page of this very question, as it was answered',
);
