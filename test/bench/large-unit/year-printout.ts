// What the year of a large unit takes as a table that a person reads, each question beside what it is held to: the budgets of
// design.md §11, and of every function its own memory and time.

import type { TakenWithin, Told } from './year.ts';

/** The gateway gives up then, whatever time a function has. */
const GATEWAY_SECONDS = 30;

interface Held {
  readonly text: string;
  readonly isKept: boolean;
}

export function isYearWithin(taken: readonly TakenWithin[]): boolean {
  return taken.every((one) => heldTo(one).every(({ isKept }) => isKept));
}

/** Printed line by line: all of it takes minutes. */
export const printedYear: Told = {
  seeded: ({ indicators, facts }) => {
    const items = `${indicators.toLocaleString('en')} cells, ${facts.toLocaleString('en')} facts`;
    console.log(`A unit of 500 officers and 5 services (${items})`);
    console.log(columns(['', 'MB', 'seconds', 'at share', 'pages', 'MB read', 'RCU', '÷ parsing', 'held to']));
  },
  taken: (one) => console.log(columns(rowOf(one))),
};

function rowOf(one: TakenWithin): string[] {
  return [
    one.question.name + (one.calls > 1 ? `, ${one.calls} calls` : ''),
    one.memory.toFixed(0),
    one.processor.toFixed(2),
    one.atItsShare.toFixed(1),
    String(one.pages),
    one.megabytes.toFixed(1),
    one.readUnits.toFixed(0),
    `${one.againstParsing.toFixed(1)}×`,
    heldTo(one)
      .map(({ text, isKept }) => `${isKept ? '✓' : '✗'} ${text}`)
      .join('  '),
  ];
}

function heldTo({
  within,
  limits,
  memory,
  atItsShare,
  againstParsing,
  readUnits,
  againstAnswers,
}: TakenWithin): Held[] {
  const megabytes = within.memory ?? limits.memory;
  const seconds = within.seconds ?? Math.min(limits.timeout, GATEWAY_SECONDS);
  return [
    { text: `≤ ${megabytes} MB`, isKept: memory <= megabytes },
    { text: `≤ ${seconds} s`, isKept: atItsShare <= seconds },
    ...atMost(againstParsing, within.againstParsing, (limit) => `${limit}× parsing`),
    ...atMost(readUnits, within.readUnits, (limit) => `${limit} RCU`),
    ...atMost(
      againstAnswers ?? 0,
      within.againstAnswers,
      (limit) => `${limit}× its answers (${(againstAnswers ?? 0).toFixed(2)}×)`,
    ),
  ];
}

function atMost(value: number, limit: number | undefined, written: (limit: number) => string): Held[] {
  return limit === undefined ? [] : [{ text: `≤ ${written(limit)}`, isKept: value <= limit }];
}

function columns([name = '', ...cells]: readonly string[]): string {
  const held = cells.pop() ?? '';
  return `  ${name.padEnd(38)}${cells.map((cell) => cell.padStart(11)).join('')}   ${held}`.trimEnd();
}
