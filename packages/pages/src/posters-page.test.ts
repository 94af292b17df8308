// Posters as they come out of the printer.
import { POSTER_SIZES } from '@tera/domain';
import { inlinedIn, skeletonOf, textOf, valuesOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import { LANGS } from './language.ts';
import { postersPage } from './posters-page.ts';
import { TEXTS } from './texts.ts';

const unit = 'Dinas Contoh';
const posters = ['Dinas Contoh', 'Loket 1', 'Loket 2'].map((title, at) => ({
  title,
  url: `https://tera.example/s/p~1~contoh~loket-${at}~aGVsbG8gd29ybGQgaGVsbG8`,
  shortUrl: `https://tera.example/p/contoh-k7qm2f9${at}`,
}));

describe('a sheet of posters', () => {
  it.each(LANGS)('has for each counter its name, its code, its address, the promise and the warning (%s)', (lang) => {
    const { html } = postersPage({ unit, posters, size: 'A4', lang });
    const sheets = html.split('<section>').slice(1).map(textOf);

    expect(sheets).toHaveLength(3);
    for (const [at, sheet] of sheets.entries()) {
      expect(sheet).toContain(unit);
      expect(sheet).toContain(posters[at]?.title);
      expect(sheet.replaceAll(' ', '')).toContain(posters[at]?.shortUrl.replace('https://', ''));
      expect(sheet).toContain(TEXTS[lang].posters.promise);
      expect(sheet).toContain(TEXTS[lang].warning);
    }
    expect(valuesOf('role', html)).toEqual(['img', 'img', 'img']);
    expect(valuesOf('href', html).slice(1)).toEqual(posters.map(({ url }) => url));
    expect(textOf(html)).not.toMatch(/menit|minute/);
  });

  it('does not name the unit twice on its own poster', () => {
    const { html } = postersPage({ unit, posters: posters.slice(0, 1), size: 'A4', lang: 'id' });

    expect(html).not.toContain('class="counter"');
  });

  it.each(POSTER_SIZES)('is printed on %s, one to a page, without the toolbar', (size) => {
    const style = inlinedIn(postersPage({ unit, posters, size, lang: 'id' }).html, 'style') ?? '';

    expect(style).toContain(`@page{size:${size};margin:0}`);
    expect(style).toContain('break-after:page');
    expect(style).toMatch(/@media print\{[^@]*body>header\{display:none\}/);
  });

  it('says so when there is nothing to print', () => {
    expect(textOf(postersPage({ unit, posters: [], size: 'A5', lang: 'id' }).html)).toContain(TEXTS.id.posters.none);
  });

  it('shows texts from outside as texts', () => {
    expect(skeletonOf(pagesWith('"><script>alert(1)</script>'))).toEqual(skeletonOf(pagesWith('x')));
  });
});

function pagesWith(text: string): string {
  return postersPage({
    unit: text,
    posters: [{ title: `${text}.`, url: text, shortUrl: text }],
    size: 'A4',
    lang: 'id',
  }).html;
}
