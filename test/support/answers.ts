// Survey answers for tests.

import { randomUUID } from 'node:crypto';
import { type FactMessage, FactMessageSchema } from '@tera/contracts';
import { aResponse as takenAnswer, allAnswered as alike, chargedTo } from '@tera/testing/facts';

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

/** As the door queues them, but taken when it is said: all for `ani` and `ektp`, and content with everything. */
export function takenAt(receivedAt: number, n: number, unitId: string): FactMessage[] {
  return Array.from({ length: n }, (_, index) => {
    const responseId = `lama-${index}`;
    const response = takenAnswer({ responseId, receivedAt: receivedAt + index, answers: alike(4) });
    const charge = { to: chargedTo(), order: 1 };
    return FactMessageSchema.parse({ v: 1, kind: 'response', unitId, key: responseId, response, charge });
  });
}
