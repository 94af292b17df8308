import { describe, expect, it } from 'vitest';
import { changedBy, decimal, inMinutes, percent, timeInWords, whole } from './figure-texts.ts';

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

describe('a change', () => {
  it.each([
    [135, 100, '+35%'],
    [96, 100, '−4%'],
    [100, 100, '0%'],
    [5, 0, '–'],
    [null, 3, '–'],
  ])('to %s from %s is %s', (now, before, text) => {
    expect(changedBy(now, before, 'id')).toBe(text);
  });
});
