// What a batch tells of itself: figures for the alarms, and words that name no one.
import { gather } from './incoming.ts';
import { type QueueRecord, pushed, ruled } from '@tera/testing/counting';
import { at, contoh, event } from '@tera/testing/facts';
import { MINUTE } from '@tera/domain';
import { quietObserver } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { newBatchTally } from './tally.ts';

const now = at('12:00');

/** What is told at noon of a batch in which all of these were counted. */
function told(...records: readonly QueueRecord[]) {
  const observed = quietObserver();
  const tally = newBatchTally();
  for (const incoming of gather(records).facts.values()) tally.apply(incoming);
  report(tally, observed, now);
  return observed.counted;
}

describe('the report of a batch', () => {
  it('has what was changed, what was seen, and what it cost', () => {
    const observed = quietObserver();
    const tally = newBatchTally();
    tally.see({ seen: { duplicates: 3, conflicts: 1, dropped: 2, setAside: 5 }, tooLate: 4 });
    const written = { outcome: 'written', writeUnits: 10 } as const;
    tally.count({ changes: Array.from({ length: 4 }, () => ({}) as never), result: written, withCells: true });
    tally.count({ changes: Array.from({ length: 2 }, () => ({}) as never), result: written, withCells: true });
    tally.count({ changes: [{} as never], result: { outcome: 'stale' }, withCells: true });
    tally.oldestApplied = now - MINUTE;

    report(tally, observed, now);

    expect(observed.counted).toEqual({
      FactsChanged: 6,
      Duplicates: 3,
      EventIdConflicts: 1,
      EventsDropped: 2,
      EventsSetAside: 5,
      ConflictsRetried: 1,
      WriteUnits: 20,
      FactsPerTransaction: 3,
      Unreadable: 0,
      Spoiled: 0,
      TooLate: 4,
      FactsRefused: 0,
      OldestEventAge: 60,
    });
  });

  it('has the age of its oldest event, also beside one whose clock is ahead', () => {
    expect(told(pushed(contoh, [event('issued', '11:00'), event('called', '12:03')]))).toMatchObject({
      OldestEventAge: 3600,
    });
  });

  it('has no age, and not an age of nothing, where every clock is ahead', () => {
    expect(told(pushed(contoh, [event('issued', '12:03')]))).not.toHaveProperty('OldestEventAge');
  });

  it('has the age of a ruling since it was made, whatever it is about', () => {
    const ruling = { state: 'contested', at: now - MINUTE, objectionId: 'o-1' } as const;

    expect(told(ruled(contoh, 'A-001', ruling))).toMatchObject({ OldestEventAge: 60 });
  });

  it('of an empty batch has neither an age nor a mean', () => {
    const counted = told();

    expect(counted).not.toHaveProperty('OldestEventAge');
    expect(counted).not.toHaveProperty('FactsPerTransaction');
  });
});
