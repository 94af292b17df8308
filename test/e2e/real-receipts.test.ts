// Three hundred real permit requests, pushed as tickets, against a plain computation over the rows of their file: steps,
// who did them and when they were finished.

import { readFileSync } from 'node:fs';
import { aDocument } from '@tera/testing/facts';
import { sharedFile } from '@tera/testing/shared-data';
import { type By, type PushResult, aStack, pushAll } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { GRAINS, MINUTE, WEEK, localDay, periodsOf } from '../support/calendar.ts';
import type { Counted } from '../support/lives.ts';
import { seeded } from '@tera/testing/random';
import { type Step, countedOf, requestsIn, weeksUntilNow, worksOf } from '../support/receipts.ts';
import { rowDifferences } from '../support/row-differences.ts';
import { type SentEvent, ticketWriter } from '../support/ticket-event.ts';
import { expectedRows } from '../support/expected-rows.ts';

const UNIT = 'gemeente';
const timeZone = 'Europe/Amsterdam';
const file = sharedFile('municipal-receipts.csv');

describe.skipIf(!file.isThere)(`real permit receipts (only where ${file.name} is)`, () => {
  const requests = file.isThere ? recentRequestsIn(readFileSync(file.path, 'utf8')) : [];
  const steps = requests.flat();
  // The legal term of these permits is eight weeks.
  const standard = { measure: 'turnaround', minutes: (8 * WEEK) / MINUTE } as const;
  const unit = aDocument({
    timeZone,
    services: [...new Set(steps.map(({ serviceId }) => serviceId))].map((id) => ({ id, standard })),
    officers: [...new Set(steps.map(({ officerId }) => officerId))],
  });
  const tickets = requests.map(countedOf);
  const tera = aStack({ units: { [UNIT]: unit } });
  let results: readonly PushResult[] = [];

  beforeAll(async () => {
    results = await pushAll(tera.client, UNIT, seeded(2012).shuffle(requests.flatMap(eventsOf)));
    await tera.counted();
  });

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

function recentRequestsIn(csv: string): Step[][] {
  return requestsIn(csv, weeksUntilNow(requestsIn(csv, 0)));
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
