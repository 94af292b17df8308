// What no promise survives by luck: a process that is killed, a disk that is full, a folder that may not be written to. All
// of it is real, in processes of their own.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder } from '@tera/testing/folder';
import { describe, expect, it } from 'vitest';
import { type Recorder, startRecorder } from '../testing/recorder.ts';
import { openFileSpool } from './file-spool.ts';

const MOST = { events: 500, bytes: 1024 * 1024 };

async function idsIn(folder: string): Promise<string[]> {
  const spool = await openFileSpool({ folder, unitId: 'contoh', warn: () => undefined });
  const ids: string[] = [];
  for (let batch = await spool.oldest(MOST); batch !== undefined; batch = await spool.oldest(MOST)) {
    ids.push(...batch.events.map((event) => (JSON.parse(event) as { eventId: string }).eventId));
    await spool.acknowledge(batch);
  }
  await spool.close();
  return ids;
}

const saved = ({ said }: Recorder): string[] => said.flatMap((line) => /^saved (.+)/.exec(line)?.[1] ?? []);
const refused = ({ said }: Recorder): string[] => said.flatMap((line) => /^refused \S+ (.+)/.exec(line)?.[1] ?? []);

describe('a process that is killed while it records', () => {
  it('leaves every event that it had been told was saved, in order, five times over', async () => {
    const folder = temporaryFolder();
    const promised: string[] = [];
    for (const milliseconds of [0, 3, 11, 30, 70]) {
      const recorder = startRecorder({ folder, count: 1_000_000, lanes: 8 });
      await recorder.lines(20);
      await wait(milliseconds);
      recorder.process.kill('SIGKILL');
      await recorder.ended;
      promised.push(...saved(recorder));
    }

    const ids = await idsIn(folder);

    expect(promised.length).toBeGreaterThan(100);
    expect(promised.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** Everything that went wrong: other refusals than of a full disk, and events that are there and should not be, or are not. */
async function faultsOf(recorder: Recorder, folder: string): Promise<string[]> {
  await recorder.ended;
  const ids = await idsIn(folder);
  const said = new Set(saved(recorder));
  return [
    ...recorder.said.filter((line) => line.startsWith('refused') && !line.includes('disk_full')),
    ...ids.filter((id) => !said.has(id)).map((id) => `${id} was refused and is there`),
    ...[...said].filter((id) => !ids.includes(id)).map((id) => `${id} was saved and is not there`),
    ...(recorder.said.at(-1) === 'closed' ? [] : ['it did not end']),
  ];
}

describe('a disk that is full', () => {
  /** 300 events of 1 KB each do not fit. */
  const wishes = { count: 300, lanes: 7, reasonLength: 1000 };

  it('(a limit on the size of files) is told to whoever records, and nothing half-written is believed', async () => {
    const folder = temporaryFolder();
    // In blocks of 512 bytes.
    const recorder = startRecorder({ ...wishes, folder, within: 'ulimit -f 200; exec "$@"' });

    expect(await faultsOf(recorder, folder)).toEqual([]);
    expect([saved(recorder).length > 10, refused(recorder).length > 10]).toEqual([true, true]);
  });

  it.runIf(mayMount())('(a file system of 128 KB) does not lose what was saved before', async () => {
    const folder = temporaryFolder();
    const inside = join(folder, 'disk');
    mkdirSync(inside);
    // The file system goes with the process, so that what is on it is copied out before.
    const recorder = startRecorder({
      ...wishes,
      folder: inside,
      within: `unshare -rm sh -c 'mount -t tmpfs -o size=128k tmpfs ${inside} && "$@"; cp ${inside}/events-* ${folder}' sh "$@"`,
    });

    expect(await faultsOf(recorder, folder)).toEqual([]);
    expect([saved(recorder).length > 10, refused(recorder).length > 10]).toEqual([true, true]);
  });

  it.runIf(mayMount())('has room again when what was sent is deleted, and can be recorded to', async () => {
    const folder = temporaryFolder();
    const recorder = startRecorder({
      ...wishes,
      folder,
      // Somebody else's file is deleted after the first attempt.
      within: `unshare -rm sh -c 'mount -t tmpfs -o size=128k tmpfs ${folder} && head -c 100000 /dev/zero > ${folder}/foreign && "$@"; rm ${folder}/foreign; "$@"' sh "$@"`,
    });
    await recorder.ended;

    const closed = recorder.said.indexOf('closed');
    expect(recorder.said.slice(closed).filter((line) => line.startsWith('saved')).length).toBeGreaterThan(
      recorder.said.slice(0, closed).filter((line) => line.startsWith('saved')).length,
    );
  });
});

describe('a folder that may not be written to', () => {
  // No permission stops an administrator, who has the test below.
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('is told to whoever records', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const recorder = startRecorder({ folder, count: 2 });
    await recorder.ended;

    expect(recorder.said.filter((line) => line.startsWith('refused folder_read_only'))).toHaveLength(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(mayMount())('because its disk is read-only is told to whoever records', async () => {
    const folder = temporaryFolder();
    const recorder = startRecorder({
      folder,
      count: 2,
      within: `unshare -rm sh -c 'mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder} && "$@"' sh "$@"`,
    });
    await recorder.ended;

    expect(recorder.said.filter((line) => line.startsWith('refused folder_read_only'))).toHaveLength(2);
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** Whether a process here may have a small file system of its own. */
function mayMount(): boolean {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
