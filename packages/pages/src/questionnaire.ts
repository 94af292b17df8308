// What the survey asks, word for word, by version: old answers must keep the words they answered. The Indonesian is the
// official form (PermenPANRB 14/2017); its order differs from the regulation's list in the last two.
import type { Element, QUESTIONNAIRES } from '@tera/domain';
import type { Lang } from './language.ts';

export type QuestionnaireVersion = (typeof QUESTIONNAIRES)[number];

export interface Question {
  /** The element's official name, for a list of mistakes. */
  readonly name: string;
  /** What follows the stem. */
  readonly subject: string;
  /** The words of the scores 1 to 4. */
  readonly labels: readonly [string, string, string, string];
}

export interface Questionnaire {
  /** As printed on the form: `sarana` eighth, `pengaduan` ninth. */
  readonly order: readonly Element[];
  /** What each question begins with. */
  readonly stem: Readonly<Record<Lang, string>>;
  readonly questions: Readonly<Record<Lang, Readonly<Record<Element, Question>>>>;
}

export const QUESTIONNAIRE_TEXTS: Readonly<Record<QuestionnaireVersion, Questionnaire>> = {
  'skm-2017.1': {
    order: ['persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'kompetensi', 'perilaku', 'sarana', 'pengaduan'],
    stem: { id: 'Bagaimana pendapat Anda tentang', en: 'What do you think about' },
    questions: {
      id: {
        persyaratan: {
          name: 'Persyaratan',
          subject: 'kesesuaian persyaratan pelayanan dengan jenis pelayanannya',
          labels: ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'],
        },
        prosedur: {
          name: 'Sistem, Mekanisme, dan Prosedur',
          subject: 'kemudahan prosedur pelayanan di unit ini',
          labels: ['Tidak mudah', 'Kurang mudah', 'Mudah', 'Sangat mudah'],
        },
        waktu: {
          name: 'Waktu Penyelesaian',
          subject: 'kecepatan waktu dalam memberikan pelayanan',
          labels: ['Tidak cepat', 'Kurang cepat', 'Cepat', 'Sangat cepat'],
        },
        biaya: {
          name: 'Biaya/Tarif',
          subject: 'kewajaran biaya/tarif dalam pelayanan',
          labels: ['Sangat mahal', 'Cukup mahal', 'Murah', 'Gratis'],
        },
        produk: {
          name: 'Produk Spesifikasi Jenis Pelayanan',
          subject: 'kesesuaian produk pelayanan dengan standar pelayanan',
          labels: ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'],
        },
        kompetensi: {
          name: 'Kompetensi Pelaksana',
          subject: 'kompetensi/kemampuan petugas',
          labels: ['Tidak kompeten', 'Kurang kompeten', 'Kompeten', 'Sangat kompeten'],
        },
        perilaku: {
          name: 'Perilaku Pelaksana',
          subject: 'kesopanan dan keramahan petugas',
          labels: ['Tidak sopan dan ramah', 'Kurang sopan dan ramah', 'Sopan dan ramah', 'Sangat sopan dan ramah'],
        },
        sarana: {
          name: 'Sarana dan Prasarana',
          subject: 'kualitas sarana dan prasarana',
          labels: ['Buruk', 'Cukup', 'Baik', 'Sangat baik'],
        },
        pengaduan: {
          name: 'Penanganan Pengaduan, Saran dan Masukan',
          subject: 'penanganan pengaduan pengguna layanan',
          labels: ['Tidak ada', 'Ada tetapi tidak berfungsi', 'Berfungsi kurang maksimal', 'Dikelola dengan baik'],
        },
      },
      en: {
        persyaratan: {
          name: 'Requirements',
          subject: 'how well the requirements fit this kind of service',
          labels: ['They do not fit', 'They fit poorly', 'They fit', 'They fit very well'],
        },
        prosedur: {
          name: 'System, mechanism and procedure',
          subject: 'how easy the procedure at this office is',
          labels: ['Not easy', 'Not very easy', 'Easy', 'Very easy'],
        },
        waktu: {
          name: 'Time taken',
          subject: 'how fast the service was',
          labels: ['Not fast', 'Not very fast', 'Fast', 'Very fast'],
        },
        biaya: {
          name: 'Cost',
          subject: 'how reasonable the cost of the service is',
          labels: ['Very expensive', 'Fairly expensive', 'Cheap', 'Free of charge'],
        },
        produk: {
          name: 'Result of the service',
          subject: 'how well the result of the service matches the standard promised',
          labels: ['It does not match', 'It matches poorly', 'It matches', 'It matches very well'],
        },
        kompetensi: {
          name: 'Competence of the staff',
          subject: 'how competent and able the staff are',
          labels: ['Not competent', 'Not very competent', 'Competent', 'Very competent'],
        },
        perilaku: {
          name: 'Conduct of the staff',
          subject: 'how polite and friendly the staff are',
          labels: [
            'Not polite or friendly',
            'Not very polite or friendly',
            'Polite and friendly',
            'Very polite and friendly',
          ],
        },
        sarana: {
          name: 'Facilities',
          subject: 'the quality of the facilities',
          labels: ['Poor', 'Fair', 'Good', 'Very good'],
        },
        pengaduan: {
          name: 'Handling of complaints, suggestions and feedback',
          subject: 'how complaints from service users are handled',
          labels: [
            'There is no way to complain',
            'There is, but it does not work',
            'It works, but not fully',
            'They are handled well',
          ],
        },
      },
    },
  },
};
