// Every other word that the public reads, in both languages. A type holds the two to the same keys; what is missing in
// one does not compile.
import type { Respondent, RespondentAttribute } from '@tera/domain';
import type { Lang } from './language.ts';

export interface Texts {
  readonly survey: string;
  readonly description: string;
  readonly heading: string;
  readonly intro: string;
  readonly warning: string;
  readonly warningKiosk: string;
  readonly promise: string;
  readonly privacy: {
    readonly summary: string;
    readonly purpose: string;
    readonly purposeText: string;
    readonly retention: string;
    /** `{days}` is the number of days after which nothing is left. */
    readonly retentionText: string;
    readonly contact: string;
    readonly contactText: string;
  };
  readonly of: string;
  readonly skip: string;
  /** Asked where the link names no ticket. */
  readonly service: string;
  readonly noService: string;
  readonly comment: string;
  /** `{most}` is the number of characters. */
  readonly commentHint: string;
  readonly respondent: string;
  readonly respondentHint: string;
  readonly noAnswer: string;
  readonly attributes: { readonly [A in RespondentAttribute]: AttributeTexts<NonNullable<Respondent[A]>> };
  readonly send: string;
  readonly complaint: string;
  readonly basis: string;
  readonly otherLang: string;
  /** What the page's script says while it sends and while it cannot. */
  readonly states: {
    readonly sending: string;
    readonly waiting: string;
    readonly waitingKiosk: string;
    /** Before the number of answers that a kiosk has still to send. */
    readonly kept: string;
    readonly busy: string;
    readonly idle: string;
  };
  readonly errors: {
    readonly prefix: string;
    readonly heading: string;
    readonly none: string;
    readonly answer: string;
    readonly service: string;
    readonly comment: string;
    readonly respondent: string;
    readonly other: string;
  };
  readonly troubles: { readonly heading: string; readonly tooMany: string; readonly unavailable: string };
  readonly thanks: {
    readonly heading: string;
    readonly text: string;
    readonly receipt: string;
    readonly receiptHint: string;
    /** At a kiosk, whether it is sent yet or not. */
    readonly textKiosk: string;
    readonly kiosk: string;
    readonly next: string;
  };
  readonly notices: {
    readonly used: NoticeTexts;
    readonly closed: NoticeTexts;
    readonly unknown: NoticeTexts;
    readonly elsewhere: NoticeTexts;
    readonly mistyped: NoticeTexts;
    readonly tooMany: NoticeTexts;
    readonly unavailable: NoticeTexts;
  };
  readonly retry: string;
  readonly posters: {
    readonly title: string;
    readonly heading: string;
    readonly scan: string;
    readonly ease: string;
    readonly orType: string;
    readonly promise: string;
    readonly qr: string;
    readonly print: string;
    readonly hint: string;
    readonly none: string;
  };
  /** The form on paper. */
  readonly paper: {
    readonly title: string;
    readonly hint: string;
    readonly form: string;
    readonly unit: string;
    readonly number: string;
    readonly date: string;
    readonly fill: string;
    readonly choose: string;
    readonly comment: string;
    readonly code: string;
    readonly handIn: string;
  };
}

export interface NoticeTexts {
  readonly heading: string;
  readonly text: string;
}

export interface AttributeTexts<Value extends string> {
  readonly label: string;
  readonly values: Readonly<Record<Value, string>>;
}

export const COMPLAINTS = { name: 'www.lapor.go.id', url: 'https://www.lapor.go.id/' } as const;

export const TEXTS: Readonly<Record<Lang, Texts>> = {
  id: {
    survey: 'Survei Kepuasan Masyarakat',
    description: 'Survei kepuasan masyarakat: sembilan pertanyaan tentang pelayanan yang Anda terima, tanpa nama.',
    heading: 'Bagaimana pelayanan kami?',
    intro: 'Sembilan pertanyaan, boleh dilewati.',
    warning: 'Jangan serahkan ponsel Anda kepada petugas.',
    warningKiosk: 'Isilah sendiri. Bila perlu bantuan, mintalah kepada pegawai lain, bukan petugas yang melayani Anda.',
    promise: 'Jawaban Anda tidak menampilkan nama Anda. Petugas hanya melihat hasil gabungan.',
    privacy: {
      summary: 'Tujuan, penyimpanan, dan kontak',
      purpose: 'Tujuan',
      purposeText:
        'Memperbaiki pelayanan serta menghitung Indeks Kepuasan Masyarakat dan indikator kinerja, selalu sebagai hasil gabungan.',
      retention: 'Penyimpanan',
      retentionText:
        'Jawaban Anda satu per satu dihapus paling lambat {days} hari setelah diterima, termasuk dari salinan cadangan. Angka gabungan tetap disimpan.',
      contact: 'Kontak',
      contactText: 'Petugas pengaduan di unit ini, atau www.lapor.go.id.',
    },
    of: 'dari',
    skip: 'Lewati',
    service: 'Layanan yang Anda terima',
    noService: 'Tidak tahu / lainnya',
    comment: 'Saran atau komentar',
    commentHint: 'Jangan tulis nama, NIK, atau nomor telepon. Boleh kosong, paling banyak {most} karakter.',
    respondent: 'Tentang Anda',
    respondentHint: 'Boleh dikosongkan. Dihitung per layanan, tidak pernah per petugas.',
    noAnswer: 'Tidak menjawab',
    attributes: {
      sex: { label: 'Jenis kelamin', values: { L: 'Laki-laki', P: 'Perempuan' } },
      age: {
        label: 'Usia',
        values: { '15-25': '15–25 tahun', '26-35': '26–35 tahun', '36-50': '36–50 tahun', '51+': '51 tahun ke atas' },
      },
      education: {
        label: 'Pendidikan',
        values: { SD: 'SD', SMP: 'SMP', SMA: 'SMA', 'D1-D3': 'D1–D3', 'S1/D4': 'S1/D4', S2: 'S2', S3: 'S3' },
      },
      work: {
        label: 'Pekerjaan',
        values: {
          PNS: 'PNS',
          TNI: 'TNI',
          Polri: 'Polri',
          swasta: 'Pegawai swasta',
          wirausaha: 'Wirausaha',
          pelajar: 'Pelajar/mahasiswa',
          petani: 'Petani',
          lainnya: 'Lainnya',
        },
      },
    },
    send: 'Kirim jawaban',
    complaint: 'Ada pengaduan yang perlu ditindaklanjuti? Sampaikan melalui',
    basis: 'Survei Kepuasan Masyarakat menurut PermenPANRB 14/2017',
    otherLang: 'English',
    states: {
      sending: 'Mengirim…',
      waiting: 'Belum terkirim. Jawaban Anda tersimpan di ponsel ini dan akan dikirim saat tersambung.',
      waitingKiosk: 'Belum terkirim. Jawaban Anda akan dikirim saat tersambung. Mohon jangan tutup layar ini.',
      kept: 'Jawaban yang menunggu terkirim:',
      busy: 'Layanan sedang sibuk. Jawaban Anda tersimpan dan akan dikirim lagi sebentar lagi.',
      idle: 'Masih di sini? Layar ini segera kembali ke awal. Sentuh layar untuk melanjutkan.',
    },
    errors: {
      prefix: 'Galat',
      heading: 'Ada yang perlu diperbaiki',
      none: 'Jawablah sekurang-kurangnya satu pertanyaan.',
      answer: 'Pilih salah satu jawaban yang tersedia, atau Lewati.',
      service: 'Pilih salah satu layanan yang tersedia, atau Tidak tahu / lainnya.',
      comment: 'Komentar terlalu panjang. Paling banyak {most} karakter.',
      respondent: 'Pilih salah satu yang tersedia, atau Tidak menjawab.',
      other: 'Formulir ini tidak dapat dibaca. Silakan kirim sekali lagi.',
    },
    troubles: {
      heading: 'Jawaban Anda belum terkirim',
      tooMany:
        'Sedang banyak yang mengisi survei. Isian Anda masih ada di halaman ini: tunggu sebentar, lalu kirim lagi.',
      unavailable:
        'Gangguan ada pada kami, bukan pada Anda. Isian Anda masih ada di halaman ini: tunggu sebentar, lalu kirim lagi.',
    },
    thanks: {
      heading: 'Terima kasih.',
      text: 'Jawaban Anda sudah kami terima dan membantu kami melayani dengan lebih baik.',
      receipt: 'Tanda terima',
      receiptHint: 'Kode ini tidak memuat apa pun tentang Anda. Tidak wajib disimpan.',
      textKiosk: 'Jawaban Anda membantu kami melayani dengan lebih baik.',
      kiosk: 'Layar ini segera kembali ke awal.',
      next: 'Kembali ke awal',
    },
    notices: {
      used: {
        heading: 'Tautan ini sudah dipakai. Terima kasih.',
        text: 'Jawaban melalui tautan ini sudah kami terima. Satu tautan hanya untuk satu kali pengisian.',
      },
      closed: {
        heading: 'Survei ini sudah ditutup.',
        text: 'Masa berlaku tautan ini sudah lewat. Kami menantikan pendapat Anda pada kunjungan berikutnya.',
      },
      unknown: {
        heading: 'Tautan ini tidak kami kenali.',
        text: 'Mungkin ada bagian yang terpotong saat disalin. Pindai ulang kode QR, atau mintalah tautan baru di loket.',
      },
      elsewhere: {
        heading: 'Jawaban ini tidak dikirim dari halaman kami.',
        text: 'Situs lain mencoba mengisi survei ini dengan peramban Anda, dan tidak kami terima. Bila Anda ingin menjawab, bukalah survei di halaman kami sendiri.',
      },
      mistyped: {
        heading: 'Alamat ini tidak kami kenali.',
        text: 'Mungkin ada huruf atau angka yang salah ketik. Periksa lagi alamat di poster, atau pindai kode QR-nya.',
      },
      tooMany: {
        heading: 'Mohon tunggu sebentar.',
        text: 'Sedang banyak yang membuka survei ini. Silakan coba lagi beberapa saat lagi.',
      },
      unavailable: {
        heading: 'Survei belum dapat dibuka.',
        text: 'Gangguan ada pada kami, bukan pada ponsel Anda. Silakan coba lagi beberapa saat lagi.',
      },
    },
    retry: 'Coba lagi',
    posters: {
      title: 'Poster survei',
      heading: 'Bagaimana pelayanan kami?',
      scan: 'Pindai dengan kamera ponsel Anda',
      ease: 'Sembilan pertanyaan, tanpa aplikasi, tanpa mendaftar.',
      orType: 'atau ketik',
      promise: 'Jawaban Anda tanpa nama dan digabung dengan jawaban warga lain untuk memperbaiki pelayanan kami.',
      qr: 'Kode QR menuju survei',
      print: 'Cetak',
      hint: 'Satu poster per lembar. Cetak pada skala 100%, tanpa margin.',
      none: 'Belum ada loket yang terdaftar.',
    },
    paper: {
      title: 'Formulir survei kertas',
      hint: 'Satu lembar A4. Cetak pada skala 100%. Diketik oleh pegawai lain, bukan oleh petugas yang dinilai.',
      form: 'Kuesioner Survei Kepuasan Masyarakat (SKM)',
      unit: 'pada unit layanan',
      number: 'Nomor urut',
      date: 'Tanggal',
      fill: 'diisi pegawai',
      choose: 'Lingkari satu angka untuk setiap pertanyaan. Pertanyaan boleh dilewati.',
      comment: 'Saran atau komentar. Jangan tulis nama, NIK, atau nomor telepon.',
      code: 'Kode formulir',
      handIn:
        'Isilah sendiri. Masukkan ke kotak survei, atau serahkan kepada pegawai lain, bukan petugas yang melayani Anda.',
    },
  },
  en: {
    survey: 'Public satisfaction survey',
    description: 'Public satisfaction survey: nine questions about the service that you were given, without your name.',
    heading: 'How was our service?',
    intro: 'Nine questions. You may skip any.',
    warning: 'Do not hand your phone to the staff.',
    warningKiosk: 'Please answer by yourself. If you need help, ask someone other than the person who served you.',
    promise: 'Your answers do not show your name. The staff see combined results only.',
    privacy: {
      summary: 'Purpose, retention and contact',
      purpose: 'Purpose',
      purposeText:
        'To improve the service and to compute the public satisfaction index and performance indicators, always as combined results.',
      retention: 'Retention',
      retentionText:
        'Single answers are deleted at the latest {days} days after they arrive, from backup copies too. Combined figures are kept.',
      contact: 'Contact',
      contactText: 'The complaints desk of this office, or www.lapor.go.id.',
    },
    of: 'of',
    skip: 'Skip',
    service: 'The service that you were given',
    noService: 'Do not know / other',
    comment: 'Suggestions or comments',
    commentHint: 'Do not write names, identity numbers or phone numbers. Optional, at most {most} characters.',
    respondent: 'About you',
    respondentHint: 'Optional. Counted per service, never per member of staff.',
    noAnswer: 'Prefer not to say',
    attributes: {
      sex: { label: 'Sex', values: { L: 'Male', P: 'Female' } },
      age: {
        label: 'Age',
        values: { '15-25': '15–25', '26-35': '26–35', '36-50': '36–50', '51+': '51 or older' },
      },
      education: {
        label: 'Highest education',
        values: {
          SD: 'Primary school (SD)',
          SMP: 'Junior high (SMP)',
          SMA: 'Senior high (SMA)',
          'D1-D3': 'Diploma (D1–D3)',
          'S1/D4': 'Bachelor (S1/D4)',
          S2: 'Master (S2)',
          S3: 'Doctorate (S3)',
        },
      },
      work: {
        label: 'Occupation',
        values: {
          PNS: 'Civil servant (PNS)',
          TNI: 'Armed forces (TNI)',
          Polri: 'Police (Polri)',
          swasta: 'Private employee',
          wirausaha: 'Self-employed',
          pelajar: 'Student',
          petani: 'Farmer',
          lainnya: 'Other',
        },
      },
    },
    send: 'Send answers',
    complaint: 'Is there a complaint that needs following up? Tell',
    basis: 'Public satisfaction survey under PermenPANRB 14/2017',
    otherLang: 'Bahasa Indonesia',
    states: {
      sending: 'Sending…',
      waiting: 'Not sent yet. Your answers are kept on this phone and will be sent when you are back online.',
      waitingKiosk: 'Not sent yet. Your answers will be sent when the line is back. Please leave this screen open.',
      kept: 'Answers waiting to be sent:',
      busy: 'The service is busy. Your answers are kept and will be sent again in a moment.',
      idle: 'Still here? This screen is about to start over. Touch it to go on.',
    },
    errors: {
      prefix: 'Error',
      heading: 'Something needs correcting',
      none: 'Please answer at least one question.',
      answer: 'Choose one of the answers, or Skip.',
      service: 'Choose one of the services, or Do not know / other.',
      comment: 'The comment is too long. At most {most} characters.',
      respondent: 'Choose one of the options, or Prefer not to say.',
      other: 'This form could not be read. Please send it once more.',
    },
    troubles: {
      heading: 'Your answers were not sent yet',
      tooMany:
        'Many people are answering right now. Your answers are still on this page: wait a moment, then send again.',
      unavailable: 'The fault is ours, not yours. Your answers are still on this page: wait a moment, then send again.',
    },
    thanks: {
      heading: 'Thank you.',
      text: 'We have received your answers. They help us to serve better.',
      receipt: 'Receipt',
      receiptHint: 'This code says nothing about you. You need not keep it.',
      textKiosk: 'Your answers help us to serve better.',
      kiosk: 'This screen is about to start over.',
      next: 'Start over',
    },
    notices: {
      used: {
        heading: 'This link has been used. Thank you.',
        text: 'We have received the answers of this link. Each link is for one answer.',
      },
      closed: {
        heading: 'This survey is closed.',
        text: 'This link is no longer valid. We look forward to your opinion on your next visit.',
      },
      unknown: {
        heading: 'We do not know this link.',
        text: 'A part may have been lost when it was copied. Scan the QR code again, or ask for a new link at the counter.',
      },
      elsewhere: {
        heading: 'These answers were not sent from our page.',
        text: 'Another site tried to fill in this survey with your browser, and we did not take it. If you want to answer, please open the survey on our own page.',
      },
      mistyped: {
        heading: 'We do not know this address.',
        text: 'A letter or digit may have been mistyped. Check the address on the poster, or scan its QR code.',
      },
      tooMany: {
        heading: 'Please wait a moment.',
        text: 'Many people are opening this survey right now. Please try again shortly.',
      },
      unavailable: {
        heading: 'The survey cannot be opened yet.',
        text: 'The fault is ours, not your phone’s. Please try again shortly.',
      },
    },
    retry: 'Try again',
    posters: {
      title: 'Survey posters',
      heading: 'How was our service?',
      scan: 'Scan with the camera of your phone',
      ease: 'Nine questions, no app, no account.',
      orType: 'or type',
      promise: 'Your answers carry no name and are combined with those of others to improve our service.',
      qr: 'QR code that leads to the survey',
      print: 'Print',
      hint: 'One poster per sheet. Print at 100% scale, without margins.',
      none: 'No counter is registered yet.',
    },
    paper: {
      title: 'Survey form on paper',
      hint: 'One sheet of A4. Print at 100% scale. Typed in by somebody else than the member of staff who is rated.',
      form: 'Questionnaire of the public satisfaction survey (SKM)',
      unit: 'at the office',
      number: 'Running number',
      date: 'Date',
      fill: 'filled in by staff',
      choose: 'Circle one number for each question. You may skip any question.',
      comment: 'Suggestions or comments. Do not write names, identity numbers or phone numbers.',
      code: 'Form code',
      handIn:
        'Please answer by yourself. Put the form into the survey box, or hand it to somebody else than the person who served you.',
    },
  },
};
