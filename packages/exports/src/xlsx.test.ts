// Every workbook is read back by a library that had no part in writing it.

import { inflateRawSync } from 'node:zlib';
import { readXlsx } from 'hucre/xlsx';
import { DIRECTORY, anOffice, officerRowsOf } from '@tera/testing/office';
import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';
import { indicatorTable } from './indicator-table.ts';
import type { TableColumn, Table } from './table.ts';
import { sheetNames, xlsxOf } from './xlsx.ts';

const words = (text: string) => ({ id: text, en: `${text} (en)` });
const aColumn = (type: TableColumn['type'], decimals?: number): TableColumn => ({
  id: type,
  title: words(type),
  type,
  decimals,
});
const aTable = (columns: readonly TableColumn[], ...rows: Table['rows']): Table => ({
  id: 'contoh',
  title: words('Contoh'),
  columns,
  rows,
});
const readBack = async (...tables: readonly Table[]) => {
  const { sheets } = await readXlsx(xlsxOf(tables, { language: 'id' }), { readStyles: true });
  return sheets;
};

describe('a workbook', () => {
  it('has a sheet for each table, its titles on top', async () => {
    const sheets = await readBack(aTable([aColumn('text')], ['a']), {
      ...aTable([aColumn('integer')], [7]),
      title: words('Lain'),
    });

    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['Contoh', [['text'], ['a']]],
      ['Lain', [['integer'], [7]]],
    ]);
  });

  it('keeps the titles in sight', async () => {
    const [sheet] = await readBack(aTable([aColumn('text')], ['a']));

    expect(sheet?.freezePane).toMatchObject({ rows: 1 });
  });

  it('has numbers as numbers, days as days, text as text, and nothing where nothing is shown', async () => {
    const columns = (['text', 'integer', 'decimal', 'percent', 'seconds', 'date', 'text'] as const).map((type) =>
      aColumn(type),
    );
    const nip = '000000000000000001';
    const [sheet] = await readBack(aTable(columns, [nip, 12, 3.1667, 0.975, 61.5, '2026-11-21', null]));
    const row = sheet?.rows[1];

    expect(row?.slice(0, 5)).toEqual([nip, 12, 3.1667, 0.975, 61.5]);
    expect(row?.[5]).toEqual(new Date('2026-11-21T00:00:00Z'));
    expect(row?.[6] ?? null).toBeNull();
  });

  it('shows as many decimals as a column wants, without touching the value', async () => {
    const table = aTable(
      [aColumn('decimal', 2), aColumn('percent', 1), aColumn('seconds'), aColumn('text')],
      [0.123_456, 2 / 3, 90_000.5, 'a'],
    );
    const [sheet] = await readBack(table);

    expect(sheet?.rows[1]?.slice(0, 3)).toEqual([0.123_456, 2 / 3, 90_000.5]);
    expect([0, 1, 2, 3].map((column) => sheet?.cells?.get(`1,${column}`)?.style?.numFmt)).toEqual([
      '#,##0.00',
      '0.0%',
      '#,##0',
      '@',
    ]);
  });

  it.each(["=cmd()|' /C calc'!A0", '+1', '-1', '@SUM(A1)', '=1+1'])('leaves %j a text and no formula', async (text) => {
    const [sheet] = await readBack(aTable([aColumn('text')], [text]));

    expect(sheet?.rows[1]).toEqual([text]);
    expect(sheet?.cells?.get('1,0')?.formula).toBeUndefined();
    expect(unpacked(xlsxOf([aTable([aColumn('text')], [text])], { language: 'id' })).join()).not.toContain('<f>');
  });

  it('holds any text that can be in a file, and leaves out what would break it', async () => {
    const texts = ['<b>&"\'', ' spasi ', 'baris\nbaru', '_x0041_', 'Ibu 👩‍🦱', 'a\u0000b\u000Bc\uFFFF', 'a\uD800b'];
    const [sheet] = await readBack(aTable([aColumn('text')], ...texts.map((text) => [text])));

    expect(sheet?.rows.slice(1).flat()).toEqual([...texts.slice(0, 5), 'abc', 'a\uFFFDb']);
  });

  it('is the same to the byte when it is made again', () => {
    const table = aTable([aColumn('text')], ['a']);

    expect(xlsxOf([table], { language: 'id' })).toEqual(xlsxOf([table], { language: 'id' }));
  });
});

describe('the name of a sheet', () => {
  it('is one that Excel takes', () => {
    expect(sheetNames(['a/b\\c?d*e[f]g:h', "'kutip'", 'x'.repeat(40), '', '///', 'History'])).toEqual([
      'a b c d e f g h',
      'kutip',
      'x'.repeat(31),
      'Tabel',
      'Tabel (2)',
      'History_',
    ]);
  });

  it('is no other sheet’s, whatever their case', () => {
    expect(sheetNames(['Ani', 'ANI', 'y'.repeat(31), 'y'.repeat(32)])).toEqual([
      'Ani',
      'ANI (2)',
      'y'.repeat(31),
      `${'y'.repeat(27)} (2)`,
    ]);
  });
});

describe('an office of 500 officers and five services', () => {
  const [row] = officerRowsOf(anOffice(120));
  const rows = Array.from({ length: 2500 }, (_, index) => ({
    ...row,
    officerId: `p-${index}`,
    serviceId: `layanan-${index % 5}`,
    wait: { n: index, mean: index / 7, p50: index / 3, p90: index * 1.7 },
  })) as unknown as ReturnType<typeof officerRowsOf>;
  const table = indicatorTable(rows, { by: ['officer', 'service'], directory: DIRECTORY });
  // An answer of a function has 6 MB, and an archive is sent as base64.
  const MOST = 4.5e6;

  it('is one workbook that can be sent at once, and read', async () => {
    const workbook = xlsxOf([table], { language: 'id' });

    expect(workbook.length).toBeLessThan(MOST);
    const [sheet] = (await readXlsx(workbook)).sheets;
    expect(sheet?.rows).toHaveLength(2501);
    expect(sheet?.rows.at(-1)?.[0]).toBe('p-2499');
    expect(sheet?.rows.at(-1)).toHaveLength(table.columns.length);
  });

  it('is one CSV that can be sent at once', () => {
    expect(Buffer.byteLength(csvOf(table, { numbers: 'indonesian', bom: true }))).toBeLessThan(MOST);
  });
});

/** The files in the archive, by its directory at the end. */
function unpacked(archive: Buffer): string[] {
  const files: string[] = [];
  let at = archive.readUInt32LE(archive.length - 6);
  for (let count = archive.readUInt16LE(archive.length - 12); count > 0; count--) {
    const [size, name, offset] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ];
    const start = offset + 30 + name;
    files.push(inflateRawSync(archive.subarray(start, start + size)).toString());
    at += 46 + name;
  }
  return files;
}
