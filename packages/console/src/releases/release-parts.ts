// Which lines a release shows, or would show: numbers of answers, and never a figure.
import type { Channel } from '@tera/domain';
import { CHANNEL_NAMES, type NamedCounters, publicationText } from '@tera/exports';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { NONE, whole } from '../figure-texts.ts';
import { scrolling } from '../frame.ts';

export interface NumbersOfPart {
  readonly answered: number;
  /** In the figure; 0 where none is shown. */
  readonly n: number;
  readonly why?: 'few' | 'protects' | undefined;
}

export interface ReleaseNumbers {
  readonly unit: NumbersOfPart;
  readonly officers: readonly (NumbersOfPart & { readonly officerId: string })[];
  readonly services: readonly (NumbersOfPart & { readonly serviceId: string | null })[];
  readonly nobodys: readonly (NumbersOfPart & { readonly channel: Channel })[];
}

/** What ids are called in the unit; an id that it does not know is called by itself. */
export interface NamesOfParts {
  readonly officer: (officerId: string) => string;
  readonly service: (serviceId: string) => string;
  readonly counters: NamedCounters;
}

const WORDS = {
  id: {
    caption: 'Baris yang tampil',
    part: 'Baris',
    answered: 'Jawaban',
    n: 'Masuk angka',
    how: 'Tampil?',
    whole: 'Seluruh unit',
    officers: 'Petugas',
    services: 'Layanan',
    nobodys: 'Tanpa petugas, menurut cara menjawab',
    noService: 'Tanpa layanan',
    shown: 'tampil',
    hidden: 'tidak tampil',
    some: 'tampil, sebagian jawaban tidak ikut demi kelompok kecil lain',
  },
  en: {
    caption: 'Lines that show',
    part: 'Line',
    answered: 'Answers',
    n: 'In the figure',
    how: 'Shown?',
    whole: 'The whole unit',
    officers: 'Officers',
    services: 'Services',
    nobodys: 'Without an officer, by way of answering',
    noService: 'Without a service',
    shown: 'shown',
    hidden: 'not shown',
    some: 'shown, without some answers for the sake of other small groups',
  },
} as const;

export function releaseParts(numbers: ReleaseNumbers, names: NamesOfParts, lang: Lang): Content {
  const words = WORDS[lang];
  const { unit, officers, services, nobodys } = numbers;
  const groups = [
    { title: words.officers, lines: officers.map((part) => ({ name: names.officer(part.officerId), part })) },
    {
      title: words.services,
      lines: services.map((part) => ({
        name: part.serviceId === null ? words.noService : names.service(part.serviceId),
        part,
      })),
    },
    { title: words.nobodys, lines: nobodys.map((part) => ({ name: CHANNEL_NAMES[part.channel][lang], part })) },
  ].filter(({ lines }) => lines.length > 0);
  return scrolling(
    words.caption,
    html`<table>
      <thead>
        <tr>
          <th scope="col" class="words">${words.part}</th>
          <th scope="col">${words.answered}</th>
          <th scope="col">${words.n}</th>
          <th scope="col" class="words">${words.how}</th>
        </tr>
      </thead>
      <tbody>
        ${line(words.whole, unit, lang)}
      </tbody>
      ${groups
        .filter(({ lines }) => lines.length > 0)
        .map(
          ({ title, lines }) =>
            html`<tbody>
              <tr>
                <td colspan="4" class="words"><b>${title}</b></td>
              </tr>
              ${lines.map(({ name, part }) => line(name, part, lang))}
            </tbody> `,
        )}
    </table>`,
  );
}

function line(name: string, { answered, n, why }: NumbersOfPart, lang: Lang): Content {
  return html`<tr>
    <th scope="row" class="words">${name}</th>
    <td>${whole(answered, lang)}</td>
    <td>${n === 0 ? NONE : whole(n, lang)}</td>
    <td class="words">${howShown({ answered, n, why }, lang)}</td>
  </tr> `;
}

function howShown({ answered, n, why }: NumbersOfPart, lang: Lang): string {
  const words = WORDS[lang];
  if (n > 0) return n === answered ? words.shown : words.some;
  return why === undefined ? words.hidden : publicationText({ status: 'suppressed', why })[lang];
}
