// What a browser counter may put into the numbers that it gives out, so that no two citizens of a unit are called by one. The plain
// numbers of a counter are lent to one browser for a day, and for the next one already: it may begin without a line.
import { type Instant, addDays, counterPrefix, localDayOf } from '@tera/domain';
import type * as routes from '@tera/contracts/routes';
import { type Asked, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import type { NumberClaims, RegistryReader } from '@tera/store';

type Route = typeof routes.claimNumbers;

interface ClaimDeps {
  readonly registry: RegistryReader;
  readonly numbers: NumberClaims;
  readonly now: () => Instant;
}

export async function claimNumbers(
  { path: { unitId }, body: { browserId, counterId, mark } }: Asked<Route, 'path' | 'body'>,
  { registry, numbers, now: clock }: ClaimDeps,
): Promise<ReplyTo<Route>> {
  const unit = await registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const { counters, timeZone } = unit.document;
  if (!counters.some(({ id }) => id === counterId)) {
    return refuse(422, 'counterId', 'unknown_counter', `the unit's registry has no counter '${counterId}'`);
  }
  const now = clock();
  const browser = { unitId, browserId };
  const prefix = counterPrefix(counters, counterId);
  const today = localDayOf(now, timeZone);
  const [isMarkOwn, isTodayOwn] = await Promise.all([
    numbers.claimMark(browser, mark, now),
    numbers.claimDay(browser, prefix, today, now),
  ]);
  // Tomorrow stays with whoever has today, whoever opens first and however many at once.
  const tomorrow = addDays(today, 1);
  const isTomorrowOwn = isTodayOwn && (await numbers.claimDay(browser, prefix, tomorrow, now));
  const plainDays = [...(isTodayOwn ? [today] : []), ...(isTomorrowOwn ? [tomorrow] : [])];
  return { status: 200, body: { prefix, mark: isMarkOwn ? 'own' : 'taken', plainDays } };
}
