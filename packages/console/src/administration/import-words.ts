// What the page of units and officers from a file says.
import { MOST_MINUTES } from '@tera/contracts';
import type { Lang } from '@tera/pages';
import { whole } from '../figure-texts.ts';

/** Why a file as a whole was not taken. */
export type ImportRefusal =
  'empty' | 'no_unit_column' | 'too_many_lines' | 'broken' | 'too_large' | 'no_file' | 'too_many_units' | 'lost';

/** What is wrong in a cell. */
export type ImportFaultCode =
  | 'unknown_column'
  | 'column_twice'
  | 'broken_line'
  | 'required'
  | 'unknown_unit'
  | 'unknown_like'
  | 'bad_id'
  | 'bad_zone'
  | 'bad_nip'
  | 'bad_active'
  | 'not_a_number'
  | 'digits_lost'
  | 'standard_by_form'
  | 'different'
  | 'duplicate'
  | 'too_long'
  | 'not_taken';

interface Words {
  readonly title: string;
  readonly lead: string;
  readonly template: string;
  readonly templateText: string;
  readonly columns: string;
  readonly column: string;
  readonly meaning: string;
  readonly meanings: Readonly<Record<string, string>>;
  readonly upload: string;
  readonly file: string;
  readonly fileHint: (lines: string, megabytes: string) => string;
  readonly show: string;
  readonly rules: string;
  readonly refusals: Readonly<Record<ImportRefusal, string>>;
  readonly seen: string;
  readonly inShort: string;
  readonly newUnits: string;
  readonly changedUnits: string;
  readonly sameUnits: string;
  readonly wrongUnits: string;
  readonly allGood: string;
  readonly someWrong: (wrong: string) => string;
  readonly allWrong: string;
  readonly blocked: string;
  readonly nothing: string;
  readonly save: (count: string) => string;
  readonly saveGood: (count: string) => string;
  readonly other: string;
  readonly cancel: string;
  readonly notSaved: string;
  readonly why: Readonly<Record<'changed' | 'too_large', string>>;
  readonly faults: string;
  readonly line: string;
  readonly wrong: string;
  readonly codes: Readonly<Record<ImportFaultCode, string>>;
  readonly moreFaults: (count: string) => string;
  readonly lines: string;
  readonly unit: string;
  readonly does: string;
  readonly moreLines: (count: string) => string;
  readonly leftOut: string;
  readonly sameLines: (count: string) => string;
  readonly nouns: Readonly<Record<'unit' | 'officers' | 'services' | 'counters', string>>;
  readonly effects: Readonly<Record<'added' | 'changed' | 'same', string>>;
}

export const IMPORT_WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    title: 'Unit dan petugas dari berkas',
    lead: 'Banyak unit, layanan, loket, dan petugas sekaligus. Isinya diperlihatkan dahulu baris demi baris; belum ada yang tersimpan sebelum Anda setuju.',
    template: '1. Isi berkasnya',
    templateText:
      'Unduh berkas contoh, hapus contohnya, lalu isi. Satu baris untuk satu petugas, layanan, atau loket, atau beberapa sekaligus. Kode unit yang kosong berarti unit di baris atasnya.',
    columns: 'Arti setiap kolom',
    column: 'Kolom',
    meaning: 'Isinya',
    meanings: {
      unit: 'Kode unit, misalnya kelurahan-cempaka. Awali dengan coba- untuk unit uji coba.',
      unitName: 'Nama unit. Wajib untuk unit baru.',
      zone: 'WIB, WITA, atau WIT. Kosong: WIB untuk unit baru.',
      contact: 'Ke mana warga bertanya tentang datanya.',
      like: 'Kode unit yang sudah ada: layanan, loket, dan cara terbitnya disalin ke unit baru.',
      officer: 'Kode petugas. Kosong: dikenali dari NIP atau nama, atau dibuatkan.',
      officerName: 'Nama petugas.',
      nip: '18 angka. Di Excel kolom ini harus berformat Teks.',
      active: 'ya atau tidak. Kosong: tetap.',
      service: 'Kode layanan. Kosong: dikenali dari nama, atau dibuatkan.',
      serviceName: 'Nama layanan.',
      minutes: `Standar waktu layanan baru, dalam menit: paling besar ${whole(MOST_MINUTES, 'id')}.`,
      counter: 'Kode loket. Kosong: dikenali dari nama, atau dibuatkan.',
      counterName: 'Nama loket.',
    },
    upload: '2. Unggah',
    file: 'Berkas Excel (XLSX) atau CSV',
    fileHint: (lines, megabytes) =>
      `Paling banyak ${lines} baris dan ${megabytes} MB. Dari Excel dibaca lembar pertama.`,
    show: 'Lihat isinya',
    rules:
      'Berkas hanya menambah dan mengubah: yang tidak disebut tetap ada, sel kosong tidak mengubah apa pun, dan berkas yang sama sekali lagi tidak mengubah apa-apa. Standar layanan yang sudah ada diubah di halaman unit, karena di sana ditulis mulai kapan berlaku.',
    refusals: {
      empty: 'Berkas itu kosong.',
      no_unit_column: 'Tidak ada kolom kode_unit di baris pertama. Pakai berkas contoh.',
      too_many_lines: 'Barisnya terlalu banyak. Bagi menjadi beberapa berkas.',
      broken: 'Berkas itu tidak dapat dibaca. Simpan sekali lagi sebagai XLSX atau CSV.',
      too_large: 'Berkas itu terlalu besar. Bagi menjadi beberapa berkas.',
      no_file: 'Pilih berkas dahulu.',
      too_many_units: 'Terlalu banyak unit dalam satu berkas: paling banyak 100.',
      lost: 'Isi berkas tidak sampai utuh. Unggah sekali lagi.',
    },
    seen: 'Periksa sebelum disimpan',
    inShort: 'Ringkasnya',
    newUnits: 'Unit baru',
    changedUnits: 'Unit yang berubah',
    sameUnits: 'Unit yang tetap',
    wrongUnits: 'Unit dengan kesalahan',
    allGood: 'Semua baris benar. Belum ada yang tersimpan.',
    someWrong: (wrong) =>
      `${wrong} unit ada kesalahannya dan tidak akan disentuh sama sekali. Perbaiki berkasnya lalu unggah lagi, atau simpan dahulu unit yang benar.`,
    allWrong: 'Setiap unit yang berubah ada kesalahannya. Perbaiki berkasnya, lalu unggah lagi.',
    blocked: 'Ada yang salah pada berkasnya. Perbaiki dahulu, lalu unggah lagi.',
    nothing: 'Tidak ada yang berubah: semuanya sudah terdaftar seperti di berkas.',
    save: (count) => `Simpan ${count} unit`,
    saveGood: (count) => `Simpan ${count} unit yang benar saja`,
    other: 'Unggah berkas lain',
    cancel: 'Batal',
    notSaved: 'Tidak semuanya tersimpan:',
    why: {
      changed:
        'diubah orang lain sesudah Anda melihatnya, atau oleh Anda di halaman lain; di bawah ini perubahannya terhadap data yang sekarang',
      too_large: 'data unit menjadi terlalu besar',
    },
    faults: 'Yang salah',
    line: 'Baris',
    wrong: 'Kesalahan',
    codes: {
      unknown_column: 'Kolom ini tidak dikenal. Pakai nama kolom dari berkas contoh.',
      column_twice: 'Kolom ini ada dua kali.',
      broken_line: 'Baris ini mempunyai lebih banyak sel daripada kepalanya.',
      required: 'Wajib diisi.',
      unknown_unit: 'Unit ini tidak ada, atau bukan wewenang Anda.',
      unknown_like: 'Unit yang ditiru tidak ada, atau bukan wewenang Anda.',
      bad_id: 'Kode hanya huruf, angka, titik, dan tanda -; paling panjang 40, paling banyak 9 angka berturut-turut.',
      bad_zone: 'Tulis WIB, WITA, atau WIT.',
      bad_nip: 'NIP terdiri dari 18 angka.',
      bad_active: 'Tulis ya atau tidak.',
      not_a_number: `Tulis bilangan lebih dari 0 dan paling besar ${whole(MOST_MINUTES, 'id')}, misalnya 15.`,
      digits_lost:
        'Excel menjadikannya bilangan dan angka terakhirnya hilang. Formatkan kolom sebagai Teks, lalu ketik ulang.',
      standard_by_form: 'Layanan ini sudah punya standar lain: ubah di halaman unit, dengan tanggal mulainya.',
      different: 'Baris lain untuk unit ini berisi lain.',
      duplicate: 'Kode ini sudah ada di baris lain dengan isi yang berbeda.',
      too_long: 'Terlalu panjang.',
      not_taken: 'Isi ini tidak dapat diterima.',
    },
    moreFaults: (count) => `Dan ${count} kesalahan lagi.`,
    lines: 'Baris demi baris',
    unit: 'Unit',
    does: 'Yang terjadi',
    moreLines: (count) => `Dan ${count} baris lagi yang sejenis.`,
    leftOut: 'Baris dari unit yang ada kesalahannya tidak diperlihatkan: tidak satu pun akan disimpan.',
    sameLines: (count) => `${count} baris tidak mengubah apa pun.`,
    nouns: { unit: 'Unit', officers: 'Petugas', services: 'Layanan', counters: 'Loket' },
    effects: { added: 'ditambah', changed: 'diubah', same: 'tetap' },
  },
  en: {
    title: 'Units and officers from a file',
    lead: 'Many units, services, counters and officers at once. What is in it is shown first, line by line; nothing is saved before you say yes.',
    template: '1. Fill in the file',
    templateText:
      'Download the example, remove what is in it, and fill it in. One line for an officer, a service or a counter, or several of them. An empty code of a unit means that of the line above.',
    columns: 'What each column means',
    column: 'Column',
    meaning: 'What is in it',
    meanings: {
      unit: 'The code of the unit, such as kelurahan-cempaka. Begin it with coba- for a unit for trying.',
      unitName: 'The name of the unit. A new one needs it.',
      zone: 'WIB, WITA or WIT. Empty: WIB for a new unit.',
      contact: 'Whom citizens ask about their data.',
      like: 'The code of a unit that is there: its services, counters and how it publishes are copied to a new one.',
      officer: 'The code of the officer. Empty: known by NIP or name, or made.',
      officerName: 'The name of the officer.',
      nip: '18 digits. In Excel the column has to be formatted as text.',
      active: 'yes or no. Empty: as it is.',
      service: 'The code of the service. Empty: known by its name, or made.',
      serviceName: 'The name of the service.',
      minutes: `The standard of a new service, in minutes: at most ${whole(MOST_MINUTES, 'en')}.`,
      counter: 'The code of the counter. Empty: known by its name, or made.',
      counterName: 'The name of the counter.',
    },
    upload: '2. Bring it',
    file: 'Excel file (XLSX) or CSV',
    fileHint: (lines, megabytes) =>
      `At most ${lines} lines and ${megabytes} MB. Of a workbook the first sheet is read.`,
    show: 'See what is in it',
    rules:
      'A file only adds and changes: what it does not name stays, an empty cell changes nothing, and the same file once more changes nothing at all. The standard of a service that is there is changed on the page of its unit, where it is said from when on.',
    refusals: {
      empty: 'The file is empty.',
      no_unit_column: 'There is no column unit_code in the first line. Use the example.',
      too_many_lines: 'It has too many lines. Make several files of it.',
      broken: 'The file cannot be read. Save it once more as XLSX or CSV.',
      too_large: 'The file is too large. Make several files of it.',
      no_file: 'Choose a file first.',
      too_many_units: 'There are too many units in one file: at most 100.',
      lost: 'The file did not arrive whole. Bring it once more.',
    },
    seen: 'Look at it before it is saved',
    inShort: 'In short',
    newUnits: 'New units',
    changedUnits: 'Units that change',
    sameUnits: 'Units that stay',
    wrongUnits: 'Units with mistakes',
    allGood: 'Every line is right. Nothing is saved yet.',
    someWrong: (wrong) =>
      `${wrong} units have mistakes and will not be touched at all. Mend the file and bring it again, or save those that are right first.`,
    allWrong: 'Every unit that changes has a mistake. Mend the file, and bring it again.',
    blocked: 'Something is wrong with the file. Mend it first, and bring it again.',
    nothing: 'Nothing changes: all is registered as in the file.',
    save: (count) => `Save ${count} units`,
    saveGood: (count) => `Save only the ${count} units that are right`,
    other: 'Bring another file',
    cancel: 'Cancel',
    notSaved: 'Not everything was saved:',
    why: {
      changed:
        'somebody else changed it after you had seen it, or you did on another page; below is what changes in the data as they are now',
      too_large: 'the data of the unit become too large',
    },
    faults: 'What is wrong',
    line: 'Line',
    wrong: 'Mistake',
    codes: {
      unknown_column: 'Nobody knows this column. Use the names of the example.',
      column_twice: 'This column is there twice.',
      broken_line: 'This line has more cells than the heading.',
      required: 'This is needed.',
      unknown_unit: 'There is no such unit, or it is not yours.',
      unknown_like: 'There is no such unit to copy from, or it is not yours.',
      bad_id: 'A code is of letters, digits, points and -; at most 40 of them, and 9 digits side by side.',
      bad_zone: 'Write WIB, WITA or WIT.',
      bad_nip: 'A NIP has 18 digits.',
      bad_active: 'Write yes or no.',
      not_a_number: `Write a number above 0 and up to ${whole(MOST_MINUTES, 'en')}, such as 15.`,
      digits_lost:
        'Excel made a number of it, and its last figures are gone. Format the column as text, and type it again.',
      standard_by_form: 'The service has another standard: change it on the page of the unit, with its date.',
      different: 'Another line about this unit says otherwise.',
      duplicate: 'This code is in another line, with something else.',
      too_long: 'Too long.',
      not_taken: 'This is not taken.',
    },
    moreFaults: (count) => `And ${count} more mistakes.`,
    lines: 'Line by line',
    unit: 'Unit',
    does: 'What happens',
    moreLines: (count) => `And ${count} more lines of the kind.`,
    leftOut: 'Lines of units with a mistake are not shown: none of them will be saved.',
    sameLines: (count) => `${count} lines change nothing.`,
    nouns: { unit: 'Unit', officers: 'Officer', services: 'Service', counters: 'Counter' },
    effects: { added: 'added', changed: 'changed', same: 'as it is' },
  },
};
