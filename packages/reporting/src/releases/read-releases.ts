// What was published of a unit, what runs and what is due; and each document as it was kept.
import type * as routes from '@tera/contracts/routes';
import {
  type Period,
  USUAL_PUBLISHES,
  type UnitId,
  addDays,
  dueOf,
  isOfNumbers,
  localDayOf,
  releasePeriodOf,
  releasePeriodsIn,
  responsesIn,
} from '@tera/domain';
import { type Asked, type Caller, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import { type IndicatorStore, type RegistryReader, type ReleaseHead, type ReleaseStore, inParallel } from '@tera/store';
import { runningBody } from './running-body.ts';
import { summaryOf } from './release-summary.ts';
import { revisionsOf } from './revisions.ts';

export interface ReleasesDeps {
  readonly registry: RegistryReader;
  readonly indicators: Pick<IndicatorStore, 'read'>;
  readonly releases: Pick<ReleaseStore, 'heads' | 'text' | 'night'>;
  readonly now: () => number;
}

/** How far back periods are looked for that are not released: no answer is older that could still come in. */
export const LOOKED_BACK_DAYS = 800;
const FIRST_DAY = '2000-01-01';
const PERIODS_AT_ONCE = 2;

export async function listReleases(
  { path }: Asked<typeof routes.listReleases, 'path'>,
  deps: ReleasesDeps,
): Promise<ReplyTo<typeof routes.listReleases>> {
  const { unitId } = path;
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const { calendar, document, timeZone } = unit;
  const today = localDayOf(deps.now(), timeZone);
  const running = releasePeriodOf(today, calendar.plan);
  const heads = standing(await deps.releases.heads(unitId, FIRST_DAY, running.to));
  const released = new Set(heads.map(({ period }) => period));
  const over = releasePeriodsIn({ from: addDays(today, -LOOKED_BACK_DAYS), to: running.from }, calendar.plan);
  const waiting = over.filter(({ name }) => !released.has(name));
  const answered = await inParallel(waiting, PERIODS_AT_ONCE, (period) => answersIn(unitId, period, deps));
  return {
    status: 200,
    body: {
      unitId,
      publishes: document.publishes ?? USUAL_PUBLISHES,
      settleDays: calendar.settleDays,
      running: runningBody(running, unit, await deps.releases.night(unitId, running.name)),
      due: waiting.flatMap((period, index) => {
        const n = answered[index] ?? 0;
        return n === 0 ? [] : [{ period: period.name, due: dueOf(period, calendar), answered: n }];
      }),
      releases: heads.toReversed().map((head) => summaryOf(unitId, head)),
    },
  };
}

/**
 * As of the last night that saw it: of two years that nobody has published, the cells are read only where no night has seen any
 * answer, which is what was brought along from before the unit was here.
 */
async function answersIn(
  unitId: UnitId,
  period: Period,
  { indicators, releases }: Pick<ReleasesDeps, 'indicators' | 'releases'>,
): Promise<number> {
  const { answered } = (await releases.night(unitId, period.name))?.numbers.unit ?? { answered: 0 };
  if (answered > 0) return answered;
  const { cells } = await indicators.read(unitId, period, { only: () => isOfNumbers });
  return cells.reduce((sum, [, counters]) => sum + responsesIn(counters), 0);
}

export async function getRelease(
  {
    path,
    query,
    caller,
  }: Asked<typeof routes.getRelease, 'path' | 'query'> & { readonly caller: Pick<Caller, 'scopes'> },
  { registry, releases }: ReleasesDeps,
): Promise<ReplyTo<typeof routes.getRelease>> {
  const { unitId, period } = path;
  if ((await registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const heads = await revisionsOf(unitId, period, { releases });
  const latest = heads.at(-1);
  const head = query.revision === undefined ? latest : heads.find(({ revision }) => revision === query.revision);
  if (head === undefined || latest === undefined) {
    return refuse(404, 'period', 'unknown_release', `${period.name} is not published, or has no such revision`);
  }
  if (head !== latest && !caller.scopes.includes('audit:read')) {
    return refuse(403, 'revision', 'wrong_scope', 'an earlier revision needs the scope audit:read');
  }
  return {
    etag: `"${head.sha256}"`,
    file: {
      type: 'application/json; charset=utf-8',
      content: await releases.text(unitId, head),
      headers: { 'cache-control': 'private, no-cache' },
    },
  };
}

/** The last revision of each period, oldest period first. */
export function standing(heads: readonly ReleaseHead[]): ReleaseHead[] {
  return [...new Map(heads.map((head) => [head.period, head])).values()];
}
