// Who published what and set what aside, as the audit tells it, on a real engine.
import { type UnitId, parsePeriod } from '@tera/domain';
import { decideExclusion, proposeExclusion, publishRelease } from '@tera/publication';
import { auditStore } from '@tera/store';
import { TABLES, anEngine } from '@tera/testing/engine';
import { at, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { anOffice } from '@tera/testing/publishing-office';

const engine = anEngine();
const period = present(parsePeriod('2026-Q4'));
const [ani, budi] = [
  { keyId: 'k-1', name: 'Kunci Ani' },
  { keyId: 'k-2', name: 'Kunci Budi' },
];

async function audited(unitId: UnitId) {
  const mayRead = (units: readonly string[]) => units.includes(unitId);
  const { entries } = await auditStore(engine.client, TABLES.registry).read({ most: 50, mayRead });
  return entries.filter(({ what }) => !what.startsWith('unit.'));
}

describe('the audit', () => {
  it('tells of a release by the clock that the schedule made it, and of none that was not made', async () => {
    const office = await anOffice(engine);
    await office.answer(12);
    await office.night('2027-01-14');
    expect(await audited(office.unitId)).toEqual([]);

    await office.night('2027-01-15');
    await office.night('2027-01-16');

    expect(await audited(office.unitId)).toMatchObject([
      {
        by: { keyId: undefined, name: 'schedule' },
        what: 'release.made',
        units: [office.unitId],
        of: '2026-Q4',
        after: { revision: 1 },
      },
    ]);
  });

  it('tells of a release by hand, of its replacement and of each of the two who wanted it', async () => {
    const office = await anOffice(engine);
    const path = { unitId: office.unitId };
    await office.answer(12);
    let day = 1;
    const deps = office.depsOn(engine.client, () => at(`2027-02-${String(day++).padStart(2, '0')} 09:00`));
    const body = { period, replacement: 'withdrawn' as const, reason: 'Keliru' };

    await publishRelease({ path, body: { period }, caller: ani }, deps);
    await publishRelease({ path, body, caller: ani }, deps);
    await publishRelease({ path, body, caller: budi }, deps);

    expect(await audited(office.unitId)).toMatchObject([
      { by: ani, what: 'release.made', of: '2026-Q4' },
      { by: ani, what: 'replacement.proposed', of: '2026-Q4', after: { replacement: 'withdrawn', reason: 'Keliru' } },
      { by: budi, what: 'release.replaced', of: '2026-Q4', after: { revision: 2, replacement: 'withdrawn' } },
    ]);
  });

  it('tells of an exclusion who proposed it and who decided, and never of a decision that was refused', async () => {
    const office = await anOffice(engine);
    const path = { unitId: office.unitId };
    let minute = 10;
    const deps = office.depsOn(engine.client, () => at(`2026-11-20 09:${minute++}`));
    const body = { period, where: { channel: 'poster' as const }, reason: 'Poster di luar kantor' };
    const proposed = await proposeExclusion({ path, body, caller: ani }, deps);
    const { exclusionId } = (proposed as { body: { exclusionId: string } }).body;
    const decision = { path: { ...path, exclusionId }, body: { outcome: 'confirmed' as const } };

    await decideExclusion({ ...decision, caller: ani }, deps);
    await decideExclusion({ ...decision, caller: budi }, deps);

    expect(await audited(office.unitId)).toMatchObject([
      { by: ani, what: 'exclusion.proposed', of: exclusionId, before: undefined, after: { state: 'proposed' } },
      {
        by: budi,
        what: 'exclusion.confirmed',
        of: exclusionId,
        before: { state: 'proposed' },
        after: { state: 'confirmed' },
      },
    ]);
  });
});
