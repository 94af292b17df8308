// Whom the door believes, and how a changed secret comes to be known.
import { MINUTE } from '@tera/domain';
import { secretSource } from '@tera/links';
import { contoh } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { checkSignature, qminderSignature } from './signature.ts';
import { ADDRESS, SECRET, signed } from './testing.ts';

const body = '{"type":"ticket_created"}';

/** A door whose secrets can change, and whose clock the test moves. */
function aDoor() {
  const held = { secret: SECRET, reads: 0, now: 0 };
  const secrets = secretSource(
    () => {
      held.reads += 1;
      return Promise.resolve(held.secret);
    },
    (secret) => new Map([[contoh, secret]]),
    () => held.now,
  );
  return {
    held,
    believes: async (signature: string) =>
      (await checkSignature(
        { path: { unitId: contoh }, headers: { 'x-qminder-signature': signature }, bytes: Buffer.from(body) },
        { secrets, url: 'https://tera.example' },
      )) === undefined,
  };
}

describe('a signature', () => {
  it('is the HMAC-SHA256 of address and body', () => {
    // Computed once with `openssl dgst -sha256 -hmac`.
    expect(qminderSignature('https://tera.example/x', Buffer.from('{}'), 'kunci').toString('hex')).toBe(
      '0dec1b1be31e6d812f7db8f31499b7739c5347008102e0456ce40c5104fffc91',
    );
  });

  it('is believed with the secret of the unit, in either case of letters', async () => {
    const door = aDoor();

    expect(await door.believes(signed(body))).toBe(true);
    expect(await door.believes(signed(body).toUpperCase())).toBe(true);
    expect(await door.believes(signed(body, ADDRESS, 'tebakan'))).toBe(false);
  });

  it('with a secret that was put a moment ago is believed at once', async () => {
    const door = aDoor();
    await door.believes(signed(body));
    door.held.secret = 'baru';

    expect(await door.believes(signed(body, ADDRESS, 'baru'))).toBe(true);
  });

  it('that is guessed makes the secrets be read again at most once a minute', async () => {
    const door = aDoor();
    for (const guess of ['satu', 'dua', 'tiga']) await door.believes(signed(body, ADDRESS, guess));

    expect(door.held.reads).toBe(2);

    door.held.now = 2 * MINUTE;
    await door.believes(signed(body, ADDRESS, 'empat'));

    expect(door.held.reads).toBe(3);
  });

  it('of another form is refused without any secret', async () => {
    const door = aDoor();

    for (const text of ['', 'zz'.repeat(32), signed(body).slice(1), `sha256=${signed(body)}`]) {
      expect(await door.believes(text)).toBe(false);
    }
    expect(door.held.reads).toBe(0);
  });
});
