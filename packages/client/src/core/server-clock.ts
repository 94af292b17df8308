// How far this computer's clock is from the server's, by the `Date` of its answers. What is known is forgotten as soon as
// the computer's clock was set or stood still (sleep): then wall time and running time no longer agree.

const SECOND = 1000;
/** An answer that took longer says too little: its `Date` may be from anywhere in between. */
const SLOWEST_ANSWER = 10 * SECOND;
/** More than clocks drift from one answer to the next. */
const STEP = 5 * SECOND;

/** What a clock may be off by before anybody is told, and before a time is corrected. */
export const TOLERANCE = 30 * SECOND;

export interface Clocks {
  /** Milliseconds since 1970, as the computer has them. */
  readonly now: () => number;
  /** Milliseconds that only ever go forward. */
  readonly monotonic: () => number;
}

export interface ServerClock {
  /** Takes the `Date` header of an answer to a request that was sent at `sentAt` (monotonic). */
  readonly hear: (date: string | null, sentAt: number) => void;
  /** Milliseconds to add to this computer's time to get the server's; `undefined` while it is not known. */
  readonly offset: () => number | undefined;
}

export function serverClock({ now, monotonic }: Clocks): ServerClock {
  let known: { readonly offset: number; readonly wall: number; readonly running: number } | undefined;
  return {
    hear: (date, sentAt) => {
      const [wall, running] = [now(), monotonic()];
      const tookPlace = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(tookPlace) || running - sentAt > SLOWEST_ANSWER) return;
      // The header has whole seconds, cut off; and the answer was written about halfway.
      const onServer = tookPlace + SECOND / 2 + (running - sentAt) / 2;
      known = { offset: onServer - wall, wall, running };
    },
    offset: () => {
      if (known === undefined) return undefined;
      const wasSet = Math.abs(now() - known.wall - (monotonic() - known.running)) > STEP;
      return wasSet ? undefined : known.offset;
    },
  };
}

/** `+42 s`, `-2 h 3 min 0 s`. No run of eight digits: those are masked where they are stored, as a NIK would be. */
export function offsetText(offset: number): string {
  const seconds = Math.round(Math.abs(offset) / SECOND);
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  const shown = parts.slice(first === -1 ? -1 : first).map(([amount, unit]) => `${amount} ${unit}`);
  return `${offset < 0 ? '-' : '+'}${shown.join(' ')}`;
}
