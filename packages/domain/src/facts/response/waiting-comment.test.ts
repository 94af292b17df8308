// When comments come out: with the end of their week, or ten at once; and never because of those that one person can send.
import { describe, expect, it } from 'vitest';
import { type CommentSource, commentsToRelease } from './waiting-comment.ts';

const waiting = (count: number, week: string, source: CommentSource = 'tickets') =>
  Array.from({ length: count }, () => ({ week, source }));
const sizes = (...args: Parameters<typeof commentsToRelease>) => commentsToRelease(...args).map(({ length }) => length);

describe('comments that wait', () => {
  it('come out with the tenth', () => {
    expect(sizes(waiting(9, '2026-W47'), '2026-11-20')).toEqual([]);
    expect(sizes(waiting(10, '2026-W47'), '2026-11-20')).toEqual([10]);
    expect(sizes(waiting(14, '2026-W47'), '2026-11-20')).toEqual([14]);
  });

  it('come out once their week is over, and be it one alone', () => {
    expect(sizes(waiting(1, '2026-W47'), '2026-11-22')).toEqual([]);
    expect(sizes(waiting(1, '2026-W47'), '2026-11-23')).toEqual([1]);
    expect(sizes([...waiting(2, '2026-W46'), ...waiting(3, '2026-W47')], '2026-11-23')).toEqual([5]);
  });

  it('do not come out because of others that are of a later week, or that one person can send', () => {
    expect(sizes([...waiting(6, '2026-W47'), ...waiting(6, '2026-W48')], '2026-11-24')).toEqual([6]);
    expect(sizes([...waiting(1, '2026-W47'), ...waiting(9, '2026-W47', 'others')], '2026-11-20')).toEqual([]);
    expect(sizes([...waiting(1, '2026-W47'), ...waiting(10, '2026-W47', 'others')], '2026-11-20')).toEqual([10]);
  });

  it('keep to the weeks of ISO 8601 at the end of a year', () => {
    expect(sizes(waiting(1, '2026-W53'), '2027-01-03')).toEqual([]);
    expect(sizes(waiting(1, '2026-W53'), '2027-01-04')).toEqual([1]);
  });
});
