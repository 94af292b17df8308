// That a browser has run a counter: of which unit only we can tell.
import type { UnitId } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { counterMark, hasCounterMark } from './counter-mark.ts';

const [contoh, lain] = ['contoh' as UnitId, 'lain' as UnitId];
const secrets = { signWith: '1', secrets: new Map([['1', 'old']]) };
const mark = counterMark(contoh, secrets);

describe('the mark of a counter', () => {
  it('is of its unit and of no other, and says neither', () => {
    expect(hasCounterMark([counterMark(lain, secrets), mark], contoh, secrets)).toBe(true);
    expect(hasCounterMark([mark], lain, secrets)).toBe(false);
    expect(hasCounterMark([], contoh, secrets)).toBe(false);
    expect(mark).toMatch(/^[\w-]{16}$/);
  });

  it('is the same on every computer of the unit', () => {
    expect(counterMark(contoh, secrets)).toBe(mark);
  });

  it('is known after its secret has rotated', () => {
    const rotated = {
      signWith: '2',
      secrets: new Map([
        ['1', 'old'],
        ['2', 'new'],
      ]),
    };

    expect(counterMark(contoh, rotated)).not.toBe(mark);
    expect(hasCounterMark([mark], contoh, rotated)).toBe(true);
  });
});
