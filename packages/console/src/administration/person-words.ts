// What is said of the people who sign in, and of their roles.
import type { Role } from '@tera/contracts';
import type { Lang } from '@tera/pages';

interface PersonWords {
  readonly title: string;
  readonly lead: string;
  readonly add: string;
  readonly none: string;
  readonly more: string;
  readonly name: string;
  readonly personId: string;
  readonly personIdHint: string;
  readonly login: string;
  readonly loginKind: string;
  readonly loginKinds: Readonly<Record<'email' | 'subject', string>>;
  readonly loginHint: string;
  readonly issuer: string;
  readonly issuerHint: string;
  readonly roles: string;
  readonly roleNth: (nth: number) => string;
  readonly role: string;
  readonly noRole: string;
  readonly units: string;
  readonly unitsHint: string;
  readonly officer: string;
  readonly officerHint: string;
  readonly save: string;
  readonly remove: string;
  readonly removeTitle: (name: string) => string;
  readonly removeText: string;
  readonly removeConfirm: string;
  readonly back: string;
  readonly unsure: string;
  readonly roleMissing: string;
  readonly changed: string;
  readonly theirs: string;
  readonly taken: string;
  readonly repeated: string;
  readonly nothingDone: string;
  readonly unchanged: string;
  readonly own: string;
  readonly holds: string;
  readonly allUnits: string;
  readonly whatRolesMay: string;
}

export const PERSON_WORDS: Readonly<Record<Lang, PersonWords>> = {
  id: {
    title: 'Orang dan peran',
    lead: 'Siapa yang boleh masuk, dan untuk apa.',
    add: 'Tambah orang',
    none: 'Belum ada orang.',
    more: 'Orang berikutnya',
    name: 'Nama',
    personId: 'Kode orang',
    personIdHint: 'Huruf, angka, titik, garis; bukan NIK, NIP, atau nomor telepon. Tidak dapat diubah kemudian.',
    login: 'Akun untuk masuk',
    loginKind: 'Dikenal dari',
    loginKinds: { email: 'alamat surel', subject: 'kode akun (sub)' },
    loginHint:
      'Seperti yang disampaikan penyedia akun. Surel hanya dipercaya jika penyedia menyatakannya terverifikasi.',
    issuer: 'Penyedia akun (boleh dikosongkan)',
    issuerHint: 'Kosong berarti penyedia yang biasa dipakai di sini.',
    roles: 'Peran',
    roleNth: (nth) => `Peran ke-${nth}`,
    role: 'Peran',
    noRole: 'tidak ada',
    units: 'Unit',
    unitsHint: 'Kode unit; beberapa dipisahkan koma. Tanda * berarti semua unit.',
    officer: 'Kode petugas',
    officerHint: 'Hanya untuk peran petugas, dengan satu unit.',
    save: 'Simpan',
    remove: 'Hapus orang ini',
    removeTitle: (name) => `Hapus ${name}?`,
    removeText:
      'Orang ini tidak dapat masuk lagi, dan yang sedang masuk langsung keluar. Yang sudah dilakukannya tetap tercatat.',
    removeConfirm: 'Ya, hapus',
    back: 'Kembali ke daftar orang',
    unsure: 'Beri tanda bahwa orang ini memang dihapus.',
    roleMissing: 'Pilih perannya, atau kosongkan unit dan kode petugas di bawahnya.',
    changed:
      'Sementara Anda mengisi, orang lain mengubah data ini, atau Anda sendiri di halaman lain. Periksa yang berlaku sekarang, lalu simpan lagi.',
    theirs: 'Yang berlaku sekarang',
    taken: 'Kode orang ini sudah dipakai.',
    repeated: 'Peran ini untuk unit itu sudah ada di atas: tidak ada yang berubah.',
    nothingDone: 'Tidak ada yang berubah.',
    unchanged: 'Semua isian ini sudah berlaku.',
    own: 'Ini Anda. Peran Anda diubah atau dicabut oleh admin lain, bukan oleh Anda sendiri.',
    holds: 'Berlaku pada halaman berikutnya yang dibuka orang itu.',
    allUnits: 'semua unit',
    whatRolesMay: 'Apa yang boleh dilakukan setiap peran',
  },
  en: {
    title: 'People and roles',
    lead: 'Who may sign in, and for what.',
    add: 'Add a person',
    none: 'There is nobody yet.',
    more: 'More people',
    name: 'Name',
    personId: 'Id of the person',
    personIdHint: 'Letters, digits, dots, hyphens; no NIK, NIP or telephone number. It cannot be changed later.',
    login: 'Account to sign in with',
    loginKind: 'Known by',
    loginKinds: { email: 'e-mail address', subject: 'id of the account (sub)' },
    loginHint:
      'As the account provider says it. An address is believed only where the provider says that it is verified.',
    issuer: 'Account provider (may be left empty)',
    issuerHint: 'Empty is the provider that is usual here.',
    roles: 'Roles',
    roleNth: (nth) => `Role ${nth}`,
    role: 'Role',
    noRole: 'none',
    units: 'Units',
    unitsHint: 'Ids of units; several with commas between them. * is for all units.',
    officer: 'Id of the officer',
    officerHint: 'For the role officer alone, with one unit.',
    save: 'Save',
    remove: 'Remove this person',
    removeTitle: (name) => `Remove ${name}?`,
    removeText:
      'They can sign in no more, and who is signed in is out at once. What they have done stays in the audit.',
    removeConfirm: 'Yes, remove',
    back: 'Back to the people',
    unsure: 'Tick that this person is to be removed.',
    roleMissing: 'Choose the role, or empty the units and the officer below it.',
    changed:
      'While you were typing somebody else has changed this, or you have on another page. Look at what holds now, and save again.',
    theirs: 'What holds now',
    taken: 'This id is taken.',
    repeated: 'This role in that unit stands above already: nothing changes.',
    nothingDone: 'Nothing has changed.',
    unchanged: 'All of this holds already.',
    own: 'This is you. Another administrator changes your roles or takes them away, not you.',
    holds: 'It holds at the next page that they open.',
    allUnits: 'all units',
    whatRolesMay: 'What each role may do',
  },
};

export const ROLE_NOTES: Readonly<Record<Role, Readonly<Record<Lang, string>>>> = {
  admin: {
    id: 'mengubah unit, kunci, dan orang; tidak melihat angka',
    en: 'changes units, keys and people; sees no figures',
  },
  hr: {
    id: 'melihat angka dan komentar, menerbitkan, mengetik formulir kertas',
    en: 'sees figures and comments, publishes, types paper forms',
  },
  supervisor: {
    id: 'melihat angka dan komentar unitnya, memutuskan keberatan',
    en: 'sees figures and comments of the unit, decides objections',
  },
  officer: { id: 'melihat angkanya sendiri dan mengajukan keberatan', en: 'sees own figures and objects' },
  auditor: { id: 'melihat angka dan catatan perubahan', en: 'sees figures and the audit' },
};
