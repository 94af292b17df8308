// A browser brings back when its form was opened, and can say nothing else of it.
import { describe, expect, it } from 'vitest';
import { openedAt, signOpening } from './opened-form.ts';

const secrets = {
  signWith: '2',
  secrets: new Map([
    ['1', 'old'],
    ['2', 'new'],
  ]),
};
const at = Date.parse('2026-11-20T08:15:00.123+07:00');
const opening = signOpening('t~1~contoh~A-1~x', at, secrets);

describe('the opening of a form', () => {
  it('is when it was signed, to the millisecond', () => {
    expect(openedAt(opening, 't~1~contoh~A-1~x', secrets)).toBe(at);
  });

  it('of another link, of another hour or of nobody is none', () => {
    expect(openedAt(opening, 't~1~contoh~A-2~x', secrets)).toBeUndefined();
    const [kind, key, , ...rest] = opening.split('~');
    const earlier = [kind, key, (at - 60_000).toString(36), ...rest].join('~');
    for (const text of [earlier, '', 'o~2', `${opening}x`])
      expect(openedAt(text, 't~1~contoh~A-1~x', secrets)).toBeUndefined();
  });

  it('is known for as long as its key is', () => {
    const rotated = {
      signWith: '3',
      secrets: new Map([
        ['2', 'new'],
        ['3', 'newest'],
      ]),
    };
    const replaced = { signWith: '3', secrets: new Map([['3', 'newest']]) };

    expect(openedAt(opening, 't~1~contoh~A-1~x', rotated)).toBe(at);
    expect(openedAt(opening, 't~1~contoh~A-1~x', replaced)).toBeUndefined();
  });
});
