// What a batch tells of itself: figures for the alarms, and words that name no one.
import { MINUTE } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { quietObserver } from '../../packages/http/src/testing/observed.ts';
import { report } from './report.ts';
import { newTally } from './tally.ts';

describe('the report of a batch', () => {
  it('has what was changed, what was seen, and what it cost', () => {
    const observed = quietObserver();
    const tally = newTally();
    tally.see({ seen: { duplicates: 3, conflicts: 1, dropped: 2 }, tooLate: 4 });
    const written = { outcome: 'written', writeUnits: 10 } as const;
    tally.count({ changes: Array.from({ length: 4 }, () => ({}) as never), result: written, withCells: true });
    tally.count({ changes: Array.from({ length: 2 }, () => ({}) as never), result: written, withCells: true });
    tally.count({ changes: [{} as never], result: { outcome: 'stale' }, withCells: true });
    tally.oldestApplied = Date.now() - MINUTE;

    report(tally, observed);

    expect(observed.counted).toMatchObject({
      FactsChanged: 6,
      Duplicates: 3,
      EventIdConflicts: 1,
      EventsDropped: 2,
      ConflictsRetried: 1,
      WriteUnits: 20,
      FactsPerTransaction: 3,
      Unreadable: 0,
      FactsRefused: 0,
    });
    expect(observed.counted['OldestEventAge']).toBeCloseTo(60, 0);
  });

  it('of an event whose clock is ahead has no age below nothing, and of an empty batch none at all', () => {
    const [ahead, empty] = [quietObserver(), quietObserver()];
    const tally = newTally();
    tally.oldestApplied = Date.now() + MINUTE;

    report(tally, ahead);
    report(newTally(), empty);

    expect(ahead.counted['OldestEventAge']).toBe(0);
    expect(empty.counted).not.toHaveProperty('OldestEventAge');
    expect(empty.counted).not.toHaveProperty('FactsPerTransaction');
  });
});
