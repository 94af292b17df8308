// The public pages that say one thing: what is asked for is not there, or not at the moment.
import { type Lang, type Page, html } from '@tera/pages';
import { frame } from '../frame.ts';
import { wrongPartText } from '../wrong-part.ts';
import { publicPath } from './public-links.ts';

export type PublicNoticeName = 'unknownUnit' | 'unknownPeriod' | 'nothingToHang' | 'outOfOrder';

export interface PublicNoticeInput {
  readonly notice: PublicNoticeName;
  readonly lang: Lang;
  /** The path and query that was opened, for the same in the other language. */
  readonly at?: string | undefined;
  /** The period that the address names. */
  readonly period?: string | undefined;
  /** Of which unit, where there is one. */
  readonly unit?: { readonly unitId: string; readonly name: string } | undefined;
}

const STATUS_OF = {
  unknownUnit: 404,
  unknownPeriod: 404,
  nothingToHang: 404,
  outOfOrder: 503,
} as const satisfies Readonly<Record<PublicNoticeName, number>>;

interface Words {
  readonly all: string;
  readonly notices: Readonly<Record<PublicNoticeName, { readonly heading: string; readonly text: string }>>;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    all: 'Semua unit',
    notices: {
      unknownUnit: {
        heading: 'Unit ini tidak ditemukan',
        text: 'Tidak ada unit pelayanan dengan alamat ini. Periksa alamatnya, atau pilih unit dari daftar.',
      },
      unknownPeriod: {
        heading: 'Periode ini tidak dikenal',
        text: 'Alamat halaman ini memuat periode yang tidak ada. Pilih periode dari halaman unit.',
      },
      nothingToHang: {
        heading: 'Poster ini belum ada',
        text: 'IKM untuk periode ini belum diterbitkan, jadi belum ada yang dapat dicetak.',
      },
      outOfOrder: {
        heading: 'Halaman ini sedang tidak dapat ditampilkan',
        text: 'Ada gangguan di pihak kami. Coba lagi beberapa saat lagi.',
      },
    },
  },
  en: {
    all: 'All units',
    notices: {
      unknownUnit: {
        heading: 'There is no such unit',
        text: 'No unit has this address. Check the address, or choose a unit from the list.',
      },
      unknownPeriod: {
        heading: 'This period is unknown',
        text: 'The address of this page has a period that there is not. Choose one on the page of the unit.',
      },
      nothingToHang: {
        heading: 'There is no such poster yet',
        text: 'The index of this period is not published, so there is nothing to print.',
      },
      outOfOrder: {
        heading: 'This page cannot be shown at the moment',
        text: 'Something has failed on our side. Try again in a while.',
      },
    },
  },
};

export function publicNotice({ notice, lang, at, period, unit }: PublicNoticeInput): Page {
  const words = WORDS[lang];
  const { heading, text } = words.notices[notice];
  return frame({
    status: STATUS_OF[notice],
    lang,
    at,
    title: heading,
    body: html`<p>${text}</p>
      ${notice === 'unknownPeriod' && wrongPartText({ name: 'period', code: 'invalid_value', value: period }, lang).map((said) => html`<p>${said}</p> `)}
      <p>
        ${unit === undefined ? html`<a class="button" href="/">${words.all}</a>` : html`<a class="button" href="${publicPath(unit.unitId)}">${unit.name}</a>`}
      </p>`,
  });
}
