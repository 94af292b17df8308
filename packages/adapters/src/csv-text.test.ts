// CSV as spreadsheets really write it.
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-text.ts';

const fields = (text: string) => csvRows(text).map((row) => row.fields);

describe('the rows of a CSV text', () => {
  it.each([',', ';', '\t'])('are divided by %j when the first line is', (separator) => {
    expect(fields(`a${separator}b\n1${separator}2\n`)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('may be quoted, with the separator, quotes and line breaks inside', () => {
    expect(fields('a,b\n"1,5","kata ""ya""\nbaris dua"\n')).toEqual([
      ['a', 'b'],
      ['1,5', 'kata "ya"\nbaris dua'],
    ]);
  });

  it('begin where they begin in the file, also after a quoted line break and empty lines', () => {
    expect(csvRows('a,b\r\n"x\ny",1\r\n\r\n,\r\nz,2').map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it('may come with a byte order mark, as Excel writes it', () => {
    expect(fields('\uFEFFa,b\n')).toEqual([['a', 'b']]);
  });

  it('are none in an empty text', () => {
    expect(fields('')).toEqual([]);
    expect(fields('\n\n')).toEqual([]);
  });
});
