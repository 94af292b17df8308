// Who answered, in numbers: of a whole unit they are exact, since they say nothing of what was answered.

import { type Counters, respondentCounter } from '../counters.ts';
import { RESPONDENT, RESPONDENT_ATTRIBUTES, type RespondentAttribute } from './element.ts';

export type RespondentCounts = {
  readonly [A in RespondentAttribute]: Readonly<Record<(typeof RESPONDENT)[A][number] | 'notAnswered', number>>;
};

/** Of `n` responses whose respondents are in `counters`. */
export function respondentsIn(counters: Counters, n: number): RespondentCounts {
  return Object.fromEntries(
    RESPONDENT_ATTRIBUTES.map((attribute) => [attribute, respondentsBy(attribute, counters, n)]),
  ) as RespondentCounts;
}

export function addRespondents(a: RespondentCounts, b: RespondentCounts): RespondentCounts {
  return Object.fromEntries(
    RESPONDENT_ATTRIBUTES.map((attribute) => {
      const other: Readonly<Record<string, number>> = b[attribute];
      const sums = Object.entries(a[attribute]).map(([value, n]) => [value, n + (other[value] ?? 0)] as const);
      return [attribute, Object.fromEntries(sums)];
    }),
  ) as RespondentCounts;
}

function respondentsBy(
  attribute: RespondentAttribute,
  counters: Counters,
  n: number,
): Readonly<Record<string, number>> {
  const values: readonly string[] = RESPONDENT[attribute];
  const counts = values.map((value) => counters[respondentCounter(attribute, value)] ?? 0);
  const answered = counts.reduce((sum, count) => sum + count, 0);
  return {
    ...Object.fromEntries(values.map((value, index) => [value, counts[index] ?? 0])),
    // Attributes and answers are in different cells, and a read may meet one of them before the other.
    notAnswered: Math.max(0, n - answered),
  };
}
