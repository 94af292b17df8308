// The cookie that tells one device from another for a day: how it travels. Whether it is ours is asked where it was signed.
import { describe, expect, it } from 'vitest';
import { deviceCookie, deviceTextsIn } from './device-cookie.ts';

const text = 'd~1~mhx0abcd~Ab_-~xyz';

describe('the cookie of a device', () => {
  it('is kept for one day, for our own pages and no script', () => {
    expect(deviceCookie(text, true)).toBe(`tera_device=${text}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure`);
  });

  it('is not kept from a browser that reads the page without TLS', () => {
    expect(deviceCookie(text, false)).not.toContain('Secure');
  });

  it('is found again among the others that a browser sends, which do not hide it', () => {
    const sent = ['lang=id', 'tera_device=made-up', ` tera_device=${text}`, `xtera_device=${text}`, 'x=y'];

    expect(deviceTextsIn(sent)).toEqual(['made-up', text]);
    expect(deviceTextsIn(['tera_device=', `device=${text}`])).toEqual([]);
  });
});
