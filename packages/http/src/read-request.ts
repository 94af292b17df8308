// Reads a request by the schemas of its route. The order of the refusals is part of the contract: after the caller come the
// size, the signature (which is over the body), the type, the JSON, and what the schemas say of all parts together.
import type { MiddlewareObj } from '@middy/core';
import { type ApiRoute, read } from '@tera/contracts';
import * as z from 'zod';
import type { CallerEvent } from './authenticate.ts';
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
  { path: shape = {}, query, body }: Pick<ApiRoute, 'path' | 'query' | 'body'>,
  proof: Proof | undefined,
): MiddlewareObj<HttpEvent & CallerEvent & ReadEvent> {
  const path = z.object(shape);
  return {
    before: async (request) => {
      const { event } = request;
      const parameters = event.pathParameters ?? {};
      const { bytes } = body === undefined ? NO_BODY : orRefused(bodyBytes(event, body.bytes));
      const doubt = await proof?.({ path: parameters, headers: event.headers, bytes });
      if (doubt !== undefined) throw new Refused(doubt);
      const { json } = body === undefined ? NO_JSON : orRefused(jsonBody(event, bytes));

      const parts = {
        path: read(path, parameters),
        query: part(query, event.queryStringParameters ?? {}),
        body: part(body?.schema, json),
      };
      const errors = Object.values(parts).flatMap((result) => (result.ok ? [] : result.errors));
      if (!parts.path.ok || !parts.query.ok || !parts.body.ok) throw new Refused({ refused: 422, errors });
      request.event = Object.assign(event, {
        read: {
          path: parts.path.value,
          query: parts.query.value,
          body: parts.body.value,
          caller: event.caller,
          authorization: event.headers['authorization'],
          cookies: event.cookies ?? [],
          accept: event.headers['accept'],
          ifMatch: event.headers['if-match'],
        },
      });
    },
  };
}

const NO_BODY = { bytes: new Uint8Array() };
const NO_JSON = { json: undefined };

/** A part of the request by its schema; one that the route does not take is not looked at. */
function part(schema: z.ZodType | undefined, input: unknown) {
  return schema === undefined ? { ok: true as const, value: undefined } : read(schema, input);
}
