// One process on a folder: who is told to wait, and who may take over.
import { hostname } from 'node:os';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@tera/testing/folder';
import { describe, expect, it } from 'vitest';
import { startRecorder } from '../testing/recorder.ts';
import { lockFolder } from './lock.ts';

interface Holder {
  pid: number;
  host: string;
  started?: string | undefined;
  at: number;
}

/** The lock of a process that runs, as this one is. */
async function aHeldLock(folder: string): Promise<Holder> {
  const lock = await lockFolder(folder);
  const holder = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')) as Holder;
  await lock.release();
  return holder;
}

function leave(folder: string, holder: Holder): void {
  writeFileSync(join(folder, 'lock'), JSON.stringify(holder));
}

describe('a folder', () => {
  it('is for one at a time, also within a process', async () => {
    const folder = temporaryFolder();
    const lock = await lockFolder(folder);

    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'spool_in_use' });
    await lock.release();

    const next = await lockFolder(folder);
    expect(next.takenOverFrom).toBeUndefined();
    await next.release();
  });

  it('in the hands of another process is refused, with its number and what to do; free when that one ends', async () => {
    const folder = temporaryFolder();
    const other = startRecorder({ folder, count: 1_000_000 });
    await other.lines(1);

    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: 'spool_in_use',
      detail: `${folder} is held by process ${other.process.pid}`,
      message: expect.stringMatching(/^Another program is using this folder already\. Close that one/) as string,
    });

    other.process.kill('SIGKILL');
    await other.ended;
    const lock = await lockFolder(folder);
    expect(lock.takenOverFrom).toBe(other.process.pid);
    await lock.release();
  });

  it('goes to exactly one of many that want it at once', async () => {
    const folder = temporaryFolder();
    const dead = startRecorder({ folder, count: 1_000_000 });
    await dead.lines(1);
    dead.process.kill('SIGKILL');
    await dead.ended;

    const many = Array.from({ length: 4 }, () => startRecorder({ folder, count: 1_000_000 }));
    // Whoever takes over says so first.
    await Promise.all(many.map(({ lines }) => lines(2)));
    const outcomes = many.map(({ said }) => said.find((line) => !line.startsWith('warned'))?.split(' ')[0]);

    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(3);
  });

  it.runIf(process.platform === 'linux')(
    'is free when its holder’s number belongs to another process by now',
    async () => {
      const folder = temporaryFolder();
      leave(folder, { ...(await aHeldLock(folder)), pid: process.ppid });

      const lock = await lockFolder(folder);

      expect(lock.takenOverFrom).toBe(process.ppid);
      await lock.release();
    },
  );

  it('is free when its holder had our own number, as the first process of a container has', async () => {
    const folder = temporaryFolder();
    leave(folder, { ...(await aHeldLock(folder)), pid: process.pid });

    const lock = await lockFolder(folder);

    expect(lock.takenOverFrom).toBe(process.pid);
    await lock.release();
  });

  it('is free when it was held before the computer was started, where processes do not say when they began', async () => {
    const folder = temporaryFolder();
    leave(folder, { pid: process.ppid, host: hostname(), at: 0 });

    const lock = await lockFolder(folder);

    expect(lock.takenOverFrom).toBe(process.ppid);
    await lock.release();
  });

  it('held on another computer is never taken over: nobody can know', async () => {
    const folder = temporaryFolder();
    leave(folder, { pid: 1, host: 'loket-2', at: 0 });

    await expect(lockFolder(folder)).rejects.toMatchObject({ detail: expect.stringContaining('on loket-2') as string });
  });

  it('with a lock that names nobody is free once nobody can be writing it any more', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lock'), '');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(join(folder, 'lock'), longAgo, longAgo);

    const lock = await lockFolder(folder);

    expect(lock.takenOverFrom).toBe(0);
    await lock.release();
  });
});
