// Calls functions at the times that their schedules say, as EventBridge Scheduler does. A schedule here has one run at a time:
// what becomes due meanwhile is left out, and the next run is at the first time after this one has ended.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionHost, InvocationOutcome } from './function-host.ts';
import type { ScheduleSpec } from './template.ts';
import { timetableOf } from './timetable.ts';

export interface RunningSchedules {
  /** Begins no run any more, and resolves when those that run are through. */
  readonly stop: () => Promise<void>;
}

export interface SchedulesOptions {
  readonly schedules: readonly ScheduleSpec[];
  readonly invoke: FunctionHost['invoke'];
  /** Milliseconds since 1970; it may run otherwise than the clock of this machine, and jump. */
  readonly now: () => number;
  readonly onFailure: (schedule: ScheduleSpec, outcome: Extract<InvocationOutcome, { kind: 'failed' }>) => void;
}

/** A clock that has jumped, or a machine that has slept, is noticed within this time. */
const lookEveryMs = 250;

/** @throws StartProblem for an expression that it cannot keep. */
export function startSchedules({ schedules, invoke, now, onFailure }: SchedulesOptions): RunningSchedules {
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
      for (let due = nextAfter(now()); due !== undefined; due = nextAfter(Math.max(due, now()))) {
        if (!(await comes(due))) return;
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
