// Comparing what a cell holds with what the facts behind it come to, in words that can be read without knowing how
// counters are named.

import type { Counters } from './facts/contribution.ts';
import { ELEMENTS, SCORES } from './skm/element.ts';
import { FLAGS, flagCounter } from './facts/response/flag.ts';
import { MEASURES, type Measure } from './indicators/histogram.ts';
import { CHANNELS, answerCounter, answeredCounter, invitedCounter } from './facts/response/response.ts';

export interface CounterDifference {
  readonly counter: string;
  readonly stored: number;
  readonly rebuilt: number;
}

/** The counters that are not the same, by name; one that is not there is 0. */
export function counterDifferences(stored: Counters, rebuilt: Counters): CounterDifference[] {
  return [...new Set([...Object.keys(stored), ...Object.keys(rebuilt)])]
    .toSorted()
    .map((counter) => ({ counter, stored: stored[counter] ?? 0, rebuilt: rebuilt[counter] ?? 0 }))
    .filter((difference) => difference.stored !== difference.rebuilt);
}

const MEASURE_NAMES = Object.keys(MEASURES) as readonly Measure[];

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ...ELEMENTS.flatMap((element) =>
    SCORES.map((score) => [answerCounter(element, score), `${element}.${score}`] as const),
  ),
  ...CHANNELS.map((channel) => [answeredCounter(channel), `answered.${channel}`] as const),
  ...CHANNELS.map((channel) => [invitedCounter(channel), `invited.${channel}`] as const),
  ...FLAGS.map((flag) => [flagCounter(flag), `flag.${flag}`] as const),
  ...MEASURE_NAMES.map((measure) => [MEASURES[measure], `${measure}.milliseconds`] as const),
  ['m', 'responseMeans'],
  ['mm', 'responseMeanSquares'],
]);

/** What a counter counts, such as `perilaku.4` or `service.milliseconds`; those of a histogram are `service.bucket.<36>`. */
export function counterMeaning(counter: string): string {
  const known = MEANINGS.get(counter);
  if (known !== undefined) return known;
  const measure = MEASURE_NAMES.find((name) => counter.startsWith(`${MEASURES[name]}.`));
  return measure === undefined ? counter : `${measure}.bucket.${counter.slice(MEASURES[measure].length + 1)}`;
}

const ANSWERS: ReadonlySet<string> = new Set([
  ...ELEMENTS.flatMap((element) => SCORES.map((score) => answerCounter(element, score))),
  ...FLAGS.map(flagCounter),
  'm',
  'mm',
]);

/** Whether the counter says what was answered, or by whom: of a few answers nobody is told that. */
export function tellsAnswers(counter: string): boolean {
  return ANSWERS.has(counter) || counter.startsWith('who.');
}
