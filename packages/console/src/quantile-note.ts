// What a reader of a median has to know, once on each page that has one.
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';

/** Of the histogram behind every median and every "9 of 10" (`packages/domain`). */
const WORDS: Readonly<Record<Lang, { readonly quantiles: string; readonly times: string }>> = {
  id: {
    quantiles: 'Median dan batas 90% dibulatkan; ketelitiannya ±2,5%.',
    times:
      'Banyaknya waktu dapat melebihi tiket selesai: tiket yang dilayani lalu dialihkan menambah waktu pada setiap petugas yang melayaninya, tetapi selesainya dihitung satu kali. Jawaban survei dicatat pada hari masuknya, sampai 30 hari sesudah tiketnya selesai, jadi banyaknya pun dapat melebihi tiket selesai dalam periode yang sama.',
  },
  en: {
    quantiles: 'Medians and the 90% limits are rounded; they are within ±2.5%.',
    times:
      'There can be more times than completed tickets: a ticket that is served and passed on adds a time for each officer who served it, and is completed once. A survey answer counts on the day on which it came, up to 30 days after its ticket, so there can be more answers than completed tickets in the same period as well.',
  },
};

export function quantileText(lang: Lang): string {
  return WORDS[lang].quantiles;
}

export function quantileNote(lang: Lang): Content {
  return html`<p class="soft">${WORDS[lang].quantiles}</p>`;
}

/** Why an `n` can be above the number of completed tickets beside it. */
export function moreThanCompletedText(lang: Lang): string {
  return WORDS[lang].times;
}
