// `tera indicators pull`: the rows of a unit and period. The table is for a look and has the usual columns alone; what is
// handed on is CSV, XLSX or JSON, and comes from the server as it is.
import type { IndicatorsSchema } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { Command } from 'commander';
import type * as z from 'zod';
import { choice, newCommand, withUnit } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { durationText } from '../duration-text.ts';
import { type TextColumn, tableText } from '../table.ts';
import type { Paint } from '../terminal.ts';
import { figureText, shareText } from './figures.ts';
import { paintFor, writeAnswer } from './output.ts';

type Indicators = z.infer<typeof IndicatorsSchema>;
type Row = Indicators['rows'][number];

export interface FormatOptions extends ServerOptions {
  readonly period: string;
  readonly format?: 'table' | 'json' | 'csv' | 'xlsx' | 'html';
  readonly out?: string;
  readonly lang?: string;
  readonly numbers?: string;
  readonly bom?: true;
  readonly header?: string;
}

interface PullOptions extends FormatOptions {
  readonly by?: string;
  readonly contested?: string;
  readonly table?: string;
}

export function indicatorsCommand(context: Context): Command {
  const pull = withFormat(
    withUnit(
      newCommand('pull', 'The figures of a period: the unit, its officers, its services.', [
        { line: 'tera indicators pull --period 2026-11', does: 'the unit as a whole' },
        { line: 'tera indicators pull --period 2026-Q4 --by officer', does: 'officer by officer' },
        { line: 'tera indicators pull --period 2026-11 --by officer --format xlsx --out nov.xlsx', does: 'for HR' },
        {
          line: 'tera indicators pull --period 2026-11 --by officer --format csv --numbers indonesian --bom --out nov.csv',
          does: 'for Excel in Indonesian',
        },
      ]),
    ),
  )
    .addOption(choice('--by <dimensions>', 'one row for each', ['officer', 'service', 'officer,service']))
    .addOption(choice('--contested <how>', 'with or without tickets that somebody objects to', ['with', 'without']))
    .addOption(
      choice('--table <table>', 'of CSV: the rows, or the columns of the evaluation form', ['rows', 'evaluation']),
    )
    .action((options: PullOptions) => pullIndicators(options, context));
  return newCommand('indicators', 'Indicators of a unit.', []).addCommand(pull);
}

export function withFormat(command: Command): Command {
  return command
    .requiredOption('--period <period>', 'such as 2026-11-21, 2026-W47, 2026-11, 2026-Q4, 2026-S2 or 2026')
    .addOption(choice('--format <format>', 'what to answer', ['table', 'json', 'csv', 'xlsx', 'html']))
    .option('--out <file>', 'where it goes (else standard output)')
    .addOption(choice('--lang <language>', 'of titles and pages', ['id', 'en']))
    .addOption(choice('--numbers <style>', 'of CSV', ['indonesian', 'international']))
    .option('--bom', 'of CSV: with a byte order mark, for Excel')
    .addOption(choice('--header <what>', 'of CSV: ids or titles in the first line', ['ids', 'titles']));
}

/** What of the options goes into the query of any answer that has several formats. */
export function formatWish({ lang, numbers, bom, header }: FormatOptions): Record<string, string | undefined> {
  return { lang, numbers, bom: bom === true ? 'true' : undefined, header };
}

export function formatOf({ format, json }: FormatOptions): NonNullable<FormatOptions['format']> {
  return json ? 'json' : (format ?? 'table');
}

async function pullIndicators(options: PullOptions, context: Context): Promise<void> {
  const { period, by, contested, table, out } = options;
  const { api, unitId } = unitFor(options, context);
  const path = { unitId };
  const query = { period, by, contested };
  const format = formatOf(options);
  if (format !== 'table' && format !== 'json') {
    const { bytes } = await api.fetchBytes(routes.readIndicators, {
      path,
      query: { ...query, ...formatWish(options), table, format },
    });
    return writeAnswer(bytes, { out, isBinary: format === 'xlsx' }, context);
  }
  const { value, json } = await api.fetchJson(routes.readIndicators, { path, query });
  if (format === 'json') return writeAnswer(`${JSON.stringify(json, null, 2)}\n`, { out }, context);
  return writeAnswer(indicatorsText(value, paintFor(out, context)), { out }, context);
}

function indicatorsText({ unitId, period, from, to, timeZone, methodVersion, rows }: Indicators, paint: Paint): string {
  const dates = `${dayIn(from, timeZone)} to ${dayIn(new Date(Date.parse(to) - 1).toISOString(), timeZone)}`;
  const head = `${paint('bold', `${unitId}, ${period}`)}  ${paint('dim', `${dates}, ${timeZone}, method ${methodVersion}`)}\n\n`;
  if (rows.length === 0) return `${head}Nothing was counted in this period.\n`;
  const dimensions = COLUMNS_OF_DIMENSIONS.filter(({ name }) => rows.some((row) => row[name] !== undefined));
  const statuses = new Set(rows.map(({ satisfaction }) => satisfaction.status));
  const notes = [
    ...(statuses.has('provisional') ? ['* provisional, fewer than 30 answers'] : []),
    ...(statuses.has('suppressed') || statuses.has('never') ? ['– nothing, or an index that is not shown'] : []),
  ];
  const marks = notes.length === 0 ? '' : `\n${paint('dim', notes.join('   '))}\n`;
  return head + tableText(rows, [...dimensions, ...FIGURES], paint) + marks;
}

const COLUMNS_OF_DIMENSIONS: readonly (TextColumn<Row> & { readonly name: 'officerId' | 'serviceId' })[] = [
  // What is charged to nobody is the unit's own.
  { name: 'officerId', title: 'officer', cell: ({ officerId }) => officerId ?? '(unit)' },
  { name: 'serviceId', title: 'service', cell: ({ serviceId }) => serviceId ?? '(unit)' },
];

const FIGURES: readonly TextColumn<Row>[] = [
  { title: 'completed', cell: ({ tickets }) => tickets.completed, align: 'right' },
  { title: 'resolved', cell: ({ tickets }) => tickets.resolved, align: 'right' },
  { title: 'wait p50', cell: ({ wait }) => durationText(wait.p50), align: 'right' },
  { title: 'wait p90', cell: ({ wait }) => durationText(wait.p90), align: 'right' },
  { title: 'service mean', cell: ({ service }) => durationText(service.mean), align: 'right' },
  { title: 'service p50', cell: ({ service }) => durationText(service.p50), align: 'right' },
  { title: 'service p90', cell: ({ service }) => durationText(service.p90), align: 'right' },
  { title: 'turnaround p50', cell: ({ turnaround }) => durationText(turnaround.p50), align: 'right' },
  { title: 'on time', cell: ({ onTime }) => shareText(onTime.share), align: 'right' },
  { title: 'answers', cell: ({ satisfaction }) => satisfaction.n, align: 'right' },
  {
    title: 'IKM',
    cell: ({ satisfaction: { ikm, mutu, status } }) =>
      ikm === null ? undefined : `${figureText(ikm, 2)} ${mutu ?? ''}${status === 'provisional' ? '*' : ''}`,
    align: 'right',
  },
];

function dayIn(instant: string, timeZone: string): string {
  // Swedish writes dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Date.parse(instant));
}
