// The clock of a file of tests, for what reads the time by itself.
import type { Instant } from '@tera/domain';
import { afterAll, vi } from 'vitest';

/**
 * Stops the clock of this file at that instant; `vi.setSystemTime` moves it. Timers run on. It goes on afterwards: files of tests share a
 * process, and whoever waits by a clock that stands waits for ever.
 */
export function stoppedClock(now: Instant): void {
  vi.useFakeTimers({ toFake: ['Date'], now });
  afterAll(() => void vi.useRealTimers());
}
