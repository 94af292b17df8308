// What is wrong with an address, in words: which part of it, what stands there, and what may. One list of the parameters that pages
// take; what is not in it is told by its own name.
import type { Lang } from '@tera/pages';

export interface WrongPart {
  /** The parameter, as the address has it. */
  readonly name: string;
  /** Of the refusal, such as `unknown_field`. */
  readonly code: string;
  /** What stands in the address; none where there is nothing. */
  readonly value?: string | undefined;
}

interface ParameterWords {
  /** As it begins a sentence. */
  readonly called: string;
  /** As a sentence of its own: what may stand there. */
  readonly takes: string;
}

interface Words {
  readonly parameters: Readonly<Record<string, ParameterWords>>;
  readonly unnamed: string;
  readonly value: (called: string, value: string | undefined) => string;
  readonly missing: (called: string) => string;
  readonly otherPeriod: (value: string) => readonly string[];
  readonly unknown: (called: string) => string;
  readonly idle: (called: string) => string;
  readonly part: (name: string) => string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    parameters: {
      period: {
        called: 'Periode',
        takes:
          'Periode ditulis sebagai hari (2026-05-21), minggu (2026-W21), bulan (2026-05), triwulan (2026-Q2), semester (2026-S1), atau tahun (2026).',
      },
      from: {
        called: 'Awal rentang',
        takes: 'Rentang ditulis dari dan sampai periode yang sejenis, misalnya 2026-01.',
      },
      to: { called: 'Akhir rentang', takes: 'Rentang ditulis dari dan sampai periode yang sejenis, misalnya 2026-06.' },
      grain: {
        called: 'Langkah',
        takes: 'Langkah adalah day (hari), month (bulan), quarter (triwulan), semester, atau year (tahun).',
      },
      by: {
        called: 'Pengelompokan',
        takes: 'Angka dikelompokkan menurut officer (petugas), service (layanan), atau keduanya.',
      },
      order: {
        called: 'Urutan',
        takes: 'Daftar diurutkan menurut name (nama) atau id; tidak ada urutan menurut angka.',
      },
      page: { called: 'Halaman daftar', takes: 'Halaman ditulis sebagai bilangan mulai dari 1.' },
      limit: { called: 'Panjang daftar', takes: 'Panjang daftar ditulis sebagai bilangan mulai dari 1.' },
      cursor: {
        called: 'Lanjutan daftar',
        takes: 'Tautan lanjutan hanya berlaku sementara: bukalah daftarnya dari awal.',
      },
      indicator: { called: 'Angka yang ditelusuri', takes: 'Pilih angkanya dari halaman tiket.' },
      ticket: { called: 'Nomor tiket', takes: 'Nomor tiket ditulis dengan huruf, angka, dan tanda . _ : - saja.' },
      format: { called: 'Bentuk berkas', takes: 'Berkas dapat berbentuk xlsx, csv, atau html.' },
      table: { called: 'Tabel', takes: 'Pilih tabelnya dari halaman tempat tautan ini berada.' },
      view: { called: 'Tampilan', takes: 'Pilih tampilannya dari halaman tempat tautan ini berada.' },
      weight: { called: 'Bobot', takes: 'Pilih bobotnya dari halaman tempat tautan ini berada.' },
      header: { called: 'Kepala tabel', takes: 'Kepala tabel adalah ids atau titles.' },
      numbers: {
        called: 'Cara menulis angka',
        takes: 'Angka ditulis secara indonesian (1,5) atau international (1.5).',
      },
      bom: { called: 'Penanda berkas', takes: 'Penanda berkas adalah true atau false.' },
      lang: { called: 'Bahasa', takes: 'Bahasa adalah id atau en.' },
      officer: { called: 'Petugas', takes: 'Pilih petugas dari daftar petugas unit.' },
      officerId: { called: 'Petugas', takes: 'Pilih petugas dari daftar petugas unit.' },
      serviceId: { called: 'Layanan', takes: 'Pilih layanan dari halaman unit.' },
      unitId: { called: 'Unit', takes: 'Pilih unit dari daftar unit.' },
      units: { called: 'Daftar unit', takes: 'Pilih unit dari daftar unit.' },
    },
    unnamed: 'Salah satu bagian alamat ini tidak dikenal.',
    value: (called, value) => `${called}${value === undefined ? '' : ` “${value}”`} tidak dikenal.`,
    missing: (called) => `${called} belum disebut.`,
    otherPeriod: (value) => [
      `Periode “${value}” bukan periode terbitan unit ini.`,
      'Pilih periodenya dari daftar terbitan unit.',
    ],
    unknown: (called) => `${called} tidak dikenal di halaman ini: hapus dari alamatnya.`,
    idle: (called) => `${called} tidak mengubah apa pun di sini: hapus dari alamatnya.`,
    part: (name) => `Bagian “${name}”`,
  },
  en: {
    parameters: {
      period: {
        called: 'The period',
        takes:
          'A period is written as a day (2026-05-21), week (2026-W21), month (2026-05), quarter (2026-Q2), semester (2026-S1) or year (2026).',
      },
      from: {
        called: 'The beginning',
        takes: 'A span is written from one period to another of its kind, such as 2026-01.',
      },
      to: { called: 'The end', takes: 'A span is written from one period to another of its kind, such as 2026-06.' },
      grain: { called: 'The step', takes: 'A step is day, month, quarter, semester or year.' },
      by: { called: 'The grouping', takes: 'Figures are grouped by officer, by service, or by both.' },
      order: { called: 'The order', takes: 'The list is in the order of name or id; there is none by a figure.' },
      page: { called: 'The page of the list', takes: 'A page is a number from 1 on.' },
      limit: { called: 'The length of the list', takes: 'A length is a number from 1 on.' },
      cursor: {
        called: 'The continuation',
        takes: 'A link to more holds for a while only: open the list from its beginning.',
      },
      indicator: { called: 'The figure looked into', takes: 'Choose the figure on the page of tickets.' },
      ticket: { called: 'The number of the ticket', takes: 'It is written with letters, digits and . _ : - alone.' },
      format: { called: 'The form of the file', takes: 'A file is xlsx, csv or html.' },
      table: { called: 'The table', takes: 'Choose the table on the page where the link is.' },
      view: { called: 'The view', takes: 'Choose the view on the page where the link is.' },
      weight: { called: 'The weight', takes: 'Choose the weight on the page where the link is.' },
      header: { called: 'The head of the table', takes: 'A head is ids or titles.' },
      numbers: { called: 'How numbers are written', takes: 'Numbers are indonesian (1,5) or international (1.5).' },
      bom: { called: 'The mark of the file', takes: 'The mark is true or false.' },
      lang: { called: 'The language', takes: 'A language is id or en.' },
      officer: { called: 'The officer', takes: 'Choose an officer from the list of the unit.' },
      officerId: { called: 'The officer', takes: 'Choose an officer from the list of the unit.' },
      serviceId: { called: 'The service', takes: 'Choose a service on the page of the unit.' },
      unitId: { called: 'The unit', takes: 'Choose a unit from the list of units.' },
      units: { called: 'The list of units', takes: 'Choose units from the list of units.' },
    },
    unnamed: 'A part of this address is unknown.',
    value: (called, value) => `${called}${value === undefined ? '' : ` “${value}”`} is unknown.`,
    missing: (called) => `${called} is missing.`,
    otherPeriod: (value) => [
      `The period “${value}” is no period of release of this unit.`,
      'Choose it in the list of releases of the unit.',
    ],
    unknown: (called) => `${called} is unknown to this page: take it out of the address.`,
    idle: (called) => `${called} changes nothing here: take it out of the address.`,
    part: (name) => `The part “${name}”`,
  },
};

/** What somebody may have typed. Anything else, and what is longer than one reads, is not said again. */
const TYPED = /^[\p{L}\p{N} .,:_-]{1,80}$/u;

/** What is wrong, and what to do about it: a sentence each. */
export function wrongPartText({ name, code, value = '' }: WrongPart, lang: Lang): readonly string[] {
  const words = WORDS[lang];
  if (!TYPED.test(name)) return [words.unnamed];
  if (code === 'unknown_field') return [words.unknown(words.part(name))];
  const known = Object.hasOwn(words.parameters, name) ? words.parameters[name] : undefined;
  const called = known?.called ?? words.part(name);
  if (code === 'no_effect' || code === 'not_together') {
    return [words.idle(known === undefined ? called : `${called} (${name})`)];
  }
  if (code === 'not_a_release_period' && TYPED.test(value)) return words.otherPeriod(value);
  const wrong = value === '' ? words.missing(called) : words.value(called, TYPED.test(value) ? value : undefined);
  return known === undefined ? [wrong] : [wrong, known.takes];
}
