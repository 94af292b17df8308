// What `tera responses push` says at its end: which column was what, what was read, and every line that was refused. Of an answer
// itself it shows nothing: scores as sums of the file, and no comment.
import { type Element, SCORES } from '@tera/domain';
import type { Context } from '../context.ts';
import type { Field } from '../files/field.ts';
import type { BadAnswer, LineOfAnswer } from '../responses/answers-of-rows.ts';
import { type Layout, columnsText } from '../responses/columns.ts';
import { type TextColumn, tableText } from '../table.ts';
import { writeJson } from './output.ts';
import { amount, endWith, refusedTable } from './refused-lines.ts';

export interface AnswersReported {
  readonly file: string;
  readonly isDry: boolean;
  readonly rows: number;
  readonly good: readonly LineOfAnswer[];
  readonly accepted: number;
  /** In the order of their lines. */
  readonly bad: readonly BadAnswer[];
  readonly layout: Layout;
  /** Whether services could be compared. */
  readonly unit: object | undefined;
  readonly options: { readonly json?: true; readonly source: string };
}

/** @throws Failure when anything was refused. */
export function reportAnswers(told: AnswersReported, context: Context): void {
  if (told.options.json === true) writeJson(asJson(told), context);
  else for (const line of linesFor(told, context)) context.terminal.write(`${line}\n`);
  endWith(told.bad.length, 'row', 'rows', told.isDry);
}

function asJson(told: AnswersReported): object {
  const { file, isDry, rows, good, accepted, bad, layout, unit, options } = told;
  const { from, to } = daysOf(good);
  return {
    file,
    source: options.source,
    rows,
    answers: good.length,
    ...(good.length === 0 ? {} : { from, to }),
    elements: Object.fromEntries(
      elementsOf(told).map(({ element, column, n, scores }) => [element, { column, n, scores }]),
    ),
    columns: Object.fromEntries(othersOf(layout).map(([name, field]) => [name, columnsText(field)])),
    notSent: layout.notSent,
    ...(isDry ? { dryRun: true, compared: unit !== undefined } : { accepted }),
    refused: bad.length,
    lines: bad,
  };
}

function linesFor(told: AnswersReported, { terminal: { paint } }: Context): string[] {
  const { isDry, rows, good, accepted, bad, layout, unit, options } = told;
  const table = refusedTable(bad, bad.length, ABOUT, paint);
  const notSent =
    layout.notSent.length === 0 ? [] : [`Not sent: ${layout.notSent.map((name) => `'${name}'`).join(', ')}.`];
  if (!isDry) {
    const rest = bad.length === 0 ? '' : `, ${bad.length} refused`;
    return [
      ...table,
      ...notSent,
      paint('bold', `${amount(accepted, 'answer')} of ${amount(rows, 'row')} accepted${rest}.`),
    ];
  }
  const { from, to } = daysOf(good);
  const others = othersOf(layout).map(([name, field]) => `${name} '${columnsText(field)}'`);
  const compared =
    unit === undefined ? ' Services were not looked at: no server was named, or its key may not read the unit.' : '';
  return [
    ...table,
    paint('bold', `${amount(good.length, 'good answer')} in ${amount(rows, 'row')}, as ${options.source}`),
    ...(good.length === 0 ? [] : [`  ${from} to ${to}`]),
    tableText(elementsOf(told), COLUMNS, paint).trimEnd(),
    `Also read: ${others.join(', ')}.`,
    ...notSent,
    `Nothing was sent.${compared} What is published already, and tickets, only the server knows.`,
  ];
}

const ABOUT = [{ title: 'column', cell: ({ column }: BadAnswer) => (column === '' ? undefined : column) }] as const;

interface ElementRead {
  readonly element: Element;
  readonly column: string;
  readonly n: number;
  /** How many gave 1, 2, 3 and 4. */
  readonly scores: readonly number[];
}

const COLUMNS: readonly TextColumn<ElementRead>[] = [
  { title: 'element', cell: ({ element }) => element },
  { title: 'column', cell: ({ column }) => column },
  { title: 'n', cell: ({ n }) => n, align: 'right' },
  ...SCORES.map((score, index): TextColumn<ElementRead> => ({
    title: String(score),
    cell: ({ scores }) => scores[index],
    align: 'right',
  })),
];

function elementsOf({ good, layout }: AnswersReported): ElementRead[] {
  return [...layout.answers].map(([element, field]) => {
    const scores = SCORES.map((score) => good.filter(({ response }) => response.answers[element] === score).length);
    return { element, column: columnsText(field), n: scores.reduce((sum, count) => sum + count, 0), scores };
  });
}

function othersOf({ answeredOn, respondent, others }: Layout): (readonly [string, Field])[] {
  return [['answeredOn', answeredOn], ...respondent, ...others];
}

function daysOf(good: readonly LineOfAnswer[]): { readonly from: string; readonly to: string } {
  const days = good.map(({ response }) => response.answeredOn).toSorted();
  return { from: days[0] ?? '', to: days.at(-1) ?? '' };
}
