// What the page for typing sheets of paper says, and why a sheet is not taken, in both languages.
import type { Lang } from '@tera/pages';

/** What is wrong with a sheet, as its page tells it. */
export type PaperFaultName =
  | 'number'
  | 'known'
  | 'otherSheet'
  | 'beingTyped'
  | 'date'
  | 'future'
  | 'tooOld'
  | 'closed'
  | 'released'
  | 'beforeTicket'
  | 'service'
  | 'ticket'
  | 'unknownTicket'
  | 'openTicket'
  | 'ownTicket'
  | 'officerUnknown'
  | 'noAnswer'
  | 'score'
  | 'respondent'
  | 'comment'
  | 'notQueued';

/** Who has typed a sheet with the number, and the next number that is free. */
export interface SheetThere {
  readonly name: string;
  /** As it is printed. */
  readonly when: string;
  readonly free: number;
}

interface PaperWords {
  readonly title: string;
  readonly lead: string;
  readonly keys: string;
  readonly today: string;
  readonly own: string;
  readonly all: string;
  readonly last: string;
  readonly sheet: (number: number) => string;
  readonly none: string;
  readonly kept: string;
  readonly about: string;
  readonly date: string;
  readonly dateHint: string;
  readonly service: string;
  readonly noService: string;
  readonly number: string;
  readonly numberHint: string;
  readonly ticket: string;
  readonly ticketHint: string;
  readonly ticketElsewhere: string;
  readonly answers: string;
  readonly answersHint: string;
  readonly respondent: string;
  readonly respondentHint: string;
  readonly notSaid: string;
  readonly comment: string;
  readonly commentHint: string;
  readonly send: string;
  readonly unchangeable: string;
  readonly notTaken: string;
  readonly faults: Readonly<Record<PaperFaultName, (there: SheetThere) => string>>;
}

export const PAPER_WORDS: Readonly<Record<Lang, PaperWords>> = {
  id: {
    title: 'Ketik formulir kertas',
    lead: 'Satu lembar demi satu lembar, dari atas ke bawah seperti tercetak.',
    keys: 'Tombol: 1–4 mengisi dan maju, 0 atau Enter melewati, Backspace mundur (tanpa JavaScript: Tab maju, Enter menyimpan).',
    today: 'Diketik hari ini',
    own: 'Oleh Anda',
    all: 'Oleh semua orang di unit ini',
    last: 'Lembar terakhir Anda',
    sheet: (number) => `nomor ${number}`,
    none: 'belum ada',
    kept: 'Tanggal dan layanan tetap terisi untuk lembar berikutnya.',
    about: 'Tentang lembar ini',
    date: 'Tanggal diisi warga',
    dateHint: 'misalnya 20/11/2026',
    service: 'Jenis layanan',
    noService: 'Tidak disebut',
    number: 'Nomor lembar',
    numberHint:
      'Tuliskan nomor ini di lembarnya. Dalam satu periode terbit setiap nomor hanya diketik satu kali, jadi tidak ada lembar yang terhitung dua kali.',
    ticket: 'Nomor tiket (jika tertulis)',
    ticketHint: 'Jenis layanan lalu diambil dari tiket. Tiket yang Anda layani sendiri diketik orang lain.',
    ticketElsewhere:
      'Nomor tiket tidak dapat diketik: hanya oleh orang yang juga terdaftar sebagai petugas di unit ini, sehingga diketahui tiket mana miliknya sendiri. Lembar tanpa nomor tiket dihitung untuk unit.',
    answers: 'Jawaban',
    answersHint: 'Angka yang dilingkari, 1 sampai 4. Kosong atau 0: tidak dijawab.',
    respondent: 'Responden',
    respondentHint: 'Biarkan kosong yang tidak diisi warga.',
    notSaid: 'Tidak menjawab',
    comment: 'Saran atau komentar',
    commentHint: 'Seperti tertulis. NIK, nomor telepon, dan alamat disamarkan sebelum disimpan.',
    send: 'Simpan, lanjut ke lembar berikutnya',
    unchangeable: 'Yang sudah disimpan tidak dapat diubah. Periksa sebelum menyimpan.',
    notTaken: 'Lembar ini belum tersimpan',
    faults: {
      number: () => 'Isi nomor lembar dengan angka bulat 1 sampai 999999.',
      known: ({ name, when }) =>
        `Lembar ini sudah diketik oleh ${name} pada ${when}, dengan isi yang sama. Tidak ada yang dihitung dua kali.`,
      otherSheet: ({ name, when, free }) =>
        `Nomor ini sudah dipakai untuk lembar dengan isi lain, diketik oleh ${name} pada ${when}. Lembar itu tidak diubah. Jika ini lembar lain, beri nomor lain; ${free} belum dipakai.`,
      beingTyped: ({ name, free }) =>
        `${name} sedang menyimpan lembar lain dengan nomor ini. Beri nomor lain; ${free} belum dipakai.`,
      date: () => 'Isi tanggal pada lembar, misalnya 20/11/2026.',
      future: () => 'Tanggal ini belum tiba di unit ini.',
      tooOld: () => 'Tanggal ini lebih dari 730 hari yang lalu, terlalu lama untuk dihitung.',
      closed: () => 'Unit ini sudah ditutup pada tanggal itu.',
      released: () =>
        'Periode tanggal ini sudah terbit. Yang sudah terbit tidak berubah, jadi lembar ini tidak dapat dihitung.',
      beforeTicket: () => 'Tanggal ini sebelum tiketnya selesai.',
      service: () => 'Layanan ini tidak ada di unit ini.',
      ticket: () => 'Nomor tiket ini tidak dapat dibaca.',
      unknownTicket: () => 'Tiket ini tidak ada. Jika baru saja dilayani, coba lagi semenit kemudian.',
      openTicket: () => 'Tiket ini belum selesai, atau selesainya belum terhitung. Coba lagi semenit kemudian.',
      ownTicket: () => 'Tiket ini Anda layani sendiri. Mintalah orang lain mengetiknya.',
      officerUnknown: () =>
        'Anda tidak terdaftar sebagai petugas di unit ini, jadi nomor tiket tidak dapat diketik. Kosongkan, atau mintalah orang yang terdaftar.',
      noAnswer: () => 'Isi paling sedikit satu jawaban.',
      score: () => 'Isi 1, 2, 3, atau 4; kosongkan jika tidak dijawab.',
      respondent: () => 'Pilih salah satu, atau biarkan kosong.',
      comment: () => 'Komentar terlalu panjang atau memuat tanda yang tidak terlihat. Paling banyak 1.000 karakter.',
      notQueued: () => 'Sedang ada gangguan. Simpan lagi beberapa saat lagi; isinya masih di sini.',
    },
  },
  en: {
    title: 'Type paper forms',
    lead: 'One sheet after another, from top to bottom as it is printed.',
    keys: 'Keys: 1–4 fill in and go on, 0 or Enter skips, Backspace goes back (without JavaScript: Tab goes on, Enter saves).',
    today: 'Typed today',
    own: 'By you',
    all: 'By everybody at this unit',
    last: 'Your last sheet',
    sheet: (number) => `number ${number}`,
    none: 'none yet',
    kept: 'Date and service stay for the next sheet.',
    about: 'About this sheet',
    date: 'Day on which the citizen filled it in',
    dateHint: 'day/month/year',
    service: 'Service',
    noService: 'Not said',
    number: 'Number of the sheet',
    numberHint:
      'Write this number on the sheet. Within a release period each number is typed once, so that no sheet is counted twice.',
    ticket: 'Ticket number (where it is written)',
    ticketHint:
      'The service is then that of the ticket. A ticket that you have served yourself is typed by somebody else.',
    ticketElsewhere:
      'No ticket number can be typed: only by somebody who is registered as an officer of this unit as well, so that it is known which tickets are their own. A sheet without one counts for the unit.',
    answers: 'Answers',
    answersHint: 'The number that is circled, 1 to 4. Empty or 0: not answered.',
    respondent: 'Respondent',
    respondentHint: 'Leave empty what the citizen has not filled in.',
    notSaid: 'Not answered',
    comment: 'Suggestion or comment',
    commentHint: 'As it is written. Numbers of persons, telephones and addresses are masked before it is kept.',
    send: 'Save, and on to the next sheet',
    unchangeable: 'What is saved cannot be changed. Check it before you save.',
    notTaken: 'This sheet is not saved yet',
    faults: {
      number: () => 'Fill in the number of the sheet, a whole number from 1 to 999999.',
      known: ({ name, when }) =>
        `This sheet was typed by ${name} on ${when} already, and says the same. Nothing is counted twice.`,
      otherSheet: ({ name, when, free }) =>
        `The number is that of a sheet with other content, typed by ${name} on ${when}. That sheet is not changed. If this is another one, give it another number; ${free} is free.`,
      beingTyped: ({ name, free }) =>
        `${name} is saving another sheet with this number at this moment. Give it another one; ${free} is free.`,
      date: () => 'Fill in the day that stands on the sheet, such as 20/11/2026.',
      future: () => 'This day has not come at this unit.',
      tooOld: () => 'This day is more than 730 days ago, too long to be counted.',
      closed: () => 'The unit was closed on that day.',
      released: () =>
        'The period of this day is published. What is published does not change, so this sheet cannot be counted.',
      beforeTicket: () => 'This day is before the ticket was completed.',
      service: () => 'The unit has no such service.',
      ticket: () => 'This ticket number cannot be read.',
      unknownTicket: () => 'There is no such ticket. If it was served just now, try again in a minute.',
      openTicket: () => 'The ticket is not completed, or its end is not counted yet. Try again in a minute.',
      ownTicket: () => 'You have served this ticket yourself. Ask somebody else to type it.',
      officerUnknown: () =>
        'You are not registered as an officer of this unit, so no ticket number can be typed. Leave it empty, or ask somebody who is.',
      noAnswer: () => 'Fill in at least one answer.',
      score: () => 'Fill in 1, 2, 3 or 4; leave it empty where it was not answered.',
      respondent: () => 'Choose one, or leave it empty.',
      comment: () => 'The comment is too long, or holds a sign that cannot be seen. At most 1,000 characters.',
      notQueued: () => 'Something does not work at the moment. Save it again in a while; what you typed is still here.',
    },
  },
};
