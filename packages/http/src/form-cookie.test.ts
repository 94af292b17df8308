// A form that waits in its own browser to be shown again.
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formCookie, formIn, noFormCookie } from './form-cookie.ts';

const form = new URLSearchParams({ 'q.waktu': '3', comment: 'Dua\nbaris & <b>é</b>', 'who.work': 'petani' });
const sentBack = (cookie = '') => cookie.split(';')[0] ?? '';
const packed = (bytes: string) => `tera_form=${deflateRawSync(bytes).toString('base64url')}`;

describe('a form in a cookie', () => {
  it('comes back as it was, among others', () => {
    expect(formIn(['a=1', ` ${sentBack(formCookie(form, '/s/t~1', true))}`])?.toString()).toBe(form.toString());
  });

  it('is sent to its own survey alone, read by no script, and forgotten in ten minutes', () => {
    expect(formCookie(form, '/s/t~1', true)).toMatch(
      /^tera_form=[\w-]+; Path=\/s\/t~1; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(formCookie(form, '/s/t~1', false)).not.toContain('Secure');
  });

  it('is taken away by an empty one of the same place', () => {
    expect(noFormCookie('/s/t~1', true)).toBe('tera_form=; Path=/s/t~1; Max-Age=0; HttpOnly; SameSite=Lax; Secure');
  });

  it('holds a long comment in words, and nothing that a browser would cut off', () => {
    const words = 'Petugas ramah dan cepat, tetapi ruang tunggunya sempit. '.repeat(17);

    expect(formCookie(new URLSearchParams({ comment: words }), '/s/t', true)).toBeDefined();
    expect(
      formCookie(new URLSearchParams({ comment: randomBytes(3000).toString('hex') }), '/s/t', true),
    ).toBeUndefined();
  });
});

describe('a cookie that we did not make', () => {
  it.each([
    [[]],
    [['tera_form=']],
    [['tera_form=!']],
    [['tera_form=abc']],
    [[`tera_form=${'a'.repeat(3001)}`]],
    [[`x${packed('a=1')}`]],
    [[packed('a='.padEnd(1_000_000, 'a'))]],
  ])('is ignored: %j', (cookies) => {
    expect(formIn(cookies)).toBeUndefined();
  });
});
