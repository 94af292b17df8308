// How the figures of one officer move, as charts with their tables.
import { periodText } from '@tera/exports';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { TrendAnswer } from '../answers.ts';
import { type ChartPoint, lineChart } from '../charts/line-chart.ts';
import { decimal, whole } from '../figure-texts.ts';
import { shortPeriod } from '../short-period.ts';

const WORDS = {
  id: {
    completed: 'Tiket selesai per bulan',
    service: 'Waktu layanan, median per bulan (menit)',
    onTime: 'Tepat waktu menurut standar, per bulan (%)',
    index: 'Indeks petugas menurut terbitan, dengan selang 95%',
    lines: { completed: 'Tiket selesai', service: 'Menit', onTime: 'Persentase', index: 'Indeks' },
  },
  en: {
    completed: 'Completed tickets by month',
    service: 'Service time, median by month (minutes)',
    onTime: 'On time by the standard, by month (%)',
    index: 'Officer’s index as published, with the 95% interval',
    lines: { completed: 'Completed', service: 'Minutes', onTime: 'Per cent', index: 'Index' },
  },
} as const;

type TrendRow = TrendAnswer['rows'][number];

export interface OfficerTrend {
  /** By month. */
  readonly months: TrendAnswer;
  /** By what the unit publishes by: a figure of satisfaction is of that length. */
  readonly releases: TrendAnswer;
}

export function officerTrend({ months, releases }: OfficerTrend, lang: Lang): Content {
  const words = WORDS[lang];
  const inMonths = (value: (row: TrendRow) => number | null) =>
    months.rows.map((row) => pointOf(row, value(row), lang));
  return html`<div class="charts">
    ${lineChart({
      lang,
      caption: words.completed,
      lines: [words.lines.completed],
      points: inMonths(({ tickets }) => tickets.completed),
      text: (value) => whole(value, lang),
    })}
    ${lineChart({
      lang,
      caption: words.service,
      lines: [words.lines.service],
      points: inMonths(({ service }) => (service.p50 === null ? null : service.p50 / 60)),
      text: (value) => decimal(value, 1, lang),
    })}
    ${lineChart({
      lang,
      caption: words.onTime,
      lines: [words.lines.onTime],
      points: inMonths(({ onTime }) => (onTime.share === null ? null : onTime.share * 100)),
      text: (value) => decimal(value, Number.isInteger(value) ? 0 : 1, lang),
      span: [0, 100],
    })}
    ${lineChart({
      lang,
      caption: words.index,
      lines: [words.lines.index],
      points: releases.rows.map((row) => ({
        ...pointOf(row, row.satisfaction.ikm, lang),
        interval: row.satisfaction.ci95,
      })),
      text: (value) => decimal(value, Number.isInteger(value) ? 0 : 2, lang),
      span: [25, 100],
    })}
  </div>`;
}

function pointOf({ period }: TrendRow, value: number | null, lang: Lang): ChartPoint {
  return { label: shortPeriod(period, lang), name: periodText(period, lang), values: [value] };
}
