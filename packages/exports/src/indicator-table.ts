// The rows of a unit and period as a table: whose they are, their figures, and what was found out about them.

import type { IndicatorRow, ReportedRow } from '@tera/domain';
import type { Directory } from './directory.ts';
import { FIGURES, type Figure, listed } from './indicator-columns.ts';
import { type Cell, type Reading, type Table, type Words, tableOf } from './table.ts';

/** A row of figures, or one with what they are to be read with. */
export type TableRow = IndicatorRow & Partial<ReportedRow>;

/** Whose rows they are comes first; what no row has is left out. A suppressed figure is empty, with its status beside it. */
export function indicatorTable(rows: readonly TableRow[], directory?: Directory): Table {
  const readings = [...namesOf(rows, directory), ...figuresOf(rows)];
  return tableOf('indicators', { id: 'Indikator', en: 'Indicators' }, readings, rows);
}

function figuresOf(rows: readonly TableRow[]): readonly RowReading[] {
  return [...FIGURES.map(reading), FLAG_CODES, ...targetsIn(rows)].filter(
    ({ isOptional, read }) => isOptional !== true || rows.some((row) => read(row) !== null),
  );
}

type RowReading = Reading<TableRow> & { readonly isOptional?: boolean };

function reading({ isOptional = false, ...column }: Figure): RowReading {
  const path = column.id.split('.');
  return { ...column, isOptional, read: (row) => figureAt(row, path) };
}

function figureAt(row: IndicatorRow, path: readonly string[]): Cell {
  let found: unknown = row;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return null;
    found = (found as Readonly<Record<string, unknown>>)[step];
  }
  return typeof found === 'number' || typeof found === 'string' ? found : null;
}

const FLAG_CODES: RowReading = {
  id: 'flags',
  title: { id: 'Tanda yang perlu dilihat', en: 'Flags' },
  type: 'text',
  isOptional: true,
  read: ({ flags = [] }) => flags.map(({ code }) => code).join(' ') || null,
};

/** Two columns for each indicator on which some row has a target. */
function targetsIn(rows: readonly TableRow[]): readonly RowReading[] {
  const ids = new Set(rows.flatMap(({ achievements = [] }) => achievements.map(({ indicator }) => indicator)));
  return [...ids].flatMap((id): readonly RowReading[] => {
    const { title, type, decimals } = listed(id);
    const of = ({ achievements = [] }: TableRow) => achievements.find(({ indicator }) => indicator === id);
    return [
      {
        id: `${id}.target`,
        title: { id: `Target: ${title.id}`, en: `Target: ${title.en}` },
        type,
        decimals,
        read: (row) => of(row)?.target ?? null,
      },
      {
        id: `${id}.achievement`,
        title: { id: `Capaian: ${title.id}`, en: `Achievement: ${title.en}` },
        type: 'percent',
        decimals: 1,
        read: (row) => of(row)?.achievement ?? null,
      },
    ];
  });
}

/** Ids in the order that was asked for, each with what the registry of today calls it. */
function namesOf(rows: readonly TableRow[], directory: Directory | undefined): readonly RowReading[] {
  return [
    ...(rows.some(({ officerId }) => officerId !== undefined) ? officerColumns(directory) : []),
    ...(rows.some(({ serviceId }) => serviceId !== undefined) ? serviceColumns(directory) : []),
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
