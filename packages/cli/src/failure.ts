// How a command ends when it does not end well: what happened, what to do about it, and the exit code that a script can
// rely on. The codes are documented in the README; their numbers never change.

/** Kind of ending → exit code. */
export const EXIT_CODES = {
  done: 0,
  /** Something that nobody foresaw: a fault of this program, or of the machine. */
  failed: 1,
  /** A flag, a setting or a file is missing or wrong; nothing was sent. */
  usage: 2,
  /** The key is not valid, or not allowed to do this. */
  key: 3,
  /** What was named is not there. */
  missing: 4,
  /** No answer, or none from Tera, or one that asks to come back later. */
  unreachable: 5,
  /** The server (or a check before it) refused what was sent, or a part of it. */
  refused: 6,
  /** The command did its work, and found something that somebody should look at. */
  found: 7,
  /** Somebody said no, or nobody was there to ask. */
  declined: 8,
  /** Ctrl-C. */
  interrupted: 130,
} as const;
export type Ending = keyof typeof EXIT_CODES;

export class Failure extends Error {
  readonly ending: Exclude<Ending, 'done'>;
  /** What to do about it, as a sentence; absent where the message says it. */
  readonly advice: string | undefined;

  constructor(ending: Exclude<Ending, 'done'>, message: string, advice?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Failure';
    this.ending = ending;
    this.advice = advice;
  }
}

/** A sentence of an error that somebody else threw, with the reason that `fetch` hides one level down. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ');
  return cause instanceof Error ? reasonOf(cause) : error.message;
}
