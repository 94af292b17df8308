// Numbers of sheets on the real engine: each is somebody's once, given back where nothing came of it, and told of once.
import { MINUTE, type UnitId } from '@tera/domain';
import { TABLES, anEngine } from '@tera/testing/engine';
import { aNewUnit, at } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { auditStore } from './audit-store.ts';
import { type TypedSheet, paperSheets } from './paper-sheets.ts';

const engine = anEngine();
const sheets = () => paperSheets(engine.client, TABLES);
const TODAY = '2026-11-20';

const aSheet = (unitId: UnitId, fields: Partial<TypedSheet> = {}): TypedSheet => ({
  unitId,
  period: '2026-Q4',
  number: 12,
  content: 'isi',
  formId: 'formulir',
  by: { keyId: 'person:sari', name: 'Sari' },
  at: at('10:00'),
  ...fields,
});

describe('the number of a sheet', () => {
  it('is taken once, also while the sheet is still on its way', async () => {
    const unitId = aNewUnit();
    expect(await sheets().claim(aSheet(unitId))).toBe('claimed');

    const other = aSheet(unitId, { content: 'lain', by: { keyId: 'person:budi', name: 'Budi' } });
    expect(await sheets().claim(other)).toMatchObject({ content: 'isi', by: { name: 'Sari' }, isSent: false });
    await sheets().sent(aSheet(unitId), TODAY);
    expect(await sheets().claim({ ...other, at: at('12:00') })).toMatchObject({ content: 'isi', isSent: true });
  });

  it('is another’s in another period and in another unit', async () => {
    const unitId = aNewUnit();
    await sheets().claim(aSheet(unitId));

    expect(await sheets().claim(aSheet(unitId, { period: '2027-Q1' }))).toBe('claimed');
    expect(await sheets().claim(aSheet(aNewUnit()))).toBe('claimed');
  });

  it('that was left half done is free after a minute, and one that is given back at once', async () => {
    const unitId = aNewUnit();
    const other = (after: number) => aSheet(unitId, { content: 'lain', at: at('10:00') + after });
    await sheets().claim(aSheet(unitId));

    expect(await sheets().claim(other(MINUTE - 1))).toMatchObject({ content: 'isi' });
    expect(await sheets().claim(other(MINUTE))).toBe('claimed');
    // Who has been too slow takes nothing away.
    await sheets().forget(aSheet(unitId));
    expect(await sheets().claim(aSheet(unitId, { at: at('10:01') }))).toMatchObject({ content: 'lain' });
    await sheets().forget(other(MINUTE));
    expect(await sheets().claim(aSheet(unitId))).toBe('claimed');
  });

  it('is proposed as the one after the greatest, as numbers go', async () => {
    const unitId = aNewUnit();
    expect(await sheets().greatest(unitId, '2026-Q4')).toBe(0);
    for (const number of [9, 100, 11]) await sheets().claim(aSheet(unitId, { number }));

    expect(await sheets().greatest(unitId, '2026-Q4')).toBe(100);
    expect(await sheets().greatest(unitId, '2026-Q3')).toBe(0);
  });
});

describe('a sheet that is queued', () => {
  it('is counted for its day and person and told in the audit, once, and without what was on it', async () => {
    const unitId = aNewUnit();
    await sheets().claim(aSheet(unitId));
    await Promise.all([sheets().sent(aSheet(unitId), TODAY), sheets().sent(aSheet(unitId), TODAY)]);
    await sheets().claim(aSheet(unitId, { number: 13, at: at('10:05') }));
    await sheets().sent(aSheet(unitId, { number: 13, at: at('10:05') }), TODAY);

    expect(await sheets().typedOn(unitId, TODAY)).toEqual([
      { keyId: 'person:sari', count: 2, last: { period: '2026-Q4', number: 13 } },
    ]);
    expect(await sheets().typedOn(unitId, '2026-11-21')).toEqual([]);
    const { entries } = await auditStore(engine.client, TABLES.registry).read({
      most: 100,
      mayRead: (units) => units.includes(unitId),
    });
    expect(entries.map(({ what, of }) => [what, of])).toEqual([
      ['paper.typed', '2026-Q4#12'],
      ['paper.typed', '2026-Q4#13'],
    ]);
    expect(JSON.stringify(entries)).not.toContain('isi');
  });
});
