// `tera brought`: results of the time before Tera, out of old reports, which stand in the trend of the unit marked as brought. A
// file has a line for each period; each is entered by itself, and the same line again changes nothing.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BroughtFigureBody } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { ELEMENTS } from '@tera/domain';
import type { Command } from 'commander';
import { csvRows } from '@tera/adapters';
import { newCommand, withUnit } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { Failure, reasonOf } from '../failure.ts';
import { type TextColumn, tableText } from '../table.ts';
import { figureText } from './figures.ts';
import { writeJson } from './output.ts';

interface EnterOptions extends ServerOptions {
  readonly reason?: string;
}

export function broughtCommand(context: Context): Command {
  const list = withUnit(
    newCommand('list', 'Results of the time before Tera that were entered.', [
      { line: 'tera brought list', does: 'of the unit of the settings' },
    ]),
  ).action((options: ServerOptions) => listFigures(options, context));
  const enter = withUnit(
    newCommand('enter', 'Enter results of months, quarters, semesters or years that ended more than 730 days ago.', [
      { line: 'tera brought enter lama.csv', does: 'columns: period, n, source, and an element each with its NRR' },
      { line: 'tera brought enter lama.csv --reason "Salah ketik"', does: 'in the place of what was entered' },
    ]),
  )
    .argument('<file>', `CSV: period, n, source, ${ELEMENTS.join(', ')}; what is empty is left out`)
    .option('--reason <text>', 'needed to replace a figure that is there')
    .action((file: string, options: EnterOptions) => enterFigures(file, options, context));
  return newCommand('brought', 'Results of the time before Tera.', []).addCommand(list).addCommand(enter);
}

async function listFigures(options: ServerOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { value } = await api.fetchJson(routes.listBroughtFigures, { path: { unitId } });
  if (options.json) return writeJson(value, context);
  const { figures } = value;
  return context.terminal.write(
    figures.length === 0 ? 'Nothing is entered.\n' : tableText(figures, COLUMNS, context.terminal.paint),
  );
}

async function enterFigures(file: string, { reason, ...options }: EnterOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  // The whole file is read before the first figure is entered.
  const lines = linesOf(textOf(resolve(context.place.cwd, file)));
  const entered: BroughtFigureBody[] = [];
  const refused: { readonly line: number; readonly period: string; readonly why: string }[] = [];
  for (const { line, period, ...json } of lines) {
    try {
      const path = { unitId, period };
      const { value } = await api.fetchJson(routes.putBroughtFigure, { path, json: { ...json, reason } });
      entered.push(value);
    } catch (error) {
      // What is wrong with one line costs no other; what is wrong with the key or the server costs all.
      if (!(error instanceof Failure) || error.ending !== 'refused') throw error;
      refused.push({ line, period, why: error.message });
    }
  }
  if (options.json) writeJson({ entered, refused }, context);
  else if (entered.length > 0) context.terminal.write(tableText(entered, COLUMNS, context.terminal.paint));
  if (refused.length === 0) return;
  throw new Failure(
    'refused',
    `${refused.length} of ${lines.length} lines are not entered:${refused.map(({ line, why }) => `\nLine ${line}: ${why}`).join('')}`,
  );
}

const COLUMNS: readonly TextColumn<BroughtFigureBody>[] = [
  { title: 'period', cell: ({ period }) => period },
  { title: 'n', cell: ({ n }) => n, align: 'right' },
  { title: 'elements', cell: ({ elements }) => Object.keys(elements).length, align: 'right' },
  { title: 'IKM', cell: ({ ikm }) => figureText(ikm, 2), align: 'right' },
  { title: 'source', cell: ({ source }) => source },
];

interface Line {
  readonly line: number;
  readonly period: string;
  readonly n: number;
  readonly source: string;
  readonly elements: Readonly<Record<string, number>>;
}

function linesOf(text: string): readonly Line[] {
  const [head, ...rows] = csvRows(text);
  const names = head?.fields.map((name) => name.trim()) ?? [];
  const missing = ['period', 'n', 'source'].filter((name) => !names.includes(name));
  const strange = names.filter((name) => !COLUMNS_OF_FILE.includes(name));
  if (missing.length > 0 || strange.length > 0) {
    const faults = [
      ...(missing.length === 0 ? [] : [`no column ${missing.join(', ')}`]),
      ...(strange.length === 0 ? [] : [`a column ${strange.join(', ')}`]),
    ];
    throw new Failure('usage', `The file has ${faults.join(', and ')}.`, `Its columns: ${COLUMNS_OF_FILE.join(', ')}.`);
  }
  return rows.map(({ line, fields }) => {
    const field = (name: string) => fields[names.indexOf(name)]?.trim() ?? '';
    const number = (name: string) => numberIn(field(name), line, name);
    return {
      line,
      period: field('period'),
      n: number('n'),
      source: field('source'),
      elements: Object.fromEntries(ELEMENTS.filter((code) => field(code) !== '').map((code) => [code, number(code)])),
    };
  });
}

const COLUMNS_OF_FILE: readonly string[] = ['period', 'n', 'source', ...ELEMENTS];

/** With a decimal comma as well, as spreadsheets in Indonesia write it. */
function numberIn(written: string, line: number, name: string): number {
  if (!/^\d+(?:[.,]\d+)?$/.test(written)) {
    throw new Failure('usage', `Line ${line}: '${written}' in the column ${name} is no number.`);
  }
  return Number(written.replace(',', '.'));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Failure('usage', `${path} cannot be read: ${reasonOf(error)}.`);
  }
}
