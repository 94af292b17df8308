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
import { statusText } from './status.ts';

export type Skm = z.infer<typeof SkmSchema>;

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

/** Without a figure it says when there will be one, or why there is none. */
export function skmText(report: Skm, paint: Paint): string {
  const { unitId, serviceId, period, weight, elements, channels } = report;
  const about = serviceId === undefined ? unitId : `${unitId}, service ${serviceId}`;
  const head = `${paint('bold', `${about}, ${period}`)}  ${paint('dim', `weight ${weight}, method ${report.methodVersion}`)}`;
  const through = Object.entries(channels ?? {}).flatMap(([name, count]) => (count > 0 ? [`${name} ${count}`] : []));
  return (
    [
      `${head}\n`,
      ...(elements.length === 0 ? [] : [tableText(elements, COLUMNS, paint)]),
      ...(report.ikm === null ? [] : [paint('bold', indexText(report))]),
      `Status: ${statusText(report)}`,
      answersText(report),
      ...(through.length === 0 ? [] : [`through ${through.join(', ')}`]),
      ...aboutText(report),
    ].join('\n') + '\n'
  );
}

/** A running figure has no letter and no NI. */
function indexText({ ikm, mutu, predicate, ni }: Skm): string {
  const parts = [
    `IKM ${figureText(ikm, 2)}`,
    ...(mutu === null ? [] : [`mutu ${mutu} (${predicate})`]),
    ...(ni === null ? [] : [`NI ${figureText(ni, 4)}`]),
  ];
  return parts.join('   ');
}

function answersText({ n, answered, ikm, later, population, sampleTarget }: Skm): string {
  const received = later?.of ?? answered;
  const count = ikm === null ? `${received ?? 'an unknown number of'} answers` : `${n} answers`;
  const isPart = ikm !== null && received !== null && received > n;
  const of = isPart ? `${count} of ${received} received` : count;
  return `${of}; ${population} completed tickets, of which ${sampleTarget} are enough (Krejcie and Morgan)`;
}

function aboutText({ awaiting = [], later }: Skm): readonly string[] {
  return [
    ...(awaiting.length === 0 ? [] : [`Not published yet and not in these figures: ${awaiting.join(', ')}`]),
    ...(later === undefined || later.annulled === 0
      ? []
      : [`${later.annulled} of ${later.of} answers were annulled later`]),
    ...(later === undefined || later.added === 0 ? [] : [`${later.added} answers came later and are not published`]),
    ...(later === undefined || later.usable ? [] : ['Not to be used: fewer than 10 of its answers are left']),
  ];
}
