// Running figures are shown late, so that none tells what the few said who came after it.

import { describe, expect, it } from 'vitest';
import type { OfficerId, ServiceId } from '../ids.ts';
import type { Channel } from '../facts/response/channel.ts';
import { type RunningStep, isStepDue, nextVisible } from './running.ts';

describe('a step of the running figure', () => {
  it('is kept with ten answers more than the last one', () => {
    expect(isStepDue(9)).toBe(false);
    expect(isStepDue(10)).toBe(true);
    expect(isStepDue(29, 20)).toBe(false);
    expect(isStepDue(30, 20)).toBe(true);
  });

  it('is kept by what stands: what was annulled in between does not count', () => {
    expect(isStepDue(28, 20)).toBe(false);
  });

  it('becomes visible when the next one is kept, and the last one never is', () => {
    const [first, second] = [step({ ani: 12 }), step({ ani: 24 })];

    expect(nextVisible([first], undefined)).toBeUndefined();
    expect(nextVisible([first, second], undefined)).toBe(first);
  });

  it('waits until ten and more came since for those who had answers before', () => {
    const first = step({ ani: 12 });

    expect(nextVisible([first, step({ ani: 14, budi: 30 })], undefined)).toBeUndefined();
    expect(nextVisible([first, step({ ani: 14, budi: 30 }), step({ ani: 22, budi: 40 })], undefined)).not.toBe(
      undefined,
    );
  });

  it('is passed over for a later one that is mixed well', () => {
    const kept = [
      step({ ani: 12 }),
      step({ ani: 12, budi: 12 }),
      step({ ani: 12, budi: 24 }),
      step({ ani: 23, budi: 24 }),
    ];

    expect(nextVisible(kept.slice(0, 2), undefined)).toBeUndefined();
    expect(nextVisible(kept.slice(0, 3), undefined)).toBe(kept[1]);
    expect(nextVisible(kept, undefined)).toBe(kept[2]);
  });

  it('has ten and more, well mixed, between itself and the one that is visible', () => {
    const visible = step({ ani: 12 });
    const kept = [step({ ani: 16, budi: 8 }), step({ ani: 40, budi: 8 }), step({ ani: 50, budi: 8 })];

    expect(nextVisible(kept.slice(0, 2), visible)).toBeUndefined();
    expect(nextVisible(kept, visible)).toBe(kept[1]);
  });

  it('does not count to the ten what one person can give in any number', () => {
    const first = step({ ani: 12 });
    const later = { answered: [...step({ ani: 12 }).answered, charge('ani', 30, 'assisted')] };

    expect(nextVisible([first, later], undefined)).toBeUndefined();
  });
});

function step(answered: Readonly<Record<string, number>>): RunningStep {
  return { answered: Object.entries(answered).map(([officer, n]) => charge(officer, n, 'ticket')) };
}

function charge(officer: string, n: number, channel: Channel) {
  return { officerId: officer as OfficerId, serviceId: 'ktp' as ServiceId, channel, n };
}
