// Calls functions at the times that their schedules say, as EventBridge Scheduler does. A schedule here has one run at a time:
// what becomes due meanwhile is left out, and the next run is at the first time after this one has ended. AWS never stands still as a
// laptop does: what became due while the stack was down, or was jumped over by its clock, is made up once, at the latest of its times.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionHost, InvocationOutcome } from './function-host.ts';
import type { ScheduleSpec } from './template.ts';
import { type Timetable, timetableOf } from './timetable.ts';

export interface RunningSchedules {
  /** Begins no run any more, and resolves when those that run are through. */
  readonly stop: () => Promise<void>;
}

export interface SchedulesOptions {
  readonly schedules: readonly ScheduleSpec[];
  readonly invoke: FunctionHost['invoke'];
  /** Milliseconds since 1970; it may run otherwise than the clock of this machine, and jump. */
  readonly now: () => number;
  /** When each was due last, or first looked for, as `remember` was told before; by their names. */
  readonly remembered?: Readonly<Record<string, number>>;
  readonly remember?: (name: string, due: number) => void;
  readonly onFailure: (schedule: ScheduleSpec, outcome: Extract<InvocationOutcome, { kind: 'failed' }>) => void;
}

/** A clock that has jumped, or a machine that has slept, is noticed within this time. */
const lookEveryMs = 250;

/** @throws StartProblem for an expression that it cannot keep. */
export function startSchedules({
  schedules,
  invoke,
  now,
  remembered = {},
  remember = () => undefined,
  onFailure,
}: SchedulesOptions): RunningSchedules {
  const stopping = new AbortController();

  /** False when the stack ends before. */
  async function comes(due: number): Promise<boolean> {
    try {
      for (let left = due - now(); left > 0; left = due - now()) {
        await sleep(Math.min(left, lookEveryMs), undefined, { signal: stopping.signal });
      }
      return !stopping.signal.aborted;
    } catch (error) {
      if (stopping.signal.aborted) return false;
      throw error;
    }
  }

  const running = schedules
    .map((schedule) => ({ schedule, nextAfter: timetableOf(schedule.expression, schedule.timeZone) }))
    .map(async ({ schedule, nextAfter }) => {
      const { name } = schedule;
      const last = remembered[name];
      if (last === undefined) remember(name, now());
      const missed = last === undefined ? undefined : latestDue(nextAfter, last, now());
      for (let due = missed ?? nextAfter(now()); due !== undefined; due = nextAfter(Math.max(due, now()))) {
        if (!(await comes(due))) return;
        remember(name, due);
        const outcome = await invoke(schedule.functionName, eventOf(schedule, due));
        if (outcome.kind === 'failed') onFailure(schedule, outcome);
      }
    });

  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

/** The last time at which it was due after `from` and until `to`. */
function latestDue(nextAfter: Timetable, from: number, to: number): number | undefined {
  let latest: number | undefined;
  for (let due = nextAfter(from); due !== undefined && due <= to; due = nextAfter(due)) latest = due;
  return latest;
}

/** Source: "Adding context attributes in EventBridge Scheduler", EventBridge Scheduler User Guide. */
function eventOf({ arn, input }: ScheduleSpec, due: number): unknown {
  const attributes: Readonly<Record<string, string>> = {
    'schedule-arn': arn,
    'scheduled-time': new Date(due).toISOString().replace('.000Z', 'Z'),
    'execution-id': randomUUID(),
    'attempt-number': '1',
  };
  const text = input.replaceAll(/<aws\.scheduler\.([a-z-]+)>/g, (keyword, name: string) => attributes[name] ?? keyword);
  return JSON.parse(text);
}
