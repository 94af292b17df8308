// The cookie of a counter's browser: it says one thing, for a long time, and to no script.
import { describe, expect, it } from 'vitest';
import { counterCookie, counterMarksIn } from './counter-cookie.ts';

const [mark, other] = ['AbCdEfGhIjKl-_09', 'zzzzzzzzzzzzzzzz'];

describe('the cookie of a counter', () => {
  it('lasts for 400 days, and is read by no script', () => {
    const cookie = `tera_counter_${mark}=1; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax`;

    expect([counterCookie(mark, false), counterCookie(mark, true)]).toEqual([cookie, `${cookie}; Secure`]);
  });

  it('is found among others, of several units as well', () => {
    const sent = ['tera_device=x', `tera_counter_${mark}=1`, ` tera_counter_${other}=1`, 'tera_counter_short=1'];

    expect(counterMarksIn(sent)).toEqual([mark, other]);
    expect(counterMarksIn([])).toEqual([]);
  });
});
