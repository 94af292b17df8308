// The last release of every unit. What a release says does not change, so of each unit only heads are read again.
import type { PublishedFigure, UnitOnFront } from '@tera/console';
import { type Release, type UnitId, addDays, isTrialUnit, localDayOf, satisfactionOf } from '@tera/domain';
import { inOrderOfNames } from '@tera/pages';
import { standing } from '@tera/reporting/releases';
import { type ListedUnit, type PublicUnitReader, type ReleaseHead, type ReleaseReader, inParallel } from '@tera/store';

export interface PublishedUnitsDeps {
  readonly registry: { readonly units: () => AsyncIterable<ListedUnit> };
  readonly publicUnits: PublicUnitReader;
  readonly releases: Pick<ReleaseReader, 'heads' | 'release'>;
  readonly now: () => number;
}

const UNITS_AT_ONCE = 20;
const FIRST_DAY = '2000-01-01';

/** By their names. A closed unit of which nothing was ever published is left out, and one for trying. */
export async function readPublishedUnits(deps: PublishedUnitsDeps): Promise<readonly UnitOnFront[]> {
  const all: ListedUnit[] = [];
  for await (const unit of deps.registry.units()) if (!isTrialUnit(unit.unitId)) all.push(unit);
  const read = await inParallel(all, UNITS_AT_ONCE, (unit) => lastOf(unit, deps));
  return read.flatMap((unit) => unit ?? []).toSorted((a, b) => inOrderOfNames(a.name, b.name));
}

async function lastOf(
  { unitId, name, timeZone }: ListedUnit,
  { publicUnits, releases, now }: PublishedUnitsDeps,
): Promise<UnitOnFront | undefined> {
  const head = (await releasedHeads(unitId, timeZone, { releases, now })).at(-1);
  if (head === undefined) {
    const isClosed = (await publicUnits.unit(unitId))?.isClosedAt(now()) === true;
    return isClosed ? undefined : { unitId, name, latest: undefined };
  }
  const figure = figureOfRelease(await releases.release(unitId, head));
  return { unitId, name, latest: { period: head.period, figure } };
}

/** As each stands, oldest period first. */
export async function releasedHeads(
  unitId: UnitId,
  timeZone: string,
  { releases, now }: Pick<PublishedUnitsDeps, 'releases' | 'now'>,
): Promise<readonly ReleaseHead[]> {
  return standing(await releases.heads(unitId, FIRST_DAY, addDays(localDayOf(now(), timeZone), 1)));
}

/** Of the whole unit. What has changed since is not looked at. */
export function figureOfRelease(release: Release): PublishedFigure {
  const published = { state: 'released', releases: [release], awaiting: [], due: null } as const;
  const { status, why, n, ikm, mutu, ci95, releases } = satisfactionOf(
    published,
    { of: 'unit' },
    { answered: null, inReleases: null },
  );
  return { status, ...(why === undefined ? {} : { why }), n, ikm, mutu, ci95, releases };
}
