// Publishing by hand on a real engine: what a caller is told of a period that runs, and of one that was published before.
import { listReleases } from '@tera/reporting/releases';
import { parsePeriod } from '@tera/domain';
import { publishRelease } from '@tera/publication';
import { anEngine } from '@tera/testing/engine';
import { at, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { anOffice } from '@tera/testing/publishing-office';

const engine = anEngine();
const caller = { keyId: 'key-1', name: 'Kunci uji' };
const ofQuarter = { period: present(parsePeriod('2026-Q4')) };

describe('the running period', () => {
  it('tells how many have answered as of last night, and before the first night of a step alone', async () => {
    const office = await anOffice(engine);
    const path = { unitId: office.unitId };
    const deps = office.depsOn(engine.client, () => at('2026-10-06 09:00'));
    const running = async () => ((await listReleases({ path }, deps)) as { body: { running: unknown } }).body.running;
    await office.answer(12);

    expect(await running()).toMatchObject({ asOf: null, answered: null, kept: 0, visible: null });
    const kept = { asOf: null, answered: null, kept: 12, visible: null };
    expect(await publishRelease({ path, body: ofQuarter, caller }, deps)).toMatchObject({ status: 200, body: kept });
    expect(await running()).toMatchObject(kept);
    await office.night('2026-10-07');
    await office.answer(3);

    expect(await running()).toMatchObject({ asOf: '2026-10-07', answered: 12, kept: 12 });
  });
});

describe('a release', () => {
  it('that is made is found at once by whoever was not told so in time, and no answer is read again', async () => {
    const office = await anOffice(engine);
    const path = { unitId: office.unitId };
    const deps = office.depsOn(engine.client, () => at('2027-01-15 09:00'));
    await office.answer(12);
    let reads = 0;
    const answers: typeof deps.answers = {
      answers: (...of) => {
        reads += 1;
        return deps.answers.answers(...of);
      },
    };

    const made = await publishRelease({ path, body: ofQuarter, caller }, { ...deps, answers });
    const readOnce = reads;
    const again = await publishRelease({ path, body: ofQuarter, caller }, { ...deps, answers });

    expect(made).toMatchObject({ status: 201, body: { period: '2026-Q4', revision: 1 } });
    expect(again).toMatchObject({ refused: 409, errors: [{ path: 'period', code: 'released' }] });
    expect([readOnce > 0, reads]).toEqual([true, readOnce]);
  });
});

describe('a new total', () => {
  it('says how many of its answers have a flag, those that came since among them', async () => {
    const office = await anOffice(engine);
    const path = { unitId: office.unitId };
    const deps = office.depsOn(engine.client, () => at('2027-02-01 09:00'));
    const body = { ...ofQuarter, replacement: 'total' as const, reason: 'Jawaban susulan' };
    const flaggedIn = async () =>
      (await office.kept()).map(({ text }) => (JSON.parse(text) as { answers: { beside: object } }).answers.beside);
    await office.answer(12);
    await publishRelease({ path, body: ofQuarter, caller }, deps);
    await office.answer(12, { flags: ['quick'] });

    await publishRelease({ path, body, caller }, deps);
    await publishRelease({ path, body, caller: { keyId: 'key-2', name: 'Kunci kedua' } }, deps);

    expect(await flaggedIn()).toMatchObject([{ flagged: 0 }, { flagged: 12, withoutFlagged: null }]);
  });
});
