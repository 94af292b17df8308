// The rows of a unit and period as a table: whose they are, their figures, and what was found out about them. Which columns it
// has is said by what the rows are by, and never by what is in them: a sheet that reads last month's file reads this one.

import type { Dimension, IndicatorRow, ReportedRow } from '@tera/domain';
import type { Directory } from './directory.ts';
import { type FigureColumn, figuresBy } from './indicator-columns.ts';
import { laterText, publicationText } from './published-text.ts';
import { type TableCell, type ReadingLanguage, type Table, type Words, tableFrom } from './table.ts';

/** A row of figures, or one with what they are to be read with. */
export type TableRow = IndicatorRow & Partial<ReportedRow>;

export interface TableWishes {
  readonly by: readonly Dimension[];
  readonly directory?: Directory | undefined;
}

/** Whose rows they are comes first. A figure that is not shown is empty, with its status beside it in words. */
export function indicatorTable(rows: readonly TableRow[], { by, directory }: TableWishes): Table {
  const readings = [...namesOf(by, directory), ...figuresBy(by).flatMap(reading), FLAG_CODES, TARGETS];
  return tableFrom('indicators', { id: 'Indikator', en: 'Indicators' }, readings, rows);
}

type RowReading = ReadingLanguage<TableRow>;

function reading(figure: FigureColumn): readonly RowReading[] {
  const path = figure.id.split('.');
  const own = { ...figure, read: (row: TableRow) => figureAt(row, path) };
  return figure.id === 'satisfaction.status' ? [own, ...IN_WORDS] : [own];
}

function figureAt(row: IndicatorRow, path: readonly string[]): TableCell {
  let found: unknown = row;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return null;
    found = (found as Readonly<Record<string, unknown>>)[step];
  }
  return typeof found === 'number' || typeof found === 'string' ? found : null;
}

const IN_WORDS: readonly RowReading[] = [
  {
    id: 'satisfaction.statusText',
    title: { id: 'Keterangan kepuasan', en: 'Satisfaction, in words' },
    type: 'text',
    read: ({ satisfaction }) => publicationText(satisfaction),
  },
  {
    id: 'satisfaction.later',
    title: { id: 'Sesudah terbit', en: 'After it was published' },
    type: 'text',
    read: ({ satisfaction: { later } }) => (later && laterText(later)) ?? null,
  },
  {
    id: 'satisfaction.releases',
    title: { id: 'Terbitan', en: 'Releases' },
    type: 'text',
    read: ({ satisfaction }) =>
      satisfaction.releases.map(({ period, revision }) => `${period}.${revision}`).join(' ') || null,
  },
  {
    id: 'satisfaction.awaiting',
    title: { id: 'Belum terbit', en: 'Not published yet' },
    type: 'text',
    read: ({ satisfaction: { awaiting = [] } }) => awaiting.join(' ') || null,
  },
];

const FLAG_CODES: RowReading = {
  id: 'flags',
  title: { id: 'Tanda yang perlu dilihat', en: 'Flags' },
  type: 'text',
  read: ({ flags = [] }) => flags.map(({ code }) => code).join(' ') || null,
};

/** As numbers they stand in the evaluation form, a line for each. */
const TARGETS: RowReading = {
  id: 'achievements',
  title: { id: 'Target dan capaian', en: 'Targets and achievements' },
  type: 'text',
  read: ({ achievements = [] }) =>
    achievements.map(({ indicator, target, achievement }) => `${indicator}=${target}:${achievement ?? ''}`).join(' ') ||
    null,
};

/** Ids in the order that was asked for, each with what the registry of today calls it. */
function namesOf(by: readonly Dimension[], directory: Directory | undefined): readonly RowReading[] {
  return [
    ...(by.includes('officer') ? officerColumns(directory) : []),
    ...(by.includes('service') ? serviceColumns(directory) : []),
  ];
}

function officerColumns(directory: Directory | undefined): readonly RowReading[] {
  const officerOf = ({ officerId }: TableRow) =>
    officerId === undefined || officerId === null ? undefined : directory?.officer(officerId);
  return [
    name('officerId', { id: 'ID pegawai', en: 'Officer id' }, ({ officerId }) => officerId),
    ...(directory === undefined
      ? []
      : [
          name('officerName', { id: 'Nama pegawai', en: 'Officer' }, (row) => officerOf(row)?.name),
          name('officerNip', { id: 'NIP', en: 'NIP' }, (row) => officerOf(row)?.nip),
        ]),
  ];
}

function serviceColumns(directory: Directory | undefined): readonly RowReading[] {
  const serviceOf = ({ serviceId }: TableRow) =>
    serviceId === undefined || serviceId === null ? undefined : directory?.service(serviceId);
  return [
    name('serviceId', { id: 'ID layanan', en: 'Service id' }, ({ serviceId }) => serviceId),
    ...(directory === undefined ? [] : [name('serviceName', { id: 'Jenis layanan', en: 'Service' }, serviceOf)]),
  ];
}

function name(id: string, title: Words, read: (row: TableRow) => string | null | undefined): RowReading {
  return { id, title, type: 'text', read: (row) => read(row) ?? null };
}
