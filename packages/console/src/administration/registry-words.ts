// What the parts and fields of a registry document are called, and what is said of what was typed there.
import { MOST_MINUTES } from '@tera/contracts';
import type { RegistryPart } from '@tera/domain';
import type { Lang } from '@tera/pages';
import { whole } from '../figure-texts.ts';

export interface PartWords {
  /** Of a thing that is there, or of the part itself. */
  readonly change: (name: string) => string;
  readonly add: string;
  /** Before the name of a thing, in a sentence. */
  readonly noun: string;
}

export const PART_WORDS: Readonly<Record<Lang, Readonly<Record<RegistryPart, PartWords>>>> = {
  id: {
    unit: { change: () => 'Ubah data unit', add: '', noun: 'Unit' },
    publishing: { change: () => 'Ubah cara terbit', add: '', noun: 'Unit' },
    closing: { change: () => 'Tutup atau buka unit', add: '', noun: 'Unit' },
    service: { change: (name) => `Ubah layanan ${name}`, add: 'Tambah layanan', noun: 'Layanan' },
    officer: { change: (name) => `Ubah petugas ${name}`, add: 'Tambah petugas', noun: 'Petugas' },
    counter: { change: (name) => `Ubah loket ${name}`, add: 'Tambah loket', noun: 'Loket' },
    target: { change: (name) => `Ubah target ${name}`, add: 'Tambah target', noun: 'Target' },
  },
  en: {
    unit: { change: () => 'Change the unit', add: '', noun: 'Unit' },
    publishing: { change: () => 'Change how it is published', add: '', noun: 'Unit' },
    closing: { change: () => 'Close or open the unit', add: '', noun: 'Unit' },
    service: { change: (name) => `Change the service ${name}`, add: 'Add a service', noun: 'Service' },
    officer: { change: (name) => `Change the officer ${name}`, add: 'Add an officer', noun: 'Officer' },
    counter: { change: (name) => `Change the counter ${name}`, add: 'Add a counter', noun: 'Counter' },
    target: { change: (name) => `Change the target ${name}`, add: 'Add a target', noun: 'Target' },
  },
};

export type RegistryField =
  | 'id'
  | 'name'
  | 'timeZone'
  | 'contact'
  | 'questionnaire'
  | 'publishes'
  | 'settleDays'
  | 'closedFrom'
  | 'measure'
  | 'minutes'
  | 'decree'
  | 'validFrom'
  | 'nip'
  | 'active'
  | 'prefix'
  | 'indicator'
  | 'value'
  | 'serviceId'
  | 'officerId'
  | 'period';

export const FIELD_WORDS: Readonly<Record<Lang, Readonly<Record<RegistryField, string>>>> = {
  id: {
    id: 'Kode',
    name: 'Nama',
    timeZone: 'Zona waktu',
    contact: 'Kontak untuk warga',
    questionnaire: 'Kuesioner',
    publishes: 'Terbit setiap',
    settleDays: 'Hari tunggu sebelum terbit',
    closedFrom: 'Tutup mulai tanggal',
    measure: 'Yang diukur',
    minutes: 'Standar (menit)',
    decree: 'Dasar (nomor keputusan)',
    validFrom: 'Berlaku mulai tanggal',
    nip: 'NIP',
    active: 'Status',
    prefix: 'Awalan nomor',
    indicator: 'Indikator',
    value: 'Target',
    serviceId: 'Untuk layanan',
    officerId: 'Untuk petugas',
    period: 'Untuk periode',
  },
  en: {
    id: 'Code',
    name: 'Name',
    timeZone: 'Time zone',
    contact: 'Contact for citizens',
    questionnaire: 'Questionnaire',
    publishes: 'Published every',
    settleDays: 'Days to wait before publishing',
    closedFrom: 'Closed from',
    measure: 'What is measured',
    minutes: 'Standard (minutes)',
    decree: 'Basis (number of the decree)',
    validFrom: 'Valid from',
    nip: 'NIP',
    active: 'Status',
    prefix: 'Prefix of its numbers',
    indicator: 'Indicator',
    value: 'Target',
    serviceId: 'For the service',
    officerId: 'For the officer',
    period: 'For the period',
  },
};

/** Below a field, where its name does not say enough. */
export const FIELD_HINTS: Readonly<Record<Lang, Readonly<Partial<Record<RegistryField, string>>>>> = {
  id: {
    id: 'Huruf, angka, dan tanda - saja, misalnya ektp atau p-07. Kode ada di alamat dan berkas, dan tidak dapat diganti.',
    timeZone: 'Tidak dapat diganti lagi sesudah ada tiket atau jawaban yang terhitung.',
    contact: 'Ke mana warga bertanya tentang datanya. Tercetak pada survei.',
    settleDays: '0 sampai 60 hari sesudah periode berakhir. Kosong: 14 hari.',
    closedFrom:
      'Mulai hari itu tautan survei berakhir dan tiket baru ditolak. Kosongkan untuk membuka lagi. Angka yang ada tetap.',
    minutes: 'Kosong: layanan ini tanpa standar waktu.',
    decree: 'Misalnya Perwali 12/2026. Boleh kosong.',
    validFrom:
      'Tanggal yang lebih kemudian: standar lama tetap berlaku untuk hari-hari sebelumnya. Kosong atau tanggal yang sama: standar lama dianggap keliru dan diganti juga untuk hari-hari yang lalu.',
    nip: '18 angka, boleh dengan spasi. Tidak tampil kepada warga.',
    prefix: 'Huruf di depan nomor antrean loket ini, misalnya A. Kosong berarti A, B, C menurut urutan loket.',
    value: 'Dalam satuan indikator yang tertulis di daftar: menit, persen, jumlah, atau nilai.',
    period: 'Misalnya 2027, 2027-Q1, atau 2027-03. Kosong: selalu. Untuk jumlah wajib diisi.',
  },
  en: {
    id: 'Letters, digits and - alone, such as ektp or p-07. A code stands in addresses and files, and cannot be changed.',
    timeZone: 'Cannot be changed once tickets or answers are counted.',
    contact: 'Whom citizens ask about their data. It is printed on the survey.',
    settleDays: '0 to 60 days after the end of a period. Empty: 14 days.',
    closedFrom:
      'From that day on links to surveys end and new tickets are refused. Empty it to open the unit again. Figures stay.',
    minutes: 'Empty: the service has no standard.',
    decree: 'Such as Perwali 12/2026. May be empty.',
    validFrom:
      'A later date: the old standard goes on holding for the days before. Empty or the same date: the old standard is taken for a mistake, and replaced for the days that are over as well.',
    nip: '18 digits, with spaces if you like. Citizens do not see it.',
    prefix: 'Letters before the numbers of this counter, such as A. Empty is A, B, C in the order of the counters.',
    value: 'In the unit of the indicator as the list says it: minutes, per cent, a count or a score.',
    period: 'Such as 2027, 2027-Q1 or 2027-03. Empty: always. A count needs one.',
  },
};

/** Of a code of the schema, or of our own; the field itself says which. */
export function faultText(field: string, code: string, lang: Lang): string {
  const words = FAULT_WORDS[lang];
  return words.fields[field]?.[code] ?? words.codes[code] ?? words.fields[field]?.['*'] ?? words.other;
}

interface FaultWords {
  readonly fields: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
  readonly codes: Readonly<Record<string, string>>;
  readonly other: string;
}

const FAULT_WORDS: Readonly<Record<Lang, FaultWords>> = {
  id: {
    fields: {
      id: {
        duplicate: 'Kode ini sudah dipakai: pilih kode lain.',
        '*': 'Pakai 1 sampai 40 huruf, angka, titik, atau tanda -, dan mulai dengan huruf atau angka.',
      },
      name: { '*': 'Isi nama, paling banyak 200 huruf, dalam satu baris.' },
      timeZone: {
        time_zone_fixed:
          'Zona waktu tidak dapat diganti lagi: sudah ada yang terhitung menurut harinya. Buat unit lain.',
        '*': 'Pilih zona waktu.',
      },
      contact: { '*': 'Paling banyak 200 huruf, dalam satu baris.' },
      settleDays: { '*': 'Isi bilangan bulat dari 0 sampai 60.' },
      closedFrom: { '*': 'Isi tanggal yang ada di kalender.' },
      minutes: {
        required: 'Isi menitnya, atau kosongkan juga dasar hukum dan tanggal berlakunya.',
        '*': `Isi bilangan lebih dari 0 dan paling besar ${whole(MOST_MINUTES, 'id')}, misalnya 15 atau 12,5.`,
      },
      decree: { '*': 'Paling banyak 200 huruf, dalam satu baris.' },
      validFrom: { '*': 'Isi tanggal yang ada di kalender.' },
      nip: { '*': 'NIP terdiri dari 18 angka.' },
      prefix: { '*': 'Satu sampai tiga huruf besar.' },
      indicator: {
        duplicate: 'Target untuk angka yang sama sudah ada: ubah yang itu.',
        no_direction: 'Untuk indikator ini tidak ada target.',
        '*': 'Pilih indikator.',
      },
      value: {
        too_small: 'Terlalu kecil untuk indikator ini. Perhatikan satuannya.',
        too_big: 'Terlalu besar untuk indikator ini. Perhatikan satuannya.',
        '*': 'Isi bilangan, misalnya 15 atau 82,5.',
      },
      officerId: { not_of_officers: 'Indikator ini milik unit, bukan petugas.', '*': 'Pilih petugas dari daftar.' },
      serviceId: { '*': 'Pilih layanan dari daftar.' },
      period: { required: 'Jumlah perlu periode, misalnya 2027.', '*': 'Tulis seperti 2027, 2027-Q1, atau 2027-03.' },
      unitId: {
        taken: 'Kode ini sudah dipakai unit lain.',
        '*': 'Pakai 1 sampai 40 huruf, angka, titik, atau tanda -, dan mulai dengan huruf atau angka.',
      },
      like: { '*': 'Pilih unit dari daftar.' },
      understood: { '*': 'Beri centang bahwa Anda memahaminya.' },
    },
    codes: {
      long_number: 'Paling banyak 9 angka berturut-turut: kode ada di alamat, jadi jangan memakai NIP.',
      unknown_service: 'Masih ada target untuk layanan ini: hapus targetnya dahulu.',
      unknown_officer: 'Masih ada target untuk petugas ini: hapus targetnya dahulu.',
      duplicate: 'Yang sama sudah ada.',
      too_large: 'Data unit menjadi terlalu besar: hapus petugas yang sudah lama pergi.',
      contended: 'Ada yang sedang mengubah unit ini. Kirim sekali lagi.',
      gone: 'Yang Anda ubah sudah dihapus, oleh orang lain atau oleh Anda di halaman lain.',
      control_character: 'Ada huruf yang tidak terlihat di dalamnya. Ketik ulang.',
    },
    other: 'Isian ini tidak dapat diterima.',
  },
  en: {
    fields: {
      id: {
        duplicate: 'This code is taken: choose another one.',
        '*': 'Use 1 to 40 letters, digits, points or -, and begin with a letter or a digit.',
      },
      name: { '*': 'Give a name of at most 200 letters, in one line.' },
      timeZone: {
        time_zone_fixed: 'The time zone is fixed: something is counted by its days. Make another unit.',
        '*': 'Choose a time zone.',
      },
      contact: { '*': 'At most 200 letters, in one line.' },
      settleDays: { '*': 'Give a whole number from 0 to 60.' },
      closedFrom: { '*': 'Give a date of the calendar.' },
      minutes: {
        required: 'Give its minutes, or empty the decree and the day from which it holds as well.',
        '*': `Give a number above 0 and at most ${whole(MOST_MINUTES, 'en')}, such as 15 or 12.5.`,
      },
      decree: { '*': 'At most 200 letters, in one line.' },
      validFrom: { '*': 'Give a date of the calendar.' },
      nip: { '*': 'A NIP has 18 digits.' },
      prefix: { '*': 'One to three capital letters.' },
      indicator: {
        duplicate: 'There is a target for the same figure: change that one.',
        no_direction: 'This indicator has no target.',
        '*': 'Choose an indicator.',
      },
      value: {
        too_small: 'Too small for this indicator. Mind its unit.',
        too_big: 'Too large for this indicator. Mind its unit.',
        '*': 'Give a number, such as 15 or 82.5.',
      },
      officerId: { not_of_officers: 'This indicator is the unit’s and no officer’s.', '*': 'Choose one of the list.' },
      serviceId: { '*': 'Choose one of the list.' },
      period: { required: 'A count needs a period, such as 2027.', '*': 'Write it as 2027, 2027-Q1 or 2027-03.' },
      unitId: {
        taken: 'Another unit has this code.',
        '*': 'Use 1 to 40 letters, digits, points or -, and begin with a letter or a digit.',
      },
      like: { '*': 'Choose a unit of the list.' },
      understood: { '*': 'Tick that you have understood it.' },
    },
    codes: {
      long_number: 'No more than 9 digits side by side: a code stands in addresses, so do not use a NIP.',
      unknown_service: 'There is still a target for this service: remove that first.',
      unknown_officer: 'There is still a target for this officer: remove that first.',
      duplicate: 'There is one like it.',
      too_large: 'The data of the unit become too large: remove officers who left long ago.',
      contended: 'Somebody is changing this unit. Send it once more.',
      gone: 'What you are changing is removed already, by somebody else or by you on another page.',
      control_character: 'There is a letter in it that cannot be seen. Type it again.',
    },
    other: 'This is not taken.',
  },
};

export const CHOICE_WORDS = {
  id: {
    questionnaire: {
      '': 'Bawaan (kalimat resmi)',
      'skm-2017.2': 'Kalimat resmi (skm-2017.2)',
      'skm-2017.1': 'Kalimat pendek (skm-2017.1)',
    },
    publishes: { '': 'Bawaan (triwulan)', month: 'Bulan', quarter: 'Triwulan', semester: 'Semester', year: 'Tahun' },
    measure: { service: 'Lama dilayani', turnaround: 'Sejak ambil nomor sampai selesai' },
    active: { yes: 'Aktif', no: 'Tidak aktif' },
    timeZone: {
      'Asia/Jakarta': 'WIB (Jakarta)',
      'Asia/Pontianak': 'WIB (Pontianak)',
      'Asia/Makassar': 'WITA (Makassar)',
      'Asia/Jayapura': 'WIT (Jayapura)',
    },
  },
  en: {
    questionnaire: {
      '': 'As usual (the official words)',
      'skm-2017.2': 'The official words (skm-2017.2)',
      'skm-2017.1': 'Short words (skm-2017.1)',
    },
    publishes: { '': 'As usual (quarter)', month: 'Month', quarter: 'Quarter', semester: 'Semester', year: 'Year' },
    measure: { service: 'Time of being served', turnaround: 'From the ticket to its end' },
    active: { yes: 'Active', no: 'Not active' },
    timeZone: {
      'Asia/Jakarta': 'WIB (Jakarta)',
      'Asia/Pontianak': 'WIB (Pontianak)',
      'Asia/Makassar': 'WITA (Makassar)',
      'Asia/Jayapura': 'WIT (Jayapura)',
    },
  },
} as const satisfies Readonly<Record<Lang, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** One of a few, in words; what is none of them stays as it is. */
export function choiceText(field: keyof (typeof CHOICE_WORDS)['id'], value: string, lang: Lang): string {
  const names: Readonly<Record<string, string>> = CHOICE_WORDS[lang][field];
  return names[value] ?? value;
}

export const INDICATOR_UNITS = {
  id: {
    tickets: 'tiket',
    items: 'pekerjaan',
    seconds: 'menit',
    share: 'persen',
    index: 'indeks 25–100',
    score: 'nilai 1–4',
    ratio: 'rasio',
  },
  en: {
    tickets: 'tickets',
    items: 'pieces of work',
    seconds: 'minutes',
    share: 'per cent',
    index: 'index 25–100',
    score: 'score 1–4',
    ratio: 'ratio',
  },
} as const;
