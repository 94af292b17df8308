// A real server on this machine that answers pushes as a test says: a whole answer, a broken one, or none.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { bytesOf, serve } from '@tera/testing/server';
import { onTestFinished } from 'vitest';
import type { TicketEvent } from '../core/wire.ts';

export interface Push {
  readonly events: readonly TicketEvent[];
  readonly bytes: number;
  readonly authorization: string | undefined;
  readonly path: string | undefined;
}

export type Reply =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection is closed without an answer, or in the middle of it. */
  | 'drop'
  | 'cut'
  /** As if it had taken everything. */
  | 'take';

export interface TestServer {
  readonly url: string;
  /** Every push that came, in order; and those events that were answered as accepted. */
  readonly pushes: Push[];
  readonly taken: TicketEvent[];
}

/** `reply` says what the n-th push (from 0) gets. */
export async function aServer(reply: (push: Push, index: number) => Reply = () => 'take'): Promise<TestServer> {
  const pushes: Push[] = [];
  const taken: TicketEvent[] = [];
  const { url, stop } = await serve((request, response) => {
    if (request.method === 'GET') {
      answer(response, { status: 200, body: { status: 'ok' } });
      return;
    }
    void take(request, response);
  });
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const push = await pushIn(request);
    pushes.push(push);
    const what = reply(push, pushes.length - 1);
    if (what === 'drop') request.socket.destroy();
    else if (what === 'cut') cut(response, push);
    else if (what === 'take') {
      taken.push(...push.events);
      answer(response, accepted(push.events));
    } else answer(response, what);
  };
  onTestFinished(stop);
  return { url, pushes, taken };
}

/** What the real door answers when it takes everything. */
export function accepted(events: readonly TicketEvent[]): Exclude<Reply, string> {
  return { status: 202, body: { accepted: events.length, rejected: [], retry: [], surveys: [] } };
}

export function problem(status: number, code: string, more: object = {}): Exclude<Reply, string> {
  const body = { type: 'urn:tera:problem', title: code, status, detail: `because of ${code}`, ...more };
  return {
    status,
    body: { errors: [{ path: '', code, message: code }], ...body },
    headers: { 'content-type': 'application/problem+json' },
  };
}

async function pushIn(request: IncomingMessage): Promise<Push> {
  const body = await bytesOf(request);
  const { events } = JSON.parse(body.toString()) as { events: TicketEvent[] };
  return { events, bytes: body.length, authorization: request.headers.authorization, path: request.url };
}

function answer(response: ServerResponse, { status, body, headers = {} }: Exclude<Reply, string>): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
}

/** The first half of an answer that would have been a good one. */
function cut(response: ServerResponse, { events }: Push): void {
  const text = JSON.stringify(accepted(events).body);
  response.writeHead(202, { 'content-type': 'application/json', 'content-length': String(text.length) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}
