// How long an engine is waited for, and how often it is asked.

/** Milliseconds; a connection that hangs must fail while the function still has time to say so. Of an answer: without a piece of it. */
export const PATIENCE = { connection: 1_000, answer: 5_000 } as const;

/** How many an answer's patience is taken in. */
export const TURNS = 10;

/**
 * How often the same is asked in all: over a line that was bad, of an engine that failed, of one that is busy. An answer that
 * was waited for in vain is not asked for again: the time of the function would be over.
 */
export const TRIES = { broken: 2, failing: 3, busy: 6 } as const;

/** Milliseconds; doubled with each try, and drawn anew. */
export const FIRST_PAUSE = 25;
