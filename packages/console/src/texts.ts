// What the console says, in both languages.
import type { Lang } from '@tera/pages';

export type ConsoleNoticeName =
  | 'signInOver'
  | 'signInRefused'
  | 'stranger'
  | 'signedOut'
  | 'otherForm'
  | 'formTooLarge'
  | 'notYours'
  | 'misasked'
  | 'unknownChoice'
  | 'unavailable';

interface Words {
  readonly description: string;
  readonly skip: string;
  readonly thisLanguage: string;
  readonly whereAmI: string;
  readonly views: string;
  readonly feedback: string;
  readonly administration: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly home: string;
  readonly waiting: (count: number) => string;
  readonly yours: string;
  readonly nothing: string;
  readonly allUnits: string;
  readonly roles: Readonly<Record<'admin' | 'hr' | 'supervisor' | 'officer' | 'auditor', string>>;
  readonly notices: Readonly<Record<ConsoleNoticeName, { readonly heading: string; readonly text: string }>>;
  readonly knownAs: string;
}

export const CONSOLE_TEXTS: Readonly<Record<Lang, Words>> = {
  id: {
    description: 'Tera: angka pelayanan untuk kepegawaian, atasan, dan petugas.',
    skip: 'Langsung ke isi',
    thisLanguage: 'Bahasa Indonesia',
    whereAmI: 'Lokasi halaman',
    views: 'Tampilan',
    feedback: 'Masukan',
    administration: 'Administrasi',
    signIn: 'Masuk',
    signOut: 'Keluar',
    home: 'Beranda',
    waiting: (count) => `${count} menunggu`,
    yours: 'Peran Anda',
    nothing: 'Anda belum mempunyai peran. Mintalah kepada admin.',
    allUnits: 'semua unit',
    roles: { admin: 'Admin', hr: 'Kepegawaian', supervisor: 'Atasan', officer: 'Petugas', auditor: 'Auditor' },
    knownAs: 'Akun Anda dikenal sebagai',
    notices: {
      signInOver: {
        heading: 'Waktu untuk masuk sudah habis',
        text: 'Mulailah lagi. Jika ini terus terjadi, izinkan kuki untuk halaman ini.',
      },
      signInRefused: {
        heading: 'Anda belum masuk',
        text: 'Penyedia akun tidak mengizinkan, atau Anda membatalkannya.',
      },
      stranger: {
        heading: 'Akun Anda belum didaftarkan',
        text: 'Anda berhasil masuk di penyedia akun, tetapi akun itu belum didaftarkan di sini. Sampaikan kepada admin:',
      },
      signedOut: {
        heading: 'Anda sudah keluar',
        text: 'Di komputer bersama, keluarlah juga dari penyedia akun dan tutup peramban.',
      },
      otherForm: {
        heading: 'Formulir ini sudah lama',
        text: 'Tidak ada yang berubah. Muat ulang halaman, lalu coba lagi.',
      },
      formTooLarge: {
        heading: 'Isian ini terlalu panjang',
        text: 'Tidak ada yang disimpan. Kembalilah dengan tombol Kembali di peramban, lalu persingkat yang Anda tulis dan kirim lagi.',
      },
      notYours: {
        heading: 'Tidak ada halaman ini untuk Anda',
        text: 'Halaman ini tidak ada, atau peran Anda tidak mencakupnya.',
      },
      misasked: {
        heading: 'Pilihan ini tidak dikenal',
        text: 'Alamat halaman ini tidak dapat dibaca. Kembalilah dan pilih lagi, atau betulkan alamatnya:',
      },
      unknownChoice: {
        heading: 'Pilihan ini tidak dikenal',
        text: 'Formulir itu tidak memiliki tombol atau pilihan yang dikirim. Tidak ada yang berubah. Kembalilah, lalu pilih lagi.',
      },
      unavailable: { heading: 'Sedang ada gangguan', text: 'Tidak ada yang hilang. Coba lagi beberapa saat lagi.' },
    },
  },
  en: {
    description: 'Tera: figures of public services, for HR, superiors and officers.',
    skip: 'Skip to the content',
    thisLanguage: 'English',
    whereAmI: 'Where you are',
    views: 'Views',
    feedback: 'Feedback',
    administration: 'Administration',
    signIn: 'Sign in',
    signOut: 'Sign out',
    home: 'Home',
    waiting: (count) => `${count} waiting`,
    yours: 'Your roles',
    nothing: 'You have no role yet. Ask an administrator for one.',
    allUnits: 'all units',
    roles: { admin: 'Administrator', hr: 'HR', supervisor: 'Superior', officer: 'Officer', auditor: 'Auditor' },
    knownAs: 'Your account is known as',
    notices: {
      signInOver: {
        heading: 'The time to sign in is over',
        text: 'Begin again. If this goes on, allow cookies for this page.',
      },
      signInRefused: {
        heading: 'You are not signed in',
        text: 'The account provider did not allow it, or you gave up.',
      },
      stranger: {
        heading: 'Your account is not registered',
        text: 'You have signed in at the account provider, and nobody here has registered that account. Tell an administrator:',
      },
      signedOut: {
        heading: 'You are signed out',
        text: 'On a shared computer, sign out of the account provider as well and close the browser.',
      },
      otherForm: { heading: 'This form is old', text: 'Nothing has changed. Load the page again, and try once more.' },
      formTooLarge: {
        heading: 'This is too long',
        text: 'Nothing is saved. Go back by the button of your browser, shorten what you wrote and send it again.',
      },
      notYours: { heading: 'There is no such page for you', text: 'It is not there, or your role does not cover it.' },
      misasked: {
        heading: 'This choice is unknown',
        text: 'The address of this page cannot be read. Go back and choose again, or mend it:',
      },
      unknownChoice: {
        heading: 'This choice is unknown',
        text: 'That form has no such button or choice. Nothing has changed. Go back and choose again.',
      },
      unavailable: { heading: 'Something does not work at the moment', text: 'Nothing is lost. Try again in a while.' },
    },
  },
};
