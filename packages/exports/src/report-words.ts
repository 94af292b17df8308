// What the printed documents say, in both languages. A type holds the two to the same keys. Nothing here judges a person:
// "Baik" is said of the service of a unit, as the regulation says it.

import type { Language } from '@tera/domain';
interface ReportWords {
  readonly report: string;
  readonly index: string;
  readonly mutu: string;
  readonly interval: string;
  readonly running: string;
  readonly ofAnswered: (answered: string) => string;
  readonly respondents: string;
  readonly population: string;
  readonly populationHint: string;
  readonly sample: string;
  readonly enough: string;
  readonly notEnough: string;
  readonly status: string;
  readonly weight: string;
  readonly weights: Readonly<Record<'exact' | '0.111' | '0.11', string>>;
  readonly method: string;
  readonly generated: string;
  readonly span: string;
  readonly service: string;
  readonly elements: {
    readonly heading: string;
    readonly caption: string;
    readonly best: string;
    readonly least: string;
  };
  readonly columns: {
    readonly number: string;
    readonly element: string;
    readonly sum: string;
    readonly answers: string;
    readonly nrr: string;
    readonly weighted: string;
    readonly total: string;
  };
  readonly chart: { readonly heading: string; readonly lead: string; readonly whisker: string };
  readonly spread: { readonly heading: string; readonly lead: string; readonly bar: string };
  readonly who: {
    readonly heading: string;
    readonly number: string;
    readonly share: string;
    readonly noService: string;
  };
  readonly channels: string;
  readonly officers: {
    readonly heading: string;
    readonly lead: string;
    readonly notVerdict: string;
    readonly caption: string;
    readonly officer: string;
    readonly completed: string;
    readonly short: (n: string) => string;
    readonly time: string;
    readonly upTo: string;
    readonly onTime: string;
    readonly look: string;
    readonly contested: string;
    readonly index: string;
  };
  readonly followUps: {
    readonly heading: string;
    readonly caption: string;
    readonly element: string;
    readonly what: string;
    readonly who: string;
    readonly until: string;
    readonly status: string;
  };
  readonly about: {
    readonly heading: string;
    readonly release: (period: string, revision: string, hash: string) => string;
    readonly awaiting: (periods: string) => string;
    readonly leftOut: (elements: string, weight: string) => string;
    readonly looked: string;
  };
  readonly notes: { readonly heading: string; readonly items: readonly string[] };
  readonly poster: {
    readonly heading: string;
    readonly period: string;
    readonly none: string;
    readonly why10: string;
    readonly people: string;
    readonly total: string;
    readonly persons: string;
    readonly elements: string;
    readonly scale: string;
    readonly thanks: string;
    readonly why: string;
    readonly basis: string;
    readonly setAside: (rules: string) => string;
  };
  readonly page: string;
}

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  id: {
    report: 'Laporan Survei Kepuasan Masyarakat',
    index: 'Indeks Kepuasan Masyarakat',
    mutu: 'Mutu',
    interval: 'Selang kepercayaan 95%:',
    running: 'Angka sementara',
    ofAnswered: (answered) => `dari ${answered} jawaban masuk`,
    respondents: 'Responden',
    population: 'Populasi',
    populationHint: 'permohonan selesai',
    sample: 'Target sampel',
    enough: 'tercapai',
    notEnough: 'belum tercapai',
    status: 'Keandalan',
    weight: 'Bobot setiap unsur',
    weights: { exact: 'eksak, 1 dibagi banyaknya unsur', '0.111': '0,111', '0.11': '0,11' },
    method: 'Versi metode',
    generated: 'Dibuat',
    span: 'Masa survei',
    service: 'Jenis layanan',
    elements: {
      heading: 'Nilai per unsur pelayanan',
      caption: 'Unsur menurut urutan PermenPANRB 14/2017',
      best: 'Nilai tertinggi:',
      least: 'Nilai terendah:',
    },
    columns: {
      number: 'No',
      element: 'Unsur pelayanan',
      sum: 'Jumlah nilai',
      answers: 'Jumlah jawaban',
      nrr: 'NRR',
      weighted: 'NRR tertimbang',
      total: 'NRR tertimbang seluruhnya',
    },
    chart: {
      heading: 'NRR per unsur',
      lead: 'Nilai rata-rata dari 1 sampai 4, dengan huruf mutunya.',
      whisker: 'Garis tipis pada batang adalah selang kepercayaan 95%.',
    },
    spread: {
      heading: 'Sebaran jawaban',
      lead: 'Banyaknya jawaban untuk setiap nilai: 1 paling rendah, 4 paling tinggi.',
      bar: 'Persentase dari seluruh jawaban',
    },
    who: {
      heading: 'Karakteristik responden',
      number: 'Orang',
      share: 'Persentase',
      noService: 'Tanpa jenis layanan (poster)',
    },
    channels: 'Jalur jawaban',
    officers: {
      heading: 'Angka per petugas',
      notVerdict:
        'Angka per petugas adalah bukti dukung dengan ketidakpastiannya, bukan putusan. Dua petugas yang selangnya bertumpang tindih belum tentu berbeda. Pegawai berhak melihat dan menyanggah angkanya.',
      lead: 'Lembar kerja, bukan untuk diumumkan. Urut nama, bukan peringkat. Di dalam kurung: selang kepercayaan 95%.',
      caption: 'Waktu layanan dalam menit; kepuasan sebagai NRR dari 1 sampai 4',
      officer: 'Petugas',
      completed: 'Tiket selesai',
      short: (n) => `${n} di bawah 30 detik`,
      time: 'Waktu layanan, median',
      upTo: '90%\u00a0sampai',
      onTime: 'Tepat waktu',
      look: 'Perlu dilihat:',
      contested: 'tiket sedang disanggah',
      index: 'Indeks petugas',
    },
    followUps: {
      heading: 'Rencana tindak lanjut',
      caption: 'Unsur dengan nilai terendah didahulukan (PermenPANRB 14/2017)',
      element: 'Unsur',
      what: 'Rencana tindak lanjut',
      who: 'Penanggung jawab',
      until: 'Waktu (sampai)',
      status: 'Status',
    },
    about: {
      heading: 'Tentang angka ini',
      release: (period, revision, hash) => `Terbitan ${period}, revisi ${revision} (SHA-256 ${hash} …)`,
      awaiting: (periods) => `Belum terbit dan belum ikut dihitung: ${periods}`,
      leftOut: (elements, weight) =>
        `Tidak ditampilkan, karena jawabannya terlalu sedikit atau demi kelompok kecil lain: ${elements}. Bobot eksak menjadi ${weight}`,
      looked:
        'Jawaban perlu dilihat bila ada tanda bahwa jawaban itu mungkin bukan dari pemohon sendiri: diisi sangat cepat atau segera setelah selesai, dari perangkat yang sama atau peramban loket, tampak otomatis, atau melalui poster atau anjungan pada hari yang jawabannya lebih banyak daripada tiketnya (dan lebih dari 10). Tanda bukan temuan; tidak ada jawaban yang dihapus',
    },
    notes: {
      heading: 'Cara membaca laporan ini',
      items: [
        'Disusun menurut PermenPANRB 14/2017. NRR adalah jumlah nilai dibagi banyaknya jawaban atas unsur itu; unsur yang dilewati tidak dihitung. IKM dihitung eksak dan dibulatkan satu kali.',
        'Kepuasan diterbitkan satu kali sesudah periodenya berakhir, dan sesudah itu tidak berubah. Angka yang bertumpu pada kurang dari 10 jawaban tidak ditampilkan, begitu pula angka yang dapat membukanya. Dengan 10–29 jawaban, angka ditampilkan sebagai belum andal.',
        'Target sampel menurut Krejcie dan Morgan. Jawaban melalui poster ikut dihitung, sehingga responden dapat lebih banyak daripada permohonan yang selesai.',
        'Laporan ini menilai pelayanan unit. Laporan ini bukan predikat kinerja pegawai dan tidak dapat menggantikannya.',
      ],
    },
    poster: {
      heading: 'Indeks Kepuasan Masyarakat',
      period: 'Periode survei:',
      none: 'Belum ada nilai:',
      why10:
        'Nilai baru ditampilkan bila sedikitnya 10 orang menjawab, agar jawaban perorangan tetap terlindungi. Pendapat Anda kami tunggu: melalui tautan pada nomor antrean Anda, atau kode QR di unit ini.',
      people: 'Responden',
      total: 'Jumlah',
      persons: 'orang',
      elements: 'Nilai unsur pelayanan',
      scale: 'Nilai rata-rata (NRR) dari 1 sampai 4',
      thanks: 'Terima kasih atas penilaian yang telah Anda berikan',
      why: 'Masukan Anda sangat bermanfaat bagi kemajuan unit kami agar terus memperbaiki dan meningkatkan kualitas pelayanan bagi masyarakat.',
      basis: 'Survei Kepuasan Masyarakat menurut PermenPANRB 14/2017',
      setAside: (rules) =>
        `Ada jawaban yang dikesampingkan menurut ${rules} aturan; jumlah dan alasannya ada dalam laporan survei unit`,
    },
    page: 'Halaman',
  },
  en: {
    report: 'Public satisfaction survey report',
    index: 'Public satisfaction index (IKM)',
    mutu: 'Grade',
    interval: '95% confidence interval:',
    running: 'Running figure',
    ofAnswered: (answered) => `of ${answered} answers received`,
    respondents: 'Respondents',
    population: 'Population',
    populationHint: 'requests completed',
    sample: 'Sample target',
    enough: 'reached',
    notEnough: 'not reached',
    status: 'Reliability',
    weight: 'Weight of each element',
    weights: { exact: 'exact, 1 by the number of elements', '0.111': '0.111', '0.11': '0.11' },
    method: 'Method version',
    generated: 'Made',
    span: 'Survey period',
    service: 'Service',
    elements: {
      heading: 'By element of the service',
      caption: 'The elements in the order of PermenPANRB 14/2017',
      best: 'Highest:',
      least: 'Lowest:',
    },
    columns: {
      number: 'No.',
      element: 'Element',
      sum: 'Sum of scores',
      answers: 'Answers',
      nrr: 'Mean (NRR)',
      weighted: 'Weighted NRR',
      total: 'Sum of weighted NRR',
    },
    chart: {
      heading: 'Mean score by element',
      lead: 'From 1 to 4, with its grade.',
      whisker: 'The thin line on a bar is the 95% confidence interval.',
    },
    spread: {
      heading: 'How answers are spread',
      lead: 'Number of answers of each score: 1 is the lowest, 4 the highest.',
      bar: 'Part of all answers',
    },
    who: { heading: 'Who answered', number: 'People', share: 'Part', noService: 'No service (poster)' },
    channels: 'How answers came',
    officers: {
      heading: 'Figures by officer',
      notVerdict:
        'Figures by officer are evidence with its uncertainty, not a verdict. Two officers whose intervals overlap need not differ. Employees may see and contest their figures.',
      lead: 'A working paper, not for display. In order of names, not a ranking. In brackets: 95% confidence interval.',
      caption: 'Service time in minutes; satisfaction as mean score from 1 to 4',
      officer: 'Officer',
      completed: 'Tickets completed',
      short: (n) => `${n} under 30 s`,
      time: 'Service time, median',
      upTo: '90%\u00a0up\u00a0to',
      onTime: 'On time',
      look: 'To look at:',
      contested: 'tickets contested',
      index: 'Officer’s index',
    },
    followUps: {
      heading: 'Follow-up',
      caption: 'The elements with the lowest means first (PermenPANRB 14/2017)',
      element: 'Element',
      what: 'What is to be done',
      who: 'Who answers for it',
      until: 'Until',
      status: 'Status',
    },
    about: {
      heading: 'About these figures',
      release: (period, revision, hash) => `Release of ${period}, revision ${revision} (SHA-256 ${hash} …)`,
      awaiting: (periods) => `Not published yet and not in these figures: ${periods}`,
      leftOut: (elements, weight) =>
        `Not shown, because too few answered them or for the sake of other small groups: ${elements}. The exact weight is then ${weight}`,
      looked:
        'An answer should be looked at where something says that it may not be the citizen’s own: filled in very fast or right after completion, from the same device or the counter’s browser, looking automatic, or through a poster or kiosk on a day with more of these than tickets (and more than 10). It is no finding, and no answer is deleted for it',
    },
    notes: {
      heading: 'How to read this report',
      items: [
        'Made after PermenPANRB 14/2017. NRR is the sum of scores divided by the number of answers to that element; a skipped element is not counted. The index is computed exactly and rounded once.',
        'Satisfaction is published once, when its period is over, and does not change afterwards. A figure that rests on fewer than 10 answers is not shown, nor is one that would disclose it. With 10–29 answers a figure is shown as provisional.',
        'The sample target is that of Krejcie and Morgan. Answers through posters count, so there may be more respondents than requests completed.',
        'This report is about the service of the unit. It is no performance rating of an employee and cannot stand in for one.',
      ],
    },
    poster: {
      heading: 'Public satisfaction index (IKM)',
      period: 'Survey period:',
      none: 'No value yet:',
      why10:
        'A value is shown once at least 10 people have answered, so that single answers stay protected. We look forward to yours: through the link of your ticket, or the QR code at this office.',
      people: 'Respondents',
      total: 'Total',
      persons: 'people',
      elements: 'The elements of the service',
      scale: 'Mean score (NRR) from 1 to 4',
      thanks: 'Thank you for the assessment that you have given',
      why: 'It helps our office to keep improving its service to the public.',
      basis: 'Public satisfaction survey after PermenPANRB 14/2017',
      setAside: (rules) =>
        `Answers were set aside (rules: ${rules}); how many, and why, is in the survey report of the office`,
    },
    page: 'Page',
  },
};
