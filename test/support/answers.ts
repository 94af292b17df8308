// Survey answers for tests.

import { randomUUID } from 'node:crypto';

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
export type Answers = Readonly<Partial<Record<Element, number>>>;

export function allAnswered(score: number): Answers {
  return Object.fromEntries(ELEMENTS.map((element) => [element, score]));
}

/** A response as a survey page sends it, with an id of its own. */
export function aResponse(link: string, answers: Answers, more: Readonly<Record<string, unknown>> = {}) {
  return { link, responseId: randomUUID(), answers, ...more };
}
