// A long outage: two hundred thousand events wait on the disk, and the memory of the program does not know about it.

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const EVENTS = 200_000;
const MEGABYTE = 1024 * 1024;
const NOBODY = 'http://127.0.0.1:1';

interface Measured {
  /** After each tenth of the work: bytes in use, and the most bytes that the process ever had. */
  readonly heap: readonly number[];
  readonly peak: readonly number[];
  readonly waiting: number;
}

let folder: string;
let sink: Server;
let arrived = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tera-memory-'));
  // It takes everything: what is measured is the client.
  sink = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1');
  await once(sink, 'listening');
});

afterAll(() => {
  sink.closeAllConnections();
  sink.close();
  rmSync(folder, { recursive: true, force: true });
});

describe(`${EVENTS} events in the spool`, () => {
  it('are recorded with as much memory at the end as at the beginning', async () => {
    const measured = await run(NOBODY, EVENTS);

    expect(measured.waiting).toBe(EVENTS);
    expect([measured.heap.length, measured.peak.length]).toEqual([10, 10]);
    expect(growth(measured.heap)).toBeLessThan(4);
    expect(growth(measured.peak)).toBeLessThan(16);
  });

  it('are sent, all of them, with as much memory at the end as at the beginning', async () => {
    const measured = await run(`http://127.0.0.1:${(sink.address() as AddressInfo).port}`, 0);

    expect(measured.waiting).toBe(0);
    expect(arrived).toBe(EVENTS);
    expect([measured.heap.length, measured.peak.length]).toEqual([10, 10]);
    expect(growth(measured.heap)).toBeLessThan(4);
    expect(growth(measured.peak)).toBeLessThan(16);
  });

  it('leave one file behind, and not a long one', () => {
    expect(readdirSync(folder).filter((name) => name.startsWith('events-'))).toHaveLength(1);
  });
});

/** The events take 36 MB on the disk, and several times as much as objects. */
function growth(bytes: readonly number[]): number {
  const [first = 0] = bytes;
  return (Math.max(...bytes) - first) / MEGABYTE;
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const accepted = body === '' ? 0 : (JSON.parse(body) as { events: unknown[] }).events.length;
  arrived += accepted;
  response.writeHead(202).end(JSON.stringify({ accepted, rejected: [], retry: [], surveys: [] }));
}

async function run(baseUrl: string, count: number): Promise<Measured> {
  const program = join(import.meta.dirname, '../support/spool-program.ts');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    // The space for what is new grows with the haste, up to 64 MB: at a fixed size it hides nothing.
    ['--expose-gc', '--max-semi-space-size=4', program, baseUrl, folder, String(count)],
    { env: { PATH: process.env['PATH'], HOME: folder } },
  );
  return JSON.parse(stdout) as Measured;
}
