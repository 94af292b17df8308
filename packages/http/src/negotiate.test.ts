// What a caller gets who says more or less exactly what is wanted.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { negotiated } from './negotiate.ts';

const three = { answers: { 200: { is: 'Rows', schema: z.unknown(), formats: ['csv', 'html'] } } } as const;
const json = { answers: { 201: { is: 'A thing', schema: z.unknown() } } } as const;
const page = { answers: { 200: { is: 'A page', page: true } } } as const;
const nothing = { answers: { 204: { is: 'Done' } } } as const;

describe('the format of an answer', () => {
  it.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['application/*', 'json'],
    ['application/json; charset=UTF-8', 'json'],
    ['application/json;version=2;q=0.5, text/csv;q=0.1', 'json'],
    ['text/csv', 'csv'],
    ['text/csv; header=present', 'csv'],
    ['text/*', 'csv'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
    ['text/html;q=0.3, text/csv;q=0.7', 'csv'],
    ['application/json;q=0, text/html', 'html'],
  ])('for Accept: %s is %s', (accept, format) => {
    expect(negotiated(three, undefined, accept)).toEqual({ format });
  });

  it('is what the query says, whatever the header does', () => {
    expect(negotiated(three, 'csv', 'text/html')).toEqual({ format: 'csv' });
    expect(negotiated(json, 'json', 'image/png')).toEqual({ format: 'json' });
  });

  it('is that of the page where there is nothing else, and does not matter where there is no body', () => {
    expect(negotiated(page, undefined, undefined)).toEqual({ format: 'html' });
    expect(negotiated(page, undefined, '*/*')).toEqual({ format: 'html' });
    expect(negotiated(nothing, undefined, 'image/png')).toEqual({ format: 'json' });
  });

  it.each(['image/png', 'text/html', 'nonsense', 'application/json;q=0', '*/*;q=0'])(
    'is none, and is refused, for Accept: %s where there is only JSON',
    (accept) => {
      expect(negotiated(json, undefined, accept)).toMatchObject({ refused: 406, errors: [{ code: 'not_acceptable' }] });
    },
  );

  it('is refused where the query names one that is known and not offered', () => {
    expect(negotiated(three, 'xlsx', undefined)).toMatchObject({ refused: 406, errors: [{ code: 'not_offered' }] });
    expect(negotiated(page, 'json', undefined)).toMatchObject({ refused: 406, errors: [{ path: 'format' }] });
    expect(negotiated(nothing, 'csv', undefined)).toMatchObject({ refused: 406 });
  });
});
