// An exclusion and a release that meet, on a real engine: whichever comes second is told, so that what is set aside and what is
// released never disagree.
import { parsePeriod } from '@tera/domain';
import { anEngine } from '@tera/testing/engine';
import { at, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { decideExclusion, listExclusions, proposeExclusion } from './exclusions.ts';
import { publishRelease } from './publish-release.ts';
import { type Office, anOffice } from './testing.ts';

const engine = anEngine();
const period = present(parsePeriod('2026-Q4'));
const [ani, budi] = [
  { keyId: 'k-1', name: 'Kunci Ani' },
  { keyId: 'k-2', name: 'Kunci Budi' },
];

/** After the quarter, with an exclusion of what came by posters that one of two has proposed. */
async function anExclusion(office: Office) {
  const path = { unitId: office.unitId };
  const deps = office.depsOn(engine.client, () => at('2027-01-20 09:00'));
  const body = { period, where: { channel: 'poster' as const }, reason: 'Banjir jawaban' };
  const proposed = await proposeExclusion({ path, body, caller: ani }, deps);
  const { exclusionId } = (proposed as { body: { exclusionId: string } }).body;
  const decision = { path: { ...path, exclusionId }, body: { outcome: 'confirmed' as const }, caller: budi };
  return { deps, path, decision };
}

describe('an exclusion', () => {
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
