// What an office plans for the elements of a release, on a real engine: what it is refused, who is first, and what the audit has.
import { MINUTE, type UnitId, parsePeriod } from '@tera/domain';
import { listFollowUps, putFollowUp } from '@tera/publication';
import { auditStore } from '@tera/store';
import { TABLES, anEngine } from '@tera/testing/engine';
import { at, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type Office, anOffice } from '@tera/testing/publishing-office';

const engine = anEngine();
const caller = { keyId: 'key-1', name: 'Kunci uji' };
const period = present(parsePeriod('2026-Q4'));
const planned = { what: 'Memasang papan alur', who: 'Seksi Pelayanan', until: '2027-06-30' } as const;

/** With a release of the fourth quarter, unless `answers` are too few to show anything. */
async function released(answers = 12): Promise<Office> {
  const office = await anOffice(engine);
  await office.answer(answers, { score: 3 });
  await office.night('2027-01-15');
  return office;
}

/** Each asks a minute later, as the audit is in the order of time. */
let minutes = 0;
const depsOf = (office: Office) => {
  const now = at('2027-02-01 09:00') + minutes++ * MINUTE;
  return office.depsOn(engine.client, () => now);
};

function put(
  office: Office,
  body: Parameters<typeof putFollowUp>[0]['body'] = planned,
  { ifMatch, name = '2026-Q4' }: { readonly ifMatch?: string; readonly name?: string } = {},
) {
  const path = { unitId: office.unitId, period: present(parsePeriod(name)), element: 'pengaduan' } as const;
  return putFollowUp({ path, body, ifMatch, caller }, depsOf(office));
}

const list = (office: Office) => listFollowUps({ path: { unitId: office.unitId, period } }, depsOf(office));

async function audited(unitId: UnitId) {
  const mayRead = (units: readonly string[]) => units.includes(unitId);
  const { entries } = await auditStore(engine.client, TABLES.registry).read({ most: 50, mayRead });
  return entries.filter(({ what }) => what.startsWith('follow_up.'));
}

describe('a follow-up', () => {
  it('is kept with the release, and stands in its plan in the place of the proposal', async () => {
    const office = await released();

    expect(await list(office)).toMatchObject({
      body: { followUps: Array.from({ length: 9 }, () => ({ status: 'proposed', version: 0 })) },
    });
    expect(await put(office)).toMatchObject({
      status: 200,
      etag: '"1"',
      body: { ...planned, element: 'pengaduan', period: '2026-Q4', status: 'planned', term: 'short', version: 1 },
    });
    const plan = (await list(office)) as { body: { followUps: readonly { element: string }[] } };
    expect(plan.body.followUps.find(({ element }) => element === 'pengaduan')).toMatchObject({
      ...planned,
      version: 1,
    });
  });

  it('is replaced only as it was read, and the audit has what it was', async () => {
    const office = await released();
    const done = { ...planned, done: '2027-01-31' } as const;
    await put(office);

    expect(await put(office, done)).toMatchObject({ refused: 428 });
    expect(await put(office, done, { ifMatch: '"2"' })).toMatchObject({ refused: 412 });
    expect(await put(office, done, { ifMatch: '"1"' })).toMatchObject({ etag: '"2"', body: { status: 'done' } });

    expect(await audited(office.unitId)).toMatchObject([
      { what: 'follow_up.given', of: '2026-Q4#pengaduan', by: caller, after: planned },
      { what: 'follow_up.changed', of: '2026-Q4#pengaduan', before: { version: 1 }, after: { ...done, version: 2 } },
    ]);
  });

  it('of two that are given at once is the one or the other', async () => {
    const office = await released();

    const both = await Promise.all([put(office), put(office, { ...planned, what: 'Melatih petugas' })]);

    const outcomes = both.map((reply) => ('refused' in reply ? reply.refused : 200));
    // The second is told that it has not read the first, or that it read too early.
    expect(outcomes.toSorted((a, b) => a - b)).toEqual([200, expect.toBeOneOf([412, 428])]);
    expect(await audited(office.unitId)).toHaveLength(1);
  });

  it('is refused where there is no release, or the release does not show the element', async () => {
    const few = await released(9);

    expect(await put(few, planned, { name: '2026-Q3' })).toMatchObject({
      refused: 404,
      errors: [{ path: 'period', code: 'unknown_release' }],
    });
    expect(await put(few)).toMatchObject({ refused: 409, errors: [{ path: 'element', code: 'not_shown' }] });
    expect(await audited(few.unitId)).toEqual([]);
  });

  it('cannot be done on a day that has not come', async () => {
    const office = await released();

    expect(await put(office, { ...planned, done: '2027-02-02' })).toMatchObject({
      refused: 422,
      errors: [{ path: 'done', code: 'in_the_future' }],
    });
    expect(await put(office, { ...planned, done: '2027-02-01' })).toMatchObject({ status: 200 });
  });
});
