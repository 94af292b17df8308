// A limit counts to its number in a minute, for all functions together, and is never the reason that an answer is lost.
import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { MINUTE } from '@tera/domain';
import { TABLES, anEngine, localClient, throttle } from '@tera/testing/engine';
import { at } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { number } from './attributes.ts';
import type { DynamoClient } from './aws/dynamodb.ts';
import { rateLimiter, secondsToNextMinute } from './rate-limit.ts';

const engine = anEngine();

const noon = at('12:00');
const failures: unknown[] = [];
const limiterOn = (client: DynamoClient) => rateLimiter(client, TABLES.facts, (error) => failures.push(error));
const oneAfterTheOther = async (times: number, allows: () => Promise<boolean>) => {
  const answers: boolean[] = [];
  for (let time = 0; time < times; time++) answers.push(await allows());
  return answers;
};

describe('a limit', () => {
  it('lets as many through as it says, and not one more in that minute', async () => {
    const limiter = limiterOn(engine.client);

    const answers = await oneAfterTheOther(5, () => limiter.allows({ name: 'three', perMinute: 3 }, noon));

    expect(answers).toEqual([true, true, true, false, false]);
  });

  it('begins anew with the next minute', async () => {
    const limiter = limiterOn(engine.client);
    const limit = { name: 'anew', perMinute: 1 };

    expect(await limiter.allows(limit, noon + MINUTE - 1)).toBe(true);
    expect(await limiter.allows(limit, noon)).toBe(false);
    expect(await limiter.allows(limit, noon + MINUTE)).toBe(true);
  });

  it('counts for all functions together, also when they ask at the same moment', async () => {
    const limiters = Array.from({ length: 20 }, () => limiterOn(engine.client));

    const answers = await Promise.all(limiters.map((one) => one.allows({ name: 'together', perMinute: 7 }, noon)));

    expect(answers.filter((allowed) => allowed)).toHaveLength(7);
  });

  it('of one name is none of another', async () => {
    const limiter = limiterOn(engine.client);

    expect(await limiter.allows({ name: 'device#a', perMinute: 1 }, noon)).toBe(true);
    expect(await limiter.allows({ name: 'device#b', perMinute: 1 }, noon)).toBe(true);
  });

  it('is kept under a key that no unit can have, and for a minute longer than it holds', async () => {
    const limiter = limiterOn(engine.client);
    const late = noon + MINUTE - 1;

    await limiter.allows({ name: 'expiring', perMinute: 9 }, late);

    const [item, ...others] = await engine.items('facts', 'LIMIT#expiring');
    expect(others).toEqual([]);
    expect(Object.keys(item ?? {}).toSorted()).toEqual(['expiresAt', 'pk', 'sk', 'taken']);
    expect(number(item ?? {}, 'expiresAt') * 1000).toBe(noon + 2 * MINUTE);
  });
});

describe('an engine that does not count', () => {
  it('stops nobody when it fails, and says so', async () => {
    failures.length = 0;
    const failing = engine.clientWith(() => Promise.reject(throttle()));

    expect(await limiterOn(failing).allows({ name: 'failing', perMinute: 1 }, noon)).toBe(true);
    expect(await limiterOn(failing).allows({ name: 'failing', perMinute: 1 }, noon)).toBe(true);
    expect(failures).toHaveLength(2);
  });

  it('stops nobody when it hangs: the answer is let through long before the function would end', async () => {
    failures.length = 0;
    const hanging = await aServerThatNeverAnswers();
    const began = performance.now();

    expect(await limiterOn(hanging.client).allows({ name: 'hanging', perMinute: 1 }, noon)).toBe(true);

    expect(performance.now() - began).toBeLessThan(4_000);
    expect(failures).toHaveLength(1);
    await hanging.stop();
  });
});

describe('the next minute', () => {
  it.each([
    [noon, 60],
    [noon + 1, 60],
    [noon + 1_000, 59],
    [noon + 59_001, 1],
    [noon + 59_999, 1],
  ])('is never zero seconds away', (now, seconds) => {
    expect(secondsToNextMinute(now)).toBe(seconds);
  });
});

async function aServerThatNeverAnswers() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    client: localClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
