// A log that is followed while a queue system writes and rotates it, and while the program that follows it is killed: every
// ticket counts once.

import { appendFileSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aDocument } from '@tera/testing/facts';
import { type Tera, startTera } from '@tera/testing/stack';
import { beforeEach, expect, it } from 'vitest';
import { DAY, MINUTE, localDay } from '../support/calendar.ts';
import { type Cli, type Running, cliWith, settingsFor } from '../support/cli.ts';

const UNIT = 'disdukcapil';
const timeZone = 'Asia/Jakarta';
const HEADER = 'nomor,kejadian,waktu,layanan,petugas\n';
const MAPPING = `
rows: event
timeZone: ${timeZone}
timeFormat: yyyy-MM-dd HH:mm:ss
fields:
  ticketId: nomor
  type: { column: kejadian, words: { ambil: issued, mulai: started, selesai: completed } }
  occurredAt: waktu
  serviceId: layanan
  officerId: petugas
`;
/** Of all tickets: yesterday, from eight in the morning. */
const day = localDay(Date.now() - DAY, timeZone);

let tera: Tera;
let cli: Cli;
let log: string;
let running: Running[];

beforeEach(async () => {
  const stack = await startTera();
  await stack.client.putUnit(UNIT, aDocument({ timeZone }));
  const commandLine = cliWith(settingsFor(stack, UNIT));
  [tera, cli, running] = [stack, commandLine, []];
  log = join(cli.folder, 'antrean.csv');
  writeFileSync(join(cli.folder, 'map.yaml'), MAPPING);
  return async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    await commandLine.stop();
    await stack.stop();
  };
});

/** Three lines of a ticket that took ten minutes. */
function ticket(number: number): string {
  const at = (minute: number): string =>
    `${day} ${new Date(Date.UTC(2026, 0, 1, 8) + (number + minute) * MINUTE).toISOString().slice(11, 19)}`;
  const id = `T-${number}`;
  return `${id},ambil,${at(0)},ektp,\n${id},mulai,${at(5)},,ani\n${id},selesai,${at(15)},ektp,ani\n`;
}

function tickets(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => ticket(from + index)).join('');
}

const words = ['tickets', 'follow', 'antrean.csv', '--map', 'map.yaml', '--every', '0.05'];

function follow(...more: readonly string[]): Running {
  const started = cli.start([...words, ...more]);
  running.push(started);
  return started;
}

async function completed(): Promise<number> {
  const { rows } = await tera.client.indicators(UNIT, day);
  return rows[0]?.tickets.completed ?? 0;
}

const within = { timeout: 60_000, interval: 200 };

it('counts what is written, line by line, and ends well when it is asked to', async () => {
  writeFileSync(log, HEADER + tickets(0, 3));
  const { child, ended } = follow();
  await expect.poll(completed, within).toBe(3);
  // A line that is written in two pieces.
  const whole = ticket(3);
  appendFileSync(log, whole.slice(0, -9));
  await sleep(300);
  appendFileSync(log, whole.slice(-9));
  await expect.poll(completed, within).toBe(4);

  child.kill('SIGTERM');

  const { code, stderr } = await ended;
  expect(code).toBe(0);
  expect(stderr).toContain('12 events of 13 lines are safe.');
});

it('loses nothing and counts nothing twice through rotation, restarts and kill -9', async () => {
  writeFileSync(log, HEADER + tickets(0, 20));
  const first = follow();
  await expect.poll(completed, within).toBeGreaterThan(0);
  first.child.kill('SIGKILL');
  await first.ended;

  // While nobody follows it: more lines, two rotations, and a new log.
  appendFileSync(log, tickets(20, 30));
  renameSync(log, `${log}.1`);
  await sleep(20);
  writeFileSync(log, HEADER + tickets(30, 40));
  renameSync(`${log}.1`, `${log}.2`);
  renameSync(log, `${log}.1`);
  await sleep(20);
  writeFileSync(log, HEADER + tickets(40, 50));
  const second = follow();
  await expect.poll(completed, within).toBe(50);

  // While it is followed: renamed, written to for a moment longer, and then begun anew; later copied and emptied.
  renameSync(log, `${log}.0`);
  appendFileSync(`${log}.0`, ticket(50));
  await sleep(100);
  writeFileSync(log, HEADER + ticket(51));
  await expect.poll(completed, within).toBe(52);
  truncateSync(log);
  appendFileSync(log, HEADER + ticket(52));
  await expect.poll(completed, within).toBe(53);
  second.child.kill('SIGKILL');
  await second.ended;

  const third = await cli.run([...words, '--once']);
  await tera.counted();
  expect(third.code).toBe(0);
  expect(await completed()).toBe(53);
});

it('puts a line aside that is no event, and says which', async () => {
  writeFileSync(log, `${HEADER}${ticket(0)}T-1,rusak,kapan-kapan,ektp,\nT-2,ambil\n${ticket(3)}`);

  const { code, stdout } = await cli.run([...words, '--once', '--json', '--folder', 'keadaan']);

  expect(code).toBe(6);
  const said = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { what: string; line?: number });
  expect(said.filter(({ what }) => what === 'unreadable').map(({ line }) => line)).toEqual([5, 6]);
  expect(said.at(-1)).toMatchObject({ what: 'end', lines: 9, events: 6, unreadable: 2 });
  const aside = readFileSync(join(cli.folder, 'keadaan', 'unreadable.ndjson'), 'utf8');
  expect(aside.split('\n')).toHaveLength(3);
  expect(aside).toContain('T-1,rusak,kapan-kapan,ektp,');
});

it('begins at the end where it is told to, and knows the columns all the same', async () => {
  writeFileSync(log, HEADER + tickets(0, 5));
  follow('--from-end');
  await sleep(2000);
  appendFileSync(log, ticket(5));

  await expect.poll(completed, within).toBe(1);
});

it('goes on without a network, and sends when there is one', async () => {
  writeFileSync(log, HEADER + tickets(0, 5));
  const offline = cli.start([...words, '--folder', 'keadaan', '--time-zone', timeZone], {
    env: { TERA_URL: 'http://127.0.0.1:2' },
  });
  running.push(offline);
  await sleep(2500);
  offline.child.kill('SIGTERM');
  const { code, stderr } = await offline.ended;

  const online = await cli.run([...words, '--folder', 'keadaan', '--once']);
  await tera.counted();

  expect(code).toBe(0);
  expect(stderr).toContain('15 wait in');
  expect(online.code).toBe(0);
  expect(await completed()).toBe(5);
});
