// The fields of a form as a browser sends it: percent-encoded, in base64 through the gateway, lines ending with CRLF.
import { aForm, requestOf } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';
import { formBody, isTooLarge } from './form.ts';

const fieldsOf = (body: string | Uint8Array, type = 'application/x-www-form-urlencoded') =>
  formBody(requestOf({ body, headers: { 'content-type': type } }), 100);

describe('a form', () => {
  it('is read with its spaces, signs and letters', () => {
    const fields = formBody(requestOf(aForm({ comment: 'Cepat & ramah = 100% 🙂', lang: 'id' })), 200);

    expect(Object.fromEntries(fields ?? [])).toEqual({ comment: 'Cepat & ramah = 100% 🙂', lang: 'id' });
  });

  it('may come as text or in base64, as the gateway likes', () => {
    expect(fieldsOf('a=1&b=')?.toString()).toBe('a=1&b=');
    expect(fieldsOf(Buffer.from('a=1&b='))?.toString()).toBe('a=1&b=');
  });

  it('has its line breaks as the citizen’s browser counted them', () => {
    expect(fieldsOf('comment=a%0D%0Ab%0Ac%0D')?.get('comment')).toBe('a\nb\nc\r');
  });

  it('with bytes that are no UTF-8 still has text without half characters', () => {
    expect(fieldsOf('comment=%ED%A0%80%FF')?.get('comment')?.isWellFormed()).toBe(true);
  });

  it.each([
    ['application/x-www-form-urlencoded; charset=UTF-8', true],
    ['Application/X-WWW-Form-Urlencoded', true],
    ['application/json', false],
    ['multipart/form-data; boundary=x', false],
    ['text/plain', false],
    ['application/x-www-form-urlencoded-not', false],
  ])('of the type %s is one: %s', (type, isForm) => {
    expect(fieldsOf('a=1', type) !== undefined).toBe(isForm);
  });

  it('of as many bytes as may be is read, and of one more is none', () => {
    expect(fieldsOf(`a=${'x'.repeat(98)}`)).toBeDefined();
    expect(fieldsOf(`a=${'x'.repeat(99)}`)).toBeUndefined();
    expect(fieldsOf(Buffer.from(`a=${'x'.repeat(99)}`))).toBeUndefined();
    const sizes = [98, 99].map((length) => requestOf({ body: Buffer.from(`a=${'x'.repeat(length)}`) }));
    expect(sizes.map((event) => isTooLarge(event, 100))).toEqual([false, true]);
  });

  it('without a body has no fields', () => {
    const empty = formBody(requestOf({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 100);

    expect(empty?.size).toBe(0);
  });
});
