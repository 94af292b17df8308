// The cookie that tells one device from another for a day, and says nothing else of it.
import { describe, expect, it } from 'vitest';
import { deviceIdIn, newDeviceCookie } from './device-cookie.ts';

const valueOf = (cookie: string) => cookie.split(';')[0] ?? '';

describe('a new cookie', () => {
  it('holds 128 random bits for one day, for our own pages and no script', () => {
    const cookie = newDeviceCookie(true);

    expect(cookie).toMatch(/^tera_device=[A-Za-z0-9_-]{22}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure$/);
    expect(newDeviceCookie(true)).not.toBe(cookie);
  });

  it('is not kept from a browser that reads the page without TLS', () => {
    expect(newDeviceCookie(false)).not.toContain('Secure');
  });

  it('is found again among the others that a browser sends', () => {
    const cookie = valueOf(newDeviceCookie(true));

    expect(deviceIdIn(['lang=id', ` ${cookie}`, 'x=y'])).toBe(cookie.replace('tera_device=', ''));
  });
});

describe('a cookie that we did not make', () => {
  const id = 'A'.repeat(22);

  it.each([
    ['none at all', []],
    ['of another name', [`device=${id}`, `xtera_device=${id}`]],
    ['too short', [`tera_device=${id.slice(1)}`]],
    ['too long', [`tera_device=${id}A`]],
    ['with other letters', [`tera_device=${id.slice(1)}/`, `tera_device="${id}"`]],
    ['empty', ['tera_device=']],
  ])('is ignored: %s', (_, cookies) => {
    expect(deviceIdIn(cookies)).toBeUndefined();
  });

  it('does not hide the one that we made', () => {
    expect(deviceIdIn(['tera_device=x', `tera_device=${id}`])).toBe(id);
  });
});
