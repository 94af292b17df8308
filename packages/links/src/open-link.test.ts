// Opening a link while secrets are being rotated: nobody is turned away who holds a link of ours, and nobody can make us
// read the secret for nonsense.
import { DAY, type UnitId } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { openWith } from './open-link.ts';
import type { LinkSecretSource } from './secret-source.ts';
import type { LinkSecrets } from './signed-text.ts';
import { signPosterLink } from './survey-link.ts';

const now = Date.parse('2026-11-20T08:15:00+07:00');
const keys = (...ids: string[]): LinkSecrets => ({
  signWith: ids.at(-1) ?? '',
  secrets: new Map(ids.map((id) => [id, `secret ${id}`])),
});
const posterOf = (secrets: LinkSecrets) =>
  signPosterLink({ unitId: 'contoh' as UnitId, counterId: undefined }, secrets);

/** Secrets that are `before` until somebody looks again. */
function aSource(before: LinkSecrets, after = before): LinkSecretSource & { readonly looks: () => number } {
  let looks = 0;
  return {
    current: () => Promise.resolve(before),
    renewed: () => {
      looks += 1;
      return Promise.resolve(after);
    },
    looks: () => looks,
  };
}

describe('opening a link', () => {
  it('of a key that is known asks nobody', async () => {
    const source = aSource(keys('1', '2'));

    expect(await openWith(source, posterOf(keys('1')), now + 400 * DAY)).toMatchObject({ state: 'open' });
    expect(source.looks()).toBe(0);
  });

  it('of a key that is newer than what is known looks again', async () => {
    const source = aSource(keys('1'), keys('1', '2'));

    expect(await openWith(source, posterOf(keys('2')), now)).toMatchObject({ state: 'open' });
    expect(source.looks()).toBe(1);
  });

  it('of a retired key looks again, and then knows it no more', async () => {
    const source = aSource(keys('2'));

    expect(await openWith(source, posterOf(keys('1')), now)).toEqual({ state: 'unknown-key' });
  });

  it('that is forged makes nobody look', async () => {
    const source = aSource(keys('1'));

    expect(await openWith(source, `${posterOf(keys('1')).slice(0, -2)}AA`, now)).toEqual({ state: 'forged' });
    expect(source.looks()).toBe(0);
  });
});
