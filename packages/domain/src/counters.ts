// Every counter that a cell may hold, in one table: its name, what it counts, whose it is, and whether it tells what was
// answered. A name stands in stored cells and facts, and is read and billed by its bytes: it is short, and never changes.

import { CHANNELS, type Channel } from './facts/response/channel.ts';
import { FLAGS, type Flag, type FlagOfDay } from './facts/response/flag.ts';
import {
  ELEMENTS,
  type Element,
  RESPONDENT,
  RESPONDENT_ATTRIBUTES,
  type RespondentAttribute,
  SCORES,
  type Score,
} from './skm/element.ts';

/** The officer's of the cell, or the unit's own also where it is kept in an officer's cell, as a wait is. */
export type ChargedTo = 'officer' | 'unit';

interface TicketCountDefinition {
  readonly name: string;
  readonly chargedTo: ChargedTo;
  /** Where it is not the word. */
  readonly meaning?: string;
}

/** What is counted of tickets, by the word for it in answers. */
export const TICKET_COUNTS = {
  completed: { name: 'completed', chargedTo: 'officer' },
  resolved: { name: 'resolved', chargedTo: 'officer' },
  noShow: { name: 'noShow', chargedTo: 'unit' },
  left: { name: 'left', chargedTo: 'unit' },
  cancelled: { name: 'cancelled', chargedTo: 'unit' },
  reopened: { name: 'reopened', chargedTo: 'officer' },
  /** Reopened, and among this officer's completed ones no more. */
  reopenedOnly: { name: 'reopenedOnly', chargedTo: 'officer' },
  excluded: { name: 'excluded', chargedTo: 'officer' },
  clock: { name: 'clock', chargedTo: 'officer' },
  skew: { name: 'skew', chargedTo: 'officer' },
  /** Completed after a service too short to be one. */
  shortService: { name: 'short', chargedTo: 'officer', meaning: 'shortService' },
  /** With doubtful times, and not among this officer's completed ones. */
  doubtedOnly: { name: 'doubtedOnly', chargedTo: 'officer' },
  judged: { name: 'judged', chargedTo: 'officer' },
  onTime: { name: 'onTime', chargedTo: 'officer' },
  work: { name: 'work', chargedTo: 'officer' },
  /** Links made: one for each completed ticket. */
  invited: { name: 'i.ticket', chargedTo: 'officer', meaning: 'invited.ticket' },
} as const satisfies Readonly<Record<string, TicketCountDefinition>>;
export type TicketCount = keyof typeof TICKET_COUNTS;
export const TICKET_COUNT_NAMES = Object.keys(TICKET_COUNTS) as readonly TicketCount[];

/**
 * The durations. Each letter is the counter of the sum, in milliseconds, and begins those of the buckets (`s.4k`); `a` to
 * `l` are months in the cell of a year.
 */
export const MEASURES = {
  wait: { letter: 'w', chargedTo: 'unit' },
  service: { letter: 's', chargedTo: 'officer' },
  turnaround: { letter: 't', chargedTo: 'officer' },
  hold: { letter: 'h', chargedTo: 'officer' },
  leftAfter: { letter: 'q', chargedTo: 'unit' },
  reopenedAfter: { letter: 'r', chargedTo: 'officer' },
} as const satisfies Readonly<Record<string, { readonly letter: string; readonly chargedTo: ChargedTo }>>;
export type Measure = keyof typeof MEASURES;
export const MEASURE_NAMES = Object.keys(MEASURES) as readonly Measure[];

/** Each element's letters; a cell has up to 36 of them. */
const ELEMENT_LETTERS = {
  persyaratan: 'ps',
  prosedur: 'pr',
  waktu: 'wk',
  biaya: 'by',
  produk: 'pd',
  kompetensi: 'km',
  perilaku: 'pl',
  pengaduan: 'pg',
  sarana: 'sr',
} as const satisfies Readonly<Record<Element, string>>;

type TicketCounter = (typeof TICKET_COUNTS)[TicketCount]['name'];
type MeasureLetter = (typeof MEASURES)[Measure]['letter'];
export type DurationCounter = MeasureLetter | `${MeasureLetter}.${string}`;
export type AnsweredCounter = `a.${Channel}`;
/** That of a day is in no stored cell: it is reckoned from all that came on it. */
export type FlagCounter = `f.${Flag | FlagOfDay}`;
export type ScoreCounter = `${(typeof ELEMENT_LETTERS)[Element]}${Score}`;
export type RespondentCounter = `who.${RespondentAttribute}.${string}`;

export type CounterName =
  | TicketCounter
  | DurationCounter
  | AnsweredCounter
  /** Answers through the link of a ticket, whatever way they came, of which it is known whose that ticket was. */
  | 'linked'
  /** Those that count nowhere yet: their ticket has not said whose they are. */
  | 'uncharged'
  | FlagCounter
  | ScoreCounter
  /** Sums over whole responses: of their means in parts of `MEAN_PARTS`, and of the squares of these. */
  | 'm'
  | 'mm'
  | RespondentCounter;

/** Counter → amount. Amounts are whole numbers; durations are counted in milliseconds. */
export type Counters = Readonly<Tally>;

/** Counters that are being added up. */
export type Tally = Partial<Record<CounterName, number>>;

/** The numbers of a stored cell, by attribute: counters, and in the cell of a year the answers of its months. */
export type Amounts = Readonly<Record<string, number>>;

/** The same, for whoever stores or compares them and need not know what they count. */
export function amountsOf(counters: Counters): Amounts {
  return counters as Amounts;
}

/** Adds counters to a tally in place; the one place where cells are summed. */
export function addTo(tally: Tally, counters: Counters): void {
  eachCounter(counters, (name, amount) => {
    tally[name] = (tally[name] ?? 0) + amount;
  });
}

export function eachCounter(counters: Counters, visit: (name: CounterName, amount: number) => void): void {
  // To the compiler the names of an object are any text.
  for (const name in counters) visit(name as CounterName, counters[name as CounterName] ?? 0);
}

export function counterEntries(counters: Counters): readonly (readonly [CounterName, number])[] {
  return Object.entries(counters) as [CounterName, number][];
}

export function counterNames(counters: Counters): readonly CounterName[] {
  return Object.keys(counters) as CounterName[];
}

export function answeredCounter(channel: Channel): AnsweredCounter {
  return `a.${channel}`;
}

export function flagCounter(flag: Flag | FlagOfDay): FlagCounter {
  return `f.${flag}`;
}

/** Of one score of one element, such as `pl4`. */
export function answerCounter(element: Element, score: Score): ScoreCounter {
  return `${ELEMENT_LETTERS[element]}${score}`;
}

/** Every score of every element, with its counter. */
export const ELEMENT_SCORES = ELEMENTS.flatMap((element) =>
  SCORES.map((score) => ({ element, score, counter: answerCounter(element, score) })),
);

/** Of those who said this of themselves, such as `who.sex.L`. */
export function respondentCounter(attribute: RespondentAttribute, value: string): RespondentCounter {
  return `who.${attribute}.${value}`;
}

/** Whether a counter says who answered, and nothing of what was answered. */
export function isOfRespondents(name: CounterName): boolean {
  return name.startsWith('who.');
}

const UNITS_LETTERS: ReadonlySet<string> = new Set(
  Object.values(MEASURES).flatMap(({ letter, chargedTo }) => (chargedTo === 'unit' ? [letter] : [])),
);

/** Whether a counter is of a duration that is the unit's own, although it is kept in the cell of the officer who ended it. */
export function isOfUnitsTimes(name: CounterName): boolean {
  return UNITS_LETTERS.has(name.charAt(0)) && (name.length === 1 || name[1] === '.');
}

const OF_RESPONSES: ReadonlySet<string> = new Set<CounterName>([
  ...CHANNELS.map(answeredCounter),
  'linked',
  ...ELEMENT_SCORES.map(({ counter }) => counter),
  'm',
  'mm',
]);

/** Whether a counter is of answers themselves: how many, by which way, and what was said. */
export function isOfResponses(name: CounterName): boolean {
  return OF_RESPONSES.has(name);
}

/** How many were asked and answered, by which way and with which flags; never what was said. */
export const NUMBER_COUNTERS: readonly CounterName[] = [
  TICKET_COUNTS.invited.name,
  ...CHANNELS.map(answeredCounter),
  'linked',
  // That all scores are alike says what was answered.
  ...FLAGS.filter((flag) => flag !== 'straight').map(flagCounter),
];
const OF_NUMBERS: ReadonlySet<string> = new Set(NUMBER_COUNTERS);

export function isOfNumbers(name: CounterName): boolean {
  return OF_NUMBERS.has(name);
}

/** How many responses counters that were added up hold, whatever way they came. */
export function responsesIn(counters: Counters): number {
  return CHANNELS.reduce((sum, channel) => sum + (counters[answeredCounter(channel)] ?? 0), 0);
}

interface CounterDefinition {
  /** What it counts, in a word for reports. */
  readonly meaning: string;
  /** Whether it says what was answered, or by whom: of a few answers nobody is told that. */
  readonly tellsAnswers: boolean;
}

const OF_WORK = { tellsAnswers: false };
const OF_ANSWERS = { tellsAnswers: true };

const DEFINITIONS: ReadonlyMap<string, CounterDefinition> = new Map<CounterName, CounterDefinition>([
  ...TICKET_COUNT_NAMES.map((word) => {
    const { name, meaning = word }: TicketCountDefinition & { readonly name: TicketCounter } = TICKET_COUNTS[word];
    return [name, { meaning, ...OF_WORK }] as const;
  }),
  ...MEASURE_NAMES.map(
    (measure) => [MEASURES[measure].letter, { meaning: `${measure}.milliseconds`, ...OF_WORK }] as const,
  ),
  ...CHANNELS.map((channel) => [answeredCounter(channel), { meaning: `answered.${channel}`, ...OF_WORK }] as const),
  ['linked', { meaning: 'linked', ...OF_WORK }],
  ['uncharged', { meaning: 'uncharged', ...OF_WORK }],
  ...FLAGS.map((flag) => [flagCounter(flag), { meaning: `flag.${flag}`, ...OF_ANSWERS }] as const),
  ...ELEMENTS.flatMap((element) =>
    SCORES.map((score) => [answerCounter(element, score), { meaning: `${element}.${score}`, ...OF_ANSWERS }] as const),
  ),
  ['m', { meaning: 'responseMeans', ...OF_ANSWERS }],
  ['mm', { meaning: 'responseMeanSquares', ...OF_ANSWERS }],
  ...RESPONDENT_ATTRIBUTES.flatMap((attribute) =>
    RESPONDENT[attribute].map((value) => {
      const name = respondentCounter(attribute, value);
      return [name, { meaning: name, ...OF_ANSWERS }] as const;
    }),
  ),
]);

/** What a stored counter is. One that this version does not know may tell anything. */
export function counterDefinition(name: string): CounterDefinition {
  return DEFINITIONS.get(name) ?? bucketDefinition(name) ?? { meaning: name, ...OF_ANSWERS };
}

function bucketDefinition(name: string): CounterDefinition | undefined {
  const measure = MEASURE_NAMES.find((candidate) => name.startsWith(`${MEASURES[candidate].letter}.`));
  return measure && { meaning: `${measure}.bucket.${name.slice(2)}`, ...OF_WORK };
}
