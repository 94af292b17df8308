// Requests that are done once: what the chain of HTTP asks of whoever keeps their answers. The chain knows no store, and a store
// no HTTP.
import type { Instant } from '@tera/domain';

/** What is kept of requests that are done once. */
export interface OnceStore {
  /** Takes the place of a request, or tells who has it. What is older than `now` allows is as if it were not there. */
  readonly claim: (claim: Claim, now: Instant) => Promise<'claimed' | KeptOnce>;
  /** Keeps what was answered to it, if the place is still its own. */
  readonly keep: (claim: Claim, answer: Uint8Array) => Promise<void>;
  /** Gives the place away: nothing was made. */
  readonly forget: (claim: Claim) => Promise<void>;
}

export interface Claim {
  readonly keyId: string;
  /** Of the header, hashed: it is as long as its caller likes. */
  readonly name: string;
  /** Of what was asked, hashed. */
  readonly request: string;
  /** Of this very attempt. */
  readonly attempt: string;
  /** Until when nobody else may try, while there is no answer. */
  readonly heldUntil: Instant;
  readonly keptUntil: Instant;
}

export interface KeptOnce {
  readonly request: string;
  /** Absent while it is being worked on. */
  readonly answer?: Uint8Array | undefined;
}
