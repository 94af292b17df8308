// Nights on a real engine: what is due is published once, whatever happens to the run that publishes it.
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { publicUnitReader } from '@tera/store';
import { TABLES, anEngine } from '@tera/testing/engine';
import { at, budi, kk } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type Office, anOffice } from '@tera/testing/publishing-office';

const engine = anEngine();

/** A quarter of forty answers, of two officers and two services, and a poster. */
async function anAnsweredOffice(): Promise<Office> {
  const office = await anOffice(engine);
  await office.answer(15);
  await office.answer(15, { officerId: budi, serviceId: kk, score: 3, day: '2026-11-20' });
  await office.answer(10, { officerId: undefined, channel: 'poster', score: 2, day: '2026-12-31' });
  return office;
}

describe('a night', () => {
  it('publishes what is due, once, and the same ever after', async () => {
    const office = await anAnsweredOffice();

    await office.night('2027-01-14');
    expect(await office.kept()).toEqual([]);
    await office.night('2027-01-15');
    const kept = await office.kept();
    expect(kept).toMatchObject([{ period: '2026-Q4', revision: 1 }]);
    await office.answer(30, { day: '2026-12-30', score: 1 });
    await office.night('2027-01-16');

    expect(await office.kept()).toEqual(kept);
  });

  it('makes up for nights that were missed', async () => {
    const office = await anAnsweredOffice();

    await office.night('2027-05-02');

    expect(await office.kept()).toMatchObject([{ period: '2026-Q4' }]);
  });

  it('puts what is public of a unit where software of before has not', async () => {
    const office = await anOffice(engine, { contact: 'ppid@contoh.example' });
    const Key = { pk: { S: `PUBLIC#${office.unitId}` }, sk: { S: 'PAGE' } };
    await engine.sdk.send(new DeleteItemCommand({ TableName: TABLES.registry, Key }));
    const contact = async () =>
      (await publicUnitReader(engine.client, TABLES.registry).unit(office.unitId))?.document.contact;
    const before = await contact();

    await office.night('2026-10-02');

    expect([before, await contact()]).toEqual([undefined, 'ppid@contoh.example']);
  });

  it('publishes nothing of a period in which nobody answered', async () => {
    const office = await anOffice(engine);

    await office.night('2027-01-15');

    expect(await office.kept()).toEqual([]);
  });

  it('that comes twice at once, and again, makes one release', async () => {
    const office = await anAnsweredOffice();

    await Promise.all([office.night('2027-01-15'), office.night('2027-01-15')]);
    await office.night('2027-01-15');

    expect(await office.kept()).toMatchObject([{ period: '2026-Q4', revision: 1 }]);
  });

  it('killed between any two of its steps, it leaves all of a release or nothing, and the next run ends the same', async () => {
    const undisturbed = await anAnsweredOffice();
    await undisturbed.night('2027-01-15');
    const [expected] = await undisturbed.kept();

    const office = await anAnsweredOffice();
    let steps = 0;
    while ((await night(office, { diesAfter: steps })) === 'died') {
      expect([[], [expected]], `after ${steps}`).toContainEqual(await office.kept());
      steps += 1;
    }

    expect(steps).toBeGreaterThan(8);
    expect(await office.kept()).toEqual([expected]);
  });
});

describe('the nights of a unit that has closed', () => {
  it('publish its last period, and end', async () => {
    const office = await anOffice(engine, { closedFrom: '2026-11-01' });
    await office.answer(15);
    const { releases } = office.depsOn(engine.client, () => at('2027-01-15 00:30'));
    const nightOf = (period: string) => releases.night(office.unitId, period);

    await office.night('2026-12-01');
    expect(await nightOf('2026-Q4')).toMatchObject({ asOf: '2026-12-01' });
    await office.night('2027-01-15');

    expect(await office.kept()).toMatchObject([{ period: '2026-Q4' }]);
    expect(await nightOf('2027-Q1')).toBeUndefined();
  });

  it('are none where it has closed before it was put, or longer ago than answers may come in', async () => {
    const [before, longAgo] = [
      await anOffice(engine, { closedFrom: '2026-01-01' }),
      await anOffice(engine, { closedFrom: '2026-08-01' }),
    ];

    await before.night('2026-11-01');
    await longAgo.night('2029-06-01');

    expect([await before.kept(), await longAgo.kept()]).toEqual([[], []]);
  });
});

/** What was sent before is done, and nothing afterwards. */
async function night(office: Office, { diesAfter }: { readonly diesAfter: number }): Promise<'died' | 'ended'> {
  let calls = 0;
  const client = engine.clientWith((_, proceed) => {
    calls += 1;
    if (calls > diesAfter) throw new Error('killed');
    return proceed();
  });
  return office.night('2027-01-15', client).then(
    () => 'ended',
    () => 'died',
  );
}
