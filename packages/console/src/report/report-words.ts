// What the survey report of an office says around its figures, in both languages. What is the office's own to write is left to it.
import type { Lang } from '@tera/pages';
import type { LetterheadField } from './letterhead.ts';

interface Words {
  readonly tab: string;
  readonly title: string;
  readonly foot: (unit: string, period: string) => string;
  readonly chapters: Readonly<
    Record<'beginning' | 'method' | 'respondents' | 'result' | 'analysis' | 'plan' | 'about' | 'end', string>
  >;
  readonly sections: Readonly<
    Record<
      | 'background'
      | 'basis'
      | 'aim'
      | 'who'
      | 'how'
      | 'sample'
      | 'counting'
      | 'index'
      | 'elements'
      | 'services'
      | 'before'
      | 'trend'
      | 'lowest'
      | 'highest'
      | 'causes'
      | 'now'
      | 'former'
      | 'figures'
      | 'reading',
      string
    >
  >;
  readonly background: (unit: string, period: string) => string;
  readonly bases: readonly string[];
  readonly aims: readonly string[];
  readonly who: (unit: string) => string;
  readonly how: string;
  readonly sample: string;
  readonly counting: string;
  readonly weighted: (weight: string) => string;
  readonly facts: {
    readonly caption: string;
    readonly what: string;
    readonly is: string;
    readonly span: string;
    readonly population: string;
    readonly target: string;
    readonly received: string;
    readonly respondents: string;
    readonly reached: string;
    readonly yes: string;
    readonly no: string;
    readonly status: string;
    readonly index: string;
    readonly ikm: string;
    readonly mutu: string;
    readonly interval: string;
    readonly ni: string;
    readonly coverage: string;
    readonly ofInvited: (answered: string, invited: string) => string;
    readonly later: string;
  };
  readonly profile: Readonly<
    Record<'caption' | 'attribute' | 'value' | 'n' | 'share' | 'channel' | 'noService', string>
  >;
  readonly services: Readonly<
    Record<'caption' | 'service' | 'completed' | 'n' | 'ikm' | 'mutu' | 'status' | 'unit', string>
  >;
  readonly before: {
    readonly caption: (before: string, now: string) => string;
    readonly element: string;
    readonly change: string;
    readonly index: string;
    readonly up: string;
    readonly down: string;
    readonly same: string;
    readonly unsure: string;
    readonly explained: string;
    readonly none: (before: string, why: string) => string;
  };
  readonly trend: Readonly<Record<'caption' | 'period' | 'n' | 'ikm' | 'mutu' | 'source' | 'none', string>>;
  readonly chart: string;
  readonly nothing: (why: string) => string;
  readonly noProfile: string;
  readonly analysis: {
    readonly lowest: string;
    readonly highest: string;
    readonly alike: string;
  };
  readonly plan: {
    readonly now: string;
    readonly former: (before: string) => string;
    readonly columns: readonly [string, string, string, string, string];
    readonly none: string;
    readonly noFormer: (before: string) => string;
  };
  readonly notShown: string;
  readonly rooms: Readonly<Record<'background' | 'respondents' | 'causes' | 'plan' | 'former' | 'end', string>>;
  readonly end: (unit: string, period: string, ikm: string, mutu: string) => string;
  readonly wanted: Readonly<Record<LetterheadField, string>>;
  readonly page: {
    readonly lead: string;
    readonly word: string;
    readonly print: string;
    readonly weight: string;
    readonly form: string;
    readonly kept: string;
    readonly show: string;
    readonly save: string;
    readonly running: string;
    readonly labels: Readonly<Record<LetterheadField, string>>;
    readonly faults: string;
    readonly fault: (most: string) => string;
    readonly tables: string;
  };
}

export const SURVEY_REPORT_WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    tab: 'Laporan SKM',
    title: 'Laporan Survei Kepuasan Masyarakat (SKM)',
    foot: (unit, period) => `Laporan SKM – ${unit} – ${period}`,
    chapters: {
      beginning: 'Pendahuluan',
      method: 'Metode survei',
      respondents: 'Profil responden',
      result: 'Hasil survei',
      analysis: 'Analisis',
      plan: 'Rencana tindak lanjut',
      about: 'Tentang angka dalam laporan ini',
      end: 'Penutup',
    },
    sections: {
      background: 'Latar belakang',
      basis: 'Dasar hukum',
      aim: 'Maksud dan tujuan',
      who: 'Pelaksana dan waktu',
      how: 'Cara mengumpulkan jawaban',
      sample: 'Populasi dan sampel',
      counting: 'Cara menghitung',
      index: 'Indeks Kepuasan Masyarakat (IKM)',
      elements: 'Nilai per unsur pelayanan',
      services: 'Menurut jenis layanan',
      before: 'Dibandingkan dengan periode sebelumnya',
      trend: 'Tren',
      lowest: 'Unsur dengan nilai terendah',
      highest: 'Unsur dengan nilai tertinggi',
      causes: 'Uraian penyebab',
      now: 'Rencana tindak lanjut periode ini',
      former: 'Tindak lanjut periode sebelumnya',
      figures: 'Asal angka dan jawaban yang perlu dilihat',
      reading: 'Cara membaca',
    },
    background: (unit, period) =>
      `Penyelenggara pelayanan publik wajib mengukur kepuasan masyarakat secara berkala agar mutu pelayanannya dapat diperbaiki. Laporan ini memuat hasil Survei Kepuasan Masyarakat (SKM) pada ${unit} untuk ${period}.`,
    bases: [
      'Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik.',
      'Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik.',
      'Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017 tentang Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik.',
    ],
    aims: [
      'Mengetahui tingkat kepuasan masyarakat terhadap pelayanan yang diterimanya.',
      'Mengetahui kelemahan dan kekuatan dari setiap unsur pelayanan.',
      'Menjadi dasar rencana tindak lanjut perbaikan pelayanan.',
    ],
    who: (unit) =>
      `Survei dilaksanakan oleh ${unit} secara terus-menerus: setiap pemohon yang permohonannya selesai diundang mengisi kuesioner.`,
    how: 'Kuesioner memuat sembilan unsur PermenPANRB 14/2017 dengan skala 1 sampai 4; unsur boleh dilewati. Kuesioner diisi lewat tautan pada nomor antrean, poster, anjungan, atau di kertas yang diketik oleh pegawai lain. Nama, NIK, dan nomor telepon tidak ditanyakan.',
    sample:
      'Populasi adalah permohonan yang selesai dalam periode survei. Sampel yang dianjurkan dihitung dari populasi itu menurut tabel Krejcie dan Morgan.',
    counting:
      'Nilai rata-rata (NRR) suatu unsur adalah jumlah nilai dibagi banyaknya jawaban atas unsur itu. NRR tertimbang adalah NRR dikali bobot unsur. IKM adalah jumlah NRR tertimbang dikali 25. Mutu pelayanan: A (Sangat Baik) mulai 88,31; B (Baik) mulai 76,61; C (Kurang Baik) mulai 65,00; D (Tidak Baik) di bawahnya.',
    weighted: (weight) => `Bobot setiap unsur: ${weight}.`,
    facts: {
      caption: 'Populasi, sampel, dan responden',
      what: 'Keterangan',
      is: 'Nilai',
      span: 'Periode survei',
      population: 'Populasi (permohonan selesai)',
      target: 'Sampel yang dianjurkan (Krejcie dan Morgan)',
      received: 'Jawaban yang masuk',
      respondents: 'Responden dalam angka',
      reached: 'Sampel yang dianjurkan tercapai',
      yes: 'ya',
      no: 'belum',
      status: 'Status angka',
      index: 'Nilai IKM dan mutu pelayanan',
      ikm: 'Nilai IKM',
      mutu: 'Mutu pelayanan',
      interval: 'Selang kepercayaan 95%',
      ni: 'Jumlah NRR tertimbang',
      coverage: 'Undangan survei yang dijawab',
      ofInvited: (answered, invited) => `${answered} dari ${invited}`,
      later: 'Sesudah terbit',
    },
    profile: {
      caption: 'Responden menurut karakteristik',
      attribute: 'Karakteristik',
      value: 'Kelompok',
      n: 'Jumlah',
      share: 'Bagian',
      channel: 'Cara menjawab',
      noService: 'Tanpa layanan (poster)',
    },
    services: {
      caption: 'IKM menurut jenis layanan',
      service: 'Jenis layanan',
      completed: 'Tiket selesai',
      n: 'Responden',
      ikm: 'IKM',
      mutu: 'Mutu',
      status: 'Keterangan',
      unit: 'Seluruh unit',
    },
    before: {
      caption: (before, now) => `NRR ${before} dan ${now}`,
      element: 'Unsur',
      change: 'Perubahan',
      index: 'IKM',
      up: 'naik',
      down: 'turun',
      same: 'tetap',
      unsure: 'selang 95% bertumpang tindih',
      explained:
        'Selang 95% yang bertumpang tindih berarti perubahannya dapat terjadi karena kebetulan siapa yang menjawab.',
      none: (before, why) => `Tidak ada angka ${before} untuk dibandingkan: ${why}.`,
    },
    trend: {
      caption: 'IKM dari periode ke periode',
      period: 'Periode',
      n: 'Responden',
      ikm: 'IKM',
      mutu: 'Mutu',
      source: 'Keterangan',
      none: 'Belum ada periode lain yang terbit.',
    },
    chart: 'NRR per unsur, dari 1 sampai 4',
    nothing: (why) => `Belum ada angka kepuasan untuk periode ini: ${why}.`,
    noProfile: 'Profil responden dimuat setelah hasil periode ini terbit.',
    analysis: {
      lowest: 'Unsur yang paling perlu diperbaiki menurut responden:',
      highest: 'Unsur yang dinilai paling baik oleh responden:',
      alike: 'Unsur yang nilainya sama ditulis bersama.',
    },
    plan: {
      now: 'Rencana tindak lanjut, unsur dengan nilai terendah didahulukan',
      former: (before) => `Tindak lanjut atas hasil ${before} dan pelaksanaannya`,
      columns: ['Unsur', 'Rencana tindak lanjut', 'Penanggung jawab', 'Waktu', 'Status'],
      none: 'Belum ada rencana tindak lanjut untuk periode ini.',
      noFormer: (before) => `Untuk ${before} tidak ada rencana tindak lanjut yang tercatat.`,
    },
    notShown: 'tidak ditampilkan',
    rooms: {
      background: 'Tulis keadaan khusus periode ini bila ada, misalnya perubahan tempat, jam, atau jenis layanan',
      respondents: 'Tulis kelompok yang belum terwakili dan cara menjangkaunya bila ada',
      causes: 'Tulis penyebab menurut kantor, misalnya dari keluhan, waktu tunggu, atau rapat evaluasi',
      plan: 'Tambahkan rencana lain, kebutuhan anggaran, dan cara memantaunya bila ada',
      former: 'Tulis hasil nyata tindak lanjut dan yang belum terlaksana beserta sebabnya',
      end: 'Tulis simpulan dan saran kantor',
    },
    end: (unit, period, ikm, mutu) =>
      `Mutu pelayanan ${unit} pada ${period} adalah ${mutu} dengan nilai IKM ${ikm}. Hasil ini menjadi dasar perbaikan pelayanan pada periode berikutnya.`,
    wanted: {
      government: 'PEMERINTAH KABUPATEN/KOTA …',
      office: 'NAMA DINAS/UNIT',
      address: 'Alamat, telepon, pos-el',
      place: 'Tempat',
      day: 'tanggal',
      position: 'Jabatan penanda tangan',
      name: 'Nama lengkap dan gelar',
      nip: '…',
    },
    page: {
      lead: 'Laporan lengkap untuk ditandatangani. Angkanya sama dengan yang terbit; bagian dalam kurung siku diisi kantor.',
      word: 'Simpan sebagai Word (.docx)',
      print: 'Cetak lewat menu peramban (Ctrl+P), kertas A4.',
      weight: 'Bobot unsur',
      form: 'Kop, tempat, dan tanda tangan',
      kept: 'Yang diketik di sini hanya dicetak dan tidak disimpan. Yang dikosongkan menjadi garis untuk diisi.',
      show: 'Tampilkan untuk dicetak',
      save: 'Simpan sebagai Word dengan kop ini',
      running: 'Periode ini masih berjalan: angkanya masih berubah.',
      labels: {
        government: 'Pemerintah daerah',
        office: 'Dinas atau unit',
        address: 'Alamat',
        place: 'Tempat',
        day: 'Tanggal',
        position: 'Jabatan',
        name: 'Nama',
        nip: 'NIP',
      },
      faults: 'Periksa isian ini:',
      fault: (most) => `Tulis satu baris, paling banyak ${most} huruf.`,
      tables: 'Tabel laporan',
    },
  },
  en: {
    tab: 'SKM report',
    title: 'Public Satisfaction Survey Report (SKM)',
    foot: (unit, period) => `SKM report – ${unit} – ${period}`,
    chapters: {
      beginning: 'Introduction',
      method: 'Method of the survey',
      respondents: 'Who answered',
      result: 'Results',
      analysis: 'Analysis',
      plan: 'Follow-up plan',
      about: 'About the figures of this report',
      end: 'Conclusion',
    },
    sections: {
      background: 'Background',
      basis: 'Legal basis',
      aim: 'Aims',
      who: 'By whom and when',
      how: 'How answers were gathered',
      sample: 'Population and sample',
      counting: 'How it is counted',
      index: 'Public satisfaction index (IKM)',
      elements: 'Scores by element of the service',
      services: 'By service',
      before: 'Compared with the period before',
      trend: 'Trend',
      lowest: 'Elements with the lowest scores',
      highest: 'Elements with the highest scores',
      causes: 'Causes',
      now: 'Follow-up plan of this period',
      former: 'Follow-up of the period before',
      figures: 'Where figures come from, and answers to be looked at',
      reading: 'How to read them',
    },
    background: (unit, period) =>
      `Whoever provides public services has to measure the satisfaction of citizens regularly, so that the service can be improved. This report has the results of the public satisfaction survey (SKM) at ${unit} for ${period}.`,
    bases: [
      'Law 25 of 2009 on public services.',
      'Government Regulation 96 of 2012 on the implementation of Law 25 of 2009 on public services.',
      'Regulation 14 of 2017 of the Minister of Administrative and Bureaucratic Reform on guidelines for public satisfaction surveys of units that provide public services.',
    ],
    aims: [
      'To know how satisfied citizens are with the service that they received.',
      'To know the weaknesses and strengths of each element of the service.',
      'To be the basis of a plan to improve the service.',
    ],
    who: (unit) =>
      `The survey is held by ${unit} all the time: everybody whose request is completed is invited to fill in the questionnaire.`,
    how: 'The questionnaire has the nine elements of PermenPANRB 14/2017, each from 1 to 4; an element may be skipped. It is filled in by the link of a ticket, by a poster, at a kiosk, or on paper that another employee types in. Names, identity numbers and telephone numbers are not asked for.',
    sample:
      'The population are the requests completed in the survey period. The advised sample is counted from it by the table of Krejcie and Morgan.',
    counting:
      'The mean score (NRR) of an element is the sum of its scores divided by the number of answers to it. The weighted NRR is the NRR times the weight of the element. The index (IKM) is the sum of the weighted NRR times 25. Grades: A (very good) from 88.31, B (good) from 76.61, C (poor) from 65.00, D (bad) below that.',
    weighted: (weight) => `Weight of each element: ${weight}.`,
    facts: {
      caption: 'Population, sample and respondents',
      what: 'What',
      is: 'Figure',
      span: 'Survey period',
      population: 'Population (requests completed)',
      target: 'Advised sample (Krejcie and Morgan)',
      received: 'Answers received',
      respondents: 'Respondents in the figures',
      reached: 'Advised sample reached',
      yes: 'yes',
      no: 'not yet',
      status: 'Standing of the figure',
      index: 'Index and grade',
      ikm: 'Index (IKM)',
      mutu: 'Grade',
      interval: '95% confidence interval',
      ni: 'Sum of weighted NRR',
      coverage: 'Invitations answered',
      ofInvited: (answered, invited) => `${answered} of ${invited}`,
      later: 'Since it was published',
    },
    profile: {
      caption: 'Respondents by what they are',
      attribute: 'Attribute',
      value: 'Group',
      n: 'People',
      share: 'Part',
      channel: 'How they answered',
      noService: 'No service (poster)',
    },
    services: {
      caption: 'Index by service',
      service: 'Service',
      completed: 'Tickets completed',
      n: 'Respondents',
      ikm: 'IKM',
      mutu: 'Grade',
      status: 'Remark',
      unit: 'The whole unit',
    },
    before: {
      caption: (before, now) => `Mean scores of ${before} and ${now}`,
      element: 'Element',
      change: 'Change',
      index: 'IKM',
      up: 'up',
      down: 'down',
      same: 'the same',
      unsure: '95% intervals overlap',
      explained: 'Where 95% intervals overlap, the change may be by chance of who answered.',
      none: (before, why) => `There is no figure of ${before} to compare with: ${why}.`,
    },
    trend: {
      caption: 'Index from period to period',
      period: 'Period',
      n: 'Respondents',
      ikm: 'IKM',
      mutu: 'Grade',
      source: 'Remark',
      none: 'No other period is published yet.',
    },
    chart: 'Mean score by element, from 1 to 4',
    nothing: (why) => `There is no figure of satisfaction for this period yet: ${why}.`,
    noProfile: 'Who answered is told once the result of this period is published.',
    analysis: {
      lowest: 'What most needs to be improved, as respondents see it:',
      highest: 'What respondents find best:',
      alike: 'Elements of the same score stand together.',
    },
    plan: {
      now: 'Follow-up plan, the elements of the lowest scores first',
      former: (before) => `Follow-up of the results of ${before}, and what became of it`,
      columns: ['Element', 'What is to be done', 'Who answers for it', 'Until', 'Status'],
      none: 'There is no follow-up plan of this period yet.',
      noFormer: (before) => `No follow-up is recorded for ${before}.`,
    },
    notShown: 'not shown',
    rooms: {
      background: 'Write what was special in this period, such as another place, other hours or services',
      respondents: 'Write which groups are hardly represented, and how they may be reached',
      causes: 'Write the causes as the office sees them, such as from complaints, waiting times or meetings',
      plan: 'Add other plans, the budget that they need, and how they are watched',
      former: 'Write what came of the follow-up, and what was not done and why',
      end: 'Write the conclusions and proposals of the office',
    },
    end: (unit, period, ikm, mutu) =>
      `The grade of ${unit} in ${period} is ${mutu}, with an index of ${ikm}. This is the basis of what is improved in the next period.`,
    wanted: {
      government: 'GOVERNMENT OF …',
      office: 'OFFICE',
      address: 'Address, telephone, e-mail',
      place: 'Place',
      day: 'date',
      position: 'Position of who signs',
      name: 'Full name and titles',
      nip: '…',
    },
    page: {
      lead: 'The whole report, to be signed. Its figures are those that were published; what stands in brackets is for the office to write.',
      word: 'Save as Word (.docx)',
      print: 'Print it by the browser’s menu (Ctrl+P), on A4.',
      weight: 'Weight of elements',
      form: 'Letterhead, place and signature',
      kept: 'What is typed here is only printed, and not kept. What is left empty becomes a line to be filled in.',
      show: 'Show it for print',
      save: 'Save as Word with this letterhead',
      running: 'This period still runs: its figures still change.',
      labels: {
        government: 'Government',
        office: 'Office or unit',
        address: 'Address',
        place: 'Place',
        day: 'Date',
        position: 'Position',
        name: 'Name',
        nip: 'NIP',
      },
      faults: 'Look at what was typed:',
      fault: (most) => `Write one line of at most ${most} characters.`,
      tables: 'Tables of the report',
    },
  },
};
