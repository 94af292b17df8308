// The figures of a row as columns: each is called by its path in the row, with the words and the unit of the catalogue where
// it is an indicator. A new figure is one more line in FIGURES, here and nowhere else.

import { type Dimension, ELEMENTS, type Element, NUMBERED_FLAGS, OFFICER_ELEMENTS, findIndicator } from '@tera/domain';
import type { TableColumn, ColumnType, Words } from './table.ts';
import { ELEMENT_NAMES, FLAG_NAMES } from './words.ts';

/** `of`: of which rows it is; of all, unless it says otherwise. */
export type FigureColumn = TableColumn & { readonly of?: 'officer' | 'officer alone' | 'unit' };

/** Which columns there are is said by what the rows are by, and never by what is in them. */
export function figuresBy(by: readonly Dimension[]): readonly FigureColumn[] {
  const isOfOfficers = by.includes('officer');
  return FIGURES.filter(
    ({ of }) =>
      of === undefined || (of === 'unit' ? by.length === 0 : isOfOfficers && (of === 'officer' || by.length === 1)),
  );
}

const TYPES = {
  tickets: 'integer',
  items: 'integer',
  seconds: 'seconds',
  share: 'percent',
  index: 'decimal',
  score: 'decimal',
  ratio: 'decimal',
} as const satisfies Record<string, ColumnType>;

/** A figure with the words of the catalogue, which must have it. */
export function listed(id: string, of?: FigureColumn['of']): FigureColumn {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new Error(`the catalogue has no indicator ${id}`);
  const { name, unit, decimals } = indicator;
  return {
    id,
    title: name,
    type: TYPES[unit],
    decimals: unit === 'share' ? Math.max(0, decimals - 2) : decimals,
    ...(of === undefined ? {} : { of }),
  };
}

function count(id: string, title: Words, of?: FigureColumn['of']): FigureColumn {
  return { id, title, type: 'integer', ...(of === undefined ? {} : { of }) };
}

function text(id: string, title: Words, of?: FigureColumn['of']): FigureColumn {
  return { id, title, type: 'text', ...(of === undefined ? {} : { of }) };
}

const low = ({ id, en }: Words): Words => ({ id: `${id}, batas bawah 95%`, en: `${en}, lower 95%` });
const high = ({ id, en }: Words): Words => ({ id: `${id}, batas atas 95%`, en: `${en}, upper 95%` });

function interval(id: string, title: Words, decimals: number, of?: FigureColumn['of']): readonly FigureColumn[] {
  const about = { type: 'decimal', decimals, ...(of === undefined ? {} : { of }) } as const;
  return [
    { id: `${id}.0`, title: low(title), ...about },
    { id: `${id}.1`, title: high(title), ...about },
  ];
}

/** In the order of a row. */
const FIGURES: readonly FigureColumn[] = [
  ...['completed', 'resolved', 'noShow', 'left', 'cancelled', 'reopened', 'excluded', 'shortService'].map((name) =>
    listed(`tickets.${name}`),
  ),
  listed('work'),
  ...['wait', 'service', 'turnaround', 'hold', 'leftAfter', 'reopenedAfter'].flatMap((measure) =>
    ['n', 'mean', 'p50', 'p90'].map((figure) => listed(`${measure}.${figure}`)),
  ),
  count('onTime.n', { id: 'Tiket yang dinilai ketepatan waktunya', en: 'Tickets judged by their standard' }),
  count('onTime.onTime', { id: 'Tiket tepat waktu', en: 'Tickets on time' }),
  listed('onTime.share'),
  listed('reopened.share'),
  listed('inaccurate.share'),
  listed('shortService.share'),
  count('caseMix.n', { id: 'Waktu layanan yang dibandingkan', en: 'Service times compared' }, 'officer'),
  listed('caseMix.index', 'officer'),
  ...interval('caseMix.ci95', { id: 'Indeks campuran layanan', en: 'Case-mix index' }, 3, 'officer'),
  text('caseMix.finding', { id: 'Temuan waktu layanan', en: 'Finding on service time' }, 'officer'),
  count('satisfaction.n', { id: 'Responden', en: 'Respondents' }),
  count('satisfaction.answered', { id: 'Jawaban masuk', en: 'Answers received' }),
  text('satisfaction.status', { id: 'Status kepuasan', en: 'Status of satisfaction' }),
  text('satisfaction.why', { id: 'Alasan tidak ditampilkan', en: 'Why it is not shown' }),
  text('satisfaction.due', { id: 'Terbit berikutnya', en: 'Next published on' }),
  text('satisfaction.publishedAs', { id: 'Terbit dalam periode', en: 'Published within the period' }),
  text('satisfaction.asOf', { id: 'Sementara per', en: 'Running as of' }),
  listed('satisfaction.ikm'),
  text('satisfaction.mutu', { id: 'Mutu pelayanan', en: 'Mutu' }),
  ...interval('satisfaction.ci95', { id: 'IKM', en: 'IKM' }, 2),
  ...ELEMENTS.flatMap(elementFigures),
  count('coverage.invited', { id: 'Tautan survei', en: 'Survey links' }),
  count('coverage.answered', { id: 'Tautan yang dijawab', en: 'Links answered' }),
  listed('coverage.share'),
  ...NUMBERED_FLAGS.map((flag) => count(`coverage.flags.${flag}`, FLAG_NAMES[flag])),
  ...OFFICER_ELEMENTS.flatMap(comparisonFigures),
  count('contested.tickets', { id: 'Tiket yang disanggah', en: 'Tickets contested' }),
  text('satisfaction.brought.source', { id: 'Dibawa dari', en: 'Brought from' }, 'unit'),
  ...ELEMENTS.map((code) => broughtElement(code)),
];

function elementFigures(code: Element): readonly FigureColumn[] {
  const path = `satisfaction.elements.${code}`;
  const { id, en } = ELEMENT_NAMES[code];
  return [
    count(`${path}.n`, { id: `${id}: jawaban`, en: `${en}: answers` }),
    listed(`${path}.nrr`),
    ...interval(`${path}.ci95`, { id: `NRR ${id}`, en: `Mean score: ${en}` }, 4),
    ...[0, 1, 2, 3].map((at) =>
      count(`${path}.distribution.${at}`, { id: `${id}: nilai ${at + 1}`, en: `${en}: score ${at + 1}` }),
    ),
  ];
}

function broughtElement(code: Element): FigureColumn {
  const { id, en } = ELEMENT_NAMES[code];
  const title = { id: `${id}: NRR dibawa`, en: `${en}: mean score brought` };
  return { id: `satisfaction.brought.elements.${code}`, title, type: 'decimal', decimals: 4, of: 'unit' };
}

function comparisonFigures(code: (typeof OFFICER_ELEMENTS)[number]): readonly FigureColumn[] {
  const path = `comparison.${code}`;
  const { id, en } = ELEMENT_NAMES[code];
  const difference = { id: `${id}: selisih dari petugas lain`, en: `${en}: difference from the others` };
  const order = { id: `${id}: nilai untuk urutan daftar`, en: `${en}: value for the order of a list` };
  const reliability = { id: `${id}: keandalan rata-rata`, en: `${en}: reliability of the mean` };
  return [
    { id: `${path}.difference.value`, title: difference, type: 'decimal', decimals: 4, of: 'officer alone' },
    ...interval(`${path}.difference.ci95`, difference, 4, 'officer alone'),
    text(`${path}.difference.finding`, { id: `${id}: temuan`, en: `${en}: finding` }, 'officer alone'),
    { id: `${path}.order.value`, title: order, type: 'decimal', decimals: 4, of: 'officer alone' },
    { id: `${path}.order.reliability`, title: reliability, type: 'decimal', decimals: 2, of: 'officer alone' },
  ];
}
