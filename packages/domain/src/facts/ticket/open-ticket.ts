// A ticket that has not ended, as a counter shows it: where it stands, since when, and who has it. It is read by the same rules
// as what is counted, so that a list of open tickets never says otherwise than the figures will.

import type { CounterId, OfficerId, ServiceId } from '../../ids.ts';
import type { Instant } from '../../time/time.ts';
import { Walk, serviceNamedIn } from './course.ts';
import { heardOf } from './heard.ts';
import type { TicketState } from './kind.ts';
import { readingOf } from './ticket-reading.ts';
import { type Phase, stepOf } from './ticket-step.ts';

export const OPEN_STATES = ['waiting', 'called', 'serving', 'held'] as const;
export type OpenState = (typeof OPEN_STATES)[number];

export interface OpenTicket {
  /** What stands on the citizen's slip, where its issue tells it. */
  readonly number: string | undefined;
  /** `undefined` while no event has named one. */
  readonly serviceId: ServiceId | undefined;
  readonly state: OpenState;
  /** When it came to stand so; of several calls the last. */
  readonly since: Instant;
  /** Of a ticket whose issue is not known, its first event. */
  readonly issuedAt: Instant;
  /** The last counter that its events name. */
  readonly counterId: CounterId | undefined;
  /** Who serves it, holds it, was handed it, or calls it. */
  readonly officerId: OfficerId | undefined;
}

/** `undefined` once it has ended or was annulled, and while nothing is known of it but a correction. */
export function openTicketOf({ events: ticket, ruling }: TicketState): OpenTicket | undefined {
  if (ruling?.state === 'annulled') return undefined;
  const { events, moved } = readingOf(heardOf(ticket));
  const walk = new Walk();
  let since: Instant | undefined;
  let [counterId, caller]: [CounterId | undefined, OfficerId | undefined] = [undefined, undefined];
  for (const [index, event] of events.entries()) {
    const at = moved.get(event) ?? event.occurredAt;
    const { type } = event;
    const { sense } = stepOf(walk.state, event);
    walk.take(event, at, index);
    if (sense === 'none' || type === 'corrected') continue;
    counterId = event.counterId ?? counterId;
    if (type === 'called') caller = event.officerId;
    if (type !== 'issued' || since === undefined) since = at;
  }
  const { phase } = walk.state;
  const state = SHOWN_AS[phase];
  if (since === undefined || state === undefined) return undefined;
  const issue = events.find(({ type }) => type === 'issued');
  return {
    number: issue?.number,
    serviceId: serviceNamedIn(events),
    state,
    since,
    issuedAt: (issue ?? events[0])?.occurredAt ?? since,
    counterId,
    officerId: phase === 'called' ? caller : walk.owner,
  };
}

/** What was handed on and not started waits, for one officer. What has ended is not shown. */
const SHOWN_AS: Readonly<Record<Phase, OpenState | undefined>> = {
  waiting: 'waiting',
  handed: 'waiting',
  called: 'called',
  serving: 'serving',
  held: 'held',
  completed: undefined,
  absent: undefined,
  gone: undefined,
};
