// `tera skm`: the official survey report (PermenPANRB 14/2017) of a unit. What is printed is rounded by the server, once;
// nothing is worked out here.
import type { SkmSchema } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { WEIGHTS } from '@tera/domain';
import type { Command } from 'commander';
import type * as z from 'zod';
import { choice, newCommand, withUnit } from '../command.ts';
import { type Context, unitFor } from '../context.ts';
import { type TextColumn, tableText } from '../table.ts';
import type { Paint } from '../terminal.ts';
import { figureText } from './figures.ts';
import { type FormatOptions, formatOf, formatWish, withFormat } from './indicators.ts';
import { paintFor, writeAnswer } from './output.ts';

type Skm = z.infer<typeof SkmSchema>;

interface SkmOptions extends FormatOptions {
  readonly weight?: string;
  readonly service?: string;
  readonly table?: string;
}

export function skmCommand(context: Context): Command {
  return withFormat(
    withUnit(
      newCommand('skm', 'The official survey report (SKM) of a period.', [
        { line: 'tera skm --period 2026-S2', does: 'the nine elements, IKM and mutu' },
        { line: 'tera skm --period 2026-S2 --weight 0.111', does: 'with the weight of an older report' },
        { line: 'tera skm --period 2026-S2 --format html --out skm.html', does: 'to print on A4' },
      ]),
    ),
  )
    .addOption(choice('--weight <weight>', 'what each NRR is multiplied by', WEIGHTS))
    .option('--service <id>', 'one service alone')
    .addOption(choice('--table <table>', 'of CSV: which table', ['elements', 'summary', 'respondents', 'followUps']))
    .action((options: SkmOptions) => showSkm(options, context));
}

async function showSkm(options: SkmOptions, context: Context): Promise<void> {
  const { period, weight, service, table, out } = options;
  const { api, unitId } = unitFor(options, context);
  const path = { unitId };
  const query = { period, weight, service };
  const format = formatOf(options);
  if (format !== 'table' && format !== 'json') {
    const { bytes } = await api.fetchBytes(routes.readSkm, {
      path,
      query: { ...query, ...formatWish(options), table, format },
    });
    return writeAnswer(bytes, { out, isBinary: format === 'xlsx' }, context);
  }
  const { value, json } = await api.fetchJson(routes.readSkm, { path, query });
  if (format === 'json') return writeAnswer(`${JSON.stringify(json, null, 2)}\n`, { out }, context);
  return writeAnswer(skmText(value, paintFor(out, context)), { out }, context);
}

const COLUMNS: readonly TextColumn<Skm['elements'][number]>[] = [
  { title: 'element', cell: ({ code }) => code },
  { title: 'sum', cell: ({ sum }) => sum, align: 'right' },
  { title: 'answers', cell: ({ n }) => n, align: 'right' },
  { title: 'NRR', cell: ({ nrr }) => figureText(nrr, 4), align: 'right' },
  { title: 'weighted', cell: ({ weighted }) => figureText(weighted, 4), align: 'right' },
];

function skmText(report: Skm, paint: Paint): string {
  const { unitId, serviceId, period, weight, status, ikm, mutu, predicate, n, population, sampleTarget, ni } = report;
  const about = serviceId === undefined ? unitId : `${unitId}, service ${serviceId}`;
  const head = `${paint('bold', `${about}, ${period}`)}  ${paint('dim', `weight ${weight}, method ${report.methodVersion}`)}\n\n`;
  const answered = `${n} answers of ${population} completed tickets; ${sampleTarget} are enough (Krejcie and Morgan)\n`;
  if (ikm === null)
    return `${head}No figure is shown: there are fewer than 10 answers, or it would tell what so few said.\n${answered}`;
  const provisional = status === 'provisional' ? '   provisional: fewer than 30 answers' : '';
  const index = `IKM ${figureText(ikm, 2)}   mutu ${mutu} (${predicate})   NI ${figureText(ni, 4)}${provisional}`;
  const channels = Object.entries(report.channels ?? {}).filter(([, count]) => count > 0);
  const through =
    channels.length === 0 ? '' : `through ${channels.map(([name, count]) => `${name} ${count}`).join(', ')}\n`;
  return `${head}${tableText(report.elements, COLUMNS, paint)}\n${paint('bold', index)}\n${answered}${through}`;
}
