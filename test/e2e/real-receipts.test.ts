// Three hundred real permit requests, pushed as tickets, against a plain computation over the rows of their file: steps,
// who did them and when they were finished.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GRAINS, HOUR, MINUTE, WEEK, localDay, periodsOf } from '../support/calendar.ts';
import { type PushResult, pushAll } from '../support/client.ts';
import { type By, expectedRows } from '../support/expected-rows.ts';
import type { Counted } from '../support/lives.ts';
import { seeded } from '../support/random.ts';
import { aUnit } from '../support/registry.ts';
import { rowDifferences } from '../support/row-differences.ts';
import { sharedFile } from '../support/shared-data.ts';
import { type Tera, startTera } from '../support/tera.ts';
import { type SentEvent, ticketWriter } from '../support/ticket-event.ts';

const UNIT = 'gemeente';
const timeZone = 'Europe/Amsterdam';
const file = sharedFile('municipal-receipts.csv');

interface Step {
  readonly requestId: string;
  readonly serviceId: string;
  readonly officerId: string;
  readonly askedAt: number;
  readonly finishedAt: number;
}

describe.skipIf(!file.isThere)(`real permit receipts (only where ${file.name} is)`, () => {
  const requests = file.isThere ? requestsIn(readFileSync(file.path, 'utf8')) : [];
  const steps = requests.flat();
  // The legal term of these permits is eight weeks.
  const standard = { measure: 'turnaround', minutes: (8 * WEEK) / MINUTE } as const;
  const unit = aUnit({
    timeZone,
    services: Object.fromEntries(steps.map(({ serviceId }) => [serviceId, standard])),
    officers: [...new Set(steps.map(({ officerId }) => officerId))],
  });
  const tickets = requests.map(countedOf);
  let tera: Tera;
  let results: readonly PushResult[] = [];

  beforeAll(async () => {
    tera = await startTera();
    await tera.client.putUnit(UNIT, unit);
    results = await pushAll(tera.client, UNIT, seeded(2012).shuffle(requests.flatMap(eventsOf)));
    await tera.counted();
  });

  afterAll(() => tera.stop());

  it('are three hundred requests of several officers and services, the newest of the last week', () => {
    expect(requests).toHaveLength(300);
    expect(results.flatMap(({ rejected }) => rejected)).toEqual([]);
    expect(results.flatMap(({ retry }) => retry)).toEqual([]);
    expect(unit.officers.length).toBeGreaterThan(30);
    expect(unit.services.length).toBe(3);
    expect(Math.max(...steps.map(({ finishedAt }) => finishedAt))).toBeGreaterThan(Date.now() - WEEK);
  });

  const dimensions: readonly By[][] = [['officer', 'service'], []];
  for (const by of dimensions) {
    it(`come out as the file says, ${by.length > 0 ? 'per officer and service' : 'for the whole unit'}`, async () => {
      const periods = new Map<string, Counted[]>();
      for (const ticket of tickets) {
        const named = periodsOf(localDay(ticket.endedAt, timeZone));
        for (const grain of GRAINS.filter((name) => name !== 'day')) {
          periods.set(named[grain], [...(periods.get(named[grain]) ?? []), ticket]);
        }
      }

      const differing: string[] = [];
      for (const [period, inPeriod] of periods) {
        const { rows } = await tera.client.indicators(UNIT, period, by);
        const lines = rowDifferences(rows, expectedRows(inPeriod, by, unit));
        differing.push(...lines.map((line) => `${period}: ${line}`));
      }

      expect(differing).toEqual([]);
    });
  }
});

/** The steps of each request, in time, moved by whole weeks until the newest lies in the last week. */
function requestsIn(csv: string): Step[][] {
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
  const newest = Math.max(...steps.map(({ finishedAt }) => finishedAt));
  const shift = Math.floor((Date.now() - newest) / WEEK) * WEEK;
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
function worksOf(steps: readonly Step[]): { officerId: string; from: number; to: number }[] {
  const works: { officerId: string; from: number; to: number }[] = [];
  for (const { officerId, finishedAt } of steps) {
    const last = works.at(-1);
    if (last !== undefined) last.to = finishedAt;
    if (last?.officerId !== officerId) works.push({ officerId, from: finishedAt, to: finishedAt });
  }
  return works;
}

function eventsOf(steps: readonly Step[]): SentEvent[] {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return [];
  const { requestId, serviceId, askedAt } = first;
  const { events, write } = ticketWriter(requestId);
  write('issued', askedAt, { serviceId });
  for (const [index, { officerId, from }] of worksOf(steps).entries()) {
    write(index === 0 ? 'started' : 'transferred', from, { officerId });
  }
  write('completed', last.finishedAt, { serviceId, officerId: last.officerId });
  return events;
}

function isOverTheCap({ from, to }: { readonly from: number; readonly to: number }): boolean {
  return to - from > 12 * HOUR;
}

function countedOf(steps: readonly Step[]): Counted {
  const works = worksOf(steps);
  const { serviceId = '', askedAt = 0, finishedAt: begunAt = 0 } = steps[0] ?? {};
  const { officerId = '', finishedAt: endedAt = 0 } = steps.at(-1) ?? {};
  const served = Map.groupBy(works, (work) => work.officerId);
  return {
    endedAt,
    ending: 'completed',
    resolved: false,
    serviceId,
    officerId,
    reopenedFrom: [],
    wait: begunAt - askedAt,
    turnaround: endedAt - askedAt,
    served: Array.from(served, ([id, own]) => ({
      officerId: id,
      service: own.some(isOverTheCap) ? undefined : own.reduce((sum, { from, to }) => sum + to - from, 0),
      hold: undefined,
    })),
    excluded: works.some(isOverTheCap),
  };
}
