// Schedules with a clock that the test moves. The function is played by the test, which so sees every run and decides how long
// it takes and what becomes of it.

import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from './fixtures/until.ts';
import type { InvocationOutcome } from './function-host.ts';
import { startSchedules } from './schedules.ts';
import type { ScheduleSpec } from './template.ts';

const returned: InvocationOutcome = { kind: 'returned', payload: null };
const failure: InvocationOutcome = { kind: 'failed', errorType: 'Error', errorMessage: 'as the test wants' };

function aSchedule(more: Partial<ScheduleSpec> = {}): ScheduleSpec {
  return {
    name: 'each-minute',
    arn: 'arn:aws:scheduler:ap-southeast-3:000000000000:schedule/default/each-minute',
    functionName: 'count',
    expression: 'rate(1 minute)',
    timeZone: 'UTC',
    input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
    ...more,
  };
}

/** The clock stands still unless it is set. */
function aClockAt(text: string) {
  let time = Date.parse(text);
  return {
    now: () => time,
    set: (to: string) => {
      time = Date.parse(to);
    },
  };
}

interface Wishes {
  readonly at: string;
  readonly schedules?: readonly ScheduleSpec[];
  readonly answer?: (run: number) => Promise<InvocationOutcome> | InvocationOutcome;
}

function running({ at, schedules = [aSchedule()], answer = () => returned }: Wishes) {
  const clock = aClockAt(at);
  const runs: { readonly functionName: string; readonly event: unknown }[] = [];
  const failures: string[] = [];
  const { stop } = startSchedules({
    schedules,
    now: clock.now,
    invoke: async (functionName, event) => {
      runs.push({ functionName, event });
      return answer(runs.length);
    },
    onFailure: ({ name }, { errorMessage }) => failures.push(`${name}: ${errorMessage}`),
  });
  onTestFinished(stop);
  return {
    clock,
    runs,
    failures,
    stop,
    times: () => runs.map(({ event }) => (event as { scheduledTime: string }).scheduledTime),
  };
}

/** Longer than it takes until a clock that has jumped is noticed. */
const awhile = () => sleep(400);

describe('a schedule', () => {
  it('runs when its time has come, and says for when', async () => {
    const { clock, runs } = running({ at: '2026-11-20T08:00:30Z' });
    await awhile();
    expect(runs).toEqual([]);

    clock.set('2026-11-20T08:01:00Z');
    await until(() => runs[0]);

    expect(runs).toEqual([{ functionName: 'count', event: { scheduledTime: '2026-11-20T08:01:00Z' } }]);
  });

  it('runs in its time zone', async () => {
    const nightly = aSchedule({ expression: 'cron(0 2 * * ? *)', timeZone: 'Asia/Jayapura' });
    const { clock, runs, times } = running({ at: '2026-11-20T08:00:00Z', schedules: [nightly] });

    clock.set('2026-11-20T17:00:00Z');
    await until(() => runs[0]);

    expect(times()).toEqual(['2026-11-20T17:00:00Z']);
  });

  it('runs once for all that became due while the machine slept, and then in time again', async () => {
    const { clock, runs, times } = running({ at: '2026-11-20T08:00:30Z' });

    clock.set('2026-11-20T09:30:10Z');
    await until(() => runs[0]);
    await awhile();
    expect(times()).toEqual(['2026-11-20T08:01:00Z']);

    clock.set('2026-11-20T09:31:00Z');
    await until(() => runs[1]);
    expect(times()).toEqual(['2026-11-20T08:01:00Z', '2026-11-20T09:31:00Z']);
  });

  it('has one run at a time, and others run beside it', async () => {
    const gate = Promise.withResolvers<InvocationOutcome>();
    const other = aSchedule({ name: 'other', functionName: 'other' });
    const { clock, runs } = running({
      at: '2026-11-20T08:00:30Z',
      schedules: [aSchedule(), other],
      answer: (run) => (run === 1 ? gate.promise : returned),
    });
    const names = () => runs.map(({ functionName }) => functionName);

    clock.set('2026-11-20T08:01:00Z');
    await until(() => runs[1]);
    clock.set('2026-11-20T08:02:00Z');
    await until(() => runs[2]);
    await awhile();
    expect(names()).toEqual(['count', 'other', 'other']);

    gate.resolve(returned);
    await sleep(0);
    clock.set('2026-11-20T08:03:00Z');
    await until(() => runs[4]);
    expect(names().slice(3).toSorted()).toEqual(['count', 'other']);
  });

  it('says that a run has failed, and runs again at its next time', async () => {
    const { clock, failures, runs } = running({
      at: '2026-11-20T08:00:30Z',
      answer: (run) => (run === 1 ? failure : returned),
    });

    clock.set('2026-11-20T08:01:00Z');
    await until(() => failures[0]);
    clock.set('2026-11-20T08:02:00Z');
    await until(() => runs[1]);

    expect(failures).toEqual(['each-minute: as the test wants']);
  });

  it('that is over does not run', async () => {
    const { clock, runs } = running({
      at: '2026-11-20T08:00:00Z',
      schedules: [aSchedule({ expression: 'cron(0 2 1 1 ? 2020)' })],
    });

    clock.set('2027-01-01T03:00:00Z');
    await awhile();

    expect(runs).toEqual([]);
  });

  it('replaces the keywords of its event, and no other text', async () => {
    const input = JSON.stringify({
      arn: '<aws.scheduler.schedule-arn>',
      id: '<aws.scheduler.execution-id>',
      attempt: 'attempt <aws.scheduler.attempt-number>',
      other: '<aws.scheduler.unheard-of>',
    });
    const { clock, runs } = running({ at: '2026-11-20T08:00:30Z', schedules: [aSchedule({ input })] });

    clock.set('2026-11-20T08:01:00Z');
    await until(() => runs[0]);

    expect(runs[0]?.event).toEqual({
      arn: aSchedule().arn,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      attempt: 'attempt 1',
      other: '<aws.scheduler.unheard-of>',
    });
  });
});

describe('when the stack ends', () => {
  it('a run in hand is finished, and no other is begun', async () => {
    const gate = Promise.withResolvers<InvocationOutcome>();
    const { clock, runs, stop } = running({ at: '2026-11-20T08:00:30Z', answer: () => gate.promise });
    clock.set('2026-11-20T08:01:00Z');
    await until(() => runs[0]);

    let isEnded = false;
    const ended = stop().then(() => (isEnded = true));
    clock.set('2026-11-20T08:05:00Z');
    await awhile();
    expect(isEnded).toBe(false);
    gate.resolve(returned);
    await ended;

    expect(runs).toHaveLength(1);
  });

  it('nobody waits for a schedule that is not due', async () => {
    const { stop } = running({ at: '2026-11-20T08:00:30Z', schedules: [aSchedule({ expression: 'rate(1 day)' })] });

    await expect(stop()).resolves.toBeUndefined();
  });
});

it('does not start with a schedule that it cannot keep', () => {
  const once = aSchedule({ expression: 'at(2026-11-21T00:00:00)' });

  expect(() => running({ at: '2026-11-20T08:00:30Z', schedules: [aSchedule(), once] })).toThrow(
    'at(2026-11-21T00:00:00)',
  );
});
