// What codes are called on paper. The element names are those of the regulation (PermenPANRB 14/2017); a code in a file is
// never replaced by its name, only accompanied by it.

import type {
  Channel,
  Element,
  Flag,
  FlagOfDay,
  Language,
  Respondent,
  RespondentAttribute,
  RowFlag,
  Satisfaction,
} from '@tera/domain';
import type { Words } from './table.ts';

export const ELEMENT_NAMES: Readonly<Record<Element, Words>> = {
  persyaratan: { id: 'Persyaratan', en: 'Requirements' },
  prosedur: { id: 'Sistem, Mekanisme, dan Prosedur', en: 'System, mechanism and procedure' },
  waktu: { id: 'Waktu Penyelesaian', en: 'Time taken' },
  biaya: { id: 'Biaya/Tarif', en: 'Cost' },
  produk: { id: 'Produk Spesifikasi Jenis Pelayanan', en: 'Result of the service' },
  kompetensi: { id: 'Kompetensi Pelaksana', en: 'Competence of the staff' },
  perilaku: { id: 'Perilaku Pelaksana', en: 'Conduct of the staff' },
  pengaduan: {
    id: 'Penanganan Pengaduan, Saran dan Masukan',
    en: 'Handling of complaints, suggestions and feedback',
  },
  sarana: { id: 'Sarana dan Prasarana', en: 'Facilities' },
};

export const NOT_ANSWERED: Words = { id: 'Tidak menjawab', en: 'Did not say' };

export const ATTRIBUTE_NAMES: Readonly<Record<RespondentAttribute | 'service', Words>> = {
  sex: { id: 'Jenis kelamin', en: 'Sex' },
  age: { id: 'Usia', en: 'Age' },
  education: { id: 'Pendidikan terakhir', en: 'Highest education' },
  work: { id: 'Pekerjaan', en: 'Work' },
  service: { id: 'Jenis layanan', en: 'Service' },
};

type ValueWords = { readonly [A in RespondentAttribute]: Readonly<Record<NonNullable<Respondent[A]>, Words>> };

export const VALUE_NAMES: ValueWords = {
  sex: { L: { id: 'Laki-laki', en: 'Male' }, P: { id: 'Perempuan', en: 'Female' } },
  age: {
    '15-25': { id: '15–25 tahun', en: '15–25' },
    '26-35': { id: '26–35 tahun', en: '26–35' },
    '36-50': { id: '36–50 tahun', en: '36–50' },
    '51+': { id: '51 tahun ke atas', en: '51 or older' },
  },
  education: {
    SD: { id: 'SD', en: 'Primary (SD)' },
    SMP: { id: 'SMP', en: 'Junior high (SMP)' },
    SMA: { id: 'SMA', en: 'Senior high (SMA)' },
    'D1-D3': { id: 'D1–D3', en: 'Diploma (D1–D3)' },
    'S1/D4': { id: 'S1/D4', en: 'Bachelor (S1/D4)' },
    S2: { id: 'S2', en: 'Master (S2)' },
    S3: { id: 'S3', en: 'Doctorate (S3)' },
  },
  work: {
    PNS: { id: 'PNS', en: 'Civil servant (PNS)' },
    TNI: { id: 'TNI', en: 'Armed forces (TNI)' },
    Polri: { id: 'Polri', en: 'Police (Polri)' },
    swasta: { id: 'Pegawai swasta', en: 'Private employee' },
    wirausaha: { id: 'Wirausaha', en: 'Self-employed' },
    pelajar: { id: 'Pelajar/mahasiswa', en: 'Student' },
    petani: { id: 'Petani', en: 'Farmer' },
    lainnya: { id: 'Lainnya', en: 'Other' },
  },
};

export const CHANNEL_NAMES: Readonly<Record<Channel, Words>> = {
  ticket: { id: 'Tautan pada nomor antrean', en: 'Link of a ticket' },
  poster: { id: 'Poster di unit pelayanan', en: 'Poster at the office' },
  kiosk: { id: 'Anjungan', en: 'Kiosk' },
  assisted: { id: 'Kertas (diketik pegawai lain)', en: 'Paper (typed by other staff)' },
  import: { id: 'Dari sistem lain', en: 'From another system' },
};

/** Flags of answers, as what an answer has. */
export const FLAG_NAMES: Readonly<Record<Flag | FlagOfDay, Words>> = {
  fast: { id: 'Jawaban kurang dari 60 detik setelah selesai', en: 'Answers within 60 s of completion' },
  quick: { id: 'Jawaban diisi kurang dari 20 detik', en: 'Answers filled in under 20 s' },
  straight: { id: 'Jawaban bernilai sama semua', en: 'Answers all of one score' },
  sameDevice: { id: 'Jawaban dari perangkat yang sama', en: 'Answers from the same device' },
  honeypot: { id: 'Jawaban yang tampak otomatis', en: 'Answers that look automatic' },
  counterBrowser: { id: 'Jawaban dari peramban loket', en: 'Answers from a counter’s browser' },
  remade: { id: 'Jawaban lewat tautan yang dibuat ulang', en: 'Answers by a link that was made again' },
  burst: {
    id: 'Jawaban poster atau anjungan pada hari yang jawabannya melebihi tiketnya',
    en: 'Answers through posters or kiosks on a day with more of them than tickets',
  },
};

export const STATUS_NAMES: Readonly<Record<Satisfaction['status'], Words>> = {
  awaiting: { id: 'belum terbit', en: 'not published yet' },
  within: { id: 'terbit dalam periode yang lebih panjang', en: 'published in a longer period' },
  none: { id: 'tidak ada jawaban', en: 'nobody answered' },
  running: { id: 'sementara', en: 'running' },
  never: { id: 'tidak ditampilkan per petugas dan layanan', en: 'not shown by officer and service' },
  suppressed: { id: 'tidak ditampilkan', en: 'not shown' },
  brought: { id: 'dibawa dari laporan lama', en: 'brought from an old report' },
  provisional: { id: 'belum andal', en: 'provisional' },
  reliable: { id: 'andal', en: 'reliable' },
};

/** The regulation's own words are Indonesian; the English ones are ours. */
export const MUTU_NAMES: Readonly<Record<'A' | 'B' | 'C' | 'D', Words>> = {
  A: { id: 'Sangat Baik', en: 'Very good' },
  B: { id: 'Baik', en: 'Good' },
  C: { id: 'Kurang Baik', en: 'Poor' },
  D: { id: 'Tidak Baik', en: 'Bad' },
};

/** What a flag asks to look at; it is no finding. */
export const ROW_FLAG_NAMES: Readonly<Record<RowFlag['code'], Words>> = {
  few_answers: { id: 'jawaban masih sedikit', en: 'few answers' },
  low_coverage: { id: 'cakupan survei rendah', en: 'low coverage' },
  odd_coverage: { id: 'cakupan berbeda dari petugas lain', en: 'coverage unlike the others’' },
  fast_answers: { id: 'jawaban segera setelah selesai', en: 'answers right after completion' },
  quick_answers: { id: 'jawaban sangat cepat', en: 'very quick answers' },
  same_device: { id: 'perangkat yang sama', en: 'same device' },
  straight_lining: { id: 'nilai sama semua', en: 'all of one score' },
  honeypot: { id: 'jawaban tampak otomatis', en: 'answers look automatic' },
  counter_browser: { id: 'jawaban dari peramban loket', en: 'answers from a counter’s browser' },
  remade_links: { id: 'tautan yang dibuat ulang', en: 'links that were made again' },
  more_answers: { id: 'jawaban lebih banyak daripada undangan', en: 'more answers than invitations' },
  uninvited: { id: 'jawaban tanpa undangan', en: 'answers without an invitation' },
  burst: { id: 'banjir jawaban poster atau anjungan', en: 'a burst at a poster or kiosk' },
  reopened: { id: 'tiket dibuka kembali', en: 'reopened tickets' },
  inaccurate_times: { id: 'waktu diketik kemudian', en: 'times typed afterwards' },
  clock_problems: { id: 'jam loket bermasalah', en: 'clock problems' },
  short_service: { id: 'banyak pelayanan di bawah 30 detik', en: 'many services under 30 s' },
};

/** The name of one value of a respondent attribute, those who did not say among them. */
export function valueName(attribute: RespondentAttribute, value: string, language: Language): string {
  const names: Readonly<Record<string, Words>> = VALUE_NAMES[attribute];
  return (names[value] ?? NOT_ANSWERED)[language];
}
