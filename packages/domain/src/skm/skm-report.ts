// The report that an office owes each period (PermenPANRB 14/2017), from counted cells. It speaks of the unit, or of one
// of its services, and never of an officer; and with fewer than ten responses only of how many there were.

import { type Counters, addTo, answeredCounter, respondentCounter, responsesIn, type Tally } from '../counters.ts';
import { type Channel } from '../facts/response/channel.ts';
import { type CellKey, parseCellKey } from '../facts/contribution.ts';
import type { Hidden } from '../disclosure/disclosure.ts';
import { RESPONDENT, type RespondentAttribute } from './element.ts';
import type { ServiceId } from '../ids.ts';
import { sampleTarget } from './sample-size.ts';
import { SHOWN_FROM, type SatisfactionStatus, distributionsOf, statusOf } from './satisfaction.ts';
import { type ElementLine, type Mutu, PREDICATES, type Weight, elementLines, ikmOf, mutuOf, niOf } from './skm.ts';

export interface SkmReport {
  readonly weight: Weight;
  /** Responses, poster answers among them. */
  readonly n: number;
  readonly status: SatisfactionStatus;
  /** Only where it is suppressed although there are enough answers. */
  readonly hidden?: 'protects';
  /** Tickets completed in the period. */
  readonly population: number;
  /** How many of the population should have answered. */
  readonly sampleTarget: number;
  readonly ni: number | null;
  readonly ikm: number | null;
  readonly mutu: Mutu | null;
  readonly predicate: (typeof PREDICATES)[Mutu] | null;
  /** All nine in the order of the regulation; none while the report is suppressed. */
  readonly elements: readonly ElementLine[];
  readonly respondents: Respondents | null;
  readonly channels: Readonly<Record<Channel, number>> | null;
}

export type Respondents = {
  readonly [A in RespondentAttribute]: Readonly<Record<(typeof RESPONDENT)[A][number] | 'notAnswered', number>>;
} & {
  /** In the order of their ids; `null` where no service is known, as on a poster. */
  readonly service: readonly { readonly serviceId: ServiceId | null; readonly n: number }[];
};

export interface SkmWishes {
  readonly weight: Weight;
  /** Only what is about this service; what came through posters is about none. */
  readonly serviceId?: ServiceId | undefined;
  /** Why a report over `n` responses may not be shown although they are enough. */
  readonly hiddenOf?: ((n: number) => Hidden | undefined) | undefined;
}

/** The report over the cells of one unit and period. */
export function skmReport(
  cells: Iterable<readonly [CellKey, Counters]>,
  { weight, serviceId: wanted, hiddenOf = () => undefined }: SkmWishes,
): SkmReport {
  const counters: Tally = {};
  const services = new Map<ServiceId | undefined, number>();
  for (const [key, added] of cells) {
    const { serviceId } = parseCellKey(key);
    if (wanted !== undefined && serviceId !== wanted) continue;
    addTo(counters, added);
    services.set(serviceId, (services.get(serviceId) ?? 0) + responsesIn(added));
  }
  const n = responsesIn(counters);
  const hidden = n < SHOWN_FROM ? 'few' : hiddenOf(n);
  const population = counters['completed'] ?? 0;
  return {
    weight,
    n,
    status: hidden === undefined ? statusOf(n) : 'suppressed',
    ...(hidden === 'protects' ? { hidden } : {}),
    population,
    sampleTarget: sampleTarget(population),
    ...(hidden !== undefined ? NOTHING_SHOWN : { ...figures(counters, weight), ...who(counters, services, n) }),
  };
}

type Figures = Pick<SkmReport, 'ni' | 'ikm' | 'mutu' | 'predicate' | 'elements'>;
type Who = Pick<SkmReport, 'respondents' | 'channels'>;

const NOTHING_SHOWN: Figures & Who = {
  ni: null,
  ikm: null,
  mutu: null,
  predicate: null,
  elements: [],
  respondents: null,
  channels: null,
};

function figures(counters: Counters, weight: Weight): Figures {
  const distributions = distributionsOf(counters);
  const ikm = ikmOf(distributions, weight);
  const mutu = ikm === undefined ? null : mutuOf(ikm);
  return {
    ni: niOf(distributions, weight) ?? null,
    ikm: ikm ?? null,
    mutu,
    predicate: mutu === null ? null : PREDICATES[mutu],
    elements: elementLines(distributions, weight),
  };
}

function who(counters: Counters, services: ReadonlyMap<ServiceId | undefined, number>, n: number): Who {
  return {
    respondents: {
      sex: respondentsBy('sex', counters, n),
      age: respondentsBy('age', counters, n),
      education: respondentsBy('education', counters, n),
      work: respondentsBy('work', counters, n),
      service: respondentsByService(services),
    },
    channels: {
      ticket: counters[answeredCounter('ticket')] ?? 0,
      poster: counters[answeredCounter('poster')] ?? 0,
      kiosk: counters[answeredCounter('kiosk')] ?? 0,
      assisted: counters[answeredCounter('assisted')] ?? 0,
    },
  };
}

function respondentsBy<A extends RespondentAttribute>(attribute: A, counters: Counters, n: number): Respondents[A] {
  const values: readonly string[] = RESPONDENT[attribute];
  const counts = values.map((value) => counters[respondentCounter(attribute, value)] ?? 0);
  const answered = counts.reduce((sum, count) => sum + count, 0);
  return {
    ...Object.fromEntries(values.map((value, index) => [value, counts[index]])),
    // Attributes and answers are in different cells, and a read may meet one of them before the other.
    notAnswered: Math.max(0, n - answered),
  } as Respondents[A];
}

function respondentsByService(services: ReadonlyMap<ServiceId | undefined, number>): Respondents['service'] {
  const known = Array.from(services.keys()).filter((id) => id !== undefined);
  return [...known.toSorted(), undefined]
    .map((id) => ({ serviceId: id ?? null, n: services.get(id) ?? 0 }))
    .filter(({ n }) => n > 0);
}
