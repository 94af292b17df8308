import { describe, expect, it } from 'vitest';
import { run } from '../testing/in-process.ts';

/** A server that takes what is of a year, and what was put on it. */
function aServer() {
  const puts: unknown[] = [];
  return {
    puts,
    answer: (_: string, path: string, body: unknown) => {
      puts.push([path, body]);
      const period = path.slice(path.lastIndexOf('/') + 1);
      if (period.includes('W')) {
        const errors = [{ path: 'period', code: 'not_reported_so', message: 'expected a month' }];
        const problem = { type: 't', title: 't', status: 422, detail: 'no', errors };
        return Response.json(problem, { status: 422, headers: { 'content-type': 'application/problem+json' } });
      }
      const kept = { period, ikm: 81.25, enteredBy: 'k1', enteredAt: '2026-11-20T01:00:00Z' };
      return Response.json({ ...(body as object), ...kept });
    },
  };
}

const path = '/v1/units/contoh/brought-figures';
const head = 'period;n;source;waktu;biaya';

describe('tera brought enter', () => {
  it('enters each line of a file, as a spreadsheet in Indonesia writes it', async () => {
    const server = aServer();
    const files = { 'lama.csv': `${head}\n2021;120;Laporan SKM 2021;3,25;4\n2022;150;Laporan SKM 2022;3,5;\n` };

    const { code, out } = await run(['brought', 'enter', 'lama.csv'], { ...server, files });

    expect(code).toBe(0);
    expect(server.puts).toEqual([
      [`${path}/2021`, { n: 120, source: 'Laporan SKM 2021', elements: { waktu: 3.25, biaya: 4 } }],
      [`${path}/2022`, { n: 150, source: 'Laporan SKM 2022', elements: { waktu: 3.5 } }],
    ]);
    expect(out).toMatch(/^2021 +120 +2 +81\.25 +Laporan SKM 2021$/m);
  });

  it('names the line of what is refused, and enters the others', async () => {
    const server = aServer();
    const files = { 'lama.csv': `${head}\n2021-W10;120;Laporan;3,25;4\n2022;150;Laporan;3,5;\n` };

    const { code, out, err } = await run(['brought', 'enter', 'lama.csv', '--reason', 'Ralat'], { ...server, files });

    expect(code).toBe(6);
    expect(server.puts).toHaveLength(2);
    expect(server.puts[1]).toMatchObject([`${path}/2022`, { reason: 'Ralat' }]);
    expect(out).toContain('2022');
    expect(err).toContain('1 of 2 lines are not entered');
    expect(err).toMatch(/Line 2: .*not_reported_so/s);
  });

  it.each([
    ['a column that it does not know', 'period;n;source;parkir\n2021;120;Laporan;3\n', 'a column parkir'],
    ['no column for the source', 'period;n;waktu\n2021;120;3\n', 'no column source'],
    ['a text where a number stands', `${head}\n2021;banyak;Laporan;3;4\n`, "Line 2: 'banyak' in the column n"],
  ])('sends nothing of a file with %s', async (_, file, says) => {
    const server = aServer();

    const { code, err } = await run(['brought', 'enter', 'lama.csv'], { ...server, files: { 'lama.csv': file } });

    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(server.puts).toEqual([]);
  });
});

describe('tera brought list', () => {
  it('says what was entered, and out of which report', async () => {
    const figure = { period: '2021', n: 120, elements: { waktu: 3.25 }, source: 'Laporan SKM 2021', ikm: 81.25 };
    const figures = [{ ...figure, enteredBy: 'k1', enteredAt: '2026-11-20T01:00:00Z' }];

    const { out } = await run(['brought', 'list'], { answer: () => Response.json({ unitId: 'contoh', figures }) });

    expect(out).toMatch(/^2021 +120 +1 +81\.25 +Laporan SKM 2021$/m);
  });
});
