// Real permit requests of a municipality (../shared/data), and what they come to when somebody computes it plainly: a
// request is a ticket, known by the steps that were finished, by whom and when.

import { HOUR, WEEK } from './calendar.ts';
import type { Counted } from './lives.ts';

export interface Step {
  readonly requestId: string;
  readonly serviceId: string;
  readonly officerId: string;
  readonly askedAt: number;
  readonly finishedAt: number;
}

/** Milliseconds by which all times have to be moved, by whole weeks, until the newest lies in the last week. */
export function weeksUntilNow(requests: readonly (readonly Step[])[]): number {
  const newest = Math.max(...requests.flat().map(({ finishedAt }) => finishedAt));
  return Math.floor((Date.now() - newest) / WEEK) * WEEK;
}

/** The steps of each request, in time; all moved by `shift`, in milliseconds. */
export function requestsIn(csv: string, shift: number): Step[][] {
  const [header = '', ...lines] = csv.trim().split(/\r?\n/);
  const columns = header.split(',');
  const steps = lines.map((line): Step => {
    const cells = line.split(',');
    if (cells.length !== columns.length) throw new Error(`a line with another number of columns: ${line}`);
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    return {
      requestId: cell('case'),
      serviceId: cell('department').replaceAll(' ', '-'),
      officerId: cell('resource'),
      askedAt: instantOf(cell('startdate')),
      finishedAt: instantOf(cell('timestamp')),
    };
  });
  const byRequest = Map.groupBy(steps, ({ requestId }) => requestId);
  return Array.from(byRequest.values(), (own) =>
    own.map((step) => movedBy(shift, step)).toSorted((a, b) => a.finishedAt - b.finishedAt),
  );
}

function movedBy(shift: number, step: Step): Step {
  return { ...step, askedAt: step.askedAt + shift, finishedAt: step.finishedAt + shift };
}

/** `2011-10-11 13:42:22.688000+02:00` */
function instantOf(text: string): number {
  const instant = Date.parse(text.replace(' ', 'T').replace(/(\.\d{3})\d*/, '$1'));
  if (Number.isNaN(instant)) throw new Error(`not an instant: ${text}`);
  return instant;
}

/** Steps in a row by the same officer, as one piece of work: from its first step to the first step of the next one. */
export function worksOf(steps: readonly Step[]): { officerId: string; from: number; to: number }[] {
  const works: { officerId: string; from: number; to: number }[] = [];
  for (const { officerId, finishedAt } of steps) {
    const last = works.at(-1);
    if (last !== undefined) last.to = finishedAt;
    if (last?.officerId !== officerId) works.push({ officerId, from: finishedAt, to: finishedAt });
  }
  return works;
}

function isOverTheCap({ from, to }: { readonly from: number; readonly to: number }): boolean {
  return to - from > 12 * HOUR;
}

export function countedOf(steps: readonly Step[]): Counted {
  const works = worksOf(steps);
  const { serviceId = '', askedAt = 0, finishedAt: begunAt = 0 } = steps[0] ?? {};
  const { officerId = '', finishedAt: endedAt = 0 } = steps.at(-1) ?? {};
  const served = Map.groupBy(works, (work) => work.officerId);
  return {
    endedAt,
    askedAt: endedAt,
    ending: 'completed',
    resolved: false,
    serviceId,
    officerId,
    reopenedFrom: [],
    leftAfter: undefined,
    wait: begunAt - askedAt,
    turnaround: endedAt - askedAt,
    served: Array.from(served, ([id, own]) => ({
      officerId: id,
      service: own.some(isOverTheCap) ? undefined : own.reduce((sum, { from, to }) => sum + to - from, 0),
      hold: undefined,
    })),
    excludedFrom: [...served.keys()].filter((id) => served.get(id)?.some(isOverTheCap)),
  };
}
