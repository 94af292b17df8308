// Who is called now, told to a display in the same browser at once and without a line. A display elsewhere asks the server.

import type { Connection } from './connection.ts';
import type { CounterTicket } from './ticket.ts';

export interface Call {
  readonly ticketId: string;
  readonly number: string;
  readonly counterId: string;
  /** Of several calls the last. */
  readonly since: number;
}

export const CALLS_CHANNEL = 'tera-counter-calls';

export interface Announcement {
  readonly unitId: string;
  readonly counterId: string;
  readonly calls: readonly Call[];
  /** Tickets that were called and wait again: a call that was taken back. */
  readonly withdrawn: readonly string[];
}

let channel: BroadcastChannel | undefined;
let said: readonly Call[] = [];

/** The calls of this counter, where they are others than before. */
export function announce(tickets: readonly CounterTicket[], { unitId, counterId }: Connection): void {
  const calls = callsIn(tickets).filter((call) => call.counterId === counterId);
  if (JSON.stringify(calls) === JSON.stringify(said)) return;
  const waiting = waitingIn(tickets);
  const withdrawn = said.map(({ ticketId }) => ticketId).filter((ticketId) => waiting.has(ticketId));
  said = calls;
  channel ??= new BroadcastChannel(CALLS_CHANNEL);
  const announcement: Announcement = { unitId, counterId, calls, withdrawn };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is of this origin
  channel.postMessage(announcement);
}

export function callsIn(
  tickets: readonly Pick<CounterTicket, 'ticketId' | 'number' | 'counterId' | 'state' | 'since'>[],
): Call[] {
  return tickets.flatMap(({ ticketId, number, counterId, state, since }) =>
    state === 'called' && counterId !== undefined ? [{ ticketId, number, counterId, since }] : [],
  );
}

export function waitingIn(tickets: readonly Pick<CounterTicket, 'ticketId' | 'state'>[]): ReadonlySet<string> {
  return new Set(tickets.flatMap(({ ticketId, state }) => (state === 'waiting' ? [ticketId] : [])));
}
