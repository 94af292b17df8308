// What a release would show if it were made now, and what another choice of periods would have shown: numbers of answers, and
// which lines appear, never a figure.
import type * as routes from '@tera/contracts/routes';
import {
  addDays,
  type Cells,
  dueOf,
  isOfNumbers,
  isReleasePeriod,
  localDayOf,
  OFFICER_ELEMENTS,
  type Period,
  periodOf,
  periodsCovering,
  PUBLISHES,
  type Publishes,
  releasedAnswers,
  type ReleasedPart,
  type UnitId,
  whatIsShown,
} from '@tera/domain';
import { type Asked, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import { isReleased, unsettled } from '@tera/reporting/releases';
import { type IndicatorStore, type RegistryReader, type ReleaseStore, inParallel } from '@tera/store';
import { answersByCharge } from './answers-by-charge.ts';
import { type CollectDeps, settledAnswers } from './collect.ts';
import { takingBackOf } from './exclusions.ts';
import { notAReleasePeriod } from './publish-release.ts';

export interface PreviewDeps extends CollectDeps {
  readonly registry: RegistryReader;
  readonly releases: Pick<ReleaseStore, 'heads' | 'night'>;
}

export async function previewRelease(
  { path }: Asked<typeof routes.previewRelease, 'path'>,
  deps: PreviewDeps,
): Promise<ReplyTo<typeof routes.previewRelease>> {
  const { unitId, period } = path;
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  if (!isReleasePeriod(period, unit.calendar.plan)) return notAReleasePeriod(period, unit);
  if (await isReleased(unitId, period, deps)) {
    return refuse(409, 'period', 'released', `${period.name} is published: read its release`);
  }
  const night = await deps.releases.night(unitId, period.name);
  const settled = await settledAnswers(unitId, period, { steps: night?.shown ?? [] }, deps);
  if (settled === 'unsettled') return unsettled();
  const { excluded, ...made } = settled.collected.made();
  const { unit: whole, officers, services, nobodys, beside } = releasedAnswers(made);
  return {
    status: 200,
    body: {
      unitId,
      period: period.name,
      due: dueOf(period, unit.calendar),
      answered: whole.answered,
      setAside: made.setAside.reduce((sum, { n }) => sum + n, 0),
      flagged: beside.flagged,
      bursts: made.burstsLeft,
      exclusions: Array.from(excluded, ([exclusionId, answers]) => ({ exclusionId, answers })),
      unit: numbersOfPart(whole),
      officers: officers.map(({ officerId, ...part }) => Object.assign({ officerId }, numbersOfPart(part))),
      services: services.map(({ serviceId, ...part }) => Object.assign({ serviceId }, numbersOfPart(part))),
      nobodys: nobodys.map(({ channel, ...part }) => Object.assign({ channel }, numbersOfPart(part))),
    },
  };
}

/** The same as if one that is proposed were confirmed, or one that is asked to be taken back were, and all others as they are. */
export function withProposal<Deps extends Pick<PreviewDeps, 'exclusions'>>(exclusionId: string, deps: Deps): Deps {
  const { exclusions } = deps;
  return {
    ...deps,
    exclusions: {
      lastRuling: exclusions.lastRuling,
      list: async (unitId: UnitId) => {
        const all = await exclusions.list(unitId);
        const index = all.findIndex((one) => one.exclusionId === exclusionId);
        const found = all[index];
        if (found === undefined) return all;
        if (takingBackOf(found) !== undefined) return all.with(index, { ...found, state: 'taken_back' });
        return found.state === 'proposed' ? all.with(index, { ...found, state: 'confirmed' }) : all;
      },
    },
  };
}

function numbersOfPart({ answered, figure, why }: ReleasedPart) {
  return { answered, n: figure?.n ?? 0, ...(why === undefined ? {} : { why }) };
}

export interface ChoiceDeps {
  readonly registry: RegistryReader;
  readonly indicators: Pick<IndicatorStore, 'read'>;
  readonly now: () => number;
}

const MONTHS_AT_ONCE = 4;

export async function publishingChoices(
  { path }: Asked<typeof routes.getPublishingChoices, 'path'>,
  { registry, indicators, now }: ChoiceDeps,
): Promise<ReplyTo<typeof routes.getPublishingChoices>> {
  const { unitId } = path;
  const unit = await registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  // Whole months: twelve of them, up to the running one.
  const to = periodOf(localDayOf(now(), unit.timeZone), 'month').from;
  const from = periodOf(addDays(to, -360), 'month').from;
  const months = await inParallel(periodsCovering(from, to, 'month'), MONTHS_AT_ONCE, async (month) => {
    const { cells } = await indicators.read(unitId, month, { only: () => isOfNumbers });
    return { month, cells };
  });
  return {
    status: 200,
    body: { unitId, from, to, choices: PUBLISHES.map((publishes) => choiceOf(publishes, months)) },
  };
}

interface Month {
  readonly month: Period;
  readonly cells: Cells;
}

/** Of periods that began elsewhere in the year, as many months as they would have: the last twelve are cut where they end. */
function choiceOf(publishes: Publishes, months: readonly Month[]) {
  const size = { month: 1, quarter: 3, semester: 6, year: 12 }[publishes];
  const periods = Array.from({ length: Math.floor(months.length / size) }, (_, index) =>
    shownIn(months.slice(index * size, (index + 1) * size).flatMap(({ cells }) => cells)),
  );
  const mean = (read: (one: (typeof periods)[number]) => number) =>
    periods.length === 0
      ? 0
      : Math.round((10 * periods.reduce((sum, one) => sum + read(one), 0)) / periods.length) / 10;
  return {
    publishes,
    periods: periods.length,
    officers: { shown: mean(({ officers }) => officers.shown), of: mean(({ officers }) => officers.of) },
    services: { shown: mean(({ services }) => services.shown), of: mean(({ services }) => services.of) },
  };
}

function shownIn(cells: Cells) {
  // Without flags and elements: they add nothing to which lines and columns appear.
  const groups = answersByCharge(cells).map((charged) => Object.assign({ flagged: false, elements: {} }, charged));
  const shown = whatIsShown({ groups, officerElements: OFFICER_ELEMENTS });
  const officers = new Set(groups.flatMap(({ officerId }) => officerId ?? []));
  const services = new Set(groups.flatMap(({ serviceId }) => serviceId ?? []));
  const [lines, columns] = typeof shown === 'string' ? [[], []] : [shown.lines, shown.columns];
  return {
    officers: {
      shown: lines.filter(({ id, hidden }) => hidden === undefined && !id.startsWith('-')).length,
      of: officers.size,
    },
    services: {
      shown: columns.filter(({ id, hidden }) => hidden === undefined && id !== '-').length,
      of: services.size,
    },
  };
}
