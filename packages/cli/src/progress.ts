// A bar on standard error while something long goes on. It is drawn a few times a second at most, and not at all where
// nobody watches.
import type { Terminal } from './terminal.ts';

export interface Progress {
  /** @param done as much of the whole, in whatever unit it was given. */
  readonly show: (done: number, words?: string) => void;
}

const WIDTH = 24;
const DRAW_EVERY = 100;

/** @param whole `undefined` where nobody knows how much it will be. */
export function progressOn(terminal: Terminal, title: string, whole: number | undefined, now: () => number): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show: (done, words = '') => {
      if (now() - drawnAt < DRAW_EVERY) return;
      drawnAt = now();
      terminal.draw(`${title} ${whole === undefined || whole === 0 ? '' : `${bar(done / whole)} `}${words}`);
    },
  };
}

function bar(share: number): string {
  const bounded = Math.min(1, Math.max(0, share));
  const full = Math.round(bounded * WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${String(Math.floor(bounded * 100)).padStart(3)} %`;
}
