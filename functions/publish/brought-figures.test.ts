// Entering results of the time before Tera, on a real engine: of which time they are taken, and how one is replaced.
import { type Instant, MINUTE, type UnitId, parsePeriod } from '@tera/domain';
import { listBroughtFigures, putBroughtFigure } from '@tera/publication';
import { auditStore } from '@tera/store';
import { TABLES, anEngine } from '@tera/testing/engine';
import { at, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type Office, anOffice } from '@tera/testing/publishing-office';

const engine = anEngine();
const caller = { keyId: 'key-1', name: 'Kunci uji' };
const old = { n: 120, elements: { waktu: 3.25, biaya: { sum: 480, n: 120 } }, source: 'Laporan SKM 2022' };

/** Each asks a minute later, as the audit is in the order of time. */
let minutes = 0;
function put(
  office: Office,
  name: string,
  body: Parameters<typeof putBroughtFigure>[0]['body'] = old,
  now: Instant = at('2026-11-20 09:00'),
) {
  const instant = now + minutes++ * MINUTE;
  const path = { unitId: office.unitId, period: present(parsePeriod(name)) };
  return putBroughtFigure(
    { path, body, caller },
    office.depsOn(engine.client, () => instant),
  );
}

const list = (office: Office) =>
  listBroughtFigures({ path: { unitId: office.unitId } }, office.depsOn(engine.client, Date.now));

async function audited(unitId: UnitId) {
  const mayRead = (units: readonly string[]) => units.includes(unitId);
  const { entries } = await auditStore(engine.client, TABLES.registry).read({ most: 50, mayRead });
  return entries.filter(({ what }) => what.startsWith('brought_figure.'));
}

describe('a brought figure', () => {
  it('is kept as it was entered, with its index and who entered it', async () => {
    const office = await anOffice(engine);

    // (3.25 + 4) ÷ 2 × 25 = 90.625
    const kept = { ...old, period: '2022-S1', ikm: 90.63, enteredBy: 'key-1' };
    expect(await put(office, '2022-S1')).toMatchObject({ status: 200, body: kept });
    expect(await list(office)).toMatchObject({ body: { figures: [kept] } });
  });

  it('is replaced with a reason alone, the same one again is nothing new, and the audit has both', async () => {
    const office = await anOffice(engine);
    const better = { ...old, n: 121 };
    await put(office, '2022');

    expect(await put(office, '2022')).toMatchObject({ status: 200, body: { n: 120 } });
    expect(await put(office, '2022', better)).toMatchObject({
      refused: 422,
      errors: [{ path: 'reason', code: 'required' }],
    });
    expect(await put(office, '2022', { ...better, reason: 'Salah ketik' })).toMatchObject({ body: { n: 121 } });

    expect(await list(office)).toMatchObject({ body: { figures: [{ n: 121, reason: 'Salah ketik' }] } });
    expect(await audited(office.unitId)).toMatchObject([
      { what: 'brought_figure.entered', of: '2022', after: old },
      { what: 'brought_figure.replaced', of: '2022', before: old, after: { n: 121, reason: 'Salah ketik' } },
    ]);
  });

  it('of two that are entered at once is one', async () => {
    const office = await anOffice(engine);

    const both = await Promise.all([put(office, '2022'), put(office, '2022', { ...old, n: 121 })]);

    expect(both.filter((reply) => 'status' in reply)).toHaveLength(1);
    expect(await audited(office.unitId)).toHaveLength(1);
  });

  it.each([
    ['2024-12', 'too_recent'],
    ['2022-W10', 'not_reported_so'],
    ['2022-03-10', 'not_reported_so'],
  ])('is not taken of %s', async (name, code) => {
    const office = await anOffice(engine);

    expect(await put(office, name)).toMatchObject({ refused: 422, errors: [{ path: 'period', code }] });
  });

  it('is not taken of a time of which any day is released', async () => {
    const office = await anOffice(engine);
    await office.answer(12);
    await office.night('2027-01-15');
    const later = at('2031-01-01 09:00');

    for (const name of ['2026-Q4', '2026-11', '2026']) {
      expect(await put(office, name, old, later)).toMatchObject({ refused: 409, errors: [{ code: 'released' }] });
    }
    expect(await put(office, '2026-Q3', old, later)).toMatchObject({ status: 200 });
  });
});
