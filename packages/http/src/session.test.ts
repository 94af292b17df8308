// The cookie of whoever is signed in: what is in it, how long it holds, and that nobody else can make one.
import { HOUR, MINUTE, SECOND } from '@tera/domain';
import { EncryptJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { isOwnForm, sessions } from './session.ts';

const NOON = Date.parse('2026-11-21T05:00:00Z');

function at(clock: { now: number }, secret = 'rahasia', secure = true) {
  return sessions({ secret: async () => secret, secure, now: () => clock.now });
}

const sent = (cookie: string | undefined) => [(cookie ?? '').split(';')[0] ?? ''];

describe('a session', () => {
  it('is who has signed in, in a cookie for our own pages and no script', async () => {
    const ours = at({ now: NOON });
    const cookie = await ours.begun('sari');

    expect(cookie).toMatch(/^__Host-tera_session=[\w.-]+; Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax; Secure$/);
    expect(cookie).not.toContain('sari');
    expect(await ours.opened(sent(cookie))).toMatchObject({ personId: 'sari', begunAt: NOON });
  });

  it('ends eight hours after it began, however often it is used', async () => {
    const clock = { now: NOON };
    const ours = at(clock);
    let cookie = await ours.begun('sari');
    for (; clock.now < NOON + 8 * HOUR; clock.now += 20 * MINUTE) {
      const session = await ours.opened(sent(cookie));
      if (session === undefined) throw new Error(`over after ${(clock.now - NOON) / MINUTE} minutes`);
      cookie = (await ours.renewed(session)) ?? cookie;
    }

    expect(await ours.opened(sent(cookie))).toBeUndefined();
  });

  it('ends after half an hour without a click', async () => {
    const clock = { now: NOON };
    const ours = at(clock);
    const cookie = await ours.begun('sari');

    clock.now = NOON + 30 * MINUTE;
    expect(await ours.opened(sent(cookie))).toBeDefined();
    clock.now = NOON + 31 * MINUTE;
    expect(await ours.opened(sent(cookie))).toBeUndefined();
  });

  it('is not written anew at every click', async () => {
    const clock = { now: NOON };
    const ours = at(clock);
    const session = await ours.opened(sent(await ours.begun('sari')));
    if (session === undefined) throw new Error('no session');

    clock.now += 59 * SECOND;
    expect(await ours.renewed(session)).toBeUndefined();
    clock.now += SECOND;
    const renewed = await ours.opened(sent(await ours.renewed(session)));
    expect(renewed).toMatchObject({ begunAt: NOON, formToken: session.formToken });
  });

  it('is nobody’s where the cookie is another’s make', async () => {
    const ours = at({ now: NOON });
    const cookie = await ours.begun('sari');
    const claims = { sub: 'sari', aud: 'session', iat: NOON / SECOND, seen: NOON, form: 'x' };
    const unsigned = new UnsecuredJWT(claims).setExpirationTime(NOON / SECOND + 60).encode();
    const ofOtherKey = await new EncryptJWT(claims)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(NOON / SECOND + 60)
      .encrypt(new Uint8Array(32));
    const [value = ''] = sent(cookie);

    for (const forged of [
      '',
      '__Host-tera_session=',
      `__Host-tera_session=${unsigned}`,
      `__Host-tera_session=${ofOtherKey}`,
      value.replace(/[^.]*$/, (tag) => (tag.startsWith('A') ? 'B' : 'A') + tag.slice(1)),
      value.replace('__Host-', ''),
      ...sent(await at({ now: NOON }, 'lain').begun('sari')),
      ...sent(await ours.keptSigningIn({ state: 's', nonce: 'n', codeVerifier: 'v', to: '/' })).map((cookieOfAnother) =>
        cookieOfAnother.replace('tera_sign_in', 'tera_session'),
      ),
    ]) {
      expect(await ours.opened([forged])).toBeUndefined();
    }
    expect(await ours.opened(['lang=id', value])).toBeDefined();
  });
});

describe('a form', () => {
  it('is ours where it sends the token of its session, and of no other', async () => {
    const ours = at({ now: NOON });
    const [sari, budi] = await Promise.all(
      ['sari', 'budi'].map(async (one) => ours.opened(sent(await ours.begun(one)))),
    );
    if (sari === undefined || budi === undefined) throw new Error('no session');

    expect(isOwnForm(sari, sari.formToken)).toBe(true);
    for (const other of [budi.formToken, '', null, undefined, `${sari.formToken}x`]) {
      expect(isOwnForm(sari, other)).toBe(false);
    }
  });
});

describe('signing in', () => {
  it('is remembered for ten minutes', async () => {
    const clock = { now: NOON };
    const ours = at(clock, 'rahasia', false);
    const begun = { state: 's', nonce: 'n', codeVerifier: 'v', to: '/console/units/contoh' };
    const cookie = await ours.keptSigningIn(begun);

    expect(cookie).toMatch(/^tera_sign_in=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
    expect(await ours.signingIn(sent(cookie))).toEqual(begun);
    clock.now += 10 * MINUTE;
    expect(await ours.signingIn(sent(cookie))).toBeUndefined();
  });
});
