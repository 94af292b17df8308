// The catalogue as it is answered.
import { CATALOGUE_VERSION, DEFINITIONS } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { IndicatorCatalogueSchema } from './catalogue.ts';
import { read } from './problem.ts';

describe('the answer of the indicator catalogue', () => {
  const answer = { version: CATALOGUE_VERSION, indicators: DEFINITIONS };

  it('has every indicator, with nothing left out of it', () => {
    expect(read(IndicatorCatalogueSchema, answer)).toEqual({ ok: true, value: answer });
  });

  it('has no indicator without a direction or a definition in both languages', () => {
    const [first] = DEFINITIONS;

    for (const wrong of [{ direction: 'up' }, { definition: { id: 'Banyaknya.' } }]) {
      expect(read(IndicatorCatalogueSchema, { ...answer, indicators: [{ ...first, ...wrong }] }).ok).toBe(false);
    }
  });
});
