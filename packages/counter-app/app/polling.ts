// Asks again and again while somebody can see the answer: every ten seconds, soon after something was sent, and ever more rarely
// where nothing answers.

export interface Polling {
  readonly soon: () => void;
  readonly stop: () => void;
}

const EVERY: number = 10_000;
const [SOON, AT_MOST] = [1500, 60_000] as const;

/** @param look resolves to whether there was an answer; one look at a time. */
export function poll(look: () => Promise<boolean>, every = EVERY): Polling {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let [isLooking, isWanted, isStopped] = [false, false, false];

  const plan = (delay: number): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void now(), delay);
  };
  const now = async (): Promise<void> => {
    if (isLooking || document.hidden) return;
    isLooking = true;
    isWanted = false;
    failures = (await look().catch(() => false)) ? 0 : failures + 1;
    isLooking = false;
    plan(isWanted ? SOON : Math.min(AT_MOST, every * 2 ** failures));
  };
  const soon = (): void => {
    isWanted = true;
    if (!isLooking) plan(SOON);
  };
  // A page that comes back to the front shows what is, and not what was.
  const shown = (): void => {
    if (!document.hidden) soon();
  };
  document.addEventListener('visibilitychange', shown);
  addEventListener('online', soon);
  soon();
  return {
    soon,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', shown);
      removeEventListener('online', soon);
    },
  };
}
