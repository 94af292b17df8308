// Reads a request by the schemas of its route. The order of the refusals is part of the contract: after the caller come the
// size, the signature (which is over the body), the type, the JSON, what the schemas say of all parts together, the format,
// and parameters that would change nothing.
import type { MiddlewareObj } from '@middy/core';
import {
  type ApiRoute,
  type Effects,
  FormatSchema,
  type FormatAsked as WhatIsAsked,
  lazily,
  read,
} from '@tera/contracts';
import * as z from 'zod';
import type { CallerEvent } from './authenticate.ts';
import { saidByBrowser } from './came-from.ts';
import { negotiated } from './negotiate.ts';
import { Refused, orRefused } from './problems.ts';
import type { Refusal } from './reply.ts';
import { bodyBytes, jsonBody } from './request-body.ts';
import type { HttpEvent, RouteRequest, UnreadRequest } from './request.ts';

/** Why a signed request is not believed, if it is not. */
export type Proof = (request: UnreadRequest) => Promise<Refusal | undefined>;

/** An event whose request is read. */
export interface ReadEvent {
  readonly read: RouteRequest;
}

export function readRequest(
  route: Pick<ApiRoute, 'path' | 'query' | 'body' | 'effects' | 'answers'>,
  proof: Proof | undefined,
): MiddlewareObj<HttpEvent & CallerEvent & ReadEvent> {
  const { path: shape = {}, query = NO_PARAMETERS, body, effects = {} } = route;
  const path = z.object(shape);
  return {
    before: async (request) => {
      const { event } = request;
      const parameters = event.pathParameters ?? {};
      const { bytes } = body === undefined ? NO_BODY : orRefused(bodyBytes(event, body.bytes));
      const doubt = await proof?.({ path: parameters, headers: event.headers, bytes });
      if (doubt !== undefined) throw new Refused(doubt);
      const { json } = body === undefined ? NO_JSON : orRefused(jsonBody(event, bytes));

      const { format: wish, ...asked } = event.queryStringParameters ?? {};
      const parts = {
        path: read(path, parameters),
        query: read(query, asked),
        format: read(FormatSchema.optional(), wish, ['format']),
        body: body === undefined ? NOTHING : read(body.schema, json),
      };
      const errors = Object.values(parts).flatMap((result) => (result.ok ? [] : result.errors));
      if (!parts.path.ok || !parts.query.ok || !parts.format.ok || !parts.body.ok) {
        throw new Refused({ refused: 422, errors });
      }
      const { format } = orRefused(negotiated(route, parts.format.value, event.headers['accept']));
      const idle = idleOf(effects, { format, query: asked });
      if (idle.length > 0) throw new Refused({ refused: 422, errors: idle });

      request.event = Object.assign(event, {
        read: {
          path: parts.path.value,
          query: parts.query.value,
          body: parts.body.value,
          page: undefined,
          format,
          caller: event.caller,
          cookies: event.cookies ?? [],
          browser: saidByBrowser(event.headers),
          ifMatch: event.headers['if-match'],
        },
      });
    },
  };
}

const NO_PARAMETERS = lazily(() => z.strictObject({}));
const NO_BODY = { bytes: new Uint8Array() };
const NO_JSON = { json: undefined };
/** A part that the route does not take is not looked at. */
const NOTHING = { ok: true as const, value: undefined };

/** A parameter that changes nothing is a mistake: whoever sent it believes something of the answer that is not so. */
function idleOf(effects: Effects, asked: WhatIsAsked): Refusal['errors'] {
  return Object.entries(effects)
    .filter(([name, changes]) => asked.query[name] !== undefined && !changes(asked))
    .map(([name]) => ({ path: name, code: 'no_effect', message: 'changes nothing of this answer: leave it out' }));
}
