// The folder in which events wait: in order, once, and through everything that happens to folders.
import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@tera/testing/folder';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Code } from '../core/messages.ts';
import type { Batch, Rejection } from '../core/spool.ts';
import { type FileSpool, openFileSpool } from './file-spool.ts';

const MOST = { events: 500, bytes: 1024 * 1024 };
const FIRST = 'events-000000000001.ndjson';
const event = (number: number, reason = ''): string => JSON.stringify({ eventId: `e-${number}`, reason });
const rejection = (text: string): Rejection => ({ event: text, code: 'unknown_service', message: 'no such' });
const events = (count: number, reason?: string): string[] =>
  Array.from({ length: count }, (_, index) => event(index, reason));

interface Opened {
  readonly spool: FileSpool;
  readonly warnings: Code[];
}

async function open(folder: string, unitId = 'contoh'): Promise<Opened> {
  const warnings: Code[] = [];
  const spool = await openFileSpool({ folder, unitId, warn: (code) => warnings.push(code) });
  onTestFinished(() => spool.close());
  return { spool, warnings };
}

/** What is in the folder is what a client left that was closed, or killed, with so many events waiting. */
async function aFolderWith(texts: readonly string[]): Promise<string> {
  const folder = temporaryFolder();
  const { spool } = await open(folder);
  await Promise.all(texts.map((text) => spool.append(text)));
  await spool.close();
  return folder;
}

async function takeAll(spool: FileSpool): Promise<string[]> {
  const taken: string[] = [];
  for (let batch = await spool.oldest(MOST); batch !== undefined; batch = await spool.oldest(MOST)) {
    taken.push(...batch.events);
    await spool.acknowledge(batch);
  }
  return taken;
}

const take = async (spool: FileSpool, count: number): Promise<Batch> => {
  const batch = await spool.oldest({ ...MOST, events: count });
  if (batch === undefined) throw new Error('nothing there');
  return batch;
};

async function aFolderWithHeader(header: string): Promise<string> {
  const folder = await aFolderWith(events(2));
  const [, ...lines] = readFileSync(join(folder, FIRST), 'utf8').split('\n');
  writeFileSync(join(folder, FIRST), [header, ...lines].join('\n'));
  return folder;
}

describe('a spool', () => {
  it('gives back what was appended, in order, until it is acknowledged', async () => {
    const { spool } = await open(temporaryFolder());
    for (const text of events(5)) await spool.append(text);

    expect((await take(spool, 3)).events).toEqual(events(5).slice(0, 3));
    const batch = await take(spool, 3);
    expect(batch.events).toEqual(events(5).slice(0, 3));
    await spool.acknowledge(batch);

    expect((await take(spool, 3)).events).toEqual(events(5).slice(3));
    expect(spool.waiting()).toBe(2);
  });

  it('is empty before the first event, and when all is acknowledged', async () => {
    const { spool } = await open(temporaryFolder());
    expect(await spool.oldest(MOST)).toBeUndefined();

    await spool.append(event(1));
    await takeAll(spool);

    expect(await spool.oldest(MOST)).toBeUndefined();
    expect(spool.waiting()).toBe(0);
  });

  it('keeps letters of every script', async () => {
    const { spool } = await open(temporaryFolder());
    const text = event(1, 'ꦲꦏ꧀ꦱꦫ 😀 "baris\nbaru"');

    await spool.append(text);

    expect(await takeAll(spool)).toEqual([text]);
  });

  it('refuses what comes faster than the disk for too long, instead of taking all memory', async () => {
    const { spool } = await open(temporaryFolder());
    const large = event(1, 'x'.repeat(60_000));

    const outcomes = await Promise.allSettled(Array.from({ length: 1300 }, () => spool.append(large)));

    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(100);
    expect(refused[0]).toMatchObject({ reason: { code: 'too_many_at_once' } });
    expect(spool.waiting()).toBe(1300 - refused.length);
    await spool.append(large);
  });

  it('goes on where it was when it is opened again', async () => {
    const folder = await aFolderWith(events(10));
    const first = await open(folder);
    expect(first.spool.waiting()).toBe(10);
    await first.spool.acknowledge(await take(first.spool, 4));
    await first.spool.close();

    const { spool, warnings } = await open(folder);

    expect(spool.waiting()).toBe(6);
    await spool.append(event(10));
    expect(await takeAll(spool)).toEqual(events(11).slice(4));
    expect(warnings).toEqual([]);
  });

  it('is kept in several files, which are deleted when all in them was sent', async () => {
    const folder = temporaryFolder();
    const { spool } = await open(folder);
    const texts = events(1200, 'x'.repeat(10_000));
    await Promise.all(texts.map((text) => spool.append(text)));
    expect(readdirSync(folder).filter((name) => name.startsWith('events-'))).toHaveLength(3);

    const taken = await takeAll(spool);

    expect(taken).toEqual(texts);
    expect(readdirSync(folder).filter((name) => name.startsWith('events-'))).toEqual(['events-000000000003.ndjson']);
    expect(spool.waiting()).toBe(0);
  });

  it.each([
    ['is empty', ''],
    ['is something else', '[1, 2]'],
    ['points into a line', '{"segment":1,"offset":50}'],
    ['points behind the end, where the next events will be', '{"segment":1,"offset":5000}'],
  ])('goes on from the oldest file when the cursor %s, and says so', async (_, cursor) => {
    const folder = await aFolderWith(events(3));
    writeFileSync(join(folder, 'cursor.json'), cursor);

    const { spool, warnings } = await open(folder);
    await spool.append(event(3));

    expect(spool.waiting()).toBe(4);
    expect(await takeAll(spool)).toEqual(events(4));
    expect(warnings).toEqual(['cursor_lost']);
  });

  it('never uses the name of a file again that the cursor has passed', async () => {
    const folder = await aFolderWith(events(3));
    rmSync(join(folder, FIRST));
    writeFileSync(join(folder, 'cursor.json'), '{"segment":4,"offset":5000}');

    const { spool } = await open(folder);
    await spool.append(event(7));

    expect(await takeAll(spool)).toEqual([event(7)]);
    expect(readdirSync(folder)).toContain('events-000000000005.ndjson');
  });

  it('puts aside a line that was damaged, and goes on', async () => {
    const folder = await aFolderWith(events(3));
    const path = join(folder, FIRST);
    writeFileSync(path, readFileSync(path, 'utf8').replace('{"eventId":"e-1"', '\0\0\0\0eventId":"e-1"'));

    const { spool, warnings } = await open(folder);

    expect(await takeAll(spool)).toEqual([event(0), event(2)]);
    expect(warnings).toEqual(['line_unreadable']);
    expect([spool.waiting(), spool.rejected()]).toEqual([0, 1]);
    expect(readFileSync(join(folder, 'rejected.ndjson'), 'utf8')).toContain('line_unreadable');
  });
});

describe('a spool whose last line was torn off', () => {
  it.each([1, 5, 12])('by %d bytes has all the others, and says so', async (bytes) => {
    const folder = await aFolderWith(events(3));
    const path = join(folder, FIRST);
    truncateSync(path, readFileSync(path).length - bytes);

    const { spool, warnings } = await open(folder);
    await spool.append(event(7));

    expect(await takeAll(spool)).toEqual([event(0), event(1), event(7)]);
    expect(warnings).toEqual(['line_torn']);
  });

  it('in the middle of the header begins anew', async () => {
    const folder = await aFolderWith(events(1));
    truncateSync(join(folder, FIRST), 7);

    const { spool, warnings } = await open(folder);
    await spool.append(event(7));

    expect(await takeAll(spool)).toEqual([event(7)]);
    expect(warnings).toEqual(['line_torn']);
  });

  it('and is longer than a page of the disk is cut to its last whole line', async () => {
    const folder = await aFolderWith(events(2));
    const whole = readFileSync(join(folder, FIRST), 'utf8');
    appendFileSync(join(folder, FIRST), '\0'.repeat(200_000));

    const { spool } = await open(folder);

    expect(readFileSync(join(folder, FIRST), 'utf8')).toBe(whole);
    expect(await takeAll(spool)).toEqual(events(2));
  });
});

describe('a spool of another version or unit', () => {
  it.each([
    ['{"teraSpool":0,"unitId":"contoh"}', 'spool_older', 'has format 0, this program reads 1'],
    ['eventId;ticketId;type', 'spool_older', 'has format undefined'],
    ['{"teraSpool":2,"unitId":"contoh"}', 'spool_newer', 'has format 2, this program reads 1'],
    ['{"teraSpool":1,"unitId":"lain"}', 'spool_of_another_unit', "is of 'lain', not of 'contoh'"],
  ])('(%s) is refused as %s, and left as it was', async (header, code, detail) => {
    const folder = await aFolderWithHeader(header);
    const before = readFileSync(join(folder, FIRST), 'utf8');

    const opening = open(folder);

    await expect(opening).rejects.toMatchObject({ code, message: expect.stringContaining(detail) as string });
    expect(readFileSync(join(folder, FIRST), 'utf8')).toBe(before);
    expect(readdirSync(folder)).toEqual([FIRST]);
  });
});

describe('the rejected file', () => {
  it('is counted when the spool is opened, and sent again behind the others', async () => {
    const folder = await aFolderWith([event(5)]);
    const first = await open(folder);
    await first.spool.reject([rejection(event(1)), rejection(event(2))]);
    await first.spool.close();

    const { spool } = await open(folder);
    expect(spool.rejected()).toBe(2);

    expect(await spool.resend()).toEqual({ resent: 2, unreadable: 0 });
    expect(await takeAll(spool)).toEqual([event(5), event(1), event(2)]);
    expect(spool.rejected()).toBe(0);
    expect(readdirSync(folder)).not.toContain('rejected.ndjson');
  });

  it('is sent again to its end when that was interrupted', async () => {
    const folder = await aFolderWith([]);
    const line = JSON.stringify({ code: 'unknown_service', event: JSON.parse(event(1)) as unknown });
    writeFileSync(join(folder, 'rejected.resending.ndjson'), `${line}\n`);

    const { spool } = await open(folder);

    expect(await takeAll(spool)).toEqual([event(1)]);
    expect(readdirSync(folder)).not.toContain('rejected.resending.ndjson');
  });

  it('takes more while it is being sent again, and loses none', async () => {
    const { spool } = await open(temporaryFolder());
    await spool.reject(events(3000).map(rejection));

    const [{ resent }] = await Promise.all([
      spool.resend(),
      ...events(20).map((text) => spool.reject([rejection(text)])),
    ]);

    expect([resent, spool.waiting(), spool.rejected()]).toEqual([3000, 3000, 20]);
  });
});

describe('a folder that cannot be used', () => {
  it('because a file is in its place is refused with a reason', async () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');

    await expect(open(path)).rejects.toMatchObject({ code: 'folder_unusable' });
  });

  it('because it disappears is told to whoever records', async () => {
    const folder = join(temporaryFolder(), 'drive');
    mkdirSync(folder);
    const { spool } = await open(folder);
    rmSync(folder, { recursive: true });

    await expect(spool.append(event(1))).rejects.toMatchObject({ code: 'folder_unusable' });
    expect(spool.waiting()).toBe(0);
  });
});
