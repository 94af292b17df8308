// What is said of API keys, and what a key may do in the words of an office.
import type { Scope } from '@tera/contracts';
import type { Lang } from '@tera/pages';

interface KeyWords {
  readonly title: string;
  readonly lead: string;
  readonly make: string;
  readonly name: string;
  readonly nameHint: string;
  readonly scopes: string;
  readonly units: string;
  readonly unitsHint: string;
  readonly officer: string;
  readonly officerHint: string;
  readonly ends: string;
  readonly endsHint: string;
  readonly submit: string;
  readonly list: string;
  readonly none: string;
  readonly more: string;
  readonly keyId: string;
  readonly may: string;
  readonly made: string;
  readonly state: string;
  readonly valid: string;
  readonly until: (when: string) => string;
  readonly ended: (when: string) => string;
  readonly revoked: (when: string) => string;
  readonly allUnits: string;
  readonly ofOfficer: (id: string) => string;
  readonly by: (name: string) => string;
  readonly byPerson: (id: string) => string;
  readonly byKey: (id: string) => string;
  readonly byHand: string;
  readonly revoke: string;
  readonly revokeTitle: (name: string) => string;
  readonly revokeText: string;
  readonly revokeConfirm: string;
  readonly back: string;
  readonly madeTitle: string;
  readonly once: string;
  readonly shown: string;
  readonly key: string;
  readonly counterNext: string;
}

export const KEY_WORDS: Readonly<Record<Lang, KeyWords>> = {
  id: {
    title: 'Kunci API',
    lead: 'Dengan kunci, loket dan aplikasi lain mengirim atau membaca data. Orang masuk dengan akunnya, tanpa kunci.',
    make: 'Buat kunci',
    name: 'Nama kunci',
    nameHint: 'Siapa atau apa yang memakainya, misalnya “Loket 1–4”.',
    scopes: 'Boleh dipakai untuk',
    units: 'Unit',
    unitsHint: 'Kode unit; beberapa dipisahkan koma. Tanda * berarti semua unit.',
    officer: 'Milik petugas (boleh dikosongkan)',
    officerHint: 'Kode petugas. Kunci seperti ini hanya untuk hal milik petugas itu sendiri.',
    ends: 'Berlaku sampai dengan (boleh dikosongkan)',
    endsHint: 'Tanggal terakhir kunci dapat dipakai.',
    submit: 'Buat kunci',
    list: 'Kunci yang ada',
    none: 'Belum ada kunci.',
    more: 'Kunci berikutnya',
    keyId: 'Kode kunci',
    may: 'Boleh',
    made: 'Dibuat',
    state: 'Keadaan',
    valid: 'berlaku',
    until: (when) => `berlaku sampai ${when}`,
    ended: (when) => `berakhir ${when}`,
    revoked: (when) => `dicabut ${when}`,
    allUnits: 'semua unit',
    ofOfficer: (id) => `milik petugas ${id}`,
    by: (name) => `oleh ${name}`,
    byPerson: (id) => `oleh orang: ${id}`,
    byKey: (id) => `dengan kunci: ${id}`,
    byHand: 'saat pemasangan',
    revoke: 'Cabut',
    revokeTitle: (name) => `Cabut kunci “${name}”?`,
    revokeText:
      'Kunci ini, dan semua kunci yang dibuat dengannya, langsung ditolak. Yang sudah terkirim tetap dihitung. Pencabutan tidak dapat dibatalkan.',
    revokeConfirm: 'Ya, cabut kunci ini',
    back: 'Kembali ke daftar kunci',
    madeTitle: 'Kunci sudah dibuat',
    once: 'Salin sekarang: kunci ini hanya ditampilkan sekali ini. Jika hilang, cabut dan buat yang baru.',
    shown:
      'Kunci ini sudah ditampilkan satu kali dan tidak dapat dilihat lagi. Jika belum tersalin, cabut lalu buat yang baru.',
    key: 'Kunci',
    counterNext: 'Untuk loket: buka halaman loket di komputer itu, lalu masukkan kode unit dan kunci ini.',
  },
  en: {
    title: 'API keys',
    lead: 'With a key, counters and other software send or read data. People sign in with their accounts and need none.',
    make: 'Make a key',
    name: 'Name of the key',
    nameHint: 'Who or what uses it, such as “Counters 1–4”.',
    scopes: 'It may be used for',
    units: 'Units',
    unitsHint: 'Ids of units; several with commas between them. * is for all units.',
    officer: 'Of an officer (may be left empty)',
    officerHint: 'Id of the officer. Such a key is for what is that officer’s own and nothing else.',
    ends: 'Valid until (may be left empty)',
    endsHint: 'The last day on which it can be used.',
    submit: 'Make the key',
    list: 'Keys that there are',
    none: 'There is no key yet.',
    more: 'More keys',
    keyId: 'Id of the key',
    may: 'May',
    made: 'Made',
    state: 'State',
    valid: 'valid',
    until: (when) => `valid until ${when}`,
    ended: (when) => `ended ${when}`,
    revoked: (when) => `revoked ${when}`,
    allUnits: 'all units',
    ofOfficer: (id) => `of officer ${id}`,
    by: (name) => `by ${name}`,
    byPerson: (id) => `by the person: ${id}`,
    byKey: (id) => `with the key: ${id}`,
    byHand: 'when this was set up',
    revoke: 'Revoke',
    revokeTitle: (name) => `Revoke the key “${name}”?`,
    revokeText:
      'This key, and all that were made with it, are refused at once. What was sent stays counted. It cannot be undone.',
    revokeConfirm: 'Yes, revoke this key',
    back: 'Back to the keys',
    madeTitle: 'The key is made',
    once: 'Copy it now: it is shown this once. If it is lost, revoke it and make a new one.',
    shown: 'This key was shown once, and cannot be seen again. If it was not copied, revoke it and make a new one.',
    key: 'Key',
    counterNext: 'For a counter: open the counter’s page on that computer, and enter the id of the unit and this key.',
  },
};

export const SCOPE_WORDS: Readonly<Record<Scope, Readonly<Record<Lang, string>>>> = {
  'tickets:write': {
    id: 'mengirim waktu tiket (loket, sistem antrean)',
    en: 'send times of tickets (counters, queues)',
  },
  'responses:write': { id: 'memasukkan jawaban kertas atau dari sistem lain', en: 'bring in answers from elsewhere' },
  'indicators:read': { id: 'membaca angka', en: 'read figures' },
  'comments:read': { id: 'membaca komentar', en: 'read comments' },
  'objections:decide': { id: 'memutuskan keberatan', en: 'decide objections' },
  'snapshots:write': { id: 'membekukan angka', en: 'freeze figures' },
  'releases:write': { id: 'menerbitkan hasil', en: 'publish results' },
  'registry:read': { id: 'membaca daftar unit', en: 'read the registry' },
  'registry:write': { id: 'mengubah unit, kunci, dan orang', en: 'change units, keys and people' },
  'audit:read': { id: 'membaca catatan perubahan', en: 'read the audit' },
};
