// Publishing by hand: a period that is over, before or after it is due, or a step of the running one. Replacing a release needs
// two keys that say the same.
import type * as routes from '@tera/contracts/routes';
import { type Period, type UnitId, type UnitRegistry, dueOf, isReleasePeriod, localDayOf } from '@tera/domain';
import { type Asked, type Caller, type Refusal, type ReplyTo, authorOf, refuse, unknownUnit } from '@tera/http';
import { runningBody, summaryOf, unsettled } from '@tera/reporting/releases';
import type { RegistryReader } from '@tera/store';
import { type StepDeps, keepStep } from './keep-step.ts';
import { type MakeDeps, makeReleaseOf } from './make.ts';
import { type ReplaceDeps, replaceRelease } from './replace.ts';

export type PublishDeps = MakeDeps & StepDeps & ReplaceDeps & { readonly registry: RegistryReader };

export async function publishRelease(
  {
    path,
    body,
    caller,
  }: Asked<typeof routes.publishRelease, 'path' | 'body'> & { readonly caller: Pick<Caller, 'keyId' | 'name'> },
  deps: PublishDeps,
): Promise<ReplyTo<typeof routes.publishRelease>> {
  const { unitId } = path;
  const { period, reason, replacement } = body;
  const by = authorOf(caller);
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  if (!isReleasePeriod(period, unit.calendar.plan)) return notAReleasePeriod(period, unit);
  if (replacement !== undefined && reason !== undefined) {
    return replaceRelease({ unitId, unit, period, replacement, reason, by }, deps);
  }
  const today = localDayOf(deps.now(), unit.timeZone);
  if (period.to > today) {
    if (period.from > today) return refuse(409, 'period', 'not_over', `${period.name} has not begun`);
    return { status: 200, body: runningBody(period, unit, await keepStep(unitId, unit, period, 'by hand', deps)) };
  }
  const due = dueOf(period, unit.calendar);
  if (due !== null && today < due && reason === undefined) {
    return refuse(422, 'reason', 'required', `expected a reason: ${period.name} is due on ${due}`);
  }
  return published(unitId, period, await makeReleaseOf(unitId, unit, period, { reason, by }, deps));
}

export function notAReleasePeriod(period: Period, { calendar }: UnitRegistry): Refusal<'422 not_a_release_period'> {
  const { plan } = calendar;
  const kinds = [plan.first, ...plan.changes.map(({ publishes }) => publishes)].join(', then ');
  return refuse(
    422,
    'period',
    'not_a_release_period',
    `expected a whole period of release (${kinds}), and not ${period.name}`,
  );
}

function published(
  unitId: UnitId,
  { name }: Period,
  made: Awaited<ReturnType<typeof makeReleaseOf>>,
): ReplyTo<typeof routes.publishRelease> {
  switch (made) {
    case 'released':
      return refuse(409, 'period', 'released', `${name} is published, and a release never changes by itself`);
    case 'unsettled':
      return unsettled();
    case 'no_answers':
      return refuse(409, 'period', 'no_answers', `nobody answered in ${name}`);
    default:
      return { status: 201, body: summaryOf(unitId, made) };
  }
}
