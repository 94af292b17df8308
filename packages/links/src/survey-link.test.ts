// A link says what was signed, to the letter, and nothing that anybody has changed.
import { type CounterId, DAY, ID_LENGTH, LONG_ID_LENGTH, SECOND, type TicketId, type UnitId } from '@tera/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinkSecrets, signText } from './signed-text.ts';
import {
  LINK_LIFETIME,
  type PosterLink,
  type TicketLink,
  completedAt,
  openLink,
  openSurveyLink,
  looksLikeKiosk,
  signKioskLink,
  signLink,
  signPosterLink,
} from './survey-link.ts';

const now = Date.parse('2026-11-20T08:15:00+07:00');
const secrets: LinkSecrets = {
  signWith: '2',
  secrets: new Map([
    ['1', 'old secret'],
    ['2', 'new secret'],
  ]),
};
const link: TicketLink = {
  unitId: 'contoh' as UnitId,
  ticketId: '2026-11-20:A-001' as TicketId,
  expiresAt: now + LINK_LIFETIME,
};
const token = signLink(link, secrets);

function anId(longest: number): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^[A-Za-z0-9][A-Za-z0-9._:-]{0,${longest - 1}}$`));
}

function aLink(): fc.Arbitrary<TicketLink> {
  return fc.record({
    unitId: anId(ID_LENGTH),
    ticketId: anId(LONG_ID_LENGTH),
    expiresAt: fc
      .integer({ min: now + 1, max: now + 36_500 * DAY })
      .map((instant) => Math.ceil(instant / SECOND) * SECOND),
  }) as fc.Arbitrary<TicketLink>;
}

describe('a link', () => {
  it('says what was signed, for all ids that there can be', () => {
    fc.assert(
      fc.property(aLink(), (signed) => {
        expect(openLink(signLink(signed, secrets), secrets, now)).toEqual({ state: 'open', link: signed });
      }),
    );
  });

  it('stays as it is in the path of a URL, and fits where a link is read', () => {
    fc.assert(
      fc.property(aLink(), (signed) => {
        const text = signLink(signed, secrets);

        expect(text).toMatch(/^[A-Za-z0-9._~:-]{1,512}$/);
        expect(new URL(`https://contoh.example/s/${text}`).pathname).toBe(`/s/${text}`);
      }),
    );
  });

  it('is short enough for a QR code of version 10 at level M, with ids of ordinary length', () => {
    const ordinary = {
      unitId: 'u'.repeat(12),
      ticketId: 't'.repeat(24),
      expiresAt: link.expiresAt,
    } as TicketLink;

    // 213 bytes are what version 10-M holds; the host of the URL needs its part of them.
    expect(
      signLink(ordinary, secrets).length + 'https://0123456789.execute-api.ap-southeast-3.amazonaws.com/s/'.length,
    ).toBeLessThanOrEqual(213);
  });

  it('is open until its expiry, kept to the second, and expired from then on', () => {
    const expiresAt = Date.parse('2026-12-20T08:15:00+07:00');
    const signed = signLink({ ...link, expiresAt: expiresAt + 999 }, secrets);

    expect(openLink(signed, secrets, expiresAt - 1)).toEqual({ state: 'open', link: { ...link, expiresAt } });
    expect(openLink(signed, secrets, expiresAt)).toMatchObject({ state: 'expired', link: { ticketId: link.ticketId } });
  });

  it('lives for thirty days, and says by its expiry when its ticket was completed', () => {
    const opened = openLink(token, secrets, now);

    expect(LINK_LIFETIME).toBe(30 * DAY);
    expect('link' in opened && completedAt(opened.link)).toBe(now);
  });

  it('opens as a ticket’s where either kind may come', () => {
    expect(openSurveyLink(token, secrets, now)).toEqual({ state: 'open', link: { kind: 'ticket', ...link } });
    expect(openSurveyLink(token, secrets, link.expiresAt)).toMatchObject({
      state: 'expired',
      link: { kind: 'ticket' },
    });
  });
});

describe('a link that was made again', () => {
  const again = signLink({ ...link, isRemade: true }, secrets);

  it('says so, and opens the same survey for as long', () => {
    expect(openLink(again, secrets, now)).toEqual({ state: 'open', link: { ...link, isRemade: true } });
    expect(openLink(again, secrets, link.expiresAt)).toMatchObject({ state: 'expired' });
    expect(again).not.toBe(token);
  });

  it('cannot be made into the first one, nor the first one into it', () => {
    for (const text of [again.replace(/^r/, 't'), token.replace(/^t/, 'r')]) {
      expect(openSurveyLink(text, secrets, now)).toEqual({ state: 'forged' });
    }
  });
});

describe('a kiosk’s link', () => {
  const place: PosterLink = { unitId: 'contoh' as UnitId, counterId: 'loket-1' as CounterId };
  const [kiosk, poster] = [signKioskLink(place, secrets), signPosterLink(place, secrets)];

  it('names the same as a poster’s, is for ever as well, and is not one', () => {
    expect(openSurveyLink(kiosk, secrets, now + 36_500 * DAY)).toEqual({
      state: 'open',
      link: { kind: 'kiosk', ...place },
    });
    expect([kiosk, poster, token].map(looksLikeKiosk)).toEqual([true, false, false]);
  });

  it('is not made of a poster’s', () => {
    expect(openSurveyLink(poster.replace(/^p/, 'k'), secrets, now)).toEqual({ state: 'forged' });
    expect(openSurveyLink(kiosk.replace(/^k/, 'p'), secrets, now)).toEqual({ state: 'forged' });
  });
});

describe('a link of before, with a service and an officer', () => {
  const once = signText(
    't',
    ['contoh', 'ektp', 'p-01', link.ticketId, (link.expiresAt / SECOND).toString(36)],
    secrets,
  );

  it('opens as what it names of the ticket, until its expiry', () => {
    expect(openLink(once, secrets, now)).toEqual({ state: 'open', link });
    expect(openSurveyLink(once, secrets, link.expiresAt)).toMatchObject({ state: 'expired', link: { kind: 'ticket' } });
  });

  it('does not open when its parts are taken away', () => {
    const [kind, keyId, unit, , , ticket, expiry, signature] = once.split('~');

    expect(openLink([kind, keyId, unit, ticket, expiry, signature].join('~'), secrets, now)).toEqual({
      state: 'forged',
    });
  });
});

describe('a poster’s link', () => {
  const poster: PosterLink = { unitId: 'contoh' as UnitId, counterId: 'loket-1' as CounterId };
  const posterToken = signPosterLink(poster, secrets);

  it('names a unit, and a counter where it hangs at one, for all ids that there can be', () => {
    fc.assert(
      fc.property(anId(ID_LENGTH), fc.option(anId(ID_LENGTH), { nil: undefined }), (unitId, counterId) => {
        const signed = { unitId, counterId } as PosterLink;
        const text = signPosterLink(signed, secrets);

        expect(text).toMatch(/^[A-Za-z0-9._~:-]{1,512}$/);
        expect(openSurveyLink(text, secrets, now)).toEqual({ state: 'open', link: { kind: 'poster', ...signed } });
      }),
    );
  });

  it('has no room for an officer, a service or a ticket', () => {
    const opened = openSurveyLink(posterToken, secrets, now);

    expect('link' in opened && Object.keys(opened.link).toSorted()).toEqual(['counterId', 'kind', 'unitId']);
  });

  it('never expires', () => {
    expect(openSurveyLink(posterToken, secrets, now + 36_500 * DAY)).toMatchObject({ state: 'open' });
  });

  it.each(posterToken.split('~').map((part, index) => [index, part] as const))(
    'does not open with another part %i',
    (index, part) => {
      const changed = posterToken
        .split('~')
        .map((kept, at) => (at === index ? otherThan(part) : kept))
        .join('~');

      expect(openSurveyLink(changed, secrets, now)).not.toHaveProperty('link');
    },
  );

  it('does not open in any one other letter', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: posterToken.length - 1 }),
        fc.constantFrom(...'AZaz09._:-~'.split('')),
        (at, letter) => {
          fc.pre(posterToken[at] !== letter);

          expect(
            openSurveyLink(posterToken.slice(0, at) + letter + posterToken.slice(at + 1), secrets, now),
          ).not.toHaveProperty('link');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('cannot be made into a ticket’s, nor a ticket’s into a poster’s, by its parts', () => {
    const [, keyId, unit, counter, signature] = posterToken.split('~');
    const [, , ticketUnit, ticket, expiry, ticketSignature] = token.split('~');
    const variants = [
      ['t', keyId, unit, counter, signature],
      ['t', keyId, unit, 'A-1', 'zzzzzzz', signature],
      ['t', keyId, unit, 'ektp', 'p-01', 'A-1', 'zzzzzzz', signature],
      ['p', keyId, unit, 'ektp', 'p-01', signature],
      ['p', keyId, ticketUnit, ticket, ticketSignature],
      ['p', keyId, ticketUnit, ticket, expiry, ticketSignature],
    ];

    for (const variant of variants) {
      expect(openSurveyLink(variant.join('~'), secrets, now)).toEqual({ state: 'forged' });
    }
    expect(openLink(posterToken, secrets, now)).toEqual({ state: 'forged' });
  });

  it('of a key that was taken away is told apart from a forged one', () => {
    const fresh = { signWith: '3', secrets: new Map([['3', 'newest']]) };

    expect(openSurveyLink(posterToken, fresh, now)).toEqual({ state: 'unknown-key' });
  });
});

describe('a link that somebody has changed', () => {
  const parts = token.split('~');

  it.each(parts.map((part, index) => [index, part] as const))('in part %i does not open', (index, part) => {
    const changed = parts.map((kept, at) => (at === index ? otherThan(part) : kept)).join('~');

    expect(openLink(changed, secrets, now)).not.toHaveProperty('link');
  });

  it('in any one letter does not open', () => {
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.constantFrom(...'AZaz09._:-~'.split('')), (index, letter) => {
        fc.pre(token[index] !== letter);
        const changed = token.slice(0, index) + letter + token.slice(index + 1);

        expect(openLink(changed, secrets, now)).not.toHaveProperty('link');
      }),
      { numRuns: 500 },
    );
  });

  it('does not open when its parts are moved, taken away or added to', () => {
    const [kind, keyId, unit, ticket, expiry, signature] = parts;
    const variants = [
      [kind, keyId, ticket, unit, expiry, signature],
      [kind, keyId, `${unit}${ticket}`, '', expiry, signature],
      [kind, keyId, unit, 'ektp', 'p-01', ticket, expiry, signature],
      parts.slice(0, -1),
      [...parts, ''],
      [...parts.slice(0, -1), ''],
      [...parts.slice(0, -1), parts.at(-1)?.slice(0, -1)],
      [...parts.slice(0, -1), `${parts.at(-1)}=`],
      [...parts.slice(0, -1), ` ${parts.at(-1)}`],
    ];

    for (const variant of variants) expect(openLink(variant.join('~'), secrets, now)).toEqual({ state: 'forged' });
  });

  it('is forged or of a key that nobody knows, whatever text it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 512 }),
          fc.string({ maxLength: 60 }).map((text) => `t~1~${text}~a~b~c`),
        ),
        (text) => {
          expect(['forged', 'unknown-key']).toContain(openLink(text, secrets, now).state);
        },
      ),
    );
  });
});

describe('the keys that sign', () => {
  it('may be several: links of an old one open until it is taken away', () => {
    const old = signLink(link, { ...secrets, signWith: '1' });

    expect(openLink(old, secrets, now)).toMatchObject({ state: 'open' });
    expect(openLink(old, { signWith: '2', secrets: new Map([['2', 'new secret']]) }, now)).toEqual({
      state: 'unknown-key',
    });
  });

  it('are told apart from a link that is only nonsense', () => {
    expect(openLink('t~3~a~b~c~d', secrets, now)).toEqual({ state: 'unknown-key' });
    expect(openLink('t~ ~a~b~c~d', secrets, now)).toEqual({ state: 'forged' });
    expect(openLink('p~1~a~b~c~d~e~f', secrets, now)).toEqual({ state: 'forged' });
  });

  it('cannot sign when the one that should is missing', () => {
    expect(() => signLink(link, { signWith: '9', secrets: secrets.secrets })).toThrow("'9'");
  });
});

/** Another text of the same length, so that only the content is wrong. */
function otherThan(part: string): string {
  return (part.startsWith('z') ? 'y' : 'z') + part.slice(1);
}
