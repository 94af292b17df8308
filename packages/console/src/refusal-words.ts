// Why something was not done, in the words of an office: for the codes that forms of the console meet, and for the fields of the forms of
// keys and people what each expects. Of no field others are told in the API's own words, which are English.
import type { FieldError } from '@tera/contracts';
import type { Lang } from '@tera/pages';

const WORDS: Readonly<Record<string, Readonly<Record<Lang, string>> | undefined>> = {
  duplicate: { id: 'Isian yang sama sudah ada di atas.', en: 'The same stands there before.' },
  control_character: {
    id: 'Isian ini memuat karakter yang tidak dapat dipakai.',
    en: 'This has characters that cannot be used.',
  },
  long_number: {
    id: 'Kode tidak boleh memuat sepuluh angka berturut-turut atau lebih, seperti NIP, NIK, atau nomor telepon.',
    en: 'An id has no run of ten digits or more, as a NIP, NIK or telephone number has.',
  },
  number_of_a_person: {
    id: 'Jangan memakai NIK, NIP, atau nomor telepon di sini.',
    en: 'Use no NIK, NIP or telephone number here.',
  },
  unknown_unit: { id: 'Unit ini tidak ada.', en: 'There is no such unit.' },
  unknown_officer: { id: 'Unit itu tidak mempunyai petugas ini.', en: 'The unit has no such officer.' },
  unknown_service: { id: 'Unit itu tidak mempunyai layanan ini.', en: 'The unit has no such service.' },
  other_unit: { id: 'Peran Anda tidak mencakup unit ini.', en: 'Your role does not cover this unit.' },
  wrong_scope: { id: 'Peran Anda tidak mencakup hak ini.', en: 'Your role does not cover this.' },
  in_the_past: { id: 'Tanggal ini sudah lewat.', en: 'This day is past.' },
  login_taken: { id: 'Akun ini sudah dipakai orang lain.', en: 'Somebody else signs in with this account.' },
  last_key: {
    id: 'Ini kunci terakhir yang dapat membuat kunci untuk unit itu. Buat penggantinya dulu.',
    en: 'This is the last key that can make keys for those units. Make another one first.',
  },
  last_admin: {
    id: 'Tidak ada admin lain untuk unit itu. Jadikan orang lain admin dulu.',
    en: 'There is no other administrator of those units. Make somebody else one first.',
  },
  own_roles: {
    id: 'Peran dan akun Anda sendiri hanya dapat diubah oleh admin lain.',
    en: 'Only another administrator can change your own roles and account.',
  },
  contended: {
    id: 'Hal yang sama sedang diubah, oleh orang lain atau oleh Anda di halaman lain. Coba lagi.',
    en: 'The same thing is being changed, by others or by you on another page. Try again.',
  },
  in_progress: {
    id: 'Permintaan yang sama sedang dikerjakan. Tunggu sebentar.',
    en: 'The same is being done just now.',
  },
};

const ID_EXPECTED: Readonly<Record<Lang, (typed: string) => string>> = {
  id: (typed) =>
    `${typed === '' ? '' : `“${typed}” tidak dapat dipakai: `}tulis 1 sampai 40 huruf, angka, titik, atau tanda -, dan mulai dengan huruf atau angka.`,
  en: (typed) =>
    `${typed === '' ? '' : `“${typed}” cannot be used: `}write 1 to 40 letters, digits, points or -, and begin with a letter or a digit.`,
};

type Told = Readonly<Record<Lang, string | ((typed: string) => string)>>;

const UNITS = {
  too_small: { id: 'tulis sedikitnya satu kode unit.', en: 'write the id of a unit at least.' },
  too_big: { id: 'paling banyak 200 unit.', en: 'at most 200 units.' },
  unknown_unit: { id: (typed) => `tidak ada unit “${typed}”.`, en: (typed) => `there is no unit “${typed}”.` },
  '*': ID_EXPECTED,
} as const satisfies Readonly<Record<string, Told>>;

const OFFICER = {
  unknown_officer: {
    id: (typed) => `tidak ada petugas “${typed}” di unit itu.`,
    en: (typed) => `there is no officer “${typed}” in that unit.`,
  },
  '*': ID_EXPECTED,
} as const satisfies Readonly<Record<string, Told>>;

/** Of each field what it expects, by the code; `*`: whatever the code is. */
const FIELDS = {
  name: {
    '*': {
      id: 'isilah, paling panjang 100 karakter, dalam satu baris.',
      en: 'give one of at most 100 characters, in one line.',
    },
  },
  scopes: { '*': { id: 'pilih sedikitnya satu dari daftar.', en: 'choose one of the list at least.' } },
  unitsOfKey: {
    ...UNITS,
    invalid_value: {
      id: 'kunci milik petugas perlu kode unitnya, bukan tanda *.',
      en: 'a key of an officer needs the id of a unit and not *.',
    },
  },
  unitsOfRole: {
    ...UNITS,
    other_unit: {
      id: (typed) => `“${typed}” di luar wewenang Anda: tulis kode unit yang Anda kelola sebagai admin.`,
      en: (typed) => `“${typed}” is beyond your role: write the id of a unit that you administer.`,
    },
    invalid_value: {
      id: 'peran petugas perlu tepat satu kode unit, bukan tanda *.',
      en: 'the role officer needs the id of one unit and not *.',
    },
  },
  officerOfKey: OFFICER,
  officerOfRole: {
    ...OFFICER,
    invalid_value: {
      id: 'isi untuk peran petugas, dan kosongkan untuk peran lain.',
      en: 'give it for the role officer, and leave it empty for any other.',
    },
  },
  date: { '*': { id: 'isi tanggal yang ada di kalender.', en: 'give a date of the calendar.' } },
  personId: {
    other_unit: {
      id: 'kode ini sudah dipakai: tulis kode lain.',
      en: 'this id is taken: write another one.',
    },
    '*': ID_EXPECTED,
  },
  email: {
    '*': {
      id: 'tulis satu alamat surel, misalnya sari@contoh.go.id, paling panjang 254 karakter.',
      en: 'write an e-mail address, such as sari@example.go.id, of at most 254 characters.',
    },
  },
  subject: { '*': { id: 'isilah, paling panjang 255 karakter.', en: 'give one of at most 255 characters.' } },
  issuer: {
    '*': {
      id: 'tulis alamat penyedia, misalnya https://id.contoh.go.id, paling panjang 500 karakter, atau kosongkan.',
      en: 'write the address of a provider, such as https://id.example.go.id, of at most 500 characters, or none.',
    },
  },
  role: { '*': { id: 'pilih dari daftar.', en: 'choose one of the list.' } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Told>>>>;

/** The field that a refusal is about. */
export interface RefusedField {
  /** In the form. */
  readonly name: string;
  readonly expects: keyof typeof FIELDS;
  /** As the form has it; what it says in brackets is no part of the name. */
  readonly label: string;
  readonly typed: string;
}

/** What is longer is told by its beginning. */
const TOLD = 60;

/** One refusal in words; of a field under its label, and with what is expected there. */
export function refusalText({ code, message }: FieldError, lang: Lang, field?: RefusedField): string {
  const general = WORDS[code]?.[lang];
  if (field === undefined) return general ?? message;
  const own: Readonly<Record<string, Told | undefined>> = FIELDS[field.expects];
  const told = own[code]?.[lang] ?? general ?? own['*']?.[lang] ?? message;
  const typed = field.typed.length > TOLD ? `${field.typed.slice(0, TOLD)}…` : field.typed;
  const text = typeof told === 'string' ? told : told(typed);
  return `${field.label.replace(/ \(.*\)$/, '')}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
