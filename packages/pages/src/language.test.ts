// Which language a citizen reads: the one they chose, else the one that their browser asks for, else Indonesian.
import { describe, expect, it } from 'vitest';
import { numberText, preferredLang } from './language.ts';

describe('the language of a page', () => {
  it.each([
    ['en', 'id-ID,id;q=0.9', 'en'],
    ['id', 'en', 'id'],
    ['EN-us', undefined, 'en'],
    ['', 'en', 'en'],
    ['fr', 'en', 'en'],
    ['id,en', 'en', 'en'],
    [undefined, undefined, 'id'],
    [undefined, '', 'id'],
    [undefined, 'id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7', 'id'],
    [undefined, 'en-GB,en;q=0.9,id;q=0.8', 'en'],
    [undefined, 'id;q=0.5, en;q=0.9', 'en'],
    [undefined, 'en;q=0.1, id;q=1.0', 'id'],
    [undefined, 'jv-ID, en;q=0.5', 'en'],
    [undefined, 'in-ID, en;q=0.5', 'id'],
    [undefined, 'en;q=0, id', 'id'],
    [undefined, 'fr, de;q=0.9, *;q=0.1', 'id'],
    [undefined, ';;;,q=,en;q=nonsense', 'en'],
    [undefined, 'identity, english', 'id'],
  ])('chosen %j, for a browser that asks for %j, is %s', (chosen, asked, lang) => {
    expect(preferredLang(chosen, asked)).toBe(lang);
  });
});

describe('a number', () => {
  it('is printed as its readers write it', () => {
    expect(numberText(1000, 'id')).toBe('1.000');
    expect(numberText(91.48, 'id')).toBe('91,48');
    expect(numberText(1000, 'en')).toBe('1,000');
  });
});
