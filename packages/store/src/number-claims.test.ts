// What is lent to one browser is lent to no other, however many ask at once, until its time is over.
import { DAY, type UnitId } from '@tera/domain';
import { TABLES, anEngine, throttle } from '@tera/testing/engine';
import { at } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { numberClaims } from './number-claims.ts';

const engine = anEngine();
const now = at('12:00');
const [today, tomorrow] = ['2026-11-21', '2026-11-22'] as const;
const claims = () => numberClaims(engine.client, TABLES.facts);
const browser = (browserId: string, unitId = 'contoh') => ({ unitId: unitId as UnitId, browserId });

describe('the plain numbers of a day', () => {
  it('are lent to the first who asks, again and again, and to nobody else', async () => {
    const numbers = claims();

    expect(await numbers.claimDay(browser('one'), 'A', today, now)).toBe(true);
    expect(await numbers.claimDay(browser('other'), 'A', today, now)).toBe(false);
    expect(await numbers.claimDay(browser('one'), 'A', today, now + DAY)).toBe(true);
  });

  it('are lent to one of many who ask at one instant', async () => {
    const all = Array.from({ length: 30 }, (_, index) =>
      claims().claimDay(browser(`b-${index}`), 'ramai', tomorrow, now),
    );

    expect((await Promise.all(all)).filter((isOwn) => isOwn)).toHaveLength(1);
  });

  it('of one prefix, day and unit are none of another', async () => {
    const numbers = claims();
    const first = browser('first');

    expect(await numbers.claimDay(first, 'D', today, now)).toBe(true);
    expect(await numbers.claimDay(browser('second'), 'E', today, now)).toBe(true);
    expect(await numbers.claimDay(browser('second'), 'D', tomorrow, now)).toBe(true);
    expect(await numbers.claimDay(browser('second', 'lain'), 'D', today, now)).toBe(true);
  });
});

describe('a mark', () => {
  it('is one browser’s for as long as it asks, and another’s when it has not for two months', async () => {
    const numbers = claims();

    expect(await numbers.claimMark(browser('one'), 'K7M', now)).toBe(true);
    expect(await numbers.claimMark(browser('other'), 'K7M', now + 59 * DAY)).toBe(false);
    expect(await numbers.claimMark(browser('one'), 'K7M', now + 59 * DAY)).toBe(true);
    expect(await numbers.claimMark(browser('other'), 'K7M', now + 118 * DAY)).toBe(false);
    expect(await numbers.claimMark(browser('other'), 'K7M', now + 119 * DAY + 1000)).toBe(true);
    expect(await numbers.claimMark(browser('one'), 'K7M', now + 120 * DAY)).toBe(false);
  });

  it('is nobody’s where the table does not answer: that is told, and not taken for a refusal', async () => {
    const failing = numberClaims(
      engine.clientWith(() => Promise.reject(throttle())),
      TABLES.facts,
    );

    await expect(failing.claimMark(browser('one'), 'B2B', now)).rejects.toThrow('throughput was exceeded');
  });
});
