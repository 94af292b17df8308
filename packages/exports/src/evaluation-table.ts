// The columns that HR fills for each officer and quarter (PermenPANRB 6/2022), in the words and the order of the form, and
// after them the same as numbers. What people have to write is left empty, and there is no column for a verdict.

import type { EvaluationLine, Indicator, OfficerId } from '@tera/domain';
import type { Directory } from './directory.ts';
import { decimalText, intervalText, percentText } from './number-text.ts';
import { elementText, laterText } from './published-text.ts';
import { ROW_FLAG_NAMES } from './words.ts';
import { type TableCell, type TableColumn, type ReadingLanguage, type Table, tableFrom } from './table.ts';

export interface OfficerEvaluation {
  readonly officerId: OfficerId;
  readonly lines: readonly EvaluationLine[];
}

/** The form is Indonesian, and so are its texts and the numbers in them. */
export function evaluationTable(officers: readonly OfficerEvaluation[], directory?: Directory): Table {
  const entries = officers.flatMap(({ officerId, lines }) =>
    lines.map((line): Entry => {
      const { name = null, nip = null } = directory?.officer(officerId) ?? {};
      return { ...line, officerId, name, nip };
    }),
  );
  return tableFrom('evaluation', { id: 'Evaluasi kinerja', en: 'Evaluation form' }, COLUMNS, entries);
}

type Entry = EvaluationLine & {
  readonly officerId: OfficerId;
  readonly name: string | null;
  readonly nip: string | null;
};

function column(
  id: string,
  title: readonly [id: string, en: string],
  read: (entry: Entry) => TableCell,
  type: TableColumn['type'] = 'text',
  decimals?: number,
): ReadingLanguage<Entry> {
  return { id, title: { id: title[0], en: title[1] }, type, decimals, read };
}

const COLUMNS: readonly ReadingLanguage<Entry>[] = [
  column('officerId', ['ID pegawai', 'Officer id'], ({ officerId }) => officerId),
  column('officerName', ['Nama pegawai', 'Officer'], ({ name }) => name),
  column('officerNip', ['NIP', 'NIP'], ({ nip }) => nip),
  column('rencanaHasilKerja', ['Rencana hasil kerja', 'Planned result'], ({ rencanaHasilKerja }) => rencanaHasilKerja),
  column('indikator', ['Indikator kinerja individu', 'Individual indicator'], ({ indikator }) => indikator),
  column('target', ['Target', 'Target'], ({ target, buktiDukung }) => valueText(target, buktiDukung)),
  column('aspek', ['Aspek', 'Aspect'], ({ aspek }) => aspek),
  column('realisasi', ['Realisasi', 'Realisation'], ({ realisasi, buktiDukung }) =>
    realisasi === null ? reasonText(buktiDukung) : valueText(realisasi, buktiDukung),
  ),
  column('buktiDukung', ['Bukti dukung', 'Evidence'], ({ buktiDukung }) => evidenceText(buktiDukung)),
  column('umpanBalik', ['Umpan balik', 'Feedback'], ({ umpanBalik }) => umpanBalik),
  column('indicator', ['ID indikator', 'Indicator id'], ({ buktiDukung }) => buktiDukung.indicator),
  column('unit', ['Satuan', 'Unit'], ({ buktiDukung }) => buktiDukung.unit),
  column('targetValue', ['Target (angka)', 'Target (number)'], ({ target }) => target, 'decimal', 4),
  column('realisationValue', ['Realisasi (angka)', 'Realisation (number)'], ({ realisasi }) => realisasi, 'decimal', 4),
  column('achievement', ['Capaian', 'Achievement'], ({ buktiDukung }) => buktiDukung.achievement, 'percent', 1),
  column('n', ['Banyaknya', 'n'], ({ buktiDukung }) => buktiDukung.n, 'integer'),
  column('ci95.0', ['Batas bawah 95%', 'Lower 95%'], ({ buktiDukung }) => buktiDukung.ci95?.[0] ?? null, 'decimal', 4),
  column('ci95.1', ['Batas atas 95%', 'Upper 95%'], ({ buktiDukung }) => buktiDukung.ci95?.[1] ?? null, 'decimal', 4),
  column('status', ['Status', 'Status'], ({ buktiDukung }) => buktiDukung.publication?.status ?? null),
  column('flags', ['Tanda', 'Flags'], ({ buktiDukung }) => buktiDukung.flags.join(' ') || null),
  column('decree', ['Dasar target', 'Decree'], ({ buktiDukung }) => buktiDukung.decree ?? null),
  column('methodVersion', ['Versi metode', 'Method version'], ({ buktiDukung }) => buktiDukung.methodVersion),
];

/** With its unit, as a person would write it into the form. */
function valueText(value: number | null, { unit, decimals }: Pick<EvaluationLine['buktiDukung'], 'unit' | 'decimals'>) {
  return value === null ? null : UNITS[unit](value, decimals);
}

/** Of what citizens said: when it is published, or why it is not shown. */
function reasonText({ publication }: EvaluationLine['buktiDukung']): string | null {
  return publication === undefined ? null : elementText(publication).id;
}

const UNITS: Readonly<Record<Indicator['unit'], (value: number, decimals: number) => string>> = {
  tickets: (value) => `${decimalText(value, 0, 'id')} tiket`,
  items: (value) => `${decimalText(value, 0, 'id')} pekerjaan`,
  seconds: (value) => `${decimalText(value / 60, 1, 'id')} menit`,
  share: (value) => percentText(value, 1, 'id'),
  index: (value, decimals) => decimalText(value, decimals, 'id'),
  score: (value) => decimalText(value, 2, 'id'),
  ratio: (value) => decimalText(value, 2, 'id'),
};

function evidenceText({
  n,
  ci95,
  achievement,
  decree,
  later,
  flags,
  methodVersion,
}: EvaluationLine['buktiDukung']): string {
  const changed = later && laterText(later)?.id;
  return [
    ...(n === null ? [] : [`n = ${decimalText(n, 0, 'id')}`]),
    ...(ci95 === null ? [] : [`selang 95% ${intervalText(ci95, 2, 'id')}`]),
    ...(achievement === null ? [] : [`capaian ${percentText(achievement, 1, 'id')}`]),
    ...(decree === undefined ? [] : [`target menurut ${decree}`]),
    ...(changed === undefined ? [] : [changed]),
    ...(flags.length === 0 ? [] : [`perlu dilihat: ${flags.map((code) => ROW_FLAG_NAMES[code].id).join(', ')}`]),
    `versi metode ${methodVersion}`,
  ].join('; ');
}
