// The report that an office owes each period (PermenPANRB 14/2017), from what was released. It speaks of the unit, or of one
// of its services, and never of an officer; how many tickets there were is live.

import { CHANNELS, type Channel } from '../facts/response/channel.ts';
import type { NumberedFlag } from '../facts/response/flag.ts';
import type { ServiceId } from '../ids.ts';
import type { Burst } from '../release/burst.ts';
import { type PeriodNumbers, addNumbers } from '../release/numbers.ts';
import type { Release, ReleasedExclusion } from '../release/release-document.ts';
import {
  type LaterNumbers,
  type Published,
  type ReleaseName,
  type Satisfaction,
  type SatisfactionStatus,
  figureOf,
} from '../release/satisfaction.ts';
import type { WhyHidden } from '../release/release.ts';
import type { LocalDay } from '../time/time.ts';
import { type Figure, indexOf, pooledFigure } from './figure.ts';
import { type RespondentCounts, addRespondents } from './respondents.ts';
import { sampleTarget } from './sample-size.ts';
import { type ElementLine, type Mutu, PREDICATES, type Weight, elementLines, mutuOf, niOf } from './skm.ts';

export interface SkmReport {
  readonly weight: Weight;
  readonly status: SatisfactionStatus;
  readonly why?: WhyHidden;
  readonly due?: LocalDay | null;
  readonly publishedAs?: string;
  readonly asOf?: LocalDay;
  /** Answers in the figures. */
  readonly n: number;
  /** All that stand in any channel; `null` of a service where it is not told for such a period. */
  readonly answered: number | null;
  /** Tickets completed in the period. */
  readonly population: number;
  /** How many of the population should have answered. */
  readonly sampleTarget: number;
  readonly ni: number | null;
  readonly ikm: number | null;
  readonly mutu: Mutu | null;
  readonly predicate: (typeof PREDICATES)[Mutu] | null;
  /** Those that are shown, in the order of the regulation; the exact weight is one by how many they are. */
  readonly elements: readonly ElementLine[];
  /** Of the whole unit only. */
  readonly respondents: Respondents | null;
  readonly channels: Readonly<Record<Channel, number>> | null;
  /** Of the ways whose answers may be shown beside the rest, for the same elements. */
  readonly channelIkm: Readonly<Partial<Record<Channel, number>>>;
  readonly flagged: FlaggedLine | null;
  readonly excluded: readonly ReleasedExclusion[];
  readonly releases: readonly ReleaseName[];
  readonly awaiting?: readonly string[];
  readonly later?: LaterNumbers;
}

export type Respondents = RespondentCounts & {
  /** In the order of their ids; `null` where no service is known, as on a poster. */
  readonly service: readonly { readonly serviceId: ServiceId | null; readonly n: number }[];
};

/**
 * Answers that should be looked at (`NUMBERED_FLAGS`), of all that are released, and the index without them where it may be
 * shown for the same elements.
 */
export interface FlaggedLine {
  readonly n: number;
  readonly of: number;
  readonly ikmWithout: number | null;
  /** How many have which flag; an answer may have several. */
  readonly kinds: Readonly<Record<NumberedFlag, number>>;
  readonly bursts: readonly Burst[];
}

export interface SkmBasis {
  readonly published: Published;
  /** As it stands in the row of the unit, or of the service. */
  readonly satisfaction: Satisfaction;
  readonly population: number;
  readonly weight: Weight;
  /** Only what is about this service; what came through posters is about none. */
  readonly serviceId?: ServiceId | undefined;
}

export function skmReport({ published, satisfaction, population, weight, serviceId }: SkmBasis): SkmReport {
  const { elements, ci95, ikm, ...about } = satisfaction;
  const releases = published.state === 'released' ? published.releases : [];
  const figure = figureOf(releases, serviceId === undefined ? { of: 'unit' } : { of: 'service', serviceId });
  const head = { weight, ...about, population, sampleTarget: sampleTarget(population) };
  const ofUnit = serviceId === undefined && releases.length > 0 ? unitsOwn(releases, weight) : NOTHING_OF_UNIT;
  // A running figure is of the exact weight alone.
  const withoutRelease = { ...NO_FIGURES, ikm: weight === 'exact' ? ikm : null };
  return { ...head, ...(figure === undefined ? withoutRelease : figuresOf(figure, weight)), ...ofUnit };
}

type Figures = Pick<SkmReport, 'ni' | 'ikm' | 'mutu' | 'predicate' | 'elements'>;
type UnitsOwn = Pick<SkmReport, 'respondents' | 'channels' | 'channelIkm' | 'flagged' | 'excluded'>;

const NO_FIGURES: Figures = { ni: null, ikm: null, mutu: null, predicate: null, elements: [] };
const NOTHING_OF_UNIT: UnitsOwn = { respondents: null, channels: null, channelIkm: {}, flagged: null, excluded: [] };

/** The figures of a report, or of several pooled, by a weight. */
export function figuresOf(figure: Figure, weight: Weight): Figures {
  const ikm = indexOf(figure, weight);
  const mutu = ikm === undefined ? null : mutuOf(ikm);
  return {
    ni: niOf(figure.distributions, weight) ?? null,
    ikm: ikm ?? null,
    mutu,
    predicate: mutu === null ? null : PREDICATES[mutu],
    elements: elementLines(figure.distributions, weight).filter(({ n }) => n > 0),
  };
}

function unitsOwn(releases: readonly Release[], weight: Weight): UnitsOwn {
  const numbers = addNumbers(releases.map((release) => release.numbers));
  const shown = releases.filter(({ answers }) => answers.unit.figure !== null);
  const whole = figureOf(shown, { of: 'unit' });
  const beside = (figures: readonly (Figure | null)[]) =>
    whole === undefined ? null : ikmBeside(whole, figures, weight);
  return {
    respondents: {
      ...releases.map(({ respondents }) => respondents).reduce(addRespondents),
      service: respondentsByService(numbers),
    },
    channels: numbers.unit.channels,
    channelIkm: Object.fromEntries(
      CHANNELS.flatMap((channel) => {
        const ikm = beside(figuresOfChannel(channel, shown));
        return ikm === null ? [] : [[channel, ikm]];
      }),
    ),
    flagged: {
      n: releases.reduce((sum, { answers }) => sum + answers.beside.flagged, 0),
      of: releases.reduce((sum, { answers }) => sum + answers.unit.answered, 0),
      ikmWithout: beside(
        shown.map(({ answers }) =>
          answers.beside.flagged === 0 ? answers.unit.figure : answers.beside.withoutFlagged,
        ),
      ),
      kinds: numbers.unit.flags,
      bursts: numbers.bursts,
    },
    excluded: releases.flatMap(({ exclusions }) => exclusions),
  };
}

function figuresOfChannel(channel: Channel, releases: readonly Release[]): readonly (Figure | null)[] {
  // A period in which nobody came this way has nothing to show of it.
  const answered = releases.filter(({ numbers }) => numbers.unit.channels[channel] > 0);
  return answered.map(({ answers }) => answers.beside.channels[channel] ?? null);
}

/** Only where each of them is shown, and all of the elements that the whole has: else the two could not be compared. */
function ikmBeside(whole: Figure, figures: readonly (Figure | null)[], weight: Weight): number | null {
  const shown = figures.flatMap((figure) => figure ?? []);
  if (shown.length === 0 || shown.length < figures.length) return null;
  const beside = pooledFigure(shown);
  const [own, same] = [beside, whole].map(({ distributions }) => Object.keys(distributions).join());
  return own === same ? (indexOf(beside, weight) ?? null) : null;
}

function respondentsByService({ services }: PeriodNumbers): Respondents['service'] {
  return services.flatMap(({ serviceId, answered }) => (answered === 0 ? [] : [{ serviceId, n: answered }]));
}
