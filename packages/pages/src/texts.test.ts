// Both languages say everything, and the survey asks what the regulation asks.
import { DEFAULT_QUESTIONNAIRE, ELEMENTS, QUESTIONNAIRES } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { LANGS, numberText } from './language.ts';
import { QUESTIONNAIRE_TEXTS } from './questionnaire.ts';
import { TEXTS } from './texts.ts';

describe('the texts', () => {
  it('have the same keys and placeholders in both languages, and none is empty', () => {
    const id = leavesOf(TEXTS.id);
    const en = leavesOf(TEXTS.en);

    expect([...en.keys()]).toEqual([...id.keys()]);
    for (const text of [...id.values(), ...en.values()]) expect(text.trim()).not.toBe('');
    for (const [key, text] of id) {
      expect(en.get(key)?.match(/\{\w+\}/g) ?? []).toEqual(text.match(/\{\w+\}/g) ?? []);
    }
  });

  it('write numbers as their readers do', () => {
    expect(numberText(1000, 'id')).toBe('1.000');
    expect(numberText(91.48, 'id')).toBe('91,48');
    expect(numberText(91.48, 'en')).toBe('91.48');
  });
});

describe.each(QUESTIONNAIRES)('the questionnaire %s', (version) => {
  const { order, questions } = QUESTIONNAIRE_TEXTS[version];

  it('asks every element once, facilities eighth and complaints ninth', () => {
    expect([...order].sort()).toEqual([...ELEMENTS].sort());
    expect(order.slice(7)).toEqual(['sarana', 'pengaduan']);
  });

  it.each(LANGS)('has a beginning and four different words for every element (%s)', (lang) => {
    for (const element of ELEMENTS) {
      const { name, stem, subject, labels } = questions[lang][element];
      expect(new Set([name, stem, subject, ...labels]).size).toBe(7);
      expect([name, stem, subject, ...labels]).not.toContain('');
    }
  });
});

// PermenPANRB 14/2017, the form in its annex: number, question, and the words of 1 to 4.
const PRINTED = `
1. Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya? Tidak sesuai | Kurang sesuai | Sesuai | Sangat sesuai
2. Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini? Tidak mudah | Kurang mudah | Mudah | Sangat mudah
3. Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan? Tidak cepat | Kurang cepat | Cepat | Sangat cepat
4. Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan? Sangat mahal | Cukup mahal | Murah | Gratis
5. Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan? Tidak sesuai | Kurang sesuai | Sesuai | Sangat sesuai
6. Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan? Tidak kompeten | Kurang kompeten | Kompeten | Sangat kompeten
7. Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan? Tidak sopan dan ramah | Kurang sopan dan ramah | Sopan dan ramah | Sangat sopan dan ramah
8. Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana? Buruk | Cukup | Baik | Sangat baik
9. Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan? Tidak ada | Ada tetapi tidak berfungsi | Berfungsi kurang maksimal | Dikelola dengan baik
`;

describe('the official questionnaire', () => {
  it('is word for word that of the regulation, and asked where a unit names no other', () => {
    const { order, questions } = QUESTIONNAIRE_TEXTS[DEFAULT_QUESTIONNAIRE];
    const ours = order.map((element, at) => {
      const { stem, subject, labels } = questions.id[element];
      return `${at + 1}. ${stem} ${subject}? ${labels.join(' | ')}`;
    });

    expect(ours).toEqual(PRINTED.trim().split('\n'));
  });

  it('leaves the words of answers that were given to the shortened one as they were', () => {
    const { questions } = QUESTIONNAIRE_TEXTS['skm-2017.1'];

    expect(ELEMENTS.map((element) => questions.id[element].stem)).toEqual(
      ELEMENTS.map(() => 'Bagaimana pendapat Anda tentang'),
    );
    expect([questions.id.produk, questions.id.kompetensi, questions.id.perilaku].map(({ subject }) => subject)).toEqual(
      [
        'kesesuaian produk pelayanan dengan standar pelayanan',
        'kompetensi/kemampuan petugas',
        'kesopanan dan keramahan petugas',
      ],
    );
  });
});

function leavesOf(node: object, path = '', leaves = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (typeof value === 'object' && value !== null) leavesOf(value, `${path}${key}.`, leaves);
    else leaves.set(`${path}${key}`, String(value));
  }
  return leaves;
}
