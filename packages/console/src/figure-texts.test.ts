import { describe, expect, it } from 'vitest';
import { changeInWords, decimal, inMinutes, percent, quantileInWords, timeInWords, whole } from './figure-texts.ts';

describe('a time in words', () => {
  it.each([
    [0, '0 detik'],
    [45.4, '45 detik'],
    [60, '1 menit'],
    [750, '12 menit 30 detik'],
    [3599.6, '1 jam'],
    [3900, '1 jam 5 menit'],
    [90_000, '25 jam'],
  ])('of %d seconds is %s', (seconds, text) => {
    expect(timeInWords(seconds, 'id')).toBe(text);
  });

  it('is short in English', () => {
    expect(timeInWords(3900, 'en')).toBe('1 h 5 min');
  });
});

describe('a figure that there is not', () => {
  it('is a dash', () => {
    const none = [whole(null, 'id'), decimal(undefined, 2, 'id'), percent(null, 'id'), inMinutes(null, 'id')];

    expect([...none, timeInWords(null, 'id')]).toEqual(Array.from({ length: 5 }, () => '–'));
  });
});

describe('a figure', () => {
  it('is written as it is in Indonesia', () => {
    expect([whole(12_345, 'id'), decimal(91.475, 2, 'id'), percent(0.9021, 'id'), inMinutes(754, 'id')]).toEqual([
      '12.345',
      '91,48',
      '90,2%',
      '12,6',
    ]);
  });
});

describe('a median in words', () => {
  it.each([
    [45.4, '45 detik'],
    [59.7, '1 menit'],
    [97, '1 menit 35 detik'],
    [303, '5 menit'],
    [754, '12 menit 30 detik'],
    [1234, '20 menit 30 detik'],
    [1799, '30 menit'],
    [2477, '41 menit'],
    [3900, '1 jam 5 menit'],
    [null, '–'],
  ])('of %s seconds is %s', (seconds, text) => {
    expect(quantileInWords(seconds, 'id')).toBe(text);
  });
});

describe('a change', () => {
  it.each([
    ['count', 135, 100, '+35%'],
    ['count', 96, 100, '−4%'],
    ['count', 100, 100, 'tetap'],
    ['count', 10_001, 10_000, 'hampir tetap'],
    ['count', 449, 18, 'dari 18 menjadi 449'],
    ['count', 5, 0, 'dari 0 menjadi 5'],
    ['count', 68, 20, '3,4 kali lipat'],
    ['time', 660, 600, '+10%'],
    ['time', 620, 600, 'hampir tetap'],
    ['time', 1080, 45, 'dari 45 detik menjadi 18 menit'],
    ['time', 600, 100, '6,0 kali lipat'],
    ['share', 0.924, 0.912, '+1,2 poin persen'],
    ['share', 0.1, 0.5, '−40,0 poin persen'],
    ['share', 0.9121, 0.912, 'tetap'],
    ['time', null, 3, '–'],
    ['share', 0.5, null, '–'],
  ] as const)('of a %s to %s from %s is %s', (kind, now, before, text) => {
    expect(changeInWords(kind, now, before, 'id')).toBe(text);
  });

  it('is told in English as well', () => {
    expect([
      changeInWords('count', 449, 18, 'en'),
      changeInWords('time', 620, 600, 'en'),
      changeInWords('share', 0.5, 0.6, 'en'),
    ]).toEqual(['from 18 to 449', 'about the same', '−10.0 percentage points']);
  });
});
