// What a new total may differ by from every total that was shown before, and not from the last alone.

import { ani, ektp } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import type { Element } from '../skm/element.ts';
import { type HeldAnswer, totalAnew } from './held.ts';

const answers = (from: number, count: number, elements: readonly Element[] = ['waktu', 'biaya']): HeldAnswer[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `k-${from + index}`,
    officerId: ani,
    serviceId: ektp,
    channel: 'ticket',
    flagged: false,
    elements,
    revisions: '1',
  }));
const first = answers(0, 40);
const added = [...answers(100, 7), ...answers(200, 5, ['waktu'])];

describe('an element of a new total', () => {
  it('that few of the added answered is left out, and stays out of the next total', () => {
    const second = totalAnew(first, [...first, ...added], 2);
    const third = totalAnew(second.held, [...first, ...added], 3);

    expect(second.mayReplace && third.mayReplace).toBe(true);
    expect([second.elements.includes('waktu'), third.elements.includes('waktu')]).toEqual([true, true]);
    expect([second.elements.includes('biaya'), third.elements.includes('biaya')]).toEqual([false, false]);
  });

  it('is back once ten of those added since it was shown have answered it', () => {
    const second = totalAnew(first, [...first, ...added], 2);
    const third = totalAnew(second.held, [...first, ...added, ...answers(300, 10)], 3);

    expect(third.elements).toContain('biaya');
  });
});

it('an answer that had gone and is back makes no new total: it would be all that two differ by', () => {
  const second = totalAnew(first, first.slice(10), 2);
  const third = totalAnew(second.held, first.slice(9), 3);

  expect([second.mayReplace, third.mayReplace]).toEqual([true, false]);
});
