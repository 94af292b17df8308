// The pages that say one thing.
import { directivesOf, inlinedIn, skeletonOf, tagsOf, textOf, valuesOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import { LANGS } from './language.ts';
import { FORGET_SCRIPT } from './assets.ts';
import { type Notice, noticePage, thanksPage } from './notice-page.ts';
import type { Page } from './page.ts';
import { TEXTS } from './texts.ts';

const link = 'p~1~contoh~loket-2~aGVsbG8gd29ybGQgaGVsbG8';

describe('the thanks', () => {
  it.each(LANGS)('thanks and shows the receipt (%s)', (lang) => {
    const { html, status } = thanksPage({ link, lang, unit: 'Dinas Contoh', receipt: 'K7QM-2F9X' });

    expect(status).toBe(200);
    expect(html).toContain(`<html lang="${lang}"`);
    expect(textOf(html)).toContain(TEXTS[lang].thanks.heading);
    expect(textOf(html)).toContain('K7QM-2F9X');
  });

  it('say nothing of a receipt where there is none', () => {
    expect(textOf(thanksPage({ link, lang: 'id' }).html)).not.toContain(TEXTS.id.thanks.receipt);
  });

  it('leave a kiosk to the next citizen by themselves, without a script and without the receipt', () => {
    const { html, headers } = thanksPage({ link, lang: 'en', kiosk: true, receipt: 'K7QM-2F9X' });

    expect(headers['refresh']).toBe(`10; url=/s/${link}`);
    expect(html).not.toContain('K7QM-2F9X');
    expect(valuesOf('href', html).filter((href) => href.startsWith('http'))).toEqual([]);
    expect(valuesOf('href', html)).toContain(`/s/${link}`);
  });

  it('stay on a phone', () => {
    expect(thanksPage({ link, lang: 'id' }).headers).not.toHaveProperty('refresh');
  });
});

describe('a notice', () => {
  it.each<[Notice, number, string]>([
    ['elsewhere', 403, 'Jawaban ini tidak dikirim dari halaman kami.'],
    ['used', 410, 'Tautan ini sudah dipakai. Terima kasih.'],
    ['closed', 410, 'Survei ini sudah ditutup.'],
    ['unknown', 404, 'Tautan ini tidak kami kenali.'],
    ['mistyped', 404, 'Alamat ini tidak kami kenali.'],
    ['tooMany', 429, 'Mohon tunggu sebentar.'],
    ['unavailable', 503, 'Survei belum dapat dibuka.'],
  ])('says %s with the status %i and kind words', (notice, status, words) => {
    const page = noticePage({ notice, lang: 'id', link });

    expect(page.status).toBe(status);
    expect(textOf(page.html)).toContain(words);
    expect(page.html.match(/<h1>/g)).toHaveLength(1);
  });

  it.each<[Notice, boolean]>([
    ['used', false],
    ['closed', false],
    ['unknown', false],
    ['mistyped', false],
    ['tooMany', true],
    ['unavailable', true],
  ])('offers to try again only where it can help: %s', (notice, offered) => {
    const { html } = noticePage({ notice, lang: 'id', link });

    expect(valuesOf('href', html).includes(`/s/${link}?lang=id`)).toBe(offered);
  });

  it('says when to come back', () => {
    expect(noticePage({ notice: 'tooMany', lang: 'id', retryAfterSeconds: 30 }).headers['retry-after']).toBe('30');
  });

  it.each<[string, Page, string | undefined]>([
    ['the thanks', thanksPage({ link, lang: 'en' }), FORGET_SCRIPT],
    ['the thanks of a kiosk', thanksPage({ link, lang: 'en', kiosk: true }), undefined],
    ['used', noticePage({ notice: 'used', lang: 'id' }), FORGET_SCRIPT],
    ['closed', noticePage({ notice: 'closed', lang: 'id' }), FORGET_SCRIPT],
    // Perhaps it is known again in a minute, and what was not sent yet is taken.
    ['unknown', noticePage({ notice: 'unknown', lang: 'id' }), undefined],
    ['tooMany', noticePage({ notice: 'tooMany', lang: 'id', link }), undefined],
    ['unavailable', noticePage({ notice: 'unavailable', lang: 'id', link }), undefined],
  ])(
    'forgets what the phone kept where nothing will be taken any more, and has no other script: %s',
    (_, page, script) => {
      expect(inlinedIn(page.html, 'script')).toBe(script);
    },
  );

  it('may load and reach nothing, and says what it is', () => {
    for (const { html, headers } of [noticePage({ notice: 'used', lang: 'id' }), thanksPage({ link, lang: 'en' })]) {
      const policy = directivesOf(headers['content-security-policy']);
      expect(html).toMatch(/<meta name="description" content="[^"]{40,}"/);
      expect(policy.has('connect-src')).toBe(false);
      expect(policy.get('default-src')).toBe("'none'");
      expect(tagsOf(html).filter((tag) => /\s(?:style|src|on\w+)=/.test(tag))).toEqual([]);
    }
  });

  it('shows texts from outside as texts', () => {
    expect(skeletonOf(pagesWith('"><script>alert(1)</script>'))).toEqual(skeletonOf(pagesWith('x')));
  });
});

function pagesWith(text: string): string {
  return (
    noticePage({ notice: 'unavailable', lang: 'id', unit: text, link: text }).html +
    thanksPage({ lang: 'id', link: text, unit: text, receipt: text }).html
  );
}
