// The address that somebody types from a poster on a wall.
import type { CounterId, UnitId } from '@tera/domain';
import { registryOf } from '@tera/testing/doubles';
import { aDocument, contoh } from '@tera/testing/facts';
import { SECRETS, secretsOf } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import type { LinkSecrets } from './signed-text.ts';
import { findPoster, shortAddress } from './short-address.ts';

const loket = { unitId: contoh, counterId: 'loket-1' as CounterId };
const whole = { unitId: contoh, counterId: undefined };

function aDoor(secrets: LinkSecrets = SECRETS, later = secrets) {
  const asked: string[] = [];
  const registry = registryOf(() => aDocument({ counters: [{ id: 'loket-1', name: 'Loket 1' }] }));
  const deps = {
    registry: {
      unit: (unitId: UnitId) => {
        asked.push(unitId);
        return registry.unit(unitId);
      },
    },
    linkSecrets: { current: () => Promise.resolve(secrets), renewed: () => Promise.resolve(later) },
  };
  return { asked, open: (typed: string) => findPoster(typed, deps) };
}

describe('a short address', () => {
  it('names the unit and has eight letters and digits that are not taken for one another', () => {
    for (const poster of [loket, whole]) {
      expect(shortAddress(poster, SECRETS)).toMatch(/^contoh-[2-9abcdefghjkmnpqrstvwxyz]{8}$/);
    }
    expect(shortAddress(loket, SECRETS)).not.toBe(shortAddress(whole, SECRETS));
  });

  it('leads to its poster, of the unit or of a counter, and is the same every time', async () => {
    const { open } = aDoor();

    expect(await open(shortAddress(loket, SECRETS))).toEqual(loket);
    expect(await open(shortAddress(whole, SECRETS))).toEqual(whole);
  });

  it('may be typed in capitals, with spaces, and with a slash or a full stop at its end', async () => {
    const address = shortAddress(loket, SECRETS);
    const { open } = aDoor();

    for (const typed of [
      address.toUpperCase(),
      ` ${address} `,
      address.replace('-', ' - '),
      `${address}/`,
      `${address}. `,
    ]) {
      expect(await open(typed)).toEqual(loket);
    }
  });

  it('holds as long as the secret that made it, and of a new one as soon as somebody types it', async () => {
    const [old, fresh] = [shortAddress(loket, SECRETS), secretsOf('2', { 2: 'newer' })];
    const both = secretsOf('2', { 1: 'a secret', 2: 'newer' });

    expect(await aDoor(both).open(old)).toEqual(loket);
    expect(await aDoor(SECRETS, both).open(shortAddress(loket, both))).toEqual(loket);
    expect(await aDoor(fresh).open(old)).toBeUndefined();
  });

  it.each([
    ['with another letter', shortAddress(loket, SECRETS).replace(/.$/, (last) => (last === '2' ? '3' : '2'))],
    ['of another unit', shortAddress({ ...loket, unitId: 'lain' as UnitId }, SECRETS)],
    ['of a counter that is gone', shortAddress({ ...loket, counterId: 'loket-9' as CounterId }, SECRETS)],
    ['without its letters', 'contoh'],
    ['with fewer letters', 'contoh-k7qm2f9'],
    ['without a unit', '-k7qm2f9x'],
    ['with something after it', `${shortAddress(loket, SECRETS)}/x`],
    ['empty', ''],
    ['that is markup', '<script>-k7qm2f9x'],
  ])('leads nowhere %s', async (_, typed) => {
    expect(await aDoor().open(typed)).toBeUndefined();
  });

  it('is looked up under what may be a unit alone', async () => {
    const { asked, open } = aDoor();

    await open(`${'u'.repeat(10_000)}-k7qm2f9x`);

    expect(asked).toEqual([]);
  });
});
