// How offices write what the form asks: scores as digits, letters or the words of the form, ages in years, schools and jobs in
// the words of the civil registry. What could mean two things is not in here: a mapping says it.
import {
  ELEMENTS,
  type Element,
  RESPONDENT,
  type Respondent,
  type RespondentAttribute,
  SCORES,
  type Score,
} from '@tera/domain';
import { QUESTIONNAIRE_TEXTS } from '@tera/pages/questionnaire';

/** Without case, accents, and what stands between words. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The Indonesian and the English words of each version of the form. */
const QUESTIONS = Object.values(QUESTIONNAIRE_TEXTS).flatMap(({ questions }) => [questions.id, questions.en]);

/** Element → the words of the form → score; words that two versions give two scores are in none. */
const LABELS = new Map(ELEMENTS.map((element) => [element, labelsOf(element)]));

function labelsOf(element: Element): ReadonlyMap<string, Score> {
  const given = QUESTIONS.flatMap((questions) =>
    questions[element].labels.map((label, index) => [plainWords(label), SCORES[index]] as const),
  );
  const byLabel = Map.groupBy(given, ([label]) => label);
  return new Map(
    [...byLabel].flatMap(([label, those]) => {
      const [score, ...others] = new Set(those.map(([, one]) => one));
      return score === undefined || others.length > 0 ? [] : [[label, score] as const];
    }),
  );
}

export const EXPECTED_SCORE = 'expected 1 to 4, a to d (a is 1, as on the form), or the words of the form';

/** `3`, `3,0`, `c`, `c. Sesuai`, `Sesuai (3)`; `undefined` for whatever else, and where the parts contradict. */
export function scoreOf(element: Element, text: string): Score | undefined {
  const plain = plainWords(/^\s*[1-4][.,]0+\s*$/.test(text) ? text.trim().slice(0, 1) : text);
  const alone = markOf(plain);
  if (alone !== undefined) return alone;
  const labels = LABELS.get(element);
  const [, before, after] = /^([1-4a-d]) (.+)$/.exec(plain) ?? [];
  const [, front, behind] = /^(.+) ([1-4])$/.exec(plain) ?? [];
  const mark = before ?? behind;
  if (mark === undefined) return labels?.get(plain);
  const score = markOf(mark);
  return labels?.get(after ?? front ?? '') === score ? score : undefined;
}

function markOf(mark: string): Score | undefined {
  const place = ['1', '2', '3', '4'].indexOf(mark);
  return SCORES[place === -1 ? ['a', 'b', 'c', 'd'].indexOf(mark) : place];
}

const SHORT_NAMES: Readonly<Record<Element, readonly string[]>> = {
  persyaratan: ['persyaratan pelayanan', 'kesesuaian persyaratan'],
  prosedur: ['prosedur pelayanan', 'kemudahan prosedur', 'sistem mekanisme prosedur'],
  waktu: ['waktu pelayanan', 'kecepatan waktu', 'kecepatan pelayanan'],
  biaya: ['tarif', 'biaya tarif', 'kewajaran biaya'],
  produk: ['produk pelayanan', 'produk layanan', 'spesifikasi produk', 'produk spesifikasi', 'hasil pelayanan'],
  kompetensi: ['kompetensi petugas', 'kemampuan petugas'],
  perilaku: ['perilaku petugas', 'kesopanan petugas', 'kesopanan keramahan petugas'],
  pengaduan: ['penanganan pengaduan', 'pengaduan pengguna layanan'],
  sarana: ['sarana prasarana', 'kualitas sarana prasarana'],
};

/** The names by which a column of an element goes, without the word for "and". */
const ELEMENT_NAMES: ReadonlyMap<string, Element> = new Map(
  ELEMENTS.flatMap((element) =>
    [element, ...SHORT_NAMES[element], ...QUESTIONS.map((questions) => questions[element].name)].map(
      (name) => [columnName(name), element] as const,
    ),
  ),
);

/** `Sarana dan Prasarana` is `Sarana & Prasarana` elsewhere. */
export function columnName(text: string): string {
  return plainWords(text)
    .replaceAll(/\bdan\b ?/g, '')
    .trim();
}

/** By a name, or by the question that the form asks. */
export function elementNamed(name: string): Element | undefined {
  const plain = columnName(name);
  const known = ELEMENT_NAMES.get(plain);
  if (known !== undefined) return known;
  const asked = ELEMENTS.filter((element) =>
    QUESTIONS.some((questions) => plain.includes(columnName(questions[element].subject))),
  );
  return asked.length === 1 ? asked[0] : undefined;
}

type WordsOf = { readonly [A in RespondentAttribute]: Readonly<Record<string, NonNullable<Respondent[A]>>> };

/** Beside the codes themselves. Work and schools are as the civil registry and usual forms word them. */
const WORDS: WordsOf = {
  sex: {
    'laki laki': 'L',
    laki: 'L',
    lelaki: 'L',
    pria: 'L',
    male: 'L',
    perempuan: 'P',
    wanita: 'P',
    female: 'P',
  },
  age: {},
  education: {
    'sd sederajat': 'SD',
    'sd mi': 'SD',
    'tamat sd sederajat': 'SD',
    'smp sederajat': 'SMP',
    'smp mts': 'SMP',
    sltp: 'SMP',
    'sltp sederajat': 'SMP',
    mts: 'SMP',
    'sma sederajat': 'SMA',
    'sma smk': 'SMA',
    'sma smk ma': 'SMA',
    'smk sma': 'SMA',
    smk: 'SMA',
    smu: 'SMA',
    slta: 'SMA',
    'slta sederajat': 'SMA',
    ...spelled('D1-D3', ['d1', 'd 1', 'd i', 'di', 'd2', 'd 2', 'd ii', 'dii', 'd3', 'd 3', 'd iii', 'diii']),
    ...spelled('D1-D3', ['d1 d2 d3', 'd1 d3', 'd i d iii', 'd1 s d d3', 'diploma', 'diploma i ii', 'diploma iii']),
    ...spelled('D1-D3', ['diploma 1', 'diploma 2', 'diploma 3', 'akademi diploma iii sarjana muda']),
    ...spelled('S1/D4', ['s1', 's 1', 'd4', 'd 4', 'd iv', 'div', 'd4 s1', 's1 d4', 's1 div', 'd iv s1']),
    ...spelled('S1/D4', ['sarjana', 'strata 1', 'strata i', 'diploma iv strata i', 'diploma 4']),
    ...spelled('S2', ['s 2', 'magister', 'strata 2', 'strata ii']),
    ...spelled('S3', ['s 3', 'doktor', 'strata 3', 'strata iii']),
  },
  work: {
    ...spelled('PNS', [
      'asn',
      'pns asn',
      'asn pns',
      'pegawai negeri',
      'pegawai negeri sipil',
      'pegawai negeri sipil pns',
    ]),
    ...spelled('TNI', ['tentara', 'tentara nasional indonesia', 'tentara nasional indonesia tni']),
    ...spelled('Polri', ['polisi', 'kepolisian', 'kepolisian ri', 'kepolisian ri polri']),
    ...spelled('swasta', ['pegawai swasta', 'karyawan', 'karyawan swasta']),
    ...spelled('wirausaha', [
      'wiraswasta',
      'wirausahawan',
      'wiraswasta usahawan',
      'pengusaha',
      'pedagang',
      'usaha sendiri',
    ]),
    ...spelled('pelajar', ['mahasiswa', 'pelajar mahasiswa', 'siswa', 'siswa mahasiswa']),
    ...spelled('petani', ['petani pekebun', 'pekebun']),
    ...spelled('lainnya', ['lain', 'lain lain', 'dll', 'ibu rumah tangga', 'irt', 'mengurus rumah tangga', 'nelayan']),
    ...spelled('lainnya', ['buruh', 'buruh harian lepas', 'pensiunan', 'honorer', 'tidak bekerja', 'belum bekerja']),
    ...spelled('lainnya', ['belum tidak bekerja']),
  },
};

function spelled<Code extends string>(code: Code, ways: readonly string[]): Record<string, Code> {
  return Object.fromEntries(ways.map((way) => [way, code]));
}

/** `undefined` where it is not known, or may mean two things. */
export function respondentWord(attribute: RespondentAttribute, text: string): string | undefined {
  const plain = plainWords(text);
  const codes: readonly string[] = RESPONDENT[attribute];
  const code = codes.find((one) => one === text.trim() || (attribute !== 'age' && plainWords(one) === plain));
  if (code !== undefined) return code;
  if (attribute === 'age') return bandOf(text);
  const words: Readonly<Record<string, string>> = WORDS[attribute];
  return Object.hasOwn(words, plain) ? words[plain] : undefined;
}

/** A year of life, or a span that lies in one band as a whole: `34`, `17–25 tahun`, `> 50`, `51 ke atas`. */
function bandOf(text: string): string | undefined {
  const plain = text
    .toLowerCase()
    .replaceAll(/\b(?:tahun|thn|th|usia|umur)\b\.?/g, '')
    .trim();
  const [, from, to] = /^(\d{1,3})\s*(?:-|–|s\.?\s?[/.]?\s?d\.?|sampai|hingga)\s*(\d{1,3})$/.exec(plain) ?? [];
  if (from !== undefined) return bandAround(Number(from), Number(to));
  const [, over] = /^(?:>|di\s?atas|lebih dari)\s*(\d{1,3})$/.exec(plain) ?? [];
  if (over !== undefined) return bandAround(Number(over) + 1, OLDEST);
  const [, least, since] =
    /^(?:(?:>=|≥)\s*(\d{1,3})|(\d{1,3})\s*(?:\+|(?:ke|dan) ?atas|ke ?atas|lebih))$/.exec(plain) ?? [];
  if (least !== undefined || since !== undefined) return bandAround(Number(least ?? since), OLDEST);
  const [, age] = /^(\d{1,3})$/.exec(plain) ?? [];
  return age === undefined ? undefined : bandAround(Number(age), Number(age));
}

const OLDEST = 120;

/** In which band both lie. */
function bandAround(from: number, to: number): string | undefined {
  return RESPONDENT.age.find((band) => {
    const [, low = '', high] = /^(\d+)(?:-(\d+)|\+)$/.exec(band) ?? [];
    return Number(low) <= from && from <= to && to <= (high === undefined ? OLDEST : Number(high));
  });
}
