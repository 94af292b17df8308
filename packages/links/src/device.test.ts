// The id of a device is one that we have made: nobody is a second phone by making one up, and none is known after its day.
import { describe, expect, it } from 'vitest';
import { DEVICE_LIFETIME, deviceIdOf, newDevice } from './device.ts';
import type { LinkSecretSource } from './secret-source.ts';
import type { LinkSecrets } from './signed-text.ts';

const now = Date.parse('2026-11-20T08:15:00.123+07:00');
const keys = (...ids: string[]): LinkSecrets => ({
  signWith: ids.at(-1) ?? '',
  secrets: new Map(ids.map((id) => [id, `secret ${id}`])),
});
/** Secrets that are these until somebody looks again. */
const source = (before: LinkSecrets, after = before): LinkSecretSource => ({
  current: () => Promise.resolve(before),
  renewed: () => Promise.resolve(after),
});

const device = newDevice(now, keys('1'));
const known = source(keys('1'));

describe('a device', () => {
  it('has an id of 128 random bits, which its text holds', async () => {
    const id = await deviceIdOf([device], now, known);

    expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(device).toContain(id);
    expect(await deviceIdOf([newDevice(now, keys('1'))], now, known)).not.toBe(id);
  });

  it('is known for a day, and not a millisecond longer', async () => {
    expect(await deviceIdOf([device], now + DEVICE_LIFETIME - 1, known)).toBeDefined();
    expect(await deviceIdOf([device], now + DEVICE_LIFETIME, known)).toBeUndefined();
  });

  it('is known by a secret that no longer signs, and by one that is newer than was known here', async () => {
    expect(await deviceIdOf([device], now, source(keys('1', '2')))).toBeDefined();
    expect(await deviceIdOf([newDevice(now, keys('1', '2'))], now, source(keys('1'), keys('1', '2')))).toBeDefined();
    expect(await deviceIdOf([device], now, source(keys('2')))).toBeUndefined();
  });

  const [kind, key, until, id, signature] = device.split('~');
  const another = 'A'.repeat(22);
  it.each([
    ['made up', [another]],
    ['as it was before it was signed', [id ?? '']],
    ['with another id', [[kind, key, until, another, signature].join('~')]],
    ['that lives for longer', [[kind, key, `${until}0`, id, signature].join('~')]],
    ['signed by nobody', [[kind, key, until, id, another].join('~')]],
    ['with a key that there is not', [[kind, '9', until, id, signature].join('~')]],
    ['of another kind', [`o${device.slice(1)}`]],
    ['empty', ['']],
    ['none at all', []],
  ])('is nobody that is %s', async (_, texts) => {
    expect(await deviceIdOf(texts, now, known)).toBeUndefined();
  });

  it('is not hidden by one that is made up', async () => {
    expect(await deviceIdOf([another, device], now, known)).toBe(id);
  });
});
