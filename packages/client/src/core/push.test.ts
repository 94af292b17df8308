// How much goes into one push. What its answers mean is told in sending.test.ts, with a real server.
import { describe, expect, it } from 'vitest';
import { bodyOf, front } from './push.ts';

const event = (text: string): string => JSON.stringify({ reason: text });

describe('a push', () => {
  it('takes the first events up to a number', () => {
    expect(front(['{}', '{}', '{}'], { events: 2, bytes: 1000 })).toHaveLength(2);
  });

  it('counts the bytes of its whole body, not letters', () => {
    const events = Array.from({ length: 50 }, () => event('ｱ'.repeat(100)));

    const sent = front(events, { events: 500, bytes: 4096 });

    const bytes = Buffer.byteLength(bodyOf(sent));
    expect(bytes).toBeLessThanOrEqual(4096);
    expect(Buffer.byteLength(bodyOf(events.slice(0, sent.length + 1)))).toBeGreaterThan(4096);
  });

  it('takes one event, however large: only the server can say that it is too much', () => {
    expect(front([event('x'.repeat(1000)), '{}'], { events: 500, bytes: 100 })).toHaveLength(1);
  });

  it('is JSON', () => {
    expect(JSON.parse(bodyOf([event('a'), event('b')]))).toEqual({ events: [{ reason: 'a' }, { reason: 'b' }] });
  });
});
