// A link's attempts are counted one after the other for all functions together, a minute takes so many and no more, and
// whoever reads the counter learns no moment from it.
import { DAY, MINUTE, QUEUED_FOR, UNCOUNTED_ATTEMPT } from '@tera/domain';
import { TABLES, anEngine, throttle } from '@tera/testing/engine';
import { at } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type AttemptCounter, DRAWERS, attemptCounter } from './attempt-counter.ts';
import { number } from './attributes.ts';

const engine = anEngine();
const noon = at('12:00');
const failures: unknown[] = [];
const counterOn = (client = engine.client) => attemptCounter(client, TABLES.facts, (error) => failures.push(error));

let links = 0;

/** Answers to a link of its own; `drawer` is that of the minute in which it is answered. */
function aLink(perMinute = 60, counter: AttemptCounter = counterOn()) {
  const name = `link#${links++}`;
  return {
    name,
    answer: (drawer = 0, now = noon) => counter.next({ counter: name, drawer, perMinute }, now),
  };
}

async function oneAfterTheOther<Value>(times: number, what: () => Promise<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for (let time = 0; time < times; time++) all.push(await what());
  return all;
}

describe('the attempts at a link', () => {
  it('are numbered from one, whatever the minute, and also where a clock has stepped back', async () => {
    const { answer } = aLink();

    const numbers = [await answer(3, noon), await answer(4, noon + MINUTE), await answer(5, noon - 60 * MINUTE)];

    expect(numbers).toEqual([1, 2, 3]);
  });

  it('have each a number of its own, also when they come at the same moment to many functions', async () => {
    const { name } = aLink();
    const functions = Array.from({ length: 20 }, () => counterOn());

    const numbers = await Promise.all(
      functions.map((one) => one.next({ counter: name, drawer: 1, perMinute: 60 }, noon)),
    );

    expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('are too many beyond the limit of a minute, and those take no number', async () => {
    const { answer } = aLink(3);

    expect(await oneAfterTheOther(5, () => answer(7))).toEqual([1, 2, 3, 'too-many', 'too-many']);
    expect(await answer(8, noon + MINUTE)).toBe(4);
  });

  it('begin a minute at nought also in a drawer that was full in an earlier one', async () => {
    const { answer } = aLink(2);

    await oneAfterTheOther(3, () => answer(7));
    await answer(8, noon + MINUTE);

    expect(await oneAfterTheOther(3, () => answer(7, noon + 2 * MINUTE))).toEqual([4, 5, 'too-many']);
  });

  it('cost one request each', async () => {
    const names: string[] = [];
    const client = engine.clientWith(async ({ name }, proceed) => {
      names.push(name);
      return proceed();
    });
    const { answer } = aLink(60, counterOn(client));

    await answer(0);
    await answer(1, noon + MINUTE);

    expect(names).toEqual(['UpdateItem', 'UpdateItem']);
  });
});

const itemOf = async (name: string) => (await engine.items('facts', `LIMIT#${name}`))[0] ?? {};

describe('what is kept of a link', () => {
  it('is one small item, however often and for however long it is answered', async () => {
    const { name, answer } = aLink();
    for (let drawer = 0; drawer < DRAWERS; drawer++) await answer(drawer, noon + drawer * MINUTE);

    const item = await itemOf(name);

    expect(Object.keys(item).toSorted()).toEqual(['attempts', 'expiresAt', `m${DRAWERS - 1}`, 'pk', 'sk']);
    expect(number(item, 'attempts')).toBe(DRAWERS);
  });

  it('is the same at every moment of a day, so that it tells of none, and is kept for as long as an answer may be on its way', async () => {
    const [early, late] = [aLink(), aLink()];
    await early.answer(9, at('08:00'));
    await late.answer(9, at('15:30:12'));

    const [one, other] = [await itemOf(early.name), await itemOf(late.name)];

    expect({ ...one, pk: undefined }).toEqual({ ...other, pk: undefined });
    const end = number(one, 'expiresAt') * 1000;
    expect(end % DAY).toBe(0);
    expect(end - at('08:00')).toBeGreaterThanOrEqual(QUEUED_FOR);
    expect(end - at('15:30:12')).toBeLessThanOrEqual(QUEUED_FOR + DAY);
  });
});

describe('an engine that does not count', () => {
  it('stops nobody, and its attempt goes before none that was counted', async () => {
    failures.length = 0;
    const { answer } = aLink(1, counterOn(engine.clientWith(() => Promise.reject(throttle()))));

    expect(await oneAfterTheOther(2, () => answer())).toEqual([UNCOUNTED_ATTEMPT, UNCOUNTED_ATTEMPT]);
    expect(failures).toHaveLength(2);
  });
});
