// What a caller gets who says more or less exactly what is wanted.
import { describe, expect, it } from 'vitest';
import { preferredType } from './negotiate.ts';

const types = ['application/json', 'text/csv', 'text/html'] as const;

describe('the preferred type', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['text/*', 'text/csv'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['text/html;q=0.3, text/csv;q=0.7', 'text/csv'],
    ['application/json;q=0, text/html', 'text/html'],
    ['image/png', 'application/json'],
    ['nonsense', 'application/json'],
  ])('for %s is %s', (accept, type) => {
    expect(preferredType(accept, types)).toBe(type);
  });
});
