// What the public page of a unit says, in both languages.
import type { Publishes } from '@tera/domain';
import type { Lang } from '@tera/pages';

interface UnitWords {
  readonly all: string;
  readonly subtitle: string;
  readonly description: (unit: string) => string;
  readonly closed: (day: string) => string;
  readonly every: Readonly<Record<Publishes, string>>;
  readonly index: {
    readonly heading: string;
    readonly nothing: string;
    readonly without: (why: string) => string;
    readonly next: (period: string, day: string) => string;
    readonly ikm: string;
    readonly mutu: string;
    readonly interval: string;
    readonly respondents: string;
    readonly ofReceived: (received: string) => string;
    readonly reliability: string;
    readonly provisional: string;
    readonly published: string;
    readonly remarks: string;
    readonly leftOut: (elements: string) => string;
    readonly periods: string;
    readonly earlier: string;
    readonly poster: string;
    readonly screen: string;
  };
  readonly elements: {
    readonly heading: string;
    readonly caption: string;
    readonly element: string;
    readonly nrr: string;
    readonly hidden: string;
  };
  readonly times: {
    readonly heading: string;
    readonly lead: string;
    readonly month: (month: string) => string;
    readonly quarter: (quarter: string, until: string) => string;
  };
  readonly trend: {
    readonly heading: string;
    readonly caption: string;
    readonly released: string;
    readonly brought: string;
    readonly whatIsBrought: (sources: string) => string;
  };
  readonly followUps: {
    readonly heading: string;
    readonly lead: string;
    readonly element: string;
    readonly what: string;
    readonly who: string;
    readonly until: string;
    readonly status: string;
  };
  readonly channels: { readonly heading: string; readonly channel: string; readonly answers: string };
  readonly method: {
    readonly heading: string;
    readonly items: (period: string, days: string) => readonly string[];
  };
  readonly contact: { readonly heading: string; readonly unit: string };
}

export const UNIT_WORDS: Readonly<Record<Lang, UnitWords>> = {
  id: {
    all: 'Semua unit',
    subtitle: 'Hasil survei kepuasan masyarakat dan waktu pelayanan',
    description: (unit) => `Indeks Kepuasan Masyarakat dan waktu pelayanan ${unit}.`,
    closed: (day) => `Unit ini tidak lagi melayani sejak ${day}. Hasil yang sudah terbit tetap dapat dibaca.`,
    every: { month: 'bulan', quarter: 'triwulan', semester: 'semester', year: 'tahun' },
    index: {
      heading: 'Indeks Kepuasan Masyarakat (IKM)',
      nothing: 'Belum ada IKM yang diterbitkan oleh unit ini.',
      without: (why) => `IKM untuk periode ini tidak ada di halaman ini: ${why}.`,
      next: (period, day) => `Terbitan berikutnya: ${period}, dijadwalkan ${day}.`,
      ikm: 'IKM',
      mutu: 'Mutu',
      interval: 'Selang kepercayaan 95%',
      respondents: 'Responden',
      ofReceived: (received) => `dari ${received} jawaban masuk`,
      reliability: 'Keandalan',
      provisional: 'belum andal: kurang dari 30 jawaban',
      published: 'Diterbitkan',
      remarks: 'Yang perlu diketahui tentang angka ini',
      leftOut: (elements) =>
        `tidak ditampilkan, karena jawabannya terlalu sedikit atau demi kelompok kecil lain: ${elements}`,
      periods: 'Periode terbitan',
      earlier: 'Periode sebelumnya',
      poster: 'Poster IKM untuk dicetak',
      screen: 'Layar ruang tunggu',
    },
    elements: {
      heading: 'Sembilan unsur pelayanan',
      caption: 'Nilai rata-rata (NRR) setiap unsur, dari 1 sampai 4, menurut urutan PermenPANRB 14/2017',
      element: 'Unsur',
      nrr: 'NRR',
      hidden: 'tidak ditampilkan',
    },
    times: {
      heading: 'Waktu pelayanan',
      lead: 'Median: separuh permohonan selesai dalam waktu ini atau lebih cepat. Tepat waktu: selesai dalam standar.',
      month: (month) => `Bulan terakhir yang lengkap: ${month}`,
      quarter: (quarter, until) => `Triwulan yang sedang berjalan: ${quarter}, sampai ${until}`,
    },
    trend: {
      heading: 'IKM dari waktu ke waktu',
      caption: 'IKM setiap periode terbitan, dari 25 sampai 100',
      released: 'IKM yang diterbitkan',
      brought: 'IKM dari laporan lama',
      whatIsBrought: (sources) =>
        `Angka dari laporan lama dibawa oleh unit sendiri dari masa sebelum Tera, dan tidak dihitung oleh Tera: ${sources}.`,
    },
    followUps: {
      heading: 'Rencana tindak lanjut',
      lead: 'Unsur dengan nilai terendah didahulukan (PermenPANRB 14/2017).',
      element: 'Unsur',
      what: 'Rencana',
      who: 'Penanggung jawab',
      until: 'Sampai',
      status: 'Status',
    },
    channels: { heading: 'Cara responden menjawab', channel: 'Jalur jawaban', answers: 'Jawaban' },
    method: {
      heading: 'Bagaimana ini diukur',
      items: (period, days) => [
        'Siapa yang menjawab: setiap orang yang permohonannya selesai mendapat tautan survei pada nomor antreannya. Siapa pun juga dapat menjawab melalui kode QR pada poster, anjungan, atau formulir kertas yang diketik pegawai lain.',
        'Survei mengikuti PermenPANRB 14/2017: sembilan pertanyaan dengan nilai 1 sampai 4; yang tidak dijawab tidak dihitung. NRR adalah jumlah nilai dibagi banyaknya jawaban atas unsur itu. IKM adalah rata-rata NRR dikali 25, jadi dari 25 sampai 100.',
        'Mutu A mulai 88,31; B mulai 76,61; C mulai 65,00; di bawahnya D.',
        'Selang kepercayaan 95% menunjukkan seberapa jauh nilai dapat berbeda karena tidak semua orang menjawab. Makin banyak yang menjawab, makin sempit selangnya.',
        `Kapan diterbitkan: satu kali untuk setiap ${period}, ${days} hari sesudah berakhir. Sesudah itu angkanya tidak berubah sendiri.`,
        'Mengapa ada yang tidak ditampilkan: angka yang bertumpu pada kurang dari 10 jawaban, dan angka yang dapat membukanya, disembunyikan agar jawaban perorangan terlindungi. Dengan 10–29 jawaban, angka disebut belum andal.',
        'Waktu pelayanan dicatat di loket untuk setiap permohonan, dan ditampilkan per layanan. Waktu yang diketik kemudian atau tidak masuk akal tidak ikut dalam median; permohonan yang dilayani beberapa petugas menyumbang beberapa waktu. Karena itu banyaknya waktu dapat berbeda dari banyaknya permohonan yang selesai.',
      ],
    },
    contact: { heading: 'Pengaduan dan kontak', unit: 'Kontak unit:' },
  },
  en: {
    all: 'All units',
    subtitle: 'Results of the public satisfaction survey, and times of service',
    description: (unit) => `The public satisfaction index and the times of service of ${unit}.`,
    closed: (day) => `This unit serves nobody any more since ${day}. What was published can still be read.`,
    every: { month: 'month', quarter: 'quarter', semester: 'semester', year: 'year' },
    index: {
      heading: 'Public satisfaction index (IKM)',
      nothing: 'This unit has published no index yet.',
      without: (why) => `The index of this period is not on this page: ${why}.`,
      next: (period, day) => `The next to be published: ${period}, planned for ${day}.`,
      ikm: 'IKM',
      mutu: 'Grade',
      interval: '95% confidence interval',
      respondents: 'Respondents',
      ofReceived: (received) => `of ${received} answers received`,
      reliability: 'Reliability',
      provisional: 'provisional: fewer than 30 answers',
      published: 'Published',
      remarks: 'What to know of this figure',
      leftOut: (elements) => `not shown, because too few answered or for the sake of other small groups: ${elements}`,
      periods: 'Published periods',
      earlier: 'Earlier periods',
      poster: 'The IKM as a poster to print',
      screen: 'Screen for the waiting room',
    },
    elements: {
      heading: 'The nine elements of service',
      caption: 'Mean score (NRR) of each element, from 1 to 4, in the order of PermenPANRB 14/2017',
      element: 'Element',
      nrr: 'NRR',
      hidden: 'not shown',
    },
    times: {
      heading: 'Times of service',
      lead: 'Median: half of the requests are done in this time or faster. On time: done within the standard.',
      month: (month) => `The last whole month: ${month}`,
      quarter: (quarter, until) => `The quarter that runs: ${quarter}, until ${until}`,
    },
    trend: {
      heading: 'The IKM through time',
      caption: 'IKM of each published period, from 25 to 100',
      released: 'IKM as published',
      brought: 'IKM from an old report',
      whatIsBrought: (sources) =>
        `Figures from old reports were brought by the unit itself from the time before Tera, and are not reckoned by Tera: ${sources}.`,
    },
    followUps: {
      heading: 'Follow-up',
      lead: 'The elements with the lowest scores come first (PermenPANRB 14/2017).',
      element: 'Element',
      what: 'Plan',
      who: 'Who answers for it',
      until: 'Until',
      status: 'Status',
    },
    channels: { heading: 'How respondents answered', channel: 'Way of answering', answers: 'Answers' },
    method: {
      heading: 'How this is measured',
      items: (period, days) => [
        'Who answers: everybody whose request is completed gets a link to the survey on their queue number. Anybody can also answer by the QR code of a poster, at a kiosk, or on paper that another member of staff types in.',
        'The survey follows the regulation PermenPANRB 14/2017: nine questions with scores from 1 to 4; what is not answered does not count. NRR is the sum of scores divided by the number of answers to that element. The IKM is the mean of the NRRs times 25, so from 25 to 100.',
        'Grade A begins at 88.31, B at 76.61, C at 65.00; below it is D.',
        'The 95% confidence interval tells how far a figure can be off because not everybody answers. The more answer, the narrower it is.',
        `When it is published: once for each ${period}, ${days} days after its end. After that a figure does not change by itself.`,
        'Why some things are not shown: figures of fewer than 10 answers, and those that would give them away, are hidden to protect what each person said. Of 10 to 29 answers a figure is called provisional.',
        'Times are recorded at the counter for every request, and shown by service. Times that were typed afterwards or make no sense are not in the median; a request that several people served gives several times. So there can be more or fewer times than completed requests.',
      ],
    },
    contact: { heading: 'Complaints and contact', unit: 'Contact of the unit:' },
  },
};
