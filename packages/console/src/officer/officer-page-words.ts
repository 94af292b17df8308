// What the page of one officer says, in both languages.
import type { Lang } from '@tera/pages';

type Flag = 'fast' | 'quick' | 'sameDevice' | 'honeypot' | 'counterBrowser' | 'remade' | 'burst';

export interface OfficerPageWords {
  readonly running: string;
  readonly figures: string;
  readonly nothing: string;
  readonly quantity: string;
  readonly quality: string;
  readonly time: string;
  readonly behind: string;
  readonly meanings: string;
  readonly index: string;
  readonly interval: string;
  readonly ofFour: (interval: string) => string;
  readonly upTo: string;
  readonly onTime: string;
  readonly partOf: (n: string, of: string) => string;
  readonly notJudged: string;
  readonly objecting: string;
  readonly until: (day: string) => string;
  readonly untilRunning: (day: string) => string;
  readonly untilOver: (day: string) => string;
  readonly untilAnswers: (day: string) => string;
  readonly untilEarlier: string;
  readonly how: string;
  readonly ownTickets: string;
  readonly yourObjections: string;
  readonly allObjections: string;
  readonly feedback: string;
  readonly look: string;
  readonly signs: string;
  readonly noSigns: string;
  readonly contestedTickets: string;
  readonly targets: string;
  readonly noTargets: string;
  readonly achievement: string;
  readonly indicator: string;
  readonly target: string;
  readonly realisation: string;
  readonly achieved: string;
  readonly decree: string;
  readonly better: Readonly<Record<'higher' | 'lower' | 'none', string>>;
  readonly caseMix: string;
  readonly tooFewTimes: string;
  readonly elements: string;
  readonly elementsText: string;
  readonly element: string;
  readonly score: string;
  readonly others: string;
  readonly difference: string;
  readonly finding: string;
  readonly to: string;
  readonly services: string;
  readonly service: string;
  readonly noService: string;
  readonly completed: string;
  readonly median: string;
  readonly ninth: string;
  readonly against: string;
  readonly coverage: string;
  readonly invited: string;
  readonly answered: string;
  readonly share: string;
  readonly all: string;
  readonly notTold: string;
  readonly flagged: string;
  readonly noneFlagged: string;
  readonly flags: Readonly<Record<Flag, string>>;
  readonly trend: string;
  readonly basis: string;
  readonly method: string;
  readonly made: string;
  readonly release: string;
  readonly revision: string;
  readonly files: string;
  readonly fileOfTrend: string;
  readonly fileOfPeriod: string;
}

export const OFFICER_WORDS: Readonly<Record<Lang, OfficerPageWords>> = {
  id: {
    running: 'Periode ini masih berjalan: angka tiket dan waktu masih berubah.',
    figures: 'Angka utama',
    nothing: 'Tidak ada tiket maupun jawaban petugas ini dalam periode ini.',
    quantity: 'Kuantitas',
    quality: 'Kualitas (menurut warga)',
    time: 'Waktu',
    behind: 'Tiket di balik angka ini',
    meanings: 'Arti angka-angka ini, dan apa yang dapat disanggah',
    index: 'Indeks petugas',
    interval: 'selang 95%',
    ofFour: (interval) => `dari 4; selang 95% ${interval}`,
    upTo: '90% tiket paling lama',
    onTime: 'Tepat waktu menurut standar',
    partOf: (n, of) => `${n} dari ${of} tiket`,
    notJudged: 'tidak ada tiket yang dapat dinilai',
    objecting: 'Jika ada yang tidak benar',
    until: (day) =>
      `Keberatan atas tiket dalam periode ini dapat disampaikan sampai ${day}, yaitu 14 hari sesudah triwulannya berakhir (PP 30/2019 Pasal 59).`,
    untilRunning: (day) =>
      `Periode ini masih berjalan. Keberatan atas tiketnya dapat disampaikan mulai sekarang, paling lambat ${day}, yaitu 14 hari sesudah triwulannya berakhir (PP 30/2019 Pasal 59).`,
    untilOver: (day) =>
      `Masa 14 hari untuk keberatan atas tiket periode ini berakhir ${day} (PP 30/2019 Pasal 59). Tiket yang keliru tetap dapat disampaikan kepada atasan.`,
    untilAnswers: (day) =>
      `Angka menurut warga belum terbit; keberatan atasnya dapat disampaikan sampai ${day}, 14 hari sesudah terbit.`,
    untilEarlier: 'Untuk tiket triwulan sebelumnya batasnya lebih awal; lihat pada tiketnya.',
    how: 'Buka tiketnya dan ajukan keberatan di sana beserta alasannya; atasan memutusnya. Selama belum diputus, tiket tetap dihitung dan ditandai “sedang disanggah”.',
    ownTickets: 'Lihat tiket saya',
    yourObjections: 'Keberatan atas tiket Anda tahun ini',
    allObjections: 'Semua keberatan',
    feedback: 'Masukan tentang sistem ini',
    look: 'Perlu dilihat',
    signs: 'Tanda berikut meminta untuk diperiksa. Tanda bukan temuan, dan tidak mengurangi angka mana pun.',
    noSigns: 'Tidak ada tanda yang meminta untuk diperiksa, dan tidak ada tiket yang sedang disanggah.',
    contestedTickets: 'Tiket yang sedang disanggah, di antara semua tiket',
    targets: 'Target dan capaian',
    noTargets: 'Belum ada target untuk petugas ini dalam periode ini.',
    achievement:
      'Capaian 100% berarti target tercapai. Bila yang lebih rendah lebih baik, capaian dihitung terbalik (PermenPANRB 8/2021). Capaian bukan predikat kinerja.',
    indicator: 'Indikator',
    target: 'Target',
    realisation: 'Realisasi',
    achieved: 'Capaian',
    decree: 'Dasar',
    better: { higher: 'lebih tinggi lebih baik', lower: 'lebih rendah lebih baik', none: '' },
    caseMix: 'Waktu layanan dibandingkan dengan layanan yang sama',
    tooFewTimes:
      'Belum dapat dibandingkan: kurang dari 10 waktu layanan, atau layanannya hanya dikerjakan petugas ini.',
    elements: 'Unsur petugas dibandingkan dengan unit',
    elementsText:
      'Hanya unsur yang menjadi milik petugas. “Berbeda nyata” berarti selisihnya terlalu besar untuk disebut kebetulan.',
    element: 'Unsur',
    score: 'Nilai (1–4)',
    others: 'Jawaban lain di unit',
    difference: 'Selisih',
    finding: 'Keterangan',
    to: 'sampai',
    services: 'Campuran layanan',
    service: 'Layanan',
    noService: 'layanan tidak diketahui',
    completed: 'Tiket selesai',
    median: 'Waktu layanan, median (menit)',
    ninth: 'Waktu layanan, 90% paling lama (menit)',
    against: 'Dibandingkan dengan unit',
    coverage: 'Cakupan survei',
    invited: 'Undangan (tiket selesai)',
    answered: 'Jawaban lewat tautan tiket',
    share: 'Cakupan',
    all: 'Semua jawaban',
    notTold:
      'Banyaknya jawaban per petugas hanya disebut untuk periode terbitan dan gabungannya, menurut keadaan malam terakhir.',
    flagged: 'Jawaban yang perlu dilihat',
    noneFlagged: 'tidak ada',
    flags: {
      fast: 'kurang dari 60 detik sesudah selesai:',
      quick: 'diisi kurang dari 20 detik:',
      sameDevice: 'dari perangkat yang sama:',
      honeypot: 'tampak otomatis:',
      counterBrowser: 'dari peramban loket:',
      remade: 'lewat tautan yang dibuat ulang:',
      burst: 'pada hari banjir jawaban:',
    },
    trend: 'Perkembangan',
    basis: 'Dasar angka-angka ini',
    method: 'Versi metode',
    made: 'dibuat',
    release: 'Terbitan',
    revision: 'revisi',
    files: 'Unduh',
    fileOfTrend: 'perkembangan per bulan',
    fileOfPeriod: 'angka periode ini',
  },
  en: {
    running: 'This period still runs: the figures of tickets and times still change.',
    figures: 'Main figures',
    nothing: 'There are neither tickets nor answers of this officer in this period.',
    quantity: 'Quantity',
    quality: 'Quality (by citizens)',
    time: 'Time',
    behind: 'The tickets behind this figure',
    meanings: 'What these figures mean, and what can be objected to',
    index: 'Officer’s index',
    interval: '95% interval',
    ofFour: (interval) => `of 4; 95% interval ${interval}`,
    upTo: '90% of tickets took at most',
    onTime: 'On time by the standard',
    partOf: (n, of) => `${n} of ${of} tickets`,
    notJudged: 'no ticket could be judged',
    objecting: 'If something is not right',
    until: (day) =>
      `Objections to tickets of this period may be raised until ${day}, 14 days after the end of its quarter (PP 30/2019, Article 59).`,
    untilRunning: (day) =>
      `This period still runs. Objections to its tickets may be raised from now on, and until ${day}, 14 days after the end of its quarter (PP 30/2019, Article 59).`,
    untilOver: (day) =>
      `The 14 days for objections to tickets of this period ended on ${day} (PP 30/2019, Article 59). Your superior may still be told of a ticket that is wrong.`,
    untilAnswers: (day) =>
      `What citizens said is not published yet; objections to it may be raised until ${day}, 14 days after it is published.`,
    untilEarlier: 'For tickets of earlier quarters the time is over earlier; see at the ticket.',
    how: 'Open the ticket and object to it there, with your reason; your superior decides. Until then the ticket counts on, and is marked “contested”.',
    ownTickets: 'See my tickets',
    yourObjections: 'Objections to your tickets this year',
    allObjections: 'All objections',
    feedback: 'Say something about this system',
    look: 'To look at',
    signs: 'These signs ask for a look. A sign is no finding, and takes nothing out of a figure.',
    noSigns: 'No sign asks for a look, and no ticket is contested.',
    contestedTickets: 'The contested tickets, among all tickets',
    targets: 'Targets and achievement',
    noTargets: 'There is no target for this officer in this period.',
    achievement:
      'An achievement of 100% is the target reached. Where less is better it is reckoned the other way round (PermenPANRB 8/2021). It is no rating.',
    indicator: 'Indicator',
    target: 'Target',
    realisation: 'Realisation',
    achieved: 'Achievement',
    decree: 'Decree',
    better: { higher: 'more is better', lower: 'less is better', none: '' },
    caseMix: 'Service time against the same services',
    tooFewTimes: 'Cannot be compared yet: fewer than 10 service times, or services that only this officer gives.',
    elements: 'The officer’s elements against the unit',
    elementsText:
      'Only the elements that are the officer’s. “Clearly different” means that the difference is too large to be called chance.',
    element: 'Element',
    score: 'Score (1–4)',
    others: 'Other answers of the unit',
    difference: 'Difference',
    finding: 'Finding',
    to: 'to',
    services: 'Mix of services',
    service: 'Service',
    noService: 'service unknown',
    completed: 'Completed tickets',
    median: 'Service time, median (minutes)',
    ninth: 'Service time, 90% at most (minutes)',
    against: 'Against the unit',
    coverage: 'Coverage of the survey',
    invited: 'Invitations (completed tickets)',
    answered: 'Answers through ticket links',
    share: 'Coverage',
    all: 'All answers',
    notTold: 'Numbers of answers by officer are told for release periods and sums of them alone, as of last night.',
    flagged: 'Answers to look at',
    noneFlagged: 'none',
    flags: {
      fast: 'within 60 seconds of completion:',
      quick: 'filled in under 20 seconds:',
      sameDevice: 'from the same device:',
      honeypot: 'look automatic:',
      counterBrowser: 'from a counter’s browser:',
      remade: 'by a link that was made again:',
      burst: 'on a day of a burst:',
    },
    trend: 'Trend',
    basis: 'What these figures rest on',
    method: 'Method version',
    made: 'made',
    release: 'Release',
    revision: 'revision',
    files: 'Download',
    fileOfTrend: 'trend by month',
    fileOfPeriod: 'figures of this period',
  },
};
