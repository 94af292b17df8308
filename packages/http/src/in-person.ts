// The work of an API route for who is signed in: each of a person's roles is as a key with its scopes, units and officer, so that
// nobody may do more by a page than by a key. The request is read by the route's own schemas, through the same middlewares.
import middy from '@middy/core';
import { type ApiRoute, asKeyId, type RoleOfPerson, SCOPES_OF_ROLES } from '@tera/contracts';
import { type CallerEvent, whyNot } from './authenticate.ts';
import type { Caller } from './caller.ts';
import type { Cursors } from './cursors.ts';
import type { NamedOnce, Once } from './once.ts';
import { paged } from './paged.ts';
import { Refused } from './problems.ts';
import { type ReadEvent, readRequest } from './read-request.ts';
import type { Refusal, Reply, ReplyTo } from './reply.ts';
import type { HttpEvent, RouteRequest } from './request.ts';

/** Who asks: a person with what they may do at this moment. */
export interface PersonAsking {
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly RoleOfPerson[];
}

/** What is asked, as the API would be: texts and JSON, to be read by the route's schemas. `format` stands in the query. */
export interface AskedInPerson {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly ifMatch?: string | undefined;
  /** By which form of a page: the same form sent twice is one request. */
  readonly named?: NamedOnce;
}

/** What some routes need: of a list that comes in pages, and of what is done once. */
export interface InPersonDeps {
  readonly cursors?: Cursors;
  readonly once?: Once;
}

/** @returns what the API would answer to a key with one of these roles; a refusal of one of them where none may. */
export type InPerson<R extends ApiRoute> = (who: PersonAsking, asked: AskedInPerson) => Promise<ReplyTo<R> | Refusal>;

type EventInPerson = HttpEvent & CallerEvent & ReadEvent & { readonly named: NamedOnce | undefined };

export function inPerson<const R extends ApiRoute>(
  route: R,
  work: NoInfer<(request: RouteRequest<R>) => Promise<ReplyTo<R>> | ReplyTo<R>>,
  { cursors, once }: InPersonDeps = {},
): InPerson<R> {
  // The request is read by the route's own schemas, so it is what the work expects.
  const known = work as (request: RouteRequest) => Promise<Reply> | Reply;
  const handler = middy<EventInPerson, Reply>()
    .use(readRequest(withRoom(route), undefined))
    .use(paged(route, cursors))
    .handler(async ({ read, named }: EventInPerson) =>
      named === undefined || once === undefined
        ? known(read)
        : once({ call: route.call, named, read }, () => known(read)),
    );
  return async (who, { path = {}, query = {}, body, ifMatch, named }) => {
    if (named !== undefined && once === undefined)
      throw new Error('what is done once needs to remember what it has answered');
    const caller = callerWho(who, route, path);
    if ('refused' in caller) return caller;
    const event = {
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      named,
      pathParameters: path,
      queryStringParameters: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)),
      caller,
    };
    try {
      return (await handler(event as unknown as Parameters<typeof handler>[0], {} as never)) as ReplyTo<R>;
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
  };
}

/** Twice what a form may have, as JSON escapes. */
const ROOM_BYTES = 512 * 1024;

/** What a form may send was limited where it was read: here a text that is too long is told at its field. */
function withRoom<const R extends ApiRoute>(route: R): R {
  const { body } = route;
  return body === undefined ? route : { ...route, body: { ...body, bytes: Math.max(body.bytes, ROOM_BYTES) } };
}

/** By the role that may most: one that is of all officers before one that is of a single one. */
function callerWho(
  { personId, name, roles }: PersonAsking,
  { allowed }: Pick<ApiRoute, 'allowed'>,
  path: Readonly<Record<string, string>>,
): Caller | Refusal {
  const callers = roles
    .map(({ role, units, officerId }): Caller => ({
      keyId: asKeyId(personId),
      name,
      scopes: SCOPES_OF_ROLES[role],
      units,
      officerId,
      madeBy: [],
    }))
    .toSorted((a, b) => Number(a.officerId !== undefined) - Number(b.officerId !== undefined));
  const nobody: Caller = { keyId: asKeyId(personId), name, scopes: [], units: [], madeBy: [] };
  const refusals = [...callers, nobody].map((caller) => ({ caller, refusal: whyNot(caller, allowed, path) }));
  const may = refusals.flatMap(({ caller, refusal }) => (refusal === undefined ? [caller] : []));
  const [first] = may;
  if (first === undefined) return refusals[0]?.refusal ?? nobody;
  return typeof allowed === 'object' && 'units' in allowed ? together(first, may) : first;
}

/** Where the work looks at the units, those of all roles that may are its caller's; in each of them what every one of them may. */
function together(first: Caller, may: readonly Caller[]): Caller {
  if (first.officerId !== undefined) return first;
  const ofAll = may.filter(({ officerId }) => officerId === undefined);
  return {
    ...first,
    scopes: first.scopes.filter((scope) => ofAll.every(({ scopes }) => scopes.includes(scope))),
    units: [...new Set(ofAll.flatMap(({ units }) => units))],
  };
}
