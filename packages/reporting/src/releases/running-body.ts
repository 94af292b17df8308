// How the running release period is told of: what was kept of it, and what of that is visible.
import type { RunningPeriod } from '@tera/contracts';
import { type Period, type UnitRegistry, dueOf } from '@tera/domain';
import type { Night } from '@tera/store';

export function runningBody(period: Period, { calendar }: UnitRegistry, night: Night | undefined): RunningPeriod {
  return {
    period: period.name,
    due: dueOf(period, calendar),
    asOf: night?.asOf ?? null,
    // A step that was kept by hand is not yet a night.
    answered: night?.asOf === undefined ? null : night.numbers.unit.answered,
    kept: night?.steps.at(-1)?.n ?? 0,
    visible: night?.visible ?? null,
  };
}
