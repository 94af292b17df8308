// Satisfaction as it is answered: the sum of the releases that lie within a period, or why there is none. Running answers
// are not looked at here: what is not released is told of by number only.

import type { OfficerId, ServiceId } from '../ids.ts';
import type { Element } from '../skm/element.ts';
import {
  type ElementFigure,
  type Figure,
  RELIABLE_FROM,
  SHOWN_FROM,
  elementFigures,
  indexInterval,
  indexOf,
  pooledFigure,
} from '../skm/figure.ts';
import { type Mutu, mutuOf } from '../skm/skm.ts';
import type { Interval } from '../statistics/interval.ts';
import type { LocalDay } from '../time/time.ts';
import type { ReleasedPart } from './contents.ts';
import type { Release, Replacement } from './release-document.ts';
import type { WhyHidden } from './release.ts';

/**
 * - `awaiting`: not released yet
 * - `within`: the period lies inside a longer one that is released as a whole
 * - `none`: over and due or released, and nobody answered
 * - `never`: of one officer for one service there are times and counts only
 * - `suppressed`: released and not shown, or withdrawn
 * - `provisional`, `reliable`: of 10 to 29 answers, of 30 and more
 * - `brought`: out of an old report of the office, of a time of which nothing is released
 * - `running`: of the unit's running release period, some answers late
 */
export type SatisfactionStatus =
  'awaiting' | 'within' | 'none' | 'never' | 'suppressed' | 'provisional' | 'reliable' | 'brought' | 'running';

/** Which release a figure is made of. */
export interface ReleaseName {
  readonly period: string;
  readonly revision: number;
  readonly sha256: string;
  readonly methodVersion: string;
  /** Why it was made before it was due, or replaces another. */
  readonly reason?: string;
  readonly replacement?: Replacement;
}

/** What stands beside the index of a figure out of an old report. */
export interface Brought {
  readonly source: string;
  /** NRRs with four decimals. */
  readonly elements: Readonly<Partial<Record<Element, number>>>;
}

export interface Satisfaction {
  /** Answers in the figure; 0 without one. */
  readonly n: number;
  /** All that stand in any channel; `null` where it is not told for such a period. */
  readonly answered: number | null;
  readonly status: SatisfactionStatus;
  /** Of `suppressed`; absent where it was withdrawn. */
  readonly why?: WhyHidden;
  /** Of `awaiting` and `running`: the local day of the next release; `null`: it is made by hand. */
  readonly due?: LocalDay | null;
  /** Of `within`. */
  readonly publishedAs?: string;
  /** Of `running`: the local day of the step. */
  readonly asOf?: LocalDay;
  readonly ikm: number | null;
  readonly mutu: Mutu | null;
  readonly ci95: Interval | null;
  readonly elements: Readonly<Partial<Record<Element, ElementFigure>>>;
  readonly releases: readonly ReleaseName[];
  /** Release periods within the period that are not released. */
  readonly awaiting?: readonly string[];
  /** Of released answers: how many have gone since, and how many came that are in no release. */
  readonly later?: LaterNumbers;
  /** Of `brought`. */
  readonly brought?: Brought;
}

/** Whether and how it was published, without its figures. */
export type Publication = Pick<Satisfaction, 'status' | 'why' | 'due' | 'publishedAs' | 'asOf' | 'brought'>;

export function publicationOf({ status, why, due, publishedAs, asOf, brought }: Publication): Publication {
  return {
    status,
    ...(why === undefined ? {} : { why }),
    ...(due === undefined ? {} : { due }),
    ...(publishedAs === undefined ? {} : { publishedAs }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(brought === undefined ? {} : { brought }),
  };
}

export interface LaterNumbers {
  /** Answers in the releases, shown or not. */
  readonly of: number;
  readonly annulled: number;
  readonly added: number;
  /** Whether ten answers and more of the figure are left for certain, so that it may still be used. */
  readonly usable: boolean;
}

/** What of satisfaction there is for a period. */
export type Published =
  | {
      readonly state: 'released';
      readonly releases: readonly Release[];
      readonly awaiting: readonly string[];
      /** Of the next that is awaited. */
      readonly due: LocalDay | null;
    }
  | { readonly state: 'running'; readonly step: RunningFigure; readonly due: LocalDay | null }
  | { readonly state: 'awaiting'; readonly due: LocalDay | null }
  | { readonly state: 'within'; readonly publishedAs: string }
  | { readonly state: 'none' };

/** The visible step of a running period. */
export interface RunningFigure {
  readonly asOf: LocalDay;
  readonly n: number;
  readonly ikm: number;
}

/** Whose satisfaction: the unit's, or of a part; `null` is nobody, or no service. */
export type Slice =
  | { readonly of: 'unit' }
  | { readonly of: 'service'; readonly serviceId: ServiceId | null }
  | { readonly of: 'officer'; readonly officerId: OfficerId | null };

/** How many answers stand now, where that is told, and how many stand of the released periods. */
export interface Standing {
  readonly answered: number | null;
  readonly inReleases: number | null;
}

const NO_FIGURES = { n: 0, ikm: null, mutu: null, ci95: null, elements: {}, releases: [] } as const;

/** Of one officer for one service. */
export function neverShown(): Satisfaction {
  return { ...NO_FIGURES, answered: null, status: 'never' };
}

export function satisfactionOf(published: Published, slice: Slice, standing: Standing): Satisfaction {
  const { answered } = standing;
  switch (published.state) {
    case 'released':
      return ofReleases(published, slice, standing);
    case 'running':
      return slice.of === 'unit'
        ? ofStep(published.step, published.due, answered)
        : { ...NO_FIGURES, answered, status: 'awaiting', due: published.due };
    case 'awaiting':
      return { ...NO_FIGURES, answered, status: 'awaiting', due: published.due };
    case 'within':
      return { ...NO_FIGURES, answered, status: 'within', publishedAs: published.publishedAs };
    case 'none':
      return { ...NO_FIGURES, answered, status: 'none' };
  }
}

function ofStep({ asOf, n, ikm }: RunningFigure, due: LocalDay | null, answered: number | null): Satisfaction {
  return { ...NO_FIGURES, n, answered, status: 'running', asOf, due, ikm };
}

function ofReleases(
  { releases, awaiting, due }: Extract<Published, { readonly state: 'released' }>,
  slice: Slice,
  { answered, inReleases }: Standing,
): Satisfaction {
  const parts = releases.flatMap((release) => partsOf(release, slice));
  const released = parts.reduce((sum, part) => sum + part.answered, 0);
  const figure = figureOf(releases, slice);
  const about = {
    answered,
    releases: releases.map(nameOf),
    ...(awaiting.length === 0 ? {} : { awaiting }),
    ...(inReleases === null || inReleases === released ? {} : { later: laterOf(released, inReleases, figure?.n ?? 0) }),
  };
  const ikm = figure === undefined ? undefined : indexOf(figure);
  if (figure === undefined || ikm === undefined) {
    if (released > 0) return { ...NO_FIGURES, ...about, status: 'suppressed', ...whyHidden(parts, released) };
    return awaiting.length > 0
      ? { ...NO_FIGURES, ...about, status: 'awaiting', due }
      : { ...NO_FIGURES, ...about, status: 'none' };
  }
  return {
    ...about,
    n: figure.n,
    status: figure.n < RELIABLE_FROM ? 'provisional' : 'reliable',
    ikm,
    // A letter is the unit's, and never in a row about people.
    mutu: slice.of === 'officer' ? null : mutuOf(ikm),
    ci95: indexInterval(figure, ikm),
    elements: elementFigures(figure, isOfPerson(slice) ? (n) => n >= RELIABLE_FROM : undefined),
  };
}

function nameOf({ period, revision, sha256, methodVersion, reason, replacement }: Release): ReleaseName {
  return {
    period,
    revision,
    sha256,
    methodVersion,
    ...(reason === undefined ? {} : { reason }),
    ...(replacement === undefined ? {} : { replacement }),
  };
}

/** Of several releases it is told of all their answers: fewer than ten in each may be ten together. */
function whyHidden(parts: readonly ReleasedPart[], released: number): Pick<Satisfaction, 'why'> {
  if (parts.every(({ why }) => why === undefined)) return {};
  return { why: released < SHOWN_FROM ? 'few' : 'protects' };
}

function isOfPerson(slice: Slice): boolean {
  return slice.of === 'officer' && slice.officerId !== null;
}

/** Of nobody there is a part for each channel; of who is not in a release there is none. */
export function partsOf({ answers }: Pick<Release, 'answers'>, slice: Slice): readonly ReleasedPart[] {
  switch (slice.of) {
    case 'unit':
      return [answers.unit];
    case 'service':
      return answers.services.filter(({ serviceId }) => serviceId === slice.serviceId);
    case 'officer':
      return slice.officerId === null
        ? answers.nobodys
        : answers.officers.filter(({ officerId }) => officerId === slice.officerId);
  }
}

/** The figures of a slice in releases as one, where any is shown. */
export function figureOf(releases: readonly Pick<Release, 'answers'>[], slice: Slice): Figure | undefined {
  const shown = releases.flatMap((release) => partsOf(release, slice)).flatMap(({ figure }) => figure ?? []);
  return shown.length === 0 ? undefined : pooledFigure(shown);
}

/** Only the difference is known: that as many came as have gone would not be seen. */
function laterOf(released: number, standing: number, n: number): LaterNumbers {
  const annulled = Math.max(0, released - standing);
  return { of: released, annulled, added: Math.max(0, standing - released), usable: n - annulled >= SHOWN_FROM };
}
