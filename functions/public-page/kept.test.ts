// What is read once for many: how long it holds, and what is not kept.
import { MINUTE } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { keptForAWhile } from './kept.ts';

/** What is read is how often it was read before. */
function aReading(answer: (name: string, times: number) => Promise<string | undefined>, most = 2) {
  let [now, times] = [0, 0];
  const read = keptForAWhile((name: string) => answer(name, (times += 1)), {
    nameOf: (name) => name,
    milliseconds: MINUTE,
    most,
    now: () => now,
  });
  return { read, wait: (milliseconds: number) => void (now += milliseconds) };
}

const counted = (name: string, times: number) => Promise.resolve(`${name}${times}`);

describe('what is kept for a while', () => {
  it('is read once for all who ask within it, also at once', async () => {
    const { read, wait } = aReading(counted);

    const together = await Promise.all([read('a'), read('a')]);
    wait(MINUTE - 1);
    const later = await read('a');
    wait(1);

    expect([...together, later, await read('a')]).toEqual(['a1', 'a1', 'a1', 'a2']);
  });

  it('has room for so many, and begins again when there are more', async () => {
    const { read } = aReading(counted);

    expect([await read('a'), await read('b'), await read('c'), await read('a')]).toEqual(['a1', 'b2', 'c3', 'a4']);
  });

  it('is nothing that is not there, and nothing that failed', async () => {
    const { read } = aReading((name, times) =>
      times === 1 ? Promise.resolve(undefined) : times === 2 ? Promise.reject(new Error('gone')) : counted(name, times),
    );

    expect(await read('a')).toBeUndefined();
    await expect(read('a')).rejects.toThrow('gone');
    expect(await read('a')).toBe('a3');
  });
});
