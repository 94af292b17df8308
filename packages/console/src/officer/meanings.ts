// What the figures of an officer mean, in two sentences each, and what of them can be objected to. The exact definitions stand in the
// catalogue; these are for the person whom they are about.
import type { Lang } from '@tera/pages';

export type ExplainedFigure =
  | 'tickets.completed'
  | 'tickets.resolved'
  | 'satisfaction.elements.kompetensi.nrr'
  | 'satisfaction.elements.perilaku.nrr'
  | 'satisfaction.ikm'
  | 'onTime.share'
  | 'service.p50'
  | 'caseMix.index'
  | 'coverage.share';

export interface Meaning {
  readonly meaning: string;
  readonly objection: string;
}

interface ObjectionTexts {
  readonly tickets: string;
  readonly times: string;
  readonly answers: string;
  readonly invitations: string;
}

const OBJECTIONS: Readonly<Record<Lang, ObjectionTexts>> = {
  id: {
    tickets: 'Dapat disanggah: tiket yang keliru petugasnya, layanannya, atau hasilnya.',
    times: 'Dapat disanggah: tiket yang waktunya tidak benar, atau yang keliru petugasnya.',
    answers:
      'Dapat disanggah: tiket yang keliru petugasnya; sebelum terbit, jawabannya ikut pindah. Nilai dari warga sendiri tidak dapat disanggah.',
    invitations: 'Dapat disanggah: tiket yang keliru petugasnya; undangan dan jawabannya ikut pindah.',
  },
  en: {
    tickets: 'Open to objection: a ticket with the wrong officer, service or outcome.',
    times: 'Open to objection: a ticket whose times are not right, or with the wrong officer.',
    answers:
      'Open to objection: a ticket with the wrong officer; before publication its answer moves along. What a citizen scored is not open to objection.',
    invitations: 'Open to objection: a ticket with the wrong officer; its invitation and answer move along.',
  },
};

const OBJECTION_OF: Readonly<Record<ExplainedFigure, keyof ObjectionTexts>> = {
  'tickets.completed': 'tickets',
  'tickets.resolved': 'tickets',
  'satisfaction.elements.kompetensi.nrr': 'answers',
  'satisfaction.elements.perilaku.nrr': 'answers',
  'satisfaction.ikm': 'answers',
  'onTime.share': 'times',
  'service.p50': 'times',
  'caseMix.index': 'times',
  'coverage.share': 'invitations',
};

const MEANINGS: Readonly<Record<Lang, Readonly<Record<ExplainedFigure, string>>>> = {
  id: {
    'tickets.completed':
      'Banyaknya tiket yang diselesaikan dalam periode ini; tiket yang dibuka kembali lalu diselesaikan lagi tetap satu. Tiket dicatat pada petugas yang gilirannya berakhir dengan selesai.',
    'tickets.resolved':
      'Tiket selesai yang urusannya dinyatakan tuntas. Yang belum tuntas tetap terhitung sebagai tiket selesai.',
    'satisfaction.elements.kompetensi.nrr':
      'Rata-rata nilai 1–4 dari warga untuk kemampuan petugas, hanya dari tiket petugas ini. Angka terbit sesudah periode berakhir dan paling sedikit dari 10 jawaban, sehingga jawaban satu orang tidak pernah terlihat.',
    'satisfaction.elements.perilaku.nrr':
      'Rata-rata nilai 1–4 dari warga untuk kesopanan dan keramahan petugas, hanya dari tiket petugas ini. Angka terbit sesudah periode berakhir dan paling sedikit dari 10 jawaban, sehingga jawaban satu orang tidak pernah terlihat.',
    'satisfaction.ikm':
      'Gabungan unsur yang menjadi milik petugas saja (waktu, kompetensi, perilaku), dari 25 sampai 100. Ini bukan IKM unit, dan tidak mempunyai huruf mutu.',
    'onTime.share':
      'Bagian tiket selesai yang memenuhi standar waktu layanannya. Tiket tanpa standar, atau yang waktunya tidak lengkap, tidak ikut dinilai.',
    'service.p50':
      'Setengah dari tiket dilayani dalam waktu ini atau lebih singkat; waktu penahanan tidak termasuk. Waktu yang diketik kemudian atau yang janggal tidak ikut dihitung.',
    'caseMix.index':
      'Waktu layanan dibandingkan dengan rata-rata unit untuk layanan yang sama: 1 berarti sama, 1,10 berarti 10% lebih lama. Dengan begitu petugas yang banyak menangani layanan panjang tidak dirugikan.',
    'coverage.share':
      'Jawaban survei yang masuk dibandingkan dengan undangan dari tiket yang selesai. Cakupan yang jauh berbeda dari petugas lain perlu dilihat, karena bisa jadi tidak semua warga ditawari.',
  },
  en: {
    'tickets.completed':
      'How many tickets were completed in this period; one that was reopened and completed again is one. A ticket is charged to the officer whose turn the completion ended.',
    'tickets.resolved':
      'Completed tickets of which the request was said to be resolved. Those that were not are completed all the same.',
    'satisfaction.elements.kompetensi.nrr':
      'The mean of the scores 1–4 that citizens gave for the officer’s competence, of this officer’s tickets alone. It is published after the period and of ten answers at least, so that nobody’s single answer is ever seen.',
    'satisfaction.elements.perilaku.nrr':
      'The mean of the scores 1–4 that citizens gave for the officer’s courtesy, of this officer’s tickets alone. It is published after the period and of ten answers at least, so that nobody’s single answer is ever seen.',
    'satisfaction.ikm':
      'The officer’s own elements together (time, competence, conduct), from 25 to 100. It is not the unit’s IKM, and has no letter.',
    'onTime.share':
      'The part of completed tickets that kept the standard of their service. Tickets without a standard, or without the times it needs, are not judged.',
    'service.p50':
      'Half of the tickets took this long or less, holds left out. Times that were typed afterwards or make no sense are not counted.',
    'caseMix.index':
      'Service time against the unit’s mean for the same services: 1 is the same, 1.10 is 10% longer. So nobody is put at a disadvantage by having many long services.',
    'coverage.share':
      'Survey answers that came in against invitations from completed tickets. A coverage far from that of other officers should be looked at, for perhaps not every citizen was asked.',
  },
};

export function meaningOf(figure: ExplainedFigure, lang: Lang): Meaning {
  return { meaning: MEANINGS[lang][figure], objection: OBJECTIONS[lang][OBJECTION_OF[figure]] };
}
