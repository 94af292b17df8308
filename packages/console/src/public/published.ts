// What the public pages are made of: released figures, and times by service. Nothing in it is about a person.
import type { DurationFigure, Element, ElementFigure, LocalDay, Publishes, Satisfaction, Standard } from '@tera/domain';
import type { NamedCounters, SurveyAnswer } from '@tera/exports';

/** A figure of the whole unit as its release has it, or as an old report of the office had it. */
export type PublishedFigure = Pick<
  Satisfaction,
  'status' | 'why' | 'n' | 'ikm' | 'mutu' | 'ci95' | 'releases' | 'brought'
>;

export interface FigureOfPeriod {
  readonly period: string;
  readonly figure: PublishedFigure;
}

export interface UnitOnFront {
  readonly unitId: string;
  readonly name: string;
  /** Of the last period that is released; none before the first. */
  readonly latest: FigureOfPeriod | undefined;
}

/** The report of a release period, and the intervals of its figures. */
export interface PublishedReport {
  readonly survey: SurveyAnswer;
  readonly ci95: readonly [number, number] | null;
  readonly elements: Readonly<Partial<Record<Element, Pick<ElementFigure, 'ci95'>>>>;
  /** As an instant of ISO 8601. */
  readonly publishedAt: string;
}

/** How long a service took in a period, against the standard that held at its end. */
export interface TimesOfService {
  readonly serviceId: string;
  readonly name: string;
  readonly standard: Standard | undefined;
  /** By what the standard measures; without one, the time of being served. */
  readonly time: Pick<DurationFigure, 'n' | 'p50' | 'p90'>;
  readonly onTime: { readonly n: number; readonly share: number | null };
  readonly completed: number;
}

export interface TimesOfPeriod {
  readonly period: string;
  readonly services: readonly TimesOfService[];
}

/** What is known of a unit whatever period is looked at. */
export interface PublicUnitFacts {
  readonly unitId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly contact: string | undefined;
  readonly counters: NamedCounters;
  readonly publishes: Publishes;
  readonly settleDays: number;
  /** The local day on which it closed, where it has. */
  readonly closedFrom: LocalDay | undefined;
  /** Those that are released, the oldest first. */
  readonly periods: readonly string[];
  /** The next that is to be released, and on which local day. */
  readonly next: { readonly period: string; readonly due: LocalDay } | undefined;
  /** Of the last release periods and of what was brought along, in the order of time. */
  readonly trend: readonly FigureOfPeriod[];
  /** The last whole month. */
  readonly month: TimesOfPeriod;
  /** The quarter that runs. */
  readonly quarter: TimesOfPeriod;
  /** When it was read, as an instant of ISO 8601. */
  readonly readAt: string;
}
