// What is published of one unit, by the same work as the API's. Of a period that is not released nothing is read that citizens said;
// times are by service, and whoever served is not asked for.
import { instantText } from '@tera/contracts';
import type { FigureOfPeriod, PublicUnitFacts, PublishedReport, ShownPeriod, TimesOfPeriod } from '@tera/console';
import {
  type LocalDay,
  type Period,
  USUAL_PUBLISHES,
  type UnitId,
  type UnitRegistry,
  addDays,
  dueOf,
  isReleasePeriod,
  localDayOf,
  parsePeriod,
  periodOf,
  publicName,
  releasePeriodOf,
  satisfactionBrought,
  sharesDay,
} from '@tera/domain';
import { publicationText } from '@tera/exports';
import { type SurveyDeps, readPeriod, readSurveyReport, readingOnce, rowsOf } from '@tera/reporting';
import { type BroughtReader, type ReleaseHead, type ReleaseReader, inParallel } from '@tera/store';
import { figureOfRelease, releasedHeads } from './published-units.ts';

export interface PublishedUnitDeps extends SurveyDeps {
  readonly releases: SurveyDeps['releases'] & Pick<ReleaseReader, 'heads' | 'release'>;
  readonly brought: BroughtReader;
}

export interface PublishedUnit {
  readonly facts: PublicUnitFacts;
  readonly calendar: UnitRegistry['calendar'];
  readonly heads: readonly ReleaseHead[];
}

/** How many release periods the chart goes back, and how many of the time before Tera. */
const PERIODS_OF_TREND = 12;
const RELEASES_AT_ONCE = 4;

/** `undefined`: there is no such unit. */
export async function readPublishedUnit(unitId: UnitId, all: PublishedUnitDeps): Promise<PublishedUnit | undefined> {
  const deps = readingOnce(all);
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return undefined;
  const { document, timeZone, calendar } = unit;
  const now = deps.now();
  const today = localDayOf(now, timeZone);
  const heads = await releasedHeads(unitId, timeZone, deps);
  const lastMonth = periodOf(addDays(periodOf(today, 'month').from, -1), 'month');
  const [trend, month, quarter] = await Promise.all([
    readTrendOfReleases(unitId, heads, deps),
    readTimes(unitId, unit, lastMonth, addDays(lastMonth.to, -1), deps),
    readTimes(unitId, unit, periodOf(today, 'quarter'), today, deps),
  ]);
  return {
    calendar,
    heads,
    facts: {
      unitId,
      name: publicName(unitId, document.name),
      timeZone,
      contact: document.contact,
      counters: document.counters,
      publishes: document.publishes ?? USUAL_PUBLISHES,
      settleDays: calendar.settleDays,
      closedFrom: unit.isClosedAt(now) ? document.closedFrom : undefined,
      periods: heads.map(({ period }) => period),
      next: unit.isClosedAt(now) ? undefined : nextOf(unit, heads, today),
      trend,
      month,
      quarter,
      readAt: instantText(now),
    },
  };
}

/** The report of a period that is released. */
export async function readPublishedReport(
  unitId: UnitId,
  { period: name, publishedAt }: ReleaseHead,
  all: PublishedUnitDeps,
): Promise<PublishedReport> {
  const deps = readingOnce(all);
  const period = parsePeriod(name);
  const read =
    period === undefined ? 'unknown-period' : await readSurveyReport(unitId, { period, weight: 'exact' }, deps);
  if (typeof read === 'string') throw new Error(`the report of a release is not there: ${read}`);
  const { report: survey, found } = read;
  const { ci95, elements } = found.told({}, {}).satisfaction;
  return { survey, ci95, elements, publishedAt: instantText(publishedAt) };
}

/** What is said of a period that is not released. */
export function whyNotShown({ name, from, to }: Period, { calendar, facts }: PublishedUnit, now: number): ShownPeriod {
  const period = parsePeriod(name);
  const today = localDayOf(now, facts.timeZone);
  if (period === undefined) throw new Error(`no period: ${name}`);
  if (isReleasePeriod(period, calendar.plan)) {
    const due = dueOf(period, calendar);
    return {
      period: name,
      why: publicationText({ status: 'awaiting', due: due !== null && due > today ? due : null }),
    };
  }
  const around = releasePeriodOf(from, calendar.plan);
  return {
    period: name,
    why: around.to >= to ? publicationText({ status: 'within', publishedAs: around.name }) : NOT_OF_ITS_OWN,
  };
}

const NOT_OF_ITS_OWN = {
  id: 'unit ini tidak menerbitkan hasil untuk periode sepanjang itu',
  en: 'this unit publishes nothing for so long a period',
};

/** The first of the last two release periods that is still to come. */
function nextOf({ calendar }: UnitRegistry, heads: readonly ReleaseHead[], today: LocalDay): PublicUnitFacts['next'] {
  const running = releasePeriodOf(today, calendar.plan);
  const before = releasePeriodOf(addDays(running.from, -1), calendar.plan);
  for (const period of [before, running]) {
    const due = dueOf(period, calendar);
    const isReleased = heads.some((head) => head.period === period.name);
    if (due !== null && due > today && !isReleased) return { period: period.name, due };
  }
  return undefined;
}

async function readTrendOfReleases(
  unitId: UnitId,
  heads: readonly ReleaseHead[],
  { releases, brought }: PublishedUnitDeps,
): Promise<readonly FigureOfPeriod[]> {
  const released = heads.map(({ period }) => period);
  const [ofReleases, figures] = await Promise.all([
    inParallel(heads.slice(-PERIODS_OF_TREND), RELEASES_AT_ONCE, async (head) => ({
      period: head.period,
      figure: figureOfRelease(await releases.release(unitId, head)),
    })),
    brought.list(unitId),
  ]);
  const ofBefore = figures.flatMap((figure) => {
    const period = parsePeriod(figure.period);
    // What is released is told by the release alone.
    return period === undefined || sharesDay(period, released)
      ? []
      : [{ period: figure.period, figure: satisfactionBrought(figure, null) }];
  });
  return [...ofBefore.toSorted(byTime).slice(-PERIODS_OF_TREND), ...ofReleases].toSorted(byTime);
}

/** By the day on which they end, the longer one first. */
function byTime(a: FigureOfPeriod, b: FigureOfPeriod): number {
  const [one, other] = [a, b].map(({ period }) => parsePeriod(period));
  const [endOfOne = '', endOfOther = ''] = [one?.to, other?.to];
  if (endOfOne !== endOfOther) return endOfOne < endOfOther ? -1 : 1;
  return (one?.from ?? '') < (other?.from ?? '') ? -1 : 1;
}

/** `lastDay`: the local day whose standard is named. */
async function readTimes(
  unitId: UnitId,
  { document, standardOn }: UnitRegistry,
  period: Period,
  lastDay: LocalDay,
  deps: PublishedUnitDeps,
): Promise<TimesOfPeriod> {
  const found = await readPeriod(unitId, period, deps);
  const rows = found === undefined ? [] : rowsOf(found, { period, by: ['service'] });
  return {
    period: period.name,
    services: document.services.map(({ id, name }) => {
      const row = rows.find(({ serviceId }) => serviceId === id);
      const standard = standardOn(id, lastDay);
      const { n = 0, p50 = null, p90 = null } = row?.[standard?.measure ?? 'service'] ?? {};
      const { n: judged = 0, share = null } = row?.onTime ?? {};
      return {
        serviceId: id,
        name,
        standard,
        time: { n, p50, p90 },
        onTime: { n: judged, share },
        completed: row?.tickets.completed ?? 0,
      };
    }),
  };
}
