// The text of a key: what a maker gives out is what a reader takes in, and only that.
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeApiKey, presentedKey, secretMatches } from './api-key.ts';
import { mayActFor } from './authenticate.ts';

describe('a new key', () => {
  it('is presented as it was made, and matches its hash and no other', () => {
    const [ours, other] = [makeApiKey(), makeApiKey()];

    const presented = presentedKey(`Bearer ${ours.key}`);

    expect(presented?.keyId).toBe(ours.keyId);
    expect(secretMatches(presented?.secret ?? '', ours.secretHash)).toBe(true);
    expect(secretMatches(presented?.secret ?? '', other.secretHash)).toBe(false);
  });

  it('leaves only a SHA-256 behind', () => {
    const { key, keyId, secretHash } = makeApiKey();
    const secret = key.slice(`tera_${keyId}_`.length);

    expect(secret).toMatch(/^[0-9a-f]{48}$/);
    expect(secretHash).toBe(createHash('sha256').update(secret).digest('hex'));
  });

  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 100 }, () => makeApiKey().key)).size).toBe(100);
  });
});

describe('an Authorization header', () => {
  it.each([
    undefined,
    '',
    'tera_a_b',
    'Bearer',
    'Bearer tera_a',
    'Bearer tera__b',
    'Bearer xtera_a_b',
    'Bearer tera_a_b, Bearer tera_c_d',
  ])('presents no key: %j', (header) => {
    expect(presentedKey(header)).toBeUndefined();
  });

  it('may write its scheme as it likes', () => {
    expect(presentedKey('bearer  tera_a_b_c ')).toEqual({ keyId: 'a', secret: 'b_c' });
  });

  it('is read in a moment, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 10_000 }), (text) => {
        expect(presentedKey(`Bearer tera_${text}`)?.keyId ?? '').toMatch(/^[A-Za-z0-9]*$/);
      }),
    );
  });
});

describe('a secret', () => {
  it('matches no hash that is not one', () => {
    expect(secretMatches('x', '')).toBe(false);
    expect(secretMatches('x', 'zz')).toBe(false);
    expect(secretMatches('', '0'.repeat(64))).toBe(false);
  });
});

describe('a key’s units', () => {
  it('cover what they name, and a star covers all, also all at once', () => {
    expect(mayActFor(['a', 'b'], 'b')).toBe(true);
    expect(mayActFor(['a', 'b'], 'c')).toBe(false);
    expect(mayActFor(['a', 'b'], '*')).toBe(false);
    expect(mayActFor(['*'], 'c')).toBe(true);
    expect(mayActFor(['*'], '*')).toBe(true);
    expect(mayActFor([], 'a')).toBe(false);
  });
});
