// Why something was not done, in the words of an office: for the codes that forms of the console meet. Others are told in the API's
// own words, which are English.
import type { FieldError } from '@tera/contracts';
import type { Lang } from '@tera/pages';

const WORDS: Readonly<Record<string, Readonly<Record<Lang, string>> | undefined>> = {
  required: { id: 'Isian ini wajib.', en: 'This is needed.' },
  too_small: { id: 'Isian ini kurang: isilah.', en: 'This is too little: fill it in.' },
  too_big: { id: 'Isian ini terlalu panjang atau terlalu banyak.', en: 'This is too long or too much.' },
  invalid_format: { id: 'Isian ini tidak sesuai bentuknya.', en: 'This has not the form that is expected.' },
  invalid_value: { id: 'Isian ini tidak dikenal.', en: 'This is unknown.' },
  invalid_type: { id: 'Isian ini tidak sesuai.', en: 'This is not of the right kind.' },
  invalid_union: { id: 'Isian ini tidak sesuai.', en: 'This is not of the right kind.' },
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

/** One refusal in words. */
export function refusalText({ code, message }: FieldError, lang: Lang): string {
  return WORDS[code]?.[lang] ?? message;
}
