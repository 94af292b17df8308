import { html, markupOf } from '@tera/pages/html';
import { describe, expect, it } from 'vitest';
import { type ChartPoint, lineChart } from './line-chart.ts';

const point = (label: string, value: number | null, more: Partial<ChartPoint> = {}): ChartPoint => ({
  label,
  name: `Bulan ${label}`,
  values: [value],
  ...more,
});

function drawn(points: readonly ChartPoint[], more: object = {}): string {
  const chart = lineChart({
    lang: 'id',
    caption: 'Tunggu',
    lines: ['median'],
    points,
    text: (value) => `${value} m`,
    ...more,
  });
  return markupOf(html`${chart}`);
}

const pathOf = (markup: string) => /class="line" d="([^"]*)"/.exec(markup)?.[1] ?? '';

describe('a line chart', () => {
  it('has every value in its table, in the order of time', () => {
    const cells = Array.from(
      drawn([point('Jan', 3), point('Feb', 4)]).matchAll(/<td>([^<]*)<\/td>/g),
      ([, text]) => text,
    );

    expect(cells).toEqual(['3 m', '4 m']);
  });

  it('has a gap where there is no figure, and a dash in the table', () => {
    const markup = drawn([point('Jan', 3), point('Feb', null), point('Mar', 5)]);

    // Two strokes of one point each: nothing is drawn across the gap.
    expect(pathOf(markup).match(/M/g)).toHaveLength(2);
    expect(markup).toContain('<td>–</td>');
  });

  it('says in words what a screen reader cannot see', () => {
    expect(drawn([point('Jan', 3), point('Feb', 5)])).toContain('aria-label="Tunggu. Bulan Jan: 3 m. Bulan Feb: 5 m."');
  });

  it('draws what is to be kept to, and names it', () => {
    expect(drawn([point('Jan', 3)], { reference: { value: 10, name: 'standar 10 menit' } })).toContain(
      'standar 10 menit',
    );
  });

  it('shows the interval in the table as well', () => {
    expect(drawn([point('Jan', 3, { interval: [2, 4] })])).toContain('2 m–4 m');
  });

  it('says that there is nothing, where there is nothing', () => {
    const markup = drawn([point('Jan', null)]);

    expect(markup).toContain('belum ada angka');
    expect(markup).not.toContain('<svg');
  });

  it('lets no name break out of its place', () => {
    expect(drawn([point('<b>', 1), point('b', 2)])).not.toContain('<b>');
  });
});
