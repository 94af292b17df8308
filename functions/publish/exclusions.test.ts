// An exclusion and a release that meet, on a real engine: whichever comes second is told, so that what is set aside and what is
// released never disagree.
import { type CounterId, type ExclusionRule, parsePeriod } from '@tera/domain';
import {
  decideExclusion,
  decideExclusionByTwo,
  listExclusions,
  proposeExclusion,
  publishRelease,
} from '@tera/publication';
import { anEngine } from '@tera/testing/engine';
import { aDocument, at, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type Office, anOffice } from '@tera/testing/publishing-office';

const engine = anEngine();
const period = present(parsePeriod('2026-Q4'));
const [ani, budi] = [
  { keyId: 'k-1', name: 'Kunci Ani' },
  { keyId: 'k-2', name: 'Kunci Budi' },
];

/** After the quarter, with an exclusion that one of two has proposed: of what came by posters, unless it is of something else. */
async function anExclusion(office: Office, where: ExclusionRule = { channel: 'poster' }) {
  const path = { unitId: office.unitId };
  const deps = office.depsOn(engine.client, () => at('2027-01-20 09:00'));
  const body = { period, where, reason: 'Banjir jawaban' };
  const proposed = await proposeExclusion({ path, body, caller: ani }, deps);
  const { exclusionId } = (proposed as { body: { exclusionId: string } }).body;
  const decision = { path: { ...path, exclusionId }, body: { outcome: 'confirmed' as const }, caller: budi };
  return { deps, path, decision };
}

describe('an exclusion', () => {
  it('of what came to one counter sets that aside, and nothing of another', async () => {
    const office = await anOffice(engine, aDocument({ counters: ['loket-1', 'loket-2'] }));
    const nobodys = { officerId: undefined, serviceId: undefined };
    await office.answer(30);
    await office.answer(20, { ...nobodys, channel: 'poster', counterId: 'loket-1' as CounterId, score: 1 });
    await office.answer(15, { ...nobodys, channel: 'poster', counterId: 'loket-2' as CounterId });
    await office.answer(15, { ...nobodys, channel: 'poster' });
    const { deps, path, decision } = await anExclusion(office, { counterId: 'loket-1' as CounterId });

    await decideExclusion(decision, deps);
    await publishRelease({ path, body: { period }, caller: ani }, deps);

    const [head] = await deps.releases.heads(office.unitId, period.from, period.to);
    expect(await deps.releases.release(office.unitId, present(head))).toMatchObject({
      exclusions: [{ where: { counterId: 'loket-1' }, answers: 20 }],
      aside: {
        days: [{ day: '2026-10-05', answered: 20 }],
        officers: [{ officerId: null, answered: 20 }],
        services: [{ serviceId: null, answered: 20 }],
      },
      answers: { unit: { answered: 60 } },
    });
  });

  it('of a counter that the unit does not have is refused', async () => {
    const { path, body, deps } = { ...(await anExclusion(await anOffice(engine))), body: { period, reason: 'Banjir' } };
    const where = { counterId: 'loket-9' as CounterId };

    expect(await proposeExclusion({ path, body: { ...body, where }, caller: ani }, deps)).toMatchObject({
      refused: 422,
      errors: [{ path: 'where.counterId', code: 'unknown_counter' }],
    });
  });

  it('that is confirmed while the release is being made holds: what was reckoned without it is not released', async () => {
    const office = await anOffice(engine);
    await office.answer(30);
    await office.answer(30, { channel: 'poster', score: 1 });
    const { deps, path, decision } = await anExclusion(office);
    let isConfirmed = false;
    const answers: typeof deps.answers = {
      answers: async function* (...of) {
        yield* deps.answers.answers(...of);
        if (!isConfirmed) await decideExclusion(decision, deps);
        isConfirmed = true;
      },
    };
    const ask = () => publishRelease({ path, body: { period }, caller: ani }, { ...deps, answers });

    expect(await ask()).toMatchObject({ refused: 409, errors: [{ code: 'unsettled' }] });
    expect(await ask()).toMatchObject({ status: 201 });
    const [released] = await office.kept();
    expect(JSON.parse(present(released).text)).toMatchObject({
      exclusions: [{ reason: 'Banjir jawaban' }],
      answers: { unit: { answered: 30 } },
    });
  });

  it('is not confirmed once the period is released, and stays as it was', async () => {
    const office = await anOffice(engine);
    await office.answer(30);
    const { deps, path, decision } = await anExclusion(office);
    await publishRelease({ path, body: { period }, caller: ani }, deps);

    expect(await decideExclusion(decision, deps)).toMatchObject({ refused: 409, errors: [{ code: 'released' }] });
    expect(await listExclusions({ path, query: {} }, deps)).toMatchObject({
      body: { exclusions: [{ state: 'proposed' }] },
    });
  });
});

describe('a rule', () => {
  it('of a period in which nobody has answered yet holds for what comes', async () => {
    const { deps, decision } = await anExclusion(await anOffice(engine));

    expect(await decideExclusion(decision, deps)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
  });
});

describe('an exclusion that holds', () => {
  it('is taken back by one key, and its trail names everybody', async () => {
    const { deps, decision } = await anExclusion(await anOffice(engine));
    await decideExclusion(decision, deps);

    const taken = await decideExclusion({ ...decision, body: { outcome: 'taken_back', reason: 'Keliru' } }, deps);

    expect(taken).toMatchObject({
      status: 200,
      body: {
        state: 'taken_back',
        decidedBy: 'k-2',
        trail: [
          { what: 'proposed', by: 'k-1', reason: 'Banjir jawaban' },
          { what: 'confirmed', by: 'k-2' },
          { what: 'taken_back', by: 'k-2', reason: 'Keliru' },
        ],
      },
    });
  });

  it('is taken back by two people: who asks cannot agree, it holds until another does, and may be kept', async () => {
    const { deps, decision } = await anExclusion(await anOffice(engine));
    await decideExclusionByTwo(decision, deps);
    const say = (outcome: 'taken_back' | 'confirmed', caller: typeof ani) =>
      decideExclusionByTwo({ ...decision, body: { outcome }, caller }, deps);
    const holds = { status: 200, body: { state: 'confirmed', decidedBy: 'k-2' } };

    expect(await say('taken_back', budi)).toMatchObject(holds);
    expect(await say('taken_back', budi)).toMatchObject(holds);
    expect(await say('confirmed', ani)).toMatchObject(holds);
    expect(await say('taken_back', ani)).toMatchObject(holds);
    expect(await say('taken_back', budi)).toMatchObject({
      status: 200,
      body: {
        state: 'taken_back',
        trail: [
          { what: 'proposed', by: 'k-1' },
          { what: 'confirmed', by: 'k-2' },
          { what: 'taking_back', by: 'k-2' },
          { what: 'kept', by: 'k-1' },
          { what: 'taking_back', by: 'k-1' },
          { what: 'taken_back', by: 'k-2' },
        ],
      },
    });
  });

  it('of which two ask at once is still to be taken back by a second', async () => {
    const { deps, path, decision } = await anExclusion(await anOffice(engine));
    await decideExclusionByTwo(decision, deps);
    // Both have read that nobody asks.
    const read = await deps.exclusions.list(path.unitId);
    const exclusions = { ...deps.exclusions, list: () => Promise.resolve(read) };
    const ask = (caller: typeof ani) =>
      decideExclusionByTwo({ ...decision, body: { outcome: 'taken_back' }, caller }, { ...deps, exclusions });

    expect([await ask(ani), await ask(budi)]).toMatchObject([
      { status: 200 },
      { refused: 409, errors: [{ code: 'contended' }] },
    ]);
    expect(await deps.exclusions.list(path.unitId)).toMatchObject([{ state: 'confirmed' }]);
  });

  it('that another confirms meanwhile is not taken back by one alone as what is only proposed', async () => {
    const { deps, path, decision } = await anExclusion(await anOffice(engine));
    const exclusions = {
      ...deps.exclusions,
      list: async (unitId: typeof path.unitId) => {
        const read = await deps.exclusions.list(unitId);
        await decideExclusionByTwo(decision, deps);
        return read;
      },
    };
    const taking = { ...decision, body: { outcome: 'taken_back' as const }, caller: ani };

    expect(await decideExclusionByTwo(taking, { ...deps, exclusions })).toMatchObject({
      refused: 409,
      errors: [{ code: 'contended' }],
    });
    expect(await deps.exclusions.list(path.unitId)).toMatchObject([{ state: 'confirmed' }]);
  });
});
