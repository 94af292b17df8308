// What the pages of snapshots say, in both languages, and the names of figures in a survey report.
import type { Lang } from '@tera/pages';

interface Words {
  readonly heading: string;
  readonly lead: string;
  readonly none: string;
  readonly list: string;
  readonly columns: Readonly<Record<'period' | 'made' | 'note' | 'compare', string>>;
  readonly withNow: string;
  readonly older: string;
  readonly newest: string;
  readonly make: string;
  readonly makeLead: string;
  readonly period: string;
  readonly note: string;
  readonly noteHint: (most: string) => string;
  readonly freeze: string;
  readonly faults: string;
  readonly fault: Readonly<Record<'period' | 'note', (most: string) => string>>;
  readonly one: string;
  readonly facts: Readonly<
    Record<'period' | 'made' | 'note' | 'noNote' | 'versions' | 'registry' | 'hash' | 'ikm' | 'respondents', string>
  >;
  readonly stays: string;
  readonly byOfficer: string;
  readonly byService: string;
  readonly name: string;
  readonly unitsOwn: string;
  readonly noService: string;
  readonly whole: string;
  readonly compare: string;
  readonly compareNow: string;
  readonly compareWith: string;
  readonly doCompare: string;
  readonly file: string;
  readonly changes: string;
  readonly between: (was: string, now: string) => string;
  readonly today: string;
  readonly same: string;
  readonly changed: (count: string) => string;
  readonly shown: (shown: string, all: string) => string;
  readonly fromTo: (was: string, now: string) => string;
  readonly appeared: (now: string) => string;
  readonly gone: (was: string) => string;
  readonly survey: string;
  readonly versions: string;
  readonly version: Readonly<Record<'methodVersion' | 'catalogueVersion' | 'registryVersion', string>>;
  readonly allShown: string;
  readonly element: (number: string) => string;
  readonly figures: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
}

export const SNAPSHOT_WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    heading: 'Potret angka',
    lead: 'Potret menyimpan semua angka unit dan petugas suatu periode sebagaimana adanya saat dibuat, untuk bukti evaluasi. Potret tidak berubah dan tidak dapat dihapus.',
    none: 'Belum ada potret.',
    list: 'Potret yang ada, terbaru di atas',
    columns: { period: 'Periode', made: 'Dibuat', note: 'Catatan', compare: 'Bandingkan' },
    withNow: 'dengan angka sekarang',
    older: 'Lebih lama',
    newest: 'Terbaru',
    make: 'Buat potret',
    makeLead: 'Jika angka dan catatannya sama dengan potret yang sudah ada, potret itu yang dibuka.',
    period: 'Periode',
    note: 'Catatan (boleh kosong)',
    noteHint: (most) => `Untuk apa potret ini dibuat. Paling banyak ${most} huruf; ikut tersimpan selamanya.`,
    freeze: 'Simpan angka sekarang',
    faults: 'Potret belum dibuat. Periksa isian ini:',
    fault: {
      period: () => 'Pilih periode yang sudah dimulai.',
      note: (most) => `Tulis paling banyak ${most} huruf, tanpa karakter khusus.`,
    },
    one: 'Potret',
    facts: {
      period: 'Periode',
      made: 'Dibuat',
      note: 'Catatan',
      noNote: 'tanpa catatan',
      versions: 'Versi metode dan katalog',
      registry: 'Data unit',
      hash: 'Sidik isi (SHA-256)',
      ikm: 'IKM yang terbit saat itu',
      respondents: 'Responden',
    },
    stays: 'Angka di halaman ini adalah angka saat potret dibuat, bukan angka sekarang.',
    byOfficer: 'Menurut petugas',
    byService: 'Menurut layanan',
    name: 'Nama',
    unitsOwn: 'Tanpa petugas',
    noService: 'Tanpa layanan',
    whole: 'Seluruh unit',
    compare: 'Bandingkan',
    compareNow: 'Bandingkan dengan angka sekarang',
    compareWith: 'Potret lain dari periode yang sama',
    doCompare: 'Bandingkan kedua potret',
    file: 'Simpan sebagai berkas (JSON)',
    changes: 'Yang berubah',
    between: (was, now) => `Dari potret ${was} ke ${now}.`,
    today: 'angka sekarang',
    same: 'Tidak ada yang berubah: semua angka dan versinya sama.',
    changed: (count) => `${count} angka berubah.`,
    shown: (shown, all) => `Di halaman ini ${shown} dari ${all}; selebihnya ada dalam berkas.`,
    fromTo: (was, now) => `dari ${was} menjadi ${now}`,
    appeared: (now) => `sebelumnya tidak ada, sekarang ${now}`,
    gone: (was) => `dari ${was} menjadi tidak ada`,
    survey: 'Laporan survei (SKM)',
    versions: 'Versi',
    version: {
      methodVersion: 'Versi metode',
      catalogueVersion: 'Versi katalog indikator',
      registryVersion: 'Versi data unit',
    },
    allShown: 'Angka yang tidak disebut tidak berubah.',
    element: (number) => `Baris unsur ke-${number}`,
    yes: 'ya',
    no: 'tidak',
    figures: {
      ikm: 'IKM',
      mutu: 'Mutu',
      predicate: 'Kinerja unit',
      ni: 'Jumlah NRR tertimbang',
      n: 'Responden',
      answered: 'Jawaban masuk',
      population: 'Populasi',
      sampleTarget: 'Sampel yang dianjurkan',
      status: 'Status terbit',
      sum: 'jumlah nilai',
      nrr: 'NRR',
      weighted: 'NRR tertimbang',
      code: 'unsur',
      channels: 'Cara menjawab',
      channelIkm: 'IKM menurut cara menjawab',
      respondents: 'Responden',
      flagged: 'Jawaban yang perlu dilihat',
      later: 'Sesudah terbit',
      releases: 'Terbitan',
      excluded: 'Dikesampingkan',
      awaiting: 'Belum terbit',
    },
  },
  en: {
    heading: 'Snapshots',
    lead: 'A snapshot keeps all figures of the unit and its officers in a period as they were when it was made, as evidence of an evaluation. It does not change, and cannot be deleted.',
    none: 'There are no snapshots yet.',
    list: 'The snapshots that there are, newest first',
    columns: { period: 'Period', made: 'Made', note: 'Note', compare: 'Compare' },
    withNow: 'with today’s figures',
    older: 'Older',
    newest: 'Newest',
    make: 'Make a snapshot',
    makeLead: 'Where a snapshot of the same figures and note is there already, that one is opened.',
    period: 'Period',
    note: 'Note (may be empty)',
    noteHint: (most) => `What it is made for. At most ${most} characters, kept with it for good.`,
    freeze: 'Keep the figures as they are now',
    faults: 'No snapshot was made. Look at what was typed:',
    fault: {
      period: () => 'Choose a period that has begun.',
      note: (most) => `Write at most ${most} characters, and none that cannot be seen.`,
    },
    one: 'Snapshot',
    facts: {
      period: 'Period',
      made: 'Made',
      note: 'Note',
      noNote: 'no note',
      versions: 'Versions of method and catalogue',
      registry: 'Data of the unit',
      hash: 'Hash of what it holds (SHA-256)',
      ikm: 'Index published at that time',
      respondents: 'Respondents',
    },
    stays: 'What stands here are the figures of when the snapshot was made, and not those of today.',
    byOfficer: 'By officer',
    byService: 'By service',
    name: 'Name',
    unitsOwn: 'No officer',
    noService: 'No service',
    whole: 'The whole unit',
    compare: 'Compare',
    compareNow: 'Compare with today’s figures',
    compareWith: 'Another snapshot of the same period',
    doCompare: 'Compare the two snapshots',
    file: 'Save as a file (JSON)',
    changes: 'What has changed',
    between: (was, now) => `From the snapshot of ${was} to ${now}.`,
    today: 'today’s figures',
    same: 'Nothing has changed: all figures and versions are the same.',
    changed: (count) => `${count} figures have changed.`,
    shown: (shown, all) => `${shown} of ${all} stand here; the others are in the file.`,
    fromTo: (was, now) => `from ${was} to ${now}`,
    appeared: (now) => `none before, now ${now}`,
    gone: (was) => `from ${was} to none`,
    survey: 'Survey report (SKM)',
    versions: 'Versions',
    version: {
      methodVersion: 'Method version',
      catalogueVersion: 'Version of the catalogue',
      registryVersion: 'Version of the unit’s data',
    },
    allShown: 'What is not named has not changed.',
    element: (number) => `Element line ${number}`,
    yes: 'yes',
    no: 'no',
    figures: {
      ikm: 'IKM',
      mutu: 'Grade',
      predicate: 'Predicate of the unit',
      ni: 'Sum of weighted NRR',
      n: 'Respondents',
      answered: 'Answers received',
      population: 'Population',
      sampleTarget: 'Advised sample',
      status: 'Publication',
      sum: 'sum of scores',
      nrr: 'NRR',
      weighted: 'weighted NRR',
      code: 'element',
      channels: 'How they answered',
      channelIkm: 'Index by how they answered',
      respondents: 'Respondents',
      flagged: 'Answers to be looked at',
      later: 'Since it was published',
      releases: 'Releases',
      excluded: 'Set aside',
      awaiting: 'Not published yet',
    },
  },
};
