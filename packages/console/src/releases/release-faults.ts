// Why a form about releases was not taken, in words, at its field where it is about one. Nothing has changed then.
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { faultSummary } from '../form-fields.ts';

/** The fields of both forms, and what is about none of them. */
export type ReleaseField = 'reason' | 'replacement' | 'sure' | 'channel' | 'counterId' | 'from' | 'to' | 'period';

const TEXTS = {
  id: {
    heading: 'Belum ada yang berubah',
    reasonMissing: 'Tulislah alasannya.',
    reasonUnreadable: 'Alasan paling panjang 1.000 karakter, dalam satu baris, dan tanpa karakter yang tidak terlihat.',
    wayMissing: 'Pilih cara mengganti.',
    unsure: 'Beri tanda bahwa Anda sudah memeriksa angkanya.',
    whereEmpty: 'Pilih sedikitnya satu hal: cara menjawab, loket, tanggal, atau tanda.',
    fromUnreadable: 'Tanggal mulai tidak dikenal, atau sesudah periode itu.',
    toUnreadable: 'Tanggal akhir tidak dikenal, sebelum tanggal mulai, atau sebelum periode itu.',
    counterUnknown: 'Loket itu tidak terdaftar di unit ini.',
    periodUnknown: 'Periode itu bukan periode terbitan unit ini.',
    released:
      'Periode ini sudah terbit, mungkin baru saja oleh rekan Anda atau oleh Anda di halaman lain. Terbitan tidak berubah lagi.',
    unsettled: 'Masih ada jawaban atau ketetapan yang sedang dihitung. Coba lagi beberapa menit lagi.',
    noAnswers: 'Tidak ada jawaban dalam periode ini, sehingga tidak ada yang diterbitkan.',
    notOver: 'Periode ini belum berakhir.',
    notReplaceable:
      'Terbitan tidak dapat diganti dengan cara ini: jawaban yang berbeda terlalu sedikit, atau baris yang tampil akan lain.',
    changed:
      'Keadaannya sudah lain daripada yang Anda lihat: rekan Anda mengubahnya lebih dahulu, atau Anda sendiri di halaman lain. Periksa lagi di bawah.',
    decided: 'Usulan ini sudah diputuskan oleh rekan Anda. Keadaannya tertera di bawah.',
    decidedByYou: 'Anda sendiri sudah memutuskannya di halaman lain. Keadaannya tertera di bawah.',
    ownProposal: 'Usulan sendiri diputuskan oleh orang lain. Anda hanya dapat menariknya kembali.',
    inProgress: 'Formulir yang sama sedang dikerjakan. Tunggu sebentar, lalu muat ulang halaman ini.',
    unknown: 'Isian ini tidak dikenal.',
  },
  en: {
    heading: 'Nothing has changed',
    reasonMissing: 'Write down why.',
    reasonUnreadable: 'A reason has at most 1,000 characters, in one line, and none that cannot be seen.',
    wayMissing: 'Choose how to replace it.',
    unsure: 'Tick that you have looked at the numbers.',
    whereEmpty: 'Choose at least one thing: a way of answering, a counter, a day or a sign.',
    fromUnreadable: 'The first day is unknown, or after the period.',
    toUnreadable: 'The last day is unknown, before the first, or before the period.',
    counterUnknown: 'There is no such counter in this unit.',
    periodUnknown: 'This is no period of release of this unit.',
    released:
      'This period is published, perhaps just now by a colleague, or by you on another page. A release does not change any more.',
    unsettled: 'Answers or decisions are still being counted. Try again in some minutes.',
    noAnswers: 'Nobody answered in this period, so nothing is published.',
    notOver: 'This period is not over.',
    notReplaceable: 'The release cannot be replaced in this way: too few answers differ, or other lines would show.',
    changed:
      'It is no longer as you saw it: a colleague has changed it first, or you have on another page. Look at it again below.',
    decided: 'A colleague has decided this proposal. How it stands is below.',
    decidedByYou: 'You have decided it yourself on another page. How it stands is below.',
    ownProposal: 'Somebody else decides what you have proposed. You can only take it back.',
    inProgress: 'The same form is being worked on. Wait a moment and load this page again.',
    unknown: 'This is unknown.',
  },
} as const;

export interface ReleaseFault {
  readonly why: Exclude<keyof (typeof TEXTS)['id'], 'heading'>;
  readonly field?: ReleaseField | undefined;
}

/** At the top of the page, with a way to each field. */
export function releaseFaultSummary(faults: readonly ReleaseFault[], lang: Lang): Content {
  const { heading, ...words } = TEXTS[lang];
  return faultSummary(
    faults.map(({ why, field }) => ({ field, text: words[why] })),
    lang,
    heading,
  );
}

/** What a field says of itself, and what it is described by. */
export function releaseFaultAt(
  field: ReleaseField,
  faults: readonly ReleaseFault[],
  lang: Lang,
): { readonly text: Content; readonly attributes: Content } {
  const fault = faults.find((one) => one.field === field);
  if (fault === undefined) return { text: undefined, attributes: undefined };
  return {
    text: html`<p class="note" id="${field}-fault">${TEXTS[lang][fault.why]}</p>`,
    attributes: html` aria-invalid="true" aria-describedby="${field}-fault"`,
  };
}
