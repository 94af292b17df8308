import { parsePeriod } from '@tera/domain';
import { markupOf, html } from '@tera/pages/html';
import { describe, expect, it } from 'vitest';
import { periodBefore, periodChoice } from './period-choice.ts';

const TODAY = '2026-11-29';

function period(name: string) {
  const found = parsePeriod(name);
  if (found === undefined) throw new Error(`a test names no period ${name}`);
  return found;
}

function linksOf(name: string): string[] {
  const markup = markupOf(html`${periodChoice('id', period(name), TODAY, (other) => `?p=${other}`)}`);
  return Array.from(markup.matchAll(/href="\?p=([^"]+)"/g), ([, found = '']) => found);
}

describe('the choice of a period', () => {
  it('leads to the same day, month and longer around it, and to the one before and after', () => {
    expect(linksOf('2026-Q3')).toEqual(['2026-09-30', '2026-09', '2026-Q3', '2026-S2', '2026', '2026-Q2', '2026-Q4']);
  });

  it('leads to nothing that has not begun', () => {
    expect(linksOf('2026-Q4')).toEqual(['2026-11-29', '2026-11', '2026-Q4', '2026-S2', '2026', '2026-Q3']);
  });

  it('steps over the end of a year', () => {
    expect(periodBefore(period('2026-01')).name).toBe('2025-12');
  });
});
