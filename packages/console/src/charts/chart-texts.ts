// What charts say.
import type { Lang } from '@tera/pages';

interface ChartTexts {
  readonly nothing: string;
  readonly table: string;
  readonly when: string;
  readonly what: string;
  readonly interval: string;
  readonly drawn: (name: string) => string;
  readonly dashed: (name: string) => string;
  readonly summary: (caption: string, first: string, was: string, last: string, is: string) => string;
}

export const CHART_TEXTS: Readonly<Record<Lang, ChartTexts>> = {
  id: {
    nothing: 'belum ada angka untuk digambar.',
    table: 'Angka dalam tabel',
    when: 'Periode',
    what: 'Bagian',
    interval: 'Selang 95%',
    drawn: (name) => `garis utuh: ${name}`,
    dashed: (name) => `garis putus-putus: ${name}`,
    summary: (caption, first, was, last, is) => `${caption}. ${first}: ${was}. ${last}: ${is}.`,
  },
  en: {
    nothing: 'there is nothing to draw yet.',
    table: 'The figures as a table',
    when: 'Period',
    what: 'Part',
    interval: '95% interval',
    drawn: (name) => `solid line: ${name}`,
    dashed: (name) => `dashed line: ${name}`,
    summary: (caption, first, was, last, is) => `${caption}. ${first}: ${was}. ${last}: ${is}.`,
  },
};
