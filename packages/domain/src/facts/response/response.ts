// One citizen's answers. The link is the key: of several responses to one link the first that the server took counts,
// in whatever order they come out of the queue. Nothing in them says of which ticket they are, nor when they were given.

import { type Cell, type Contribution, type Counters, NOTHING, contributionOf } from '../contribution.ts';
import {
  ELEMENTS,
  RESPONDENT_ATTRIBUTES,
  type Element,
  type Respondent,
  type RespondentAttribute,
  type Score,
} from '../../skm/element.ts';
import type { Language } from '../../languages.ts';
import { type Flag, flagCounter } from './flag.ts';
import type { Charge } from '../ticket/charge.ts';
import { type Instant, localDayOf } from '../../time/time.ts';

/** How the citizen came to the survey; each is reported apart. */
export const CHANNELS = ['ticket', 'poster', 'kiosk', 'assisted'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface SurveyResponse {
  readonly responseId: string;
  /** The beginning of the local day on which the server took it; the moment itself only where an earlier version kept it. */
  readonly receivedAt: Instant;
  /**
   * The less, the earlier the server took it, among the responses to one link. Behind an offset that only the response secret
   * knows it is the moment; without the secret it tells no time. Absent where an earlier version took it.
   */
  readonly turn?: number | undefined;
  readonly channel: Channel;
  /** It came through a ticket's link, whatever the channel. */
  readonly isLinked?: true | undefined;
  readonly questionnaire: string;
  /** A skipped element is absent. */
  readonly answers: { readonly [E in Element]?: Score | undefined };
  readonly respondent?: Respondent | undefined;
  readonly comment?: string | undefined;
  readonly language?: Language | undefined;
  /** What the door saw; what the answers themselves show is added when they are counted. */
  readonly flags?: readonly Flag[] | undefined;
}

/** The one of two responses to the same link that counts. */
export function firstResponse(a: SurveyResponse, b: SurveyResponse): SurveyResponse {
  // One without a turn was taken before there were any.
  const [ours = 0, theirs = 0] = [a.turn, b.turn];
  if (ours !== theirs) return ours < theirs ? a : b;
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? a : b;
  if (a.responseId !== b.responseId) return a.responseId < b.responseId ? a : b;
  return canonical(a) <= canonical(b) ? a : b;
}

/** What counts of a response, as text in one fixed order. */
function canonical({ channel, answers, respondent = {}, flags = [] }: SurveyResponse): string {
  const said = ELEMENTS.map((element) => answers[element] ?? null);
  const self = RESPONDENT_ATTRIBUTES.map((name) => respondent[name] ?? null);
  return JSON.stringify([channel, said, self, flags]);
}

/** Counter name of the responses that came this way, such as `a.ticket`. */
export function answeredCounter(channel: Channel): string {
  return `a.${channel}`;
}

/** Counter name of the links that were made for this way, such as `i.ticket`. */
export function invitedCounter(channel: Channel): string {
  return `i.${channel}`;
}

/** Counter name of the answers through a ticket's link of which it is known whose ticket that was. */
export const LINKED = 'linked';
/** Counter name of the answers through a ticket's link whose ticket has not said yet whose they are. */
export const UNCHARGED = 'uncharged';

export interface ResponseRules {
  readonly timeZone: string;
  readonly isOfSharedDevice: boolean;
}

/**
 * The cells that a response adds to: those of whom it is charged to, the unit's while nobody knows; none where its ticket was
 * annulled. Respondent attributes go to the service alone, never to an officer.
 */
export function responseContribution(
  response: SurveyResponse,
  charge: Charge | undefined,
  { timeZone, isOfSharedDevice }: ResponseRules,
): Contribution {
  if (charge?.kind === 'annulled') return NOTHING;
  const cell: Cell = { day: localDayOf(response.receivedAt, timeZone), ...holderOf(charge) };
  return contributionOf([
    [cell, { [answeredCounter(response.channel)]: 1, ...answerCounters(response.answers) }],
    [cell, response.isLinked === true ? linkCounters(charge) : {}],
    [cell, Object.fromEntries(flagsOf(response, isOfSharedDevice).map((flag) => [flagCounter(flag), 1]))],
    [{ ...cell, officerId: undefined }, respondentCounters(response.respondent ?? {})],
  ]);
}

/** Whose cell an answer of this charge adds to. */
function holderOf(charge: Exclude<Charge, { kind: 'annulled' }> | undefined): Omit<Cell, 'day'> {
  switch (charge?.kind) {
    case 'officer':
      return { officerId: charge.officerId, serviceId: charge.serviceId };
    case 'unit':
      return { officerId: undefined, serviceId: charge.serviceId };
    case 'open':
    case undefined:
      return { officerId: undefined, serviceId: undefined };
  }
}

/** An answer is set against invitations only where its ticket is among them, in the cell of the same charge. */
function linkCounters(charge: Exclude<Charge, { kind: 'annulled' }> | undefined): Counters {
  switch (charge?.kind) {
    case 'officer':
      return { [LINKED]: 1 };
    case 'unit':
      return charge.isUnasked === true ? {} : { [LINKED]: 1 };
    case 'open':
      return {};
    case undefined:
      return { [UNCHARGED]: 1 };
  }
}

/**
 * Each element's letters in the names of its counters: a cell has up to 36 of them, and is read and billed by its bytes.
 * They stand for the code for ever, as the stored cells have them.
 */
const LETTERS = {
  persyaratan: 'ps',
  prosedur: 'pr',
  waktu: 'wk',
  biaya: 'by',
  produk: 'pd',
  kompetensi: 'km',
  perilaku: 'pl',
  pengaduan: 'pg',
  sarana: 'sr',
} as const satisfies Record<Element, string>;

/** Counter name of one score of one element, such as `pl4`. */
export function answerCounter(element: Element, score: Score): string {
  return `${LETTERS[element]}${score}`;
}

/**
 * A response's own mean is counted in parts of 2520, the least common multiple of 1 to 9: whole for any number of
 * answered elements, so that the spread between respondents is exact as well.
 */
export const MEAN_PARTS = 2520;

function answerCounters(answers: SurveyResponse['answers']): Counters {
  const counters: Record<string, number> = {};
  let sum = 0;
  let n = 0;
  for (const element of ELEMENTS) {
    const score = answers[element];
    if (score === undefined) continue;
    counters[answerCounter(element, score)] = 1;
    sum += score;
    n += 1;
  }
  if (n === 0) return counters;
  const mean = (sum * MEAN_PARTS) / n;
  return { ...counters, m: mean, mm: mean * mean };
}

/** Fewest answers of which sameness says anything. */
const STRAIGHT_FROM = 5;

function flagsOf({ flags = [], answers }: SurveyResponse, isOfSharedDevice: boolean): readonly Flag[] {
  const scores = Object.values(answers).filter((score) => score !== undefined);
  const straight = scores.length >= STRAIGHT_FROM && scores.every((score) => score === scores[0]);
  return [...flags, ...(straight ? ['straight' as const] : []), ...(isOfSharedDevice ? ['sameDevice' as const] : [])];
}

/** Counter name of those who said this of themselves, such as `who.sex.L`. */
export function respondentCounter(attribute: RespondentAttribute, value: string): string {
  return `who.${attribute}.${value}`;
}

/** Whether a counter says who answered, and nothing of what was answered. */
export function isOfRespondents(name: string): boolean {
  return name.startsWith('who.');
}

function respondentCounters(respondent: Respondent): Counters {
  return Object.fromEntries(
    RESPONDENT_ATTRIBUTES.flatMap((attribute) => {
      const value = respondent[attribute];
      return value === undefined ? [] : [[respondentCounter(attribute, value), 1]];
    }),
  );
}

/** How many responses counters that were added up hold, whatever way they came. */
export function responsesIn(counters: Counters): number {
  return CHANNELS.reduce((sum, channel) => sum + (counters[answeredCounter(channel)] ?? 0), 0);
}
