// Addresses of a link, and what goes along from page to page.
import { describe, expect, it } from 'vitest';
import { surveyPath, surveyViewPath, thanksPath } from './paths.ts';

describe('the address of a page', () => {
  it('has the token of a link as it is', () => {
    expect(surveyPath('t~1~unit.a~KTP:el~p_1~A-7~z~aB-_9')).toBe('/s/t~1~unit.a~KTP:el~p_1~A-7~z~aB-_9');
  });

  it('cannot be left with a token that somebody made up', () => {
    expect(surveyPath('../v1/keys?x#y')).toBe('/s/..%2Fv1%2Fkeys%3Fx%23y');
  });

  it('carries the language along, at a kiosk as well', () => {
    expect(surveyViewPath('a', { lang: 'en' })).toBe('/s/a?lang=en');
    expect(surveyViewPath('a', { lang: 'en', kiosk: true })).toBe('/s/a?lang=en');
    expect(thanksPath('a', { lang: 'id', kiosk: true })).toBe('/s/a/thanks?lang=id');
  });

  it('has the receipt for a phone and not for a kiosk', () => {
    expect(thanksPath('a', { lang: 'id' }, 'K7QM-2F9X')).toBe('/s/a/thanks?lang=id&receipt=K7QM-2F9X');
    expect(thanksPath('a', { lang: 'id', kiosk: true }, 'K7QM-2F9X')).not.toContain('K7QM');
  });
});
