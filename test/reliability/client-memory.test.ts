// A long outage: two hundred thousand events wait on the disk, and the memory of the program does not know about it.

import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { duringTests } from '@tera/testing/during-tests';
import { aFolder } from '@tera/testing/folder';
import { bytesOf, serve } from '@tera/testing/server';
import { describe, expect, it } from 'vitest';

const EVENTS = 200_000;
const MEGABYTE = 1024 * 1024;
const NOBODY = 'http://127.0.0.1:1';

interface Measured {
  /** After each tenth of the work: bytes in use, and the most bytes that the process ever had. */
  readonly heap: readonly number[];
  readonly peak: readonly number[];
  readonly waiting: number;
}

const folder = aFolder();
// It takes everything: what is measured is the client.
const sink = duringTests(() => serve((request, response) => void take(request, response)));
let arrived = 0;

describe(`${EVENTS} events in the spool`, () => {
  it('are recorded with as much memory at the end as at the beginning', async () => {
    const measured = await run(NOBODY, EVENTS);

    expect(measured.waiting).toBe(EVENTS);
    expect([measured.heap.length, measured.peak.length]).toEqual([10, 10]);
    expect(growth(measured.heap)).toBeLessThan(8);
    expect(growth(measured.peak)).toBeLessThan(16);
  });

  it('are sent, all of them, with as much memory at the end as at the beginning', async () => {
    const measured = await run(sink.url, 0);

    expect(measured.waiting).toBe(0);
    expect(arrived).toBe(EVENTS);
    expect([measured.heap.length, measured.peak.length]).toEqual([10, 10]);
    expect(growth(measured.heap)).toBeLessThan(8);
    expect(growth(measured.peak)).toBeLessThan(16);
  });

  it('leave one file behind, and not a long one', () => {
    expect(readdirSync(folder.path).filter((name) => name.startsWith('events-'))).toHaveLength(1);
  });
});

/** The events take 36 MB on the disk, and several times as much as objects. */
function growth(bytes: readonly number[]): number {
  const [first = 0] = bytes;
  return (Math.max(...bytes) - first) / MEGABYTE;
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await bytesOf(request)).toString();
  const accepted = body === '' ? 0 : (JSON.parse(body) as { events: unknown[] }).events.length;
  arrived += accepted;
  response.writeHead(202).end(JSON.stringify({ accepted, rejected: [], retry: [], surveys: [] }));
}

async function run(baseUrl: string, count: number): Promise<Measured> {
  const program = join(import.meta.dirname, '../support/spool-program.ts');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    // The space for what is new grows with the haste, up to 64 MB: at a fixed size it hides nothing.
    ['--expose-gc', '--max-semi-space-size=4', program, baseUrl, folder.path, String(count)],
    { env: { PATH: process.env['PATH'], HOME: folder.path } },
  );
  return JSON.parse(stdout) as Measured;
}
