// The published survey of GASPUL as answers that somebody could give.

import { type SkmCase, skmCases } from '@tera/testing/shared-data';
import { type Answers, ELEMENTS, type Element } from './answers.ts';
import { seeded } from '@tera/testing/random';

/** @throws where its file is missing */
export function gaspul(): SkmCase {
  const found = skmCases?.cases.find(({ id }) => id === 'gaspul-tw3');
  if (found === undefined) throw new Error('there is no survey of GASPUL');
  return found;
}

/** Answers with the published distribution; who gave which together is not published, and does not matter. */
export function answersOf(survey: SkmCase): Answers[] {
  const random = seeded(29);
  const columns = ELEMENTS.map((element) => {
    const counts = countsOf(survey, element);
    return [
      element,
      random.shuffle(counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1))),
    ] as const;
  });
  return Array.from({ length: survey.n }, (_, person) =>
    Object.fromEntries(columns.map(([element, scores]) => [element, scores[person]])),
  );
}

/** How many gave the scores 1 to 4. */
export function countsOf({ distribution }: SkmCase, element: Element): number[] {
  return [1, 2, 3, 4].map((score) => distribution[element][String(score)] ?? 0);
}
