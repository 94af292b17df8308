// How a unit, or one of its services, moves from period to period: charts, each with its table.
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { periodText } from '@tera/exports';
import type { RowAnswer } from '../answers.ts';
import { type ChartPoint, lineChart } from '../charts/line-chart.ts';
import { decimal, percent, whole } from '../figure-texts.ts';
import { type Viewer, frame, tabList } from '../frame.ts';
import { quantileNote } from '../quantile-note.ts';
import { shortPeriod } from '../short-period.ts';
import { unitPath, unitTabs, unitTrail } from './unit-tabs.ts';

export const TREND_GRAINS = ['day', 'month', 'quarter', 'year'] as const;
export type TrendGrain = (typeof TREND_GRAINS)[number];

/** A row, or none where nothing happened. */
export interface TrendPoint {
  readonly period: string;
  readonly row: RowAnswer | undefined;
}

export interface UnitTrendInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly grain: TrendGrain;
  readonly points: readonly TrendPoint[];
  /** By release periods, as they were published or brought along. */
  readonly published: readonly TrendPoint[];
}

const WORDS = {
  id: {
    grain: 'Langkah',
    grains: { day: '31 hari', month: '12 bulan', quarter: '8 triwulan', year: '5 tahun' },
    completed: 'Tiket selesai',
    noShow: 'Tidak hadir',
    wait: 'Waktu tunggu (menit)',
    service: 'Waktu layanan (menit)',
    median: 'median',
    p90: '9 dari 10 paling lama',
    onTime: 'Tepat waktu menurut standar (%)',
    ikm: 'IKM yang terbit',
    index: 'IKM',
    share: 'bagian tepat waktu',
  },
  en: {
    grain: 'Step',
    grains: { day: '31 days', month: '12 months', quarter: '8 quarters', year: '5 years' },
    completed: 'Tickets completed',
    noShow: 'No-shows',
    wait: 'Wait (minutes)',
    service: 'Service time (minutes)',
    median: 'median',
    p90: '9 in 10 at most',
    onTime: 'On time by the standard (%)',
    ikm: 'Published index (IKM)',
    index: 'IKM',
    share: 'share on time',
  },
} as const;

export function unitTrendPage(input: UnitTrendInput): Page {
  const { lang, viewer, at, unitId, unitName, grain, points, published } = input;
  const words = WORDS[lang];
  return frame({
    lang,
    viewer,
    at,
    title: unitName,
    trail: unitTrail(lang),
    tabs: unitTabs(lang, unitId, 'trend', viewer),
    body: html`<nav aria-label="${words.grain}">
        ${tabList(
          TREND_GRAINS.map((one) => ({
            href: `${unitPath(unitId)}/trend?grain=${one}`,
            text: words.grains[one],
            here: one === grain,
          })),
          'choices',
        )}
      </nav>
      <section>${timeCharts(lang, points)} ${quantileNote(lang)}</section>
      <section>
        ${lineChart({
          lang,
          caption: words.ikm,
          lines: [words.index],
          text: (value) => decimal(value, 2, lang),
          span: [70, 100],
          points: published.map(({ period, row }) => ({
            label: shortPeriod(period, lang),
            name: periodText(period, lang),
            // What runs is not published yet.
            values: [row === undefined || row.satisfaction.status === 'running' ? null : row.satisfaction.ikm],
            interval: row?.satisfaction.ci95,
          })),
        })}
      </section>`,
  });
}

/** Counts, waiting, service and punctuality through time. */
export function timeCharts(lang: Lang, points: readonly TrendPoint[]): Content {
  const words = WORDS[lang];
  const through = (read: (row: RowAnswer) => readonly (number | null)[], none: readonly (number | null)[]) =>
    points.map(({ period, row }): ChartPoint => ({
      label: shortPeriod(period, lang),
      name: periodText(period, lang),
      values: row === undefined ? none : read(row),
    }));
  const text = (value: number) => decimal(value, 1, lang);
  return html`<div class="charts">
    ${[
      lineChart({
        lang,
        caption: words.completed,
        lines: [words.completed, words.noShow],
        text: (value) => whole(value, lang),
        points: through(({ tickets }) => [tickets.completed, tickets.noShow], [null, null]),
      }),
      lineChart({
        lang,
        caption: words.wait,
        lines: [words.median, words.p90],
        text,
        points: through(({ wait }) => [minutes(wait.p50), minutes(wait.p90)], [null, null]),
      }),
      lineChart({
        lang,
        caption: words.service,
        lines: [words.median, words.p90],
        text,
        points: through(({ service }) => [minutes(service.p50), minutes(service.p90)], [null, null]),
      }),
      lineChart({
        lang,
        caption: words.onTime,
        lines: [words.share],
        text: (value) => percent(value, lang),
        span: [0, 1],
        points: through(({ onTime }) => [onTime.share], [null]),
      }),
    ]}
  </div>`;
}

function minutes(seconds: number | null): number | null {
  return seconds === null ? null : seconds / 60;
}
