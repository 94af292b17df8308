// The recap that a regional Bagian Organisasi collects, one line a unit, in the columns and the order of its form. Ids and
// titles are the form's own in either language: it is pasted below others.

import { ELEMENTS, RESPONDENT, type SkmReport } from '@tera/domain';
import { publicationText } from './published-text.ts';
import { type TableCell, type TableColumn, type ReadingLanguage, type Table, tableFrom } from './table.ts';

export interface RecapUnit {
  /** As the unit is called in the region (OPP). */
  readonly name: string;
  readonly report: SkmReport;
}

/** Numbered in the order given; a unit whose total is not shown, or not yet, has its numbers and says why. */
export function recapTable(units: readonly RecapUnit[]): Table {
  const numbered = units.map((unit, index) => ({ ...unit, number: index + 1 }));
  return tableFrom('skm-recap', { id: 'Rekapitulasi SKM', en: 'SKM recap' }, COLUMNS, numbered);
}

type Numbered = RecapUnit & { readonly number: number };

const column = (title: string, type: TableColumn['type'], read: (unit: Numbered) => TableCell, decimals?: number) =>
  ({ id: title, title: { id: title, en: title }, type, decimals, read }) satisfies ReadingLanguage<Numbered>;

const COLUMNS: readonly ReadingLanguage<Numbered>[] = [
  column('NO', 'integer', ({ number }) => number),
  column('OPP', 'text', ({ name }) => name),
  ...ELEMENTS.map((code, index) =>
    column(
      `U${index + 1}`,
      'decimal',
      ({ report }) => report.elements.find((element) => element.code === code)?.nrr ?? null,
      4,
    ),
  ),
  ...RESPONDENT.sex.map((value) => column(value, 'integer', ({ report }) => report.respondents?.sex[value] ?? null)),
  ...RESPONDENT.education.map((value) =>
    column(value, 'integer', ({ report }) => report.respondents?.education[value] ?? null),
  ),
  ...RESPONDENT.work.map((value) =>
    column(capitalised(value), 'integer', ({ report }) => report.respondents?.work[value] ?? null),
  ),
  column('POPULASI', 'integer', ({ report }) => report.population),
  column('SAMPEL', 'integer', ({ report }) => report.sampleTarget),
  column('NRR TERTIMBANG', 'decimal', ({ report }) => report.ni, 4),
  column('NILAI IKM', 'decimal', ({ report }) => report.ikm, 2),
  // Why there is none, where there is none: the form has no other place for it.
  column('KATEGORI', 'text', ({ report }) => report.predicate ?? publicationText(report).id),
];

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
