// Numbers and times as they stand on paper.

import { describe, expect, it } from 'vitest';
import { decimalText, intervalText, percentText } from './number-text.ts';
import { printedInstant, periodText, spanText } from './period-text.ts';

describe('a number', () => {
  it.each([
    [91.48, 2, '91,48', '91.48'],
    [75, 2, '75,00', '75.00'],
    [1000, 0, '1.000', '1,000'],
    [1_234_567.5, 1, '1.234.567,5', '1,234,567.5'],
    [999, 0, '999', '999'],
    [-1234, 0, '-1.234', '-1,234'],
    [0.3656, 4, '0,3656', '0.3656'],
    [3.275, 2, '3,28', '3.28'],
    [381 / 60, 1, '6,4', '6.4'],
    [1e-9, 2, '0,00', '0.00'],
  ])('%d is printed as each language writes it', (value, decimals, id, en) => {
    expect([decimalText(value, decimals, 'id'), decimalText(value, decimals, 'en')]).toEqual([id, en]);
  });

  it('may be a percentage or an interval', () => {
    expect(percentText(0.975, 1, 'id')).toBe('97,5%');
    expect(intervalText([83.52, 85.88], 2, 'id')).toBe('83,52–85,88');
  });
});

describe('a period', () => {
  it.each([
    ['2026-11-21', '21 November 2026', '21 November 2026', '21 November 2026'],
    [
      '2026-W53',
      'Minggu ke-53 (28 Desember 2026 – 3 Januari 2027)',
      'Week 53 (28 December 2026 – 3 January 2027)',
      '28 Desember 2026 – 3 Januari 2027',
    ],
    ['2026-08', 'Agustus 2026', 'August 2026', '1–31 Agustus 2026'],
    ['2026-Q4', 'Triwulan IV 2026', 'Quarter IV 2026', '1 Oktober – 31 Desember 2026'],
    ['2026-S2', 'Semester II 2026', 'Semester II 2026', '1 Juli – 31 Desember 2026'],
    ['2026', 'Tahun 2026', 'Year 2026', '1 Januari – 31 Desember 2026'],
  ])('%s has a name, and a first and last day', (name, id, en, span) => {
    expect([periodText(name, 'id'), periodText(name, 'en'), spanText(name, 'id')]).toEqual([id, en, span]);
  });
});

describe('an instant', () => {
  it.each([
    ['Asia/Jakarta', '1 Desember 2026 pukul 00.30 WIB'],
    ['Asia/Makassar', '1 Desember 2026 pukul 01.30 WITA'],
    ['Asia/Jayapura', '1 Desember 2026 pukul 02.30 WIT'],
    ['UTC', '30 November 2026 pukul 17.30 UTC'],
  ])('is in the clock of the unit (%s)', (timeZone, text) => {
    expect(printedInstant('2026-11-30T17:30:00.000Z', timeZone, 'id')).toBe(text);
  });
});
