// The figures of a row as columns: each is called by its path in the row, with the words and the unit of the catalogue where
// it is an indicator. A new figure is one more line in FIGURES, here and nowhere else.

import { ELEMENTS, type Element, FLAGS, type Flag, OFFICER_ELEMENTS, findIndicator } from '@tera/domain';
import type { Column, ColumnType, Words } from './table.ts';
import { ELEMENT_NAMES } from './words.ts';

/** An optional one is left out of a table in which no row has it. */
export type Figure = Column & { readonly isOptional?: boolean };

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
export function listed(id: string, isOptional = false): Figure {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new Error(`the catalogue has no indicator ${id}`);
  const { name, unit, decimals } = indicator;
  return {
    id,
    title: name,
    type: TYPES[unit],
    decimals: unit === 'share' ? Math.max(0, decimals - 2) : decimals,
    isOptional,
  };
}

function count(id: string, title: Words, isOptional = false): Figure {
  return { id, title, type: 'integer', isOptional };
}

function text(id: string, title: Words, isOptional = false): Figure {
  return { id, title, type: 'text', isOptional };
}

const low = ({ id, en }: Words): Words => ({ id: `${id}, batas bawah 95%`, en: `${en}, lower 95%` });
const high = ({ id, en }: Words): Words => ({ id: `${id}, batas atas 95%`, en: `${en}, upper 95%` });

function interval(id: string, of: Words, decimals: number, isOptional = false): readonly Figure[] {
  return [
    { id: `${id}.0`, title: low(of), type: 'decimal', decimals, isOptional },
    { id: `${id}.1`, title: high(of), type: 'decimal', decimals, isOptional },
  ];
}

const FLAG_NAMES: Readonly<Record<Flag, Words>> = {
  fast: { id: 'Jawaban kurang dari 60 detik setelah selesai', en: 'Answers within 60 s of completion' },
  quick: { id: 'Jawaban diisi kurang dari 10 detik', en: 'Answers filled in under 10 s' },
  straight: { id: 'Jawaban bernilai sama semua', en: 'Answers all of one score' },
  sameDevice: { id: 'Jawaban dari perangkat yang sama', en: 'Answers from the same device' },
  honeypot: { id: 'Jawaban yang tampak otomatis', en: 'Answers that look automatic' },
};

/** In the order of a row. */
export const FIGURES: readonly Figure[] = [
  ...['completed', 'resolved', 'noShow', 'left', 'cancelled', 'reopened', 'excluded'].map((name) =>
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
  count('caseMix.n', { id: 'Waktu layanan yang dibandingkan', en: 'Service times compared' }, true),
  listed('caseMix.index', true),
  ...interval('caseMix.ci95', { id: 'Indeks campuran layanan', en: 'Case-mix index' }, 3, true),
  text('caseMix.finding', { id: 'Temuan waktu layanan', en: 'Finding on service time' }, true),
  count('satisfaction.n', { id: 'Responden', en: 'Respondents' }),
  text('satisfaction.status', { id: 'Status kepuasan', en: 'Status of satisfaction' }),
  text('satisfaction.hidden', { id: 'Alasan tidak ditampilkan', en: 'Why it is not shown' }, true),
  listed('satisfaction.ikm'),
  text('satisfaction.mutu', { id: 'Mutu pelayanan', en: 'Mutu' }),
  ...interval('satisfaction.ci95', { id: 'IKM', en: 'IKM' }, 2),
  ...ELEMENTS.flatMap(elementFigures),
  count('coverage.invited', { id: 'Tautan survei', en: 'Survey links' }),
  count('coverage.answered', { id: 'Tautan yang dijawab', en: 'Links answered' }),
  listed('coverage.share'),
  ...FLAGS.map((flag) => count(`coverage.flags.${flag}`, FLAG_NAMES[flag])),
  ...OFFICER_ELEMENTS.flatMap(comparisonFigures),
  count('contested.tickets', { id: 'Tiket yang disanggah', en: 'Tickets contested' }, true),
];

function elementFigures(code: Element): readonly Figure[] {
  const path = `satisfaction.elements.${code}`;
  const { id, en } = ELEMENT_NAMES[code];
  return [
    count(`${path}.n`, { id: `${id}: jawaban`, en: `${en}: answers` }),
    listed(`${path}.nrr`),
    ...interval(`${path}.ci95`, { id: `NRR ${id}`, en: `Mean score: ${en}` }, 4),
    ...[0, 1, 2, 3].map((at) =>
      count(`${path}.distribution.${at}`, { id: `${id}: nilai ${at + 1}`, en: `${en}: score ${at + 1}` }),
    ),
    text(`${path}.chargedTo`, { id: `${id}: milik`, en: `${en}: charged to` }, true),
  ];
}

function comparisonFigures(code: (typeof OFFICER_ELEMENTS)[number]): readonly Figure[] {
  const path = `comparison.${code}`;
  const { id, en } = ELEMENT_NAMES[code];
  const difference = { id: `${id}: selisih dari petugas lain`, en: `${en}: difference from the others` };
  const order = { id: `${id}: nilai untuk urutan daftar`, en: `${en}: value for the order of a list` };
  const reliability = { id: `${id}: keandalan rata-rata`, en: `${en}: reliability of the mean` };
  return [
    { id: `${path}.difference.value`, title: difference, type: 'decimal', decimals: 4, isOptional: true },
    ...interval(`${path}.difference.ci95`, difference, 4, true),
    text(`${path}.difference.finding`, { id: `${id}: temuan`, en: `${en}: finding` }, true),
    { id: `${path}.order.value`, title: order, type: 'decimal', decimals: 4, isOptional: true },
    { id: `${path}.order.reliability`, title: reliability, type: 'decimal', decimals: 2, isOptional: true },
  ];
}
