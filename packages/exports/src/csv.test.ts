// Every file is read back by a library that had no part in writing it.

import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, csvOf } from './csv.ts';
import type { Table } from './table.ts';

const words = (text: string) => ({ id: text, en: `${text} (en)` });
const aTable = (...cells: readonly (string | number | null)[]): Table => ({
  id: 'contoh',
  title: words('Contoh'),
  columns: cells.map((_, index) => ({ id: `c.${index}`, title: words(`Kolom ${index}`), type: 'text' })),
  rows: [cells],
});
const readBack = (csv: string, { numbers }: Pick<CsvOptions, 'numbers'>) =>
  parse(csv, { bom: true, delimiter: numbers === 'indonesian' ? ';' : ',' });
const INTERNATIONAL = { numbers: 'international', bom: false } as const;
const INDONESIAN = { numbers: 'indonesian', bom: false } as const;

describe('a table as CSV', () => {
  it('begins with the ids of its columns, and ends every line with CR and LF', () => {
    expect(csvOf(aTable('a', 1.5), INTERNATIONAL)).toBe('c.0,c.1\r\na,1.5\r\n');
  });

  it('has titles in either language in the place of ids, when they are wanted', () => {
    expect(readBack(csvOf(aTable('a'), { ...INTERNATIONAL, header: 'id' }), INTERNATIONAL)[0]).toEqual(['Kolom 0']);
    expect(readBack(csvOf(aTable('a'), { ...INTERNATIONAL, header: 'en' }), INTERNATIONAL)[0]).toEqual([
      'Kolom 0 (en)',
    ]);
  });

  it('has decimal commas and semicolons in Indonesian, and no thousands either way', () => {
    const table = aTable('a;b', 91.48, 12_345.5, -0.25, null);

    expect(csvOf(table, INDONESIAN)).toBe('c.0;c.1;c.2;c.3;c.4\r\n"a;b";91,48;12345,5;-0,25;\r\n');
    expect(csvOf(table, INTERNATIONAL)).toBe('c.0,c.1,c.2,c.3,c.4\r\n"a;b",91.48,12345.5,-0.25,\r\n');
  });

  it('is marked as UTF-8 on request', () => {
    expect(csvOf(aTable('é'), { ...INDONESIAN, bom: true }).startsWith('\uFEFFc.0\r\n')).toBe(true);
    expect(csvOf(aTable('é'), INDONESIAN).startsWith('c.0')).toBe(true);
  });

  it.each(["=cmd()|' /C calc'!A0", '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])(
    'makes the text %j harmless, and leaves it readable',
    (text) => {
      expect(readBack(csvOf(aTable(text), INTERNATIONAL), INTERNATIONAL)[1]).toEqual([`'${text}`]);
    },
  );

  it('leaves a negative number a number', () => {
    expect(readBack(csvOf(aTable(-5), INDONESIAN), INDONESIAN)[1]).toEqual(['-5']);
  });

  it('gives every text back as it was, whatever is in it', () => {
    const harmless = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\n＋－＝＠]/.test(text));
    const anyText = fc.oneof(harmless, fc.constantFrom('a"b', '""', 'a\r\nb', 'a\nb', ' a ', ';,', "'", 'a\rb'));
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 5 }), fc.boolean(), (cells, isIndonesian) => {
        const options = isIndonesian ? INDONESIAN : INTERNATIONAL;
        expect(readBack(csvOf(aTable(...cells), options), options)[1]).toEqual(cells);
      }),
    );
  });
});
