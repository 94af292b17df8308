// The nine elements of the SKM survey (PermenPANRB 14/2017), by code. The official form prints `sarana` before
// `pengaduan` and the regulation lists them the other way round, so an element is never known by a number.

/** In the order of the regulation. */
export const ELEMENTS = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'pengaduan',
  'sarana',
] as const;
export type Element = (typeof ELEMENTS)[number];

/** The elements that are charged to the officer who served (domain.md §2, §4). The other six are the unit's. */
export const OFFICER_ELEMENTS = ['waktu', 'kompetensi', 'perilaku'] as const satisfies readonly Element[];

export const SCORES = [1, 2, 3, 4] as const;
export type Score = (typeof SCORES)[number];

/** How many answers an element got of each score, 1 to 4. */
export type Distribution = readonly [number, number, number, number];

/** The version of the question texts that a unit asks unless it names another. */
export const DEFAULT_QUESTIONNAIRE = 'skm-2017.2';
/** An answer keeps the words that it was given to: no version is ever taken away. */
export const QUESTIONNAIRES = [DEFAULT_QUESTIONNAIRE, 'skm-2017.1'] as const;

/** What a respondent may say of themselves, each part freely left out (domain.md §2). */
export const RESPONDENT = {
  sex: ['L', 'P'],
  age: ['15-25', '26-35', '36-50', '51+'],
  education: ['SD', 'SMP', 'SMA', 'D1-D3', 'S1/D4', 'S2', 'S3'],
  work: ['PNS', 'TNI', 'Polri', 'swasta', 'wirausaha', 'pelajar', 'petani', 'lainnya'],
} as const;
export type RespondentAttribute = keyof typeof RESPONDENT;
export const RESPONDENT_ATTRIBUTES = [
  'sex',
  'age',
  'education',
  'work',
] as const satisfies readonly RespondentAttribute[];
export type Respondent = { readonly [A in RespondentAttribute]?: (typeof RESPONDENT)[A][number] | undefined };
