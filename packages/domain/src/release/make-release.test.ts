// Of which step of the running figure an answer was part is told by its day, and only where its day tells it.
import { ani, ektp } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../facts/response/channel.ts';
import type { LocalDay } from '../time/time.ts';
import { collectPeriod } from './make-release.ts';
import type { DatedAnswer } from './standing.ts';

const steps = [
  { asOf: '2026-10-10', n: 10, others: 10 },
  { asOf: '2026-10-20', n: 20, others: 20 },
] as const;

function stepsOf(...answers: readonly DatedAnswer[]) {
  const collected = collectPeriod({ exclusions: [], takenBack: [], steps, bursts: [] });
  answers.forEach(collected.add);
  return collected.made().held.map(({ step }) => step);
}

function on(day: LocalDay, channel: Channel = 'ticket'): DatedAnswer {
  const said = { flags: [], answers: { waktu: 4 }, respondent: {}, counters: {} } as const;
  return { key: 'a', day, channel, officerId: ani, serviceId: ektp, ...said };
}

describe('the step that an answer was part of', () => {
  it('is the first after its day, and none where it came after all', () => {
    expect(stepsOf(on('2026-10-09'), on('2026-10-11'), on('2026-10-21'))).toEqual([0, 1, undefined]);
  });

  it('is not known of the day of a step itself', () => {
    expect(stepsOf(on('2026-10-10'))).toEqual(['unsure']);
  });

  it.each(['assisted', 'import'] as const)(
    'is not known of what an office brings in of an earlier day: %s',
    (channel) => {
      expect(stepsOf(on('2026-10-09', channel), on('2026-10-21', channel))).toEqual(['unsure', undefined]);
    },
  );
});
