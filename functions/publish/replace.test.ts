// Replacing a release on a real engine, where it is read as it was kept: by two keys, in each of the three ways.
import { parsePeriod } from '@tera/domain';
import { publishRelease } from '@tera/publication';
import { anEngine } from '@tera/testing/engine';
import { at, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { anOffice } from '@tera/testing/publishing-office';

const engine = anEngine();
const period = present(parsePeriod('2026-Q4'));
const [ani, budi] = [
  { keyId: 'k-1', name: 'Kunci Ani' },
  { keyId: 'k-2', name: 'Kunci Budi' },
];

/** An office of which the quarter is released, and two who ask for it to be replaced, one after the other. */
async function released() {
  const office = await anOffice(engine);
  await office.answer(30);
  await office.answer(12, { channel: 'poster', officerId: undefined, serviceId: undefined, score: 2 });
  const path = { unitId: office.unitId };
  const deps = office.depsOn(engine.client, () => at('2027-02-01 09:00'));
  await publishRelease({ path, body: { period }, caller: ani }, deps);
  const replace = async (replacement: 'reckoned_again' | 'total' | 'withdrawn') => {
    const body = { period, replacement, reason: 'Keliru' };
    return [
      await publishRelease({ path, body, caller: ani }, deps),
      await publishRelease({ path, body, caller: budi }, deps),
    ] as const;
  };
  return { office, replace };
}

describe('a release', () => {
  it('of the same answers is reckoned again, and shows the same', async () => {
    const { office, replace } = await released();

    expect(await replace('reckoned_again')).toMatchObject([{ status: 202 }, { status: 201, body: { revision: 2 } }]);
    const [first, second] = (await office.kept()).map(({ text }) => JSON.parse(text) as { answers: unknown });
    expect(second?.answers).toEqual(first?.answers);
  });

  it('is not reckoned again once another answer stands among them', async () => {
    const { office, replace } = await released();
    await office.answer(1);

    expect(await replace('reckoned_again')).toMatchObject([
      { status: 202 },
      { refused: 409, errors: [{ code: 'not_replaceable' }] },
    ]);
  });

  it('gets another total once ten and more have come, and none for fewer', async () => {
    const { office, replace } = await released();
    await office.answer(9);
    expect(await replace('total')).toMatchObject([{ status: 202 }, { refused: 409 }]);
    await office.answer(1);

    expect(await replace('total')).toMatchObject([{ status: 202 }, { status: 201, body: { revision: 2 } }]);
    const second = (await office.kept()).at(-1);
    expect(JSON.parse(present(second).text)).toMatchObject({ answers: { unit: { answered: 52, figure: { n: 52 } } } });
  });

  it('is withdrawn, and shows nothing any more', async () => {
    const { office, replace } = await released();

    expect(await replace('withdrawn')).toMatchObject([{ status: 202 }, { status: 201, body: { revision: 2 } }]);
    const second = (await office.kept()).at(-1);
    expect(JSON.parse(present(second).text)).toMatchObject({ answers: { unit: { figure: null } } });
  });
});
