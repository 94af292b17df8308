// The regional recap: all units whose figures somebody may read, as one, on a page or as the form to pass on.
import { UNITS_PER_POOL } from '@tera/contracts';
import { recapPage } from '@tera/console';
import { type Grain, type LocalDay, addDays, isTrialUnit, localDayOf, periodOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import type { RegistryStore } from '@tera/store';
import { bodyOf, fileOf, notShown } from '@tera/in-person';
import type { FigureView } from './works.ts';
import { nameWithId, namesakesAmong, ownUnitsOf } from './own-units.ts';

/** `GET /console/recap?period=&format=xlsx|csv` */
export async function recap(
  view: FigureView,
  deps: { readonly registry: Pick<RegistryStore, 'units'> },
): Promise<PageReply> {
  const { lang, viewer, at, person, works, query, now } = view;
  // A unit for trying is in no recap.
  const units = (await ownUnitsOf(person, deps)).filter(
    ({ unitId, access }) => access.may('indicators:read') && !isTrialUnit(unitId),
  );
  const [first] = units;
  if (first === undefined) return notShown(404, []);
  const { timeZone } = first;
  const today = localDayOf(now, timeZone);
  const periods = recapPeriods(today);
  const alike = namesakesAmong(units);
  const pooled = units.slice(0, UNITS_PER_POOL).map(({ unitId }) => unitId);
  const asked = { units: pooled.join(','), period: query('period') ?? periods[0] };
  const format = query('format');
  if (format !== undefined) {
    const wishes = format === 'csv' ? { numbers: 'indonesian', bom: 'true' } : { lang };
    return fileOf(await works.pooledSkm(person, { query: { ...asked, format, ...wishes } }));
  }
  return {
    page: recapPage({
      lang,
      viewer,
      at,
      answer: bodyOf(await works.pooledSkm(person, { query: asked })),
      tooMany: units.slice(UNITS_PER_POOL).map((unit) => (alike.has(unit.unitId) ? nameWithId(unit) : unit.name)),
      most: UNITS_PER_POOL,
      namesakes: alike,
      periods,
      timeZone,
      today,
    }),
  };
}

const OFFERED: readonly (readonly [Grain, number])[] = [
  ['quarter', 8],
  ['semester', 4],
  ['year', 2],
];

/** Those that are over, the last quarter first. */
export function recapPeriods(today: LocalDay): readonly string[] {
  return OFFERED.flatMap(([grain, count]) => {
    const names: string[] = [];
    for (let { from } = periodOf(today, grain); names.length < count;) {
      const before = periodOf(addDays(from, -1), grain);
      names.push(before.name);
      ({ from } = before);
    }
    return names;
  });
}
