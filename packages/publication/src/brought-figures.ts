// Results of the time before Tera, entered as figures. Of a time of which answers could still be sent one by one none is taken,
// nor of a day that is released.
import { type BroughtFigureBody, instantText } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import {
  type Instant,
  type Period,
  type UnitId,
  addDays,
  isBroughtPeriod,
  isTooRecentToBring,
  localDayOf,
  satisfactionBrought,
  sharesDay,
} from '@tera/domain';
import { type Asked, type Caller, type ReplyTo, authorOf, refuse, unknownUnit } from '@tera/http';
import {
  type BroughtStore,
  type KeptBrought,
  type RegistryReader,
  type ReleaseStore,
  canonicalText,
} from '@tera/store';

export interface BringingDeps {
  readonly registry: RegistryReader;
  readonly releases: Pick<ReleaseStore, 'heads'>;
  readonly brought: BroughtStore;
  readonly now: () => Instant;
}

export async function listBroughtFigures(
  { path: { unitId } }: Asked<typeof routes.listBroughtFigures, 'path'>,
  { registry, brought }: Pick<BringingDeps, 'registry' | 'brought'>,
): Promise<ReplyTo<typeof routes.listBroughtFigures>> {
  if ((await registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  return { status: 200, body: { unitId, figures: (await brought.list(unitId)).map(told) } };
}

export async function putBroughtFigure(
  {
    path: { unitId, period },
    body: { n, elements, source, reason },
    caller,
  }: Asked<typeof routes.putBroughtFigure, 'path' | 'body'> & { readonly caller: Pick<Caller, 'keyId' | 'name'> },
  deps: BringingDeps,
): Promise<ReplyTo<typeof routes.putBroughtFigure>> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  if (!isBroughtPeriod(period)) {
    return refuse(422, 'period', 'not_reported_so', 'expected a month, a quarter, a semester or a year');
  }
  if (isTooRecentToBring(period, localDayOf(deps.now(), unit.timeZone))) {
    return refuse(422, 'period', 'too_recent', `expected a period that ended more than 730 days ago`);
  }
  if (sharesDay(period, await releasedAround(unitId, period, deps))) {
    return refuse(409, 'period', 'released', `days of ${period.name} are published: the release tells of them`);
  }
  const figure = { period: period.name, n, elements, source };
  const before = (await deps.brought.list(unitId)).find((one) => one.period === period.name);
  if (before !== undefined) {
    if (isSame(before, figure)) return { status: 200, body: told(before) };
    if (reason === undefined) {
      return refuse(422, 'reason', 'required', `expected a reason: there is another figure of ${period.name}`);
    }
  }
  const kept: KeptBrought = {
    ...figure,
    enteredBy: caller.keyId,
    enteredAt: deps.now(),
    reason: before === undefined ? undefined : reason,
    version: (before?.version ?? 0) + 1,
  };
  return (await deps.brought.put(unitId, kept, before, authorOf(caller)))
    ? { status: 200, body: told(kept) }
    : refuse(409, 'period', 'contended', 'somebody else is entering it: read it again');
}

/** A release ends at most a year after any of its days. */
async function releasedAround(
  unitId: UnitId,
  { from, to }: Period,
  { releases }: Pick<BringingDeps, 'releases'>,
): Promise<string[]> {
  const heads = await releases.heads(unitId, from, addDays(to, 366));
  return heads.map(({ period }) => period);
}

function isSame(one: KeptBrought, { n, elements, source }: Pick<KeptBrought, 'n' | 'elements' | 'source'>): boolean {
  return one.n === n && one.source === source && canonicalText(one.elements) === canonicalText(elements);
}

function told({
  period,
  n,
  elements,
  source,
  enteredBy,
  enteredAt,
  reason,
  ...figure
}: KeptBrought): BroughtFigureBody {
  const { ikm } = satisfactionBrought({ period, n, elements, source, ...figure }, null);
  if (ikm === null) throw new Error('a brought figure has no index');
  return {
    period,
    n,
    elements,
    source,
    ikm,
    enteredBy,
    enteredAt: instantText(enteredAt),
    ...(reason === undefined ? {} : { reason }),
  };
}
