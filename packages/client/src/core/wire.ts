// What goes over the wire, as types that a published package can carry alone. They are the contracts' own types written
// out: wire.test.ts does not compile when the two differ.

export type TicketEventType =
  | 'issued'
  | 'called'
  | 'started'
  | 'held'
  | 'resumed'
  | 'transferred'
  | 'completed'
  | 'no_show'
  | 'left'
  | 'cancelled'
  | 'reopened'
  | 'corrected';

export interface TicketEvent {
  /** Made once: sending it again changes nothing. */
  readonly eventId: string;
  readonly ticketId: string;
  readonly type: TicketEventType;
  /** ISO 8601 with an offset. */
  readonly occurredAt: string;
  /** Required on `issued` and `completed`. */
  readonly serviceId?: string | undefined;
  /**
   * Required on `started`, and on `completed` wherever one is known; on `transferred` who takes over, or who gives it away
   * when that one has it; on `corrected` who it should have been.
   */
  readonly officerId?: string | undefined;
  readonly counterId?: string | undefined;
  readonly outcome?: 'resolved' | 'unresolved' | undefined;
  /** On `completed`: what was done, each service once. */
  readonly services?: readonly { readonly serviceId: string; readonly quantity: number }[] | undefined;
  /** False when a clerk typed the time afterwards. */
  readonly accurate?: boolean | undefined;
  /** Required on `corrected`; at most 200 characters. */
  readonly reason?: string | undefined;
  /** On `issued`: the number on the citizen's slip; at most 12 letters and digits, with dots, hyphens or spaces between. */
  readonly number?: string | undefined;
  /** On `corrected`: the id of the event that is taken back. */
  readonly undoes?: string | undefined;
}

/** An event as a program hands it over: without an id it gets one, without a time it happened now. */
export type NewTicketEvent = Omit<TicketEvent, 'eventId' | 'occurredAt'> & {
  readonly eventId?: string | undefined;
  readonly occurredAt?: string | Date | undefined;
};

/** The one-time survey link of a ticket that was completed. */
export interface Survey {
  readonly ticketId: string;
  readonly url: string;
}

/** The answer to a push; `index` is the place in the push. */
export interface PushResult {
  readonly accepted: number;
  readonly rejected: readonly {
    readonly index: number;
    readonly eventId: string | null;
    readonly code: string;
    readonly message: string;
  }[];
  readonly retry: readonly { readonly index: number; readonly eventId: string }[];
  readonly surveys: readonly Survey[];
}

/** What is called: methods and paths, as the routes say them. */
export const CALLS = { health: 'GET /v1/health', push: 'POST /v1/units/{unitId}/ticket-events' } as const;

/** Most events in one push, and most bytes of its body. */
export const EVENTS_PER_PUSH = 500;
export const PUSH_BYTES = 1024 * 1024;
/** Most characters of a reason. */
export const REASON_LENGTH = 200;
