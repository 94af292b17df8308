// Three hundred real permit requests through the command line, with a mapping file of the documentation, against a plain
// computation over the rows of their file.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { IndicatorsSchema } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { sharedFile } from '@tera/testing/shared-data';
import { aStack } from '@tera/testing/stack';
import { GRAINS, MINUTE, WEEK, localDay, periodsOf } from '../support/calendar.ts';
import { type Ended, aCli, settingsFor } from '../support/cli.ts';
import { countedOf, requestsIn, weeksUntilNow } from '../support/receipts.ts';
import { rowDifferences } from '../support/row-differences.ts';
import { expectedRows } from '../support/expected-rows.ts';

const UNIT = 'gemeente';
const timeZone = 'Europe/Amsterdam';
const file = sharedFile('municipal-receipts.csv');
const mapping = join(import.meta.dirname, '../../docs/connect/steps.example.yaml');

describe.skipIf(!file.isThere)(`real permit receipts by command line (only where ${file.name} is)`, () => {
  const csv = file.isThere ? readFileSync(file.path, 'utf8') : '';
  const shift = file.isThere ? weeksUntilNow(requestsIn(csv, 0)) : 0;
  const requests = file.isThere ? requestsIn(csv, shift) : [];
  const steps = requests.flat();
  const standard = { measure: 'turnaround', minutes: (8 * WEEK) / MINUTE } as const;
  const unit = aDocument({
    timeZone,
    services: [...new Set(steps.map(({ serviceId }) => serviceId))].map((id) => ({ id, standard })),
    officers: [...new Set(steps.map(({ officerId }) => officerId))],
  });
  const tickets = requests.map(countedOf);
  const push = ['tickets', 'push', file.path, '--map', mapping, '--shift', `${shift / WEEK}w`];
  const tera = aStack({ units: { [UNIT]: unit } });
  const cli = aCli(() => settingsFor(tera, UNIT));
  let pushed: Ended;

  beforeAll(async () => {
    pushed = await cli.run([...push, '--json']);
    await tera.counted();
  });

  it('all go in', () => {
    expect(pushed).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(pushed.stdout)).toMatchObject({ rows: steps.length, tickets: 300, accepted: 1134, refused: 0 });
  });

  const periods = Map.groupBy(
    tickets.flatMap((ticket) => {
      const named = periodsOf(localDay(ticket.endedAt, timeZone));
      return GRAINS.filter((grain) => grain !== 'day').map((grain) => ({ period: named[grain], ticket }));
    }),
    ({ period }) => period,
  );

  it('come out as the file says, officer by officer and service by service', async () => {
    const differing: string[] = [];
    // A process a period takes its time: the longest ones, which have all the tickets, and some of the shorter.
    const asked = [...periods].filter(([period]) => /^\d{4}(-S\d)?$/.test(period) || /-(03|08|W10)$/.test(period));
    expect(asked.length).toBeGreaterThan(5);

    for (const [period, inPeriod] of asked) {
      const { stdout, code } = await cli.run([
        'indicators',
        'pull',
        '--period',
        period,
        '--by',
        'officer,service',
        '--json',
      ]);
      expect(code).toBe(0);
      const { rows } = IndicatorsSchema.parse(JSON.parse(stdout));
      const expected = expectedRows(
        inPeriod.map(({ ticket }) => ticket),
        ['officer', 'service'],
        unit,
      );
      differing.push(...rowDifferences(rows, expected).map((line) => `${period}: ${line}`));
    }

    expect(differing).toEqual([]);
  });

  it('come out in a table with the same counts', async () => {
    const [year = '', inYear = []] = [...periods].find(([period]) => /^\d{4}$/.test(period)) ?? [];

    const { stdout } = await cli.run(['indicators', 'pull', '--period', year, '--by', 'officer']);

    const [, , head = '', ...lines] = stdout.split('\n');
    expect(head).toMatch(/^officer +completed +resolved +wait p50/);
    const printed = new Map(
      lines.flatMap((line) => [/^(\S+) +(\d+) /.exec(line)?.slice(1) ?? []]) as [string, string][],
    );
    const expected = Map.groupBy(inYear, ({ ticket }) => ticket.officerId);
    expect(expected.size).toBeGreaterThan(10);
    for (const [officerId, own] of expected) {
      expect([officerId, printed.get(officerId ?? '(unit)')]).toEqual([officerId, String(own.length)]);
    }
  });

  it('change nothing when they are sent again', async () => {
    const year = [...periods.keys()].find((period) => /^\d{4}$/.test(period)) ?? '';
    const before = await tera.client.indicators(UNIT, year, ['officer']);

    expect((await cli.run(push)).code).toBe(0);
    await tera.counted();

    expect((await tera.client.indicators(UNIT, year, ['officer'])).rows).toEqual(before.rows);
  });
});
