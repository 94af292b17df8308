import { describe, expect, it } from 'vitest';
import { counterPrefix } from './counter-prefix.ts';

describe('the prefix of a counter', () => {
  it('is what the registry says, else its letter in the order of the counters', () => {
    const counters = [{ id: 'a' }, { id: 'b', prefix: 'A' }, { id: 'c' }, { id: 'd', prefix: 'VIP' }, { id: 'e' }];

    expect(counters.map(({ id }) => counterPrefix(counters, id))).toEqual(['B', 'A', 'C', 'VIP', 'D']);
  });

  it('is no other counter’s, however many there are', () => {
    const counters = Array.from({ length: 60 }, (_, index) => ({ id: String(index) }));

    expect(new Set(counters.map(({ id }) => counterPrefix(counters, id))).size).toBe(60);
    expect(counterPrefix(counters, '26')).toBe('AA');
  });
});
