// The outcome of a contest as a table that a person reads, each figure beside the budget of design.md §9 that it is held to.

import type { ColdStart } from './cold.ts';
import type { Outcome, Ratio } from './contest.ts';
import type { SendingOutcome } from './sending.ts';

/** Ratios are ours ÷ theirs. A budget that is absent was not set. */
export interface Budgets {
  readonly eventsPerSecond?: number;
  readonly processorPerEvent?: number;
  readonly writeUnitsPerTicket?: number;
}

interface Line {
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
  readonly ratio: string;
  readonly budget?: { readonly text: string; readonly isKept: boolean } | undefined;
}

export function isWithin(outcome: Outcome, budgets: Budgets): boolean {
  return linesOf(outcome, budgets).every(({ budget }) => budget?.isKept ?? true);
}

export function printout(title: string, outcome: Outcome, budgets: Budgets): string {
  const { tickets, events, pairs } = outcome;
  return table(`${title} · ${tickets} tickets, ${events} events a batch, ${pairs} pairs`, linesOf(outcome, budgets));
}

/** Sending through the client against a request for each event. `timesAsFast` is the budget. */
export function sendingPrintout(outcome: SendingOutcome, timesAsFast: number): string {
  const { events, pairs, ours, theirs, ratio } = outcome;
  const line = {
    name: 'events per second',
    ours: whole(ours),
    theirs: whole(theirs),
    ratio: inWords(ratio, times),
    budget: atLeast(ratio.median, timesAsFast),
  };
  return table(`Sending through the client · ${events} events, ${pairs} pairs`, [line]);
}

/** Fresh processes that load a function against those that load an empty one. */
export function coldPrintout(starts: readonly ColdStart[], pairs: number): string {
  const lines = starts.map(({ name, kilobytes, ours, empty, ratio, atMost: limit }) => ({
    name: `${name}, ${whole(kilobytes)} KB`,
    ours: oneDecimal(ours),
    theirs: oneDecimal(empty),
    ratio: inWords(ratio, ofTwo),
    budget: atMost(ratio.median, limit, times),
  }));
  return table(`A cold start, in milliseconds · ${pairs} pairs of processes each`, lines, 'empty');
}

function table(title: string, lines: readonly Line[], other = 'usual'): string {
  const head = ['', 'ours', other, `ours ÷ ${other}, median (range)`, 'budget'];
  const rows = lines.map(({ name, ours, theirs, ratio, budget }) => [
    name,
    ours,
    theirs,
    ratio,
    budget === undefined ? '' : `${budget.isKept ? '✓' : '✗'} ${budget.text}`,
  ]);
  return [title, ...[head, ...rows].map(columns), ''].join('\n');
}

function linesOf({ ours, theirs, tickets, events, ...ratios }: Outcome, budgets: Budgets): Line[] {
  const [ourUnits, theirUnits] = [ours.capacity.writeUnits, theirs.capacity.writeUnits];
  const units = { ratio: fraction(ourUnits / theirUnits) };
  return [
    {
      name: 'events per second',
      ours: whole(ours.eventsPerSecond),
      theirs: whole(theirs.eventsPerSecond),
      ratio: inWords(ratios.eventsPerSecond, times),
      budget: atLeast(ratios.eventsPerSecond.median, budgets.eventsPerSecond),
    },
    {
      name: 'processor time per event, µs',
      ours: whole(ours.processorPerEvent),
      theirs: whole(theirs.processorPerEvent),
      ratio: inWords(ratios.processorPerEvent, fraction),
      budget: atMost(ratios.processorPerEvent.median, budgets.processorPerEvent, fraction),
    },
    { name: 'write units per event', ours: exact(ourUnits / events), theirs: exact(theirUnits / events), ...units },
    {
      name: 'write units per ticket',
      ours: exact(ourUnits / tickets),
      theirs: exact(theirUnits / tickets),
      ...units,
      budget: atMost(ourUnits / tickets, budgets.writeUnitsPerTicket, (limit) => `${limit} units`),
    },
    {
      name: 'read units per ticket',
      ours: exact(ours.capacity.readUnits / tickets),
      theirs: exact(theirs.capacity.readUnits / tickets),
      ratio: '',
    },
  ];
}

function atLeast(value: number, limit: number | undefined): Line['budget'] {
  return limit === undefined ? undefined : { text: `≥ ${times(limit)}`, isKept: value >= limit };
}

function atMost(value: number, limit: number | undefined, written: (limit: number) => string): Line['budget'] {
  return limit === undefined ? undefined : { text: `≤ ${written(limit)}`, isKept: value <= limit };
}

function inWords({ median, least, most }: Ratio, written: (value: number) => string): string {
  return `${written(median)} (${written(least)} to ${written(most)})`;
}

function columns([name = '', ours = '', theirs = '', ratio = '', budget = '']: readonly string[]): string {
  return `  ${name.padEnd(30)}${ours.padStart(9)}${theirs.padStart(9)}   ${ratio.padEnd(31)}${budget}`.trimEnd();
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function exact(value: number): string {
  return value.toFixed(2);
}

function times(value: number): string {
  return `${oneDecimal(value)}×`;
}

function ofTwo(value: number): string {
  return `${value.toFixed(2)}×`;
}

/** `1/12` rather than 0.083. */
function fraction(value: number): string {
  return value < 1 ? `1/${oneDecimal(1 / value)}` : times(value);
}

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}
