// Where events wait until they have been sent: files on a PC, IndexedDB in a browser. What the sender needs of it, and
// no more. Events are JSON texts here, exactly as they will go over the wire.

/** The oldest events that have not been acknowledged. */
export interface Batch {
  /** One JSON object each. */
  readonly events: readonly string[];
  /** How many of `waiting` it stands for: more than its events where the spool had to put something aside itself. */
  readonly count: number;
  /** Where the spool goes on after it; only the spool can read it. */
  readonly end: unknown;
}

/** An event that was put aside, with the reason. */
export interface Rejection {
  /** The JSON object that was sent. */
  readonly event: string;
  readonly code: string;
  readonly message: string;
}

export interface Spool {
  /** Resolves when the event survives a crash. @throws TeraClientError, and then the event is not in the spool. */
  readonly append: (event: string) => Promise<void>;
  /** `undefined` when there is none. The same events again until they are acknowledged. At least one, whatever its size. */
  readonly oldest: (most: { readonly events: number; readonly bytes: number }) => Promise<Batch | undefined>;
  /** They were answered: the spool forgets them. */
  readonly acknowledge: (batch: Batch) => Promise<void>;
  /** Keeps what was refused, durably, where somebody can correct it; it stays in its batch until that is acknowledged. */
  readonly reject: (rejections: readonly Rejection[]) => Promise<void>;
  /** Events that have not been acknowledged, and events that were put aside. */
  readonly waiting: () => number;
  readonly rejected: () => number;
  readonly close: () => Promise<void>;
}
