// What the survey asks, word for word, by version: old answers must keep the words they answered. The Indonesian of
// `skm-2017.2` is the official form (PermenPANRB 14/2017); its order differs from the regulation's list in the last two.
import type { Element, QUESTIONNAIRES } from '@tera/domain';
import type { Lang } from './language.ts';

export type QuestionnaireVersion = (typeof QUESTIONNAIRES)[number];

export interface Question {
  /** The element's official name, for a list of mistakes. */
  readonly name: string;
  /** What the question begins with. */
  readonly stem: string;
  /** What follows the stem. */
  readonly subject: string;
  /** The words of the scores 1 to 4. */
  readonly labels: readonly [string, string, string, string];
}

type Questions = Readonly<Record<Lang, Readonly<Record<Element, Question>>>>;

export interface Questionnaire {
  /** As printed on the form: `sarana` eighth, `pengaduan` ninth. */
  readonly order: readonly Element[];
  readonly questions: Questions;
}

const PRINTED_ORDER = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'sarana',
  'pengaduan',
] as const satisfies readonly Element[];

const ID = 'Bagaimana pendapat Saudara tentang';
const EN = 'What do you think about';

const OFFICIAL: Questions = {
  id: {
    persyaratan: {
      name: 'Persyaratan',
      stem: ID,
      subject: 'kesesuaian persyaratan pelayanan dengan jenis pelayanannya',
      labels: ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'],
    },
    prosedur: {
      name: 'Sistem, Mekanisme, dan Prosedur',
      stem: 'Bagaimana pemahaman Saudara tentang',
      subject: 'kemudahan prosedur pelayanan di unit ini',
      labels: ['Tidak mudah', 'Kurang mudah', 'Mudah', 'Sangat mudah'],
    },
    waktu: {
      name: 'Waktu Penyelesaian',
      stem: ID,
      subject: 'kecepatan waktu dalam memberikan pelayanan',
      labels: ['Tidak cepat', 'Kurang cepat', 'Cepat', 'Sangat cepat'],
    },
    biaya: {
      name: 'Biaya/Tarif',
      stem: ID,
      subject: 'kewajaran biaya/tarif dalam pelayanan',
      labels: ['Sangat mahal', 'Cukup mahal', 'Murah', 'Gratis'],
    },
    produk: {
      name: 'Produk Spesifikasi Jenis Pelayanan',
      stem: ID,
      subject: 'kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan',
      labels: ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'],
    },
    kompetensi: {
      name: 'Kompetensi Pelaksana',
      stem: ID,
      subject: 'kompetensi/kemampuan petugas dalam pelayanan',
      labels: ['Tidak kompeten', 'Kurang kompeten', 'Kompeten', 'Sangat kompeten'],
    },
    perilaku: {
      name: 'Perilaku Pelaksana',
      stem: ID,
      subject: 'perilaku petugas dalam pelayanan terkait kesopanan dan keramahan',
      labels: ['Tidak sopan dan ramah', 'Kurang sopan dan ramah', 'Sopan dan ramah', 'Sangat sopan dan ramah'],
    },
    sarana: {
      name: 'Sarana dan Prasarana',
      stem: ID,
      subject: 'kualitas sarana dan prasarana',
      labels: ['Buruk', 'Cukup', 'Baik', 'Sangat baik'],
    },
    pengaduan: {
      name: 'Penanganan Pengaduan, Saran dan Masukan',
      stem: ID,
      subject: 'penanganan pengaduan pengguna layanan',
      labels: ['Tidak ada', 'Ada tetapi tidak berfungsi', 'Berfungsi kurang maksimal', 'Dikelola dengan baik'],
    },
  },
  en: {
    persyaratan: {
      name: 'Requirements',
      stem: EN,
      subject: 'how well the requirements fit this kind of service',
      labels: ['They do not fit', 'They fit poorly', 'They fit', 'They fit very well'],
    },
    prosedur: {
      name: 'System, mechanism and procedure',
      stem: 'What is your understanding of',
      subject: 'how easy the procedure at this office is',
      labels: ['Not easy', 'Not very easy', 'Easy', 'Very easy'],
    },
    waktu: {
      name: 'Time taken',
      stem: EN,
      subject: 'how fast the service was',
      labels: ['Not fast', 'Not very fast', 'Fast', 'Very fast'],
    },
    biaya: {
      name: 'Cost',
      stem: EN,
      subject: 'how reasonable the cost of the service is',
      labels: ['Very expensive', 'Fairly expensive', 'Cheap', 'Free of charge'],
    },
    produk: {
      name: 'Result of the service',
      stem: EN,
      subject: 'how well the result you were given matches what the service standard states',
      labels: ['It does not match', 'It matches poorly', 'It matches', 'It matches very well'],
    },
    kompetensi: {
      name: 'Competence of the staff',
      stem: EN,
      subject: 'how competent and able the staff are in giving the service',
      labels: ['Not competent', 'Not very competent', 'Competent', 'Very competent'],
    },
    perilaku: {
      name: 'Conduct of the staff',
      stem: EN,
      subject: 'how polite and friendly the staff are in giving the service',
      labels: [
        'Not polite or friendly',
        'Not very polite or friendly',
        'Polite and friendly',
        'Very polite and friendly',
      ],
    },
    sarana: {
      name: 'Facilities',
      stem: EN,
      subject: 'the quality of the facilities',
      labels: ['Poor', 'Fair', 'Good', 'Very good'],
    },
    pengaduan: {
      name: 'Handling of complaints, suggestions and feedback',
      stem: EN,
      subject: 'how complaints from service users are handled',
      labels: [
        'There is no way to complain',
        'There is, but it does not work',
        'It works, but not fully',
        'They are handled well',
      ],
    },
  },
};

/** Where an earlier, shortened set of questions has other words; its labels are the same. */
const SHORTENED: Readonly<
  Record<Lang, { readonly stem: string; readonly subjects: Partial<Record<Element, string>> }>
> = {
  id: {
    stem: 'Bagaimana pendapat Anda tentang',
    subjects: {
      produk: 'kesesuaian produk pelayanan dengan standar pelayanan',
      kompetensi: 'kompetensi/kemampuan petugas',
      perilaku: 'kesopanan dan keramahan petugas',
    },
  },
  en: {
    stem: EN,
    subjects: {
      produk: 'how well the result of the service matches the standard promised',
      kompetensi: 'how competent and able the staff are',
      perilaku: 'how polite and friendly the staff are',
    },
  },
};

export const QUESTIONNAIRE_TEXTS: Readonly<Record<QuestionnaireVersion, Questionnaire>> = {
  'skm-2017.2': { order: PRINTED_ORDER, questions: OFFICIAL },
  'skm-2017.1': { order: PRINTED_ORDER, questions: { id: shortened('id'), en: shortened('en') } },
};

function shortened(lang: Lang): Questions[Lang] {
  const { stem, subjects } = SHORTENED[lang];
  return Object.fromEntries(
    PRINTED_ORDER.map((element) => {
      const official = OFFICIAL[lang][element];
      return [element, { ...official, stem, subject: subjects[element] ?? official.subject }];
    }),
  ) as Questions[Lang];
}
