// What a release holds, made once: of the unit, of each service and each officer that may be shown, how many answered and
// what they said in sums. A figure that may not be shown is not in it, so that nothing can take it out again.

import { CHANNELS, type Channel } from '../facts/response/channel.ts';
import type { OfficerId, ServiceId } from '../ids.ts';
import { ELEMENTS, type Element, OFFICER_ELEMENTS } from '../skm/element.ts';
import { type Figure, SHOWN_FROM } from '../skm/figure.ts';
import { type Distributions, addDistributions } from '../skm/skm.ts';
import { type Charged, type Column, type Line, isNobodys, isOfOthers } from './answers.ts';
import type { Beside, ShownStep } from './beside.ts';
import { type ShownAnswers, type ShownGroup, type WhyHidden, whatIsShown } from './release.ts';
import { type Means, NO_MEANS, NOTHING_SAID, type Said, type SaidGroup, addSaid, deviationOf } from './said.ts';
import { sumOf } from './mixed.ts';
import { sumsOf } from './sums.ts';

export interface ReleasedPart {
  /** All that stand, shown or not. */
  readonly answered: number;
  readonly figure: Figure | null;
  /** Of what is hidden; of a release that was withdrawn there is neither a figure nor a why. */
  readonly why?: WhyHidden;
}

export type ServicePart = ReleasedPart & { readonly serviceId: ServiceId | null };
export type OfficerPart = ReleasedPart & { readonly officerId: OfficerId };
/** What is charged to nobody, by how it came. */
export type NobodysPart = ReleasedPart & { readonly channel: Channel };

export interface ReleasedAnswers {
  /** `straight`: how many gave one score to five or more elements; only where it does not tell what few gave. */
  readonly unit: ReleasedPart & { readonly straight?: number };
  /** In the order of ids, what is for no service last. */
  readonly services: readonly ServicePart[];
  readonly officers: readonly OfficerPart[];
  readonly nobodys: readonly NobodysPart[];
  /** Beside the total, where it is well mixed with the rest. */
  readonly beside: {
    /** Answers with a flag, in any figure or none. */
    readonly flagged: number;
    readonly withoutFlagged: Figure | null;
    readonly channels: { readonly [C in Channel]?: Figure };
    readonly setAside: Figure | null;
  };
}

export interface AnswersToRelease {
  readonly groups: readonly SaidGroup[];
  readonly setAside?: readonly SaidGroup[];
  readonly steps?: readonly ShownStep[];
}

export function releasedAnswers({ groups, setAside = [], steps = [] }: AnswersToRelease): ReleasedAnswers {
  const shown = whatIsShown({ groups, setAside, steps, officerElements: OFFICER_ELEMENTS });
  if (typeof shown === 'string') return nothingReleased(groups);

  const said = sumsOf(shown.answers, saidOf(groups), NOTHING_SAID, addSaid);
  const distributions = distributionsShown(shown, groups);
  const answered = countOf(groups);
  const total = figureFrom(answered, distributions.unit, said.unit.whole);
  const line = (id: Line, n: number) =>
    figureFrom(n, distributions.lines.get(id), said.lines.get(id)?.[isNobodys(id) ? 'whole' : 'own']);
  const column = (id: Column, n: number) => figureFrom(n, distributions.columns.get(id), said.columns.get(id)?.whole);
  const part = <Id>({ id, answered: all, n }: ShownGroup<Id>, figureOf: (id: Id, n: number) => Figure | null) =>
    partOf(all, n === 0 ? null : figureOf(id, n));
  return {
    unit: { ...partOf(answered, total), ...(total === null ? {} : straightIn(groups)) },
    services: noneLast(
      shown.columns.map((group) => ({ serviceId: group.id === '-' ? null : group.id, ...part(group, column) })),
    ),
    officers: shown.lines.flatMap((group) =>
      isNobodys(group.id) ? [] : [{ officerId: group.id as OfficerId, ...part(group, line) }],
    ),
    nobodys: CHANNELS.flatMap((channel) => {
      const group = shown.lines.find(({ id }) => id === `-${channel}`);
      return group === undefined ? [] : [{ channel, ...part(group, line) }];
    }),
    beside: {
      flagged: countOf(groups.filter(({ flagged }) => flagged)),
      withoutFlagged: besideFigure(
        shown,
        groups.filter(({ flagged }) => !flagged),
        ({ flagged }) => flagged,
      ),
      channels: Object.fromEntries(
        shown.answers.beside.channels.flatMap((channel) => {
          const ofChannel = groups.filter((group) => group.channel === channel);
          const figure = besideFigure(shown, ofChannel, ({ channels }) => channels.includes(channel));
          return figure === null ? [] : [[channel, figure]];
        }),
      ),
      setAside: besideFigure(shown, setAside, (beside) => beside.setAside),
    },
  };
}

/** What is left of a release that is withdrawn: numbers of answers. */
export function withdrawnAnswers({ unit, services, officers, nobodys, beside }: ReleasedAnswers): ReleasedAnswers {
  return {
    unit: { answered: unit.answered, figure: null },
    services: services.map(({ serviceId, answered }) => ({ serviceId, answered, figure: null })),
    officers: officers.map(({ officerId, answered }) => ({ officerId, answered, figure: null })),
    nobodys: nobodys.map(({ channel, answered }) => ({ channel, answered, figure: null })),
    beside: { flagged: beside.flagged, withoutFlagged: null, channels: {}, setAside: null },
  };
}

/** Of which no element is shown there is nothing to show. */
function figureFrom(n: number, distributions: Distributions = {}, means: Means = NO_MEANS): Figure | null {
  return Object.keys(distributions).length === 0 ? null : { n, distributions, deviation: roundedDeviation(means) };
}

function partOf(answered: number, figure: Figure | null): ReleasedPart {
  return figure === null ? { answered, figure, why: answered < SHOWN_FROM ? 'few' : 'protects' } : { answered, figure };
}

/** It is a sum over those who answered five elements and more, and tells of few where these are. */
function straightIn(groups: readonly SaidGroup[]): { readonly straight?: number } {
  const others = sumOf(groups.filter(isOfOthers), ({ many }) => many);
  const isTold = sumOf(groups, ({ many }) => many) >= SHOWN_FROM && (others === 0 || others >= SHOWN_FROM);
  return isTold ? { straight: sumOf(groups, ({ straight }) => straight) } : {};
}

function hidden(answered: number): ReleasedPart {
  return partOf(answered, null);
}

function nothingReleased(groups: readonly SaidGroup[]): ReleasedAnswers {
  const answeredBy = <Id>(idOf: (group: Charged) => Id): Map<Id, number> => {
    const counts = new Map<Id, number>();
    for (const group of groups) counts.set(idOf(group), (counts.get(idOf(group)) ?? 0) + group.n);
    return counts;
  };
  const officers = answeredBy(({ officerId }) => officerId);
  const nobodys = new Map(CHANNELS.map((channel) => [channel, 0]));
  for (const { officerId, channel, n } of groups) {
    if (officerId === undefined) nobodys.set(channel, (nobodys.get(channel) ?? 0) + n);
  }
  return {
    unit: hidden(countOf(groups)),
    services: noneLast(
      inOrder(answeredBy(({ serviceId }) => serviceId ?? null)).map(([serviceId, n]) =>
        Object.assign({ serviceId }, hidden(n)),
      ),
    ),
    officers: inOrder(officers).flatMap(([officerId, n]) =>
      officerId === undefined ? [] : [{ officerId, ...hidden(n) }],
    ),
    nobodys: Array.from(nobodys).flatMap(([channel, n]) => (n === 0 ? [] : [{ channel, ...hidden(n) }])),
    beside: {
      flagged: countOf(groups.filter(({ flagged }) => flagged)),
      withoutFlagged: null,
      channels: {},
      setAside: null,
    },
  };
}

function inOrder<Id extends string | null | undefined>(counts: ReadonlyMap<Id, number>): [Id, number][] {
  return [...counts].toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
}

function noneLast(services: readonly ServicePart[]): ServicePart[] {
  return [
    ...services.filter(({ serviceId }) => serviceId !== null),
    ...services.filter(({ serviceId }) => serviceId === null),
  ];
}

interface ShownDistributions {
  readonly unit: Distributions;
  readonly lines: ReadonlyMap<Line, Distributions>;
  readonly columns: ReadonlyMap<Column, Distributions>;
}

/** Each element by its own placement; of one that is not shown at all there is nothing. */
function distributionsShown(shown: ShownAnswers, groups: readonly SaidGroup[]): ShownDistributions {
  const lines = new Map<Line, Distributions>();
  const columns = new Map<Column, Distributions>();
  let unit: Distributions = {};
  for (const element of ELEMENTS) {
    const placed = shown.elements[element];
    if (placed === undefined) continue;
    const sums = sumsOf(placed, ofElement(groups, element), {}, addDistributions);
    unit = addDistributions(unit, sums.unit);
    for (const [id, amount] of sums.lines) lines.set(id, addDistributions(lines.get(id) ?? {}, amount));
    for (const [id, amount] of sums.columns) columns.set(id, addDistributions(columns.get(id) ?? {}, amount));
  }
  return { unit, lines, columns };
}

/** The figure of some of the answers, as far as it is shown beside all of them; elements each for themselves. */
function besideFigure(
  shown: ShownAnswers,
  some: readonly SaidGroup[],
  isShown: (beside: Beside) => boolean,
): Figure | null {
  if (some.length === 0 || !isShown(shown.answers.beside)) return null;
  const said = some.map((group) => group.said).reduce(addSaid, NOTHING_SAID);
  const distributions = Object.fromEntries(
    ELEMENTS.flatMap((element) => {
      const placed = shown.elements[element];
      const distribution = said.distributions[element];
      return placed === undefined || distribution === undefined || !isShown(placed.beside)
        ? []
        : [[element, distribution]];
    }),
  );
  return figureFrom(countOf(some), distributions, said.whole);
}

function saidOf(groups: readonly SaidGroup[]): (readonly [Charged, Said])[] {
  return groups.map((group) => [group, group.said]);
}

function ofElement(groups: readonly SaidGroup[], element: Element): (readonly [Charged, Distributions])[] {
  return groups.flatMap((group) => {
    const distribution = group.said.distributions[element];
    return distribution === undefined ? [] : [[group, { [element]: distribution }] as const];
  });
}

function countOf(groups: readonly SaidGroup[]): number {
  return groups.reduce((sum, { n }) => sum + n, 0);
}

/**
 * To one decimal: sums over whole answers, told exactly beside those of the elements, would tell what few said who answered
 * some elements only.
 */
function roundedDeviation(means: Means): number {
  return Math.round(10 * deviationOf(means)) / 10;
}
