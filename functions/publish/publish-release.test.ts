// Publishing by hand on a real engine: what a caller is told of a period that runs, and of one that was published before.
import { listReleases } from '@tera/reporting/releases';
import { type TicketId, parsePeriod } from '@tera/domain';
import { publishRelease } from '@tera/publication';
import { countingOn, pushed } from '@tera/testing/counting';
import { anEngine } from '@tera/testing/engine';
import { ani, at, present, servedTicket } from '@tera/testing/facts';
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

describe('the number of open objections', () => {
  it('is of the tickets of its period, in the figures of which they are, and of no other', async () => {
    const office = await anOffice(engine);
    const { unitId } = office;
    const all = office.depsOn(engine.client, () => at('2027-01-15 09:00'));
    // That the figures have heard of the objections is not what this is about.
    const deps = { ...all, isChargeOpen: () => Promise.resolve(false) };
    await office.answer(12);
    const days = ['2026-09-30', '2026-10-01', '2026-11-20', '2026-12-31', '2027-01-01'];
    await countingOn(engine)(
      pushed(
        unitId,
        days.flatMap((day) => servedTicket(`T-${day}`, { day })),
      ),
    );
    // One of them is forgotten, and one decided.
    for (const [index, day] of [...days, '2026-12-01'].entries()) {
      const filed = {
        factId: `T-${day}` as TicketId,
        at: at('2027-01-02 09:00') + index,
        by: 'Ani',
        keyId: 'key-1',
        reason: 'Bukan saya',
        officers: [ani],
      };
      const objection = { unitId, objectionId: `o-${index}`, filed };
      await deps.objections.file(objection, 0);
      if (day !== '2026-11-20') continue;
      const decided = { outcome: 'refused' as const, at: filed.at + 1, by: 'Kepala', keyId: 'key-2', reason: 'Benar' };
      await deps.objections.decide(objection, decided);
    }

    await publishRelease({ path: { unitId }, body: ofQuarter, caller }, deps);

    const [release] = await office.kept();
    expect(JSON.parse(present(release).text)).toMatchObject({ period: '2026-Q4', openObjections: 2 });
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
