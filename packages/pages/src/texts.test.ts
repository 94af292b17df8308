// Both languages say everything, and the survey asks what the regulation asks.
import { ELEMENTS, QUESTIONNAIRES } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { LANGS, numberText } from './language.ts';
import { QUESTIONNAIRE_TEXTS } from './questionnaire.ts';
import { TEXTS } from './texts.ts';

describe('the texts', () => {
  it('have the same keys and placeholders in both languages, and none is empty', () => {
    const id = leavesOf(TEXTS.id);
    const en = leavesOf(TEXTS.en);

    expect([...en.keys()]).toEqual([...id.keys()]);
    for (const text of [...id.values(), ...en.values()]) expect(text.trim()).not.toBe('');
    for (const [key, text] of id) {
      expect(en.get(key)?.match(/\{\w+\}/g) ?? []).toEqual(text.match(/\{\w+\}/g) ?? []);
    }
  });

  it('write numbers as their readers do', () => {
    expect(numberText(1000, 'id')).toBe('1.000');
    expect(numberText(91.48, 'id')).toBe('91,48');
    expect(numberText(91.48, 'en')).toBe('91.48');
  });
});

describe.each(QUESTIONNAIRES)('the questionnaire %s', (version) => {
  const { order, questions, stem } = QUESTIONNAIRE_TEXTS[version];

  it('asks every element once, facilities eighth and complaints ninth', () => {
    expect([...order].sort()).toEqual([...ELEMENTS].sort());
    expect(order.slice(7)).toEqual(['sarana', 'pengaduan']);
  });

  it.each(LANGS)('has four different words for every element (%s)', (lang) => {
    expect(stem[lang]).not.toBe('');
    for (const element of ELEMENTS) {
      const { name, subject, labels } = questions[lang][element];
      expect(new Set([name, subject, ...labels]).size).toBe(6);
      expect([name, subject, ...labels]).not.toContain('');
    }
  });
});

function leavesOf(node: object, path = '', leaves = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (typeof value === 'object' && value !== null) leavesOf(value, `${path}${key}.`, leaves);
    else leaves.set(`${path}${key}`, String(value));
  }
  return leaves;
}
