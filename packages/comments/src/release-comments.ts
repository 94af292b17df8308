// Every night for every unit, and for one when its list is asked for: the comments whose time has come get into the list, those of a
// week that is over and those that are ten. Nothing rests on a night having been, and what is done is not done again.
import {
  ANSWERS_TO_TELL_A_SERVICE,
  type Instant,
  SECOND,
  type ServiceId,
  type UnitId,
  type UnitRegistry,
  type WaitingComment,
  answeredCounter,
  closedUntil,
  commentsToRelease,
  localDayOf,
  parseCellKey,
  parsePeriod,
} from '@tera/domain';
import type { Observer } from '@tera/http';
import { COMMENTS_PER_RELEASE, type CommentStore, type IndicatorStore, type RegistryStore } from '@tera/store';

export interface ReleasingDeps extends Pick<Observer, 'logger'> {
  readonly registry: Pick<RegistryStore, 'unit' | 'units'>;
  readonly comments: Pick<CommentStore, 'waiting' | 'release' | 'drop'>;
  readonly indicators: Pick<IndicatorStore, 'sums'>;
  readonly now: () => Instant;
  /** Milliseconds that this run may still take. */
  readonly remaining: () => number;
}

const TIME_FOR_A_UNIT = 10 * SECOND;
/** As often as one that comes in between may have changed what waits. */
const TRIES = 3;

/**
 * One unit that fails costs no other.
 * @throws in the end when there was such a one, or when time was too short for all: called again it goes on where it ended.
 */
export async function releaseComments(deps: ReleasingDeps): Promise<void> {
  const told = { released: 0, failed: 0, left: 0 };
  for await (const { unitId } of deps.registry.units()) {
    if (deps.remaining() < TIME_FOR_A_UNIT) {
      told.left += 1;
      continue;
    }
    try {
      told.released += await releaseUnitComments(unitId, deps);
    } catch (error) {
      told.failed += 1;
      deps.logger.error('The comments of a unit could not be released', { unitId, error });
    }
  }
  deps.logger.info('Comments of the night', told);
  if (told.failed + told.left > 0) {
    throw new Error(`the comments of ${told.failed} units failed, and of ${told.left} there was no time for them`);
  }
}

/** Of one unit, whenever somebody looks: with the tenth they come out at once. How many did. */
export async function releaseUnitComments(
  unitId: UnitId,
  deps: Omit<ReleasingDeps, 'logger' | 'remaining'>,
): Promise<number> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return 0;
  const today = localDayOf(deps.now(), unit.timeZone);
  const until = closedUntil(today, unit.calendar.plan);
  const servicesToTell = servicesOf(unitId, deps);
  let released = 0;
  for (let tries = 1; ; tries++) {
    const { waiting, closed } = await deps.comments.waiting(unitId);
    await deps.comments.drop(unitId, closed);
    let isChanged = false;
    for (const group of commentsToRelease(waiting, today)) {
      for (const part of parts(group)) {
        const shown = await Promise.all(part.map((comment) => asShown(comment, unit, servicesToTell)));
        if (await deps.comments.release(unitId, shown, until)) released += part.length;
        else isChanged = true;
      }
    }
    if (!isChanged) return released;
    if (tries === TRIES) throw new Error('what waits changes while it is released');
  }
}

/** As even as can be, so that no transaction puts fewer than ten into the list of a group that has as many. */
function parts<Comment>(group: readonly Comment[]): Comment[][] {
  const count = Math.ceil(group.length / COMMENTS_PER_RELEASE);
  return Array.from({ length: count }, (_, part) => group.filter((_one, index) => index % count === part));
}

type ServicesToTell = (period: string) => Promise<ReadonlySet<ServiceId>>;

async function asShown(
  { serviceId, ...comment }: WaitingComment,
  { document }: UnitRegistry,
  servicesToTell: ServicesToTell,
): Promise<WaitingComment> {
  if (serviceId === undefined || !document.services.some(({ id }) => id === serviceId)) return comment;
  return (await servicesToTell(comment.period)).has(serviceId) ? { ...comment, serviceId } : comment;
}

/** The services that enough have answered in a period, through tickets alone: of the rest one person can send any number. */
function servicesOf(unitId: UnitId, { indicators }: Pick<ReleasingDeps, 'indicators'>): ServicesToTell {
  const known = new Map<string, Promise<ReadonlySet<ServiceId>>>();
  const ask = async (name: string) => {
    const period = parsePeriod(name);
    const answered = new Map<ServiceId, number>();
    for (const [key, counters] of period === undefined ? [] : (await indicators.sums(unitId, period)).cells) {
      const { serviceId } = parseCellKey(key);
      if (serviceId === undefined) continue;
      answered.set(serviceId, (answered.get(serviceId) ?? 0) + (counters[answeredCounter('ticket')] ?? 0));
    }
    return new Set([...answered].filter(([, count]) => count >= ANSWERS_TO_TELL_A_SERVICE).map(([id]) => id));
  };
  return (period) => {
    const found = known.get(period) ?? ask(period);
    known.set(period, found);
    return found;
  };
}
