// The columns of the evaluation form (PermenPANRB 6/2022) and what stands in them for one officer, for a page and for a Word file.
import { type OfficerId, evaluationLines } from '@tera/domain';
import { evaluationTable, inLanguage } from '@tera/exports';
import type { Lang } from '@tera/pages';
import type { OfficerRow } from '../answers.ts';

/** The columns of the form; the rest of the table is the same as numbers. */
const OF_FORM = [
  'rencanaHasilKerja',
  'indikator',
  'target',
  'aspek',
  'realisasi',
  'buktiDukung',
  'umpanBalik',
] as const;

export interface EvaluationForm {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly EvaluationCell[])[];
}

export interface EvaluationCell {
  readonly text: string;
  /** It says what the line is about. */
  readonly isName: boolean;
  /** Releases that the figure is of. */
  readonly releases: readonly string[];
}

/** So much of a hash tells a release from any other, beside the whole one below. */
const SHORT_HASH = 12;

export function evaluationForm(officerId: string, row: OfficerRow, lang: Lang): EvaluationForm {
  const lines = evaluationLines(row, row.achievements, row.flags);
  // The form is Indonesian, and so are its texts.
  const { columns, rows } = inLanguage(evaluationTable([{ officerId: officerId as OfficerId, lines }]), 'id');
  const places = OF_FORM.map((id) => columns.findIndex((column) => column.id === id));
  return {
    titles: places.map((place) => columns[place]?.title[lang] ?? ''),
    rows: rows.map((cells, index) =>
      places.map((place, column) => ({
        text: String(cells[place] ?? ''),
        isName: OF_FORM[column] === 'indikator',
        releases:
          OF_FORM[column] === 'buktiDukung' && lines[index]?.buktiDukung.publication !== undefined
            ? releasesOf(row)
            : [],
      })),
    ),
  };
}

/** `terbitan 2026-Q3 revisi 1, SHA-256 88caffe9e4aa…`; of an Indonesian form. */
function releasesOf({ satisfaction }: OfficerRow): readonly string[] {
  return satisfaction.releases.map(
    ({ period, revision, sha256 }) => `terbitan ${period} revisi ${revision}, SHA-256 ${sha256.slice(0, SHORT_HASH)}…`,
  );
}
