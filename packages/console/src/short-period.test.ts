import { describe, expect, it } from 'vitest';
import { shortPeriod } from './short-period.ts';

describe('a period on an axis', () => {
  it.each([
    ['2026-11-09', '9/11'],
    ['2026-W47', 'W47'],
    ['2026-05', 'Mei 26'],
    ['2026-Q4', 'Tw IV 26'],
    ['2026-S1', 'Sem I 26'],
    ['2026', '2026'],
    ['kemarin', 'kemarin'],
  ])('%s is %s', (name, text) => {
    expect(shortPeriod(name, 'id')).toBe(text);
  });
});
