// `tera follow-up`: what the office does about the elements of a release (rencana tindak lanjut). It is printed in the report.
import type { KeptFollowUpBody } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { Command } from 'commander';
import { newCommand, withUnit } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { Failure } from '../failure.ts';
import { type TextColumn, tableText } from '../table.ts';
import { writeJson } from './output.ts';

interface PeriodOptions extends ServerOptions {
  readonly period: string;
}

interface SetOptions extends PeriodOptions {
  readonly what: string;
  readonly who: string;
  readonly until: string;
}

interface DoneOptions extends PeriodOptions {
  readonly on: string;
}

const PERIOD = ['--period <period>', 'of the release, such as 2026-Q4'] as const;
const ELEMENT = ['<element>', 'its code, such as pengaduan'] as const;

export function followUpCommand(context: Context): Command {
  const list = withUnit(
    newCommand('list', 'What is planned and done, and which of the weakest elements wait for a plan.', [
      { line: 'tera follow-up list --period 2026-Q4', does: 'of one release' },
    ]),
  )
    .requiredOption(...PERIOD)
    .action((options: PeriodOptions) => listFollowUps(options, context));
  const set = withUnit(
    newCommand('set', 'Say what is done about an element, by whom and until when.', [
      {
        line: 'tera follow-up set pengaduan --period 2026-Q4 --what "Papan alur pengaduan" --who "Seksi Pelayanan" --until 2027-06-30',
        does: 'a plan, or another one in its place',
      },
    ]),
  )
    .argument(...ELEMENT)
    .requiredOption(...PERIOD)
    .requiredOption('--what <text>', 'what is to be done; printed with the report')
    .requiredOption('--who <text>', 'the function in the office that answers for it, and nobody’s name')
    .requiredOption('--until <day>', 'the last local day')
    .action(async (element: string, { what, who, until, ...options }: SetOptions) => {
      const before = await readLine(element, options, context);
      await put(element, { what, who, until }, before, options, context);
    });
  const done = withUnit(
    newCommand('done', 'Say that what was planned about an element is done.', [
      { line: 'tera follow-up done pengaduan --period 2026-Q4 --on 2027-05-12', does: 'and on which day' },
    ]),
  )
    .argument(...ELEMENT)
    .requiredOption(...PERIOD)
    .requiredOption('--on <day>', 'the local day on which it was done')
    .action(async (element: string, { on, ...options }: DoneOptions) => {
      const before = await readLine(element, options, context);
      if (before === undefined || before.version === 0) {
        throw new Failure(
          'missing',
          `Nothing is planned yet about '${element}' in ${options.period}.`,
          'Plan it first: `tera follow-up set`.',
        );
      }
      const { what, who, until } = before;
      await put(element, { what, who, until, done: on }, before, options, context);
    });
  return newCommand('follow-up', 'What the office does about the elements of a release.', [])
    .addCommand(list)
    .addCommand(set)
    .addCommand(done);
}

async function listFollowUps({ period, ...options }: PeriodOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { value } = await api.fetchJson(routes.listFollowUps, { path: { unitId, period } });
  if (options.json) return writeJson(value, context);
  const columns: TextColumn<KeptFollowUpBody>[] = [
    { title: 'element', cell: ({ element }) => element },
    { title: 'status', cell: ({ status, done }) => (done === null ? status : `${status} on ${done}`) },
    { title: 'what', cell: ({ what }) => what },
    { title: 'who', cell: ({ who }) => who },
    { title: 'until', cell: ({ until }) => until },
    { title: 'term', cell: ({ term }) => term },
  ];
  const { followUps } = value;
  return context.terminal.write(
    followUps.length === 0 ? 'Nothing is planned.\n' : tableText(followUps, columns, context.terminal.paint),
  );
}

async function readLine(
  element: string,
  { period, ...options }: PeriodOptions,
  context: Context,
): Promise<KeptFollowUpBody | undefined> {
  const { api, unitId } = unitFor(options, context);
  const { value } = await api.fetchJson(routes.listFollowUps, { path: { unitId, period } });
  return value.followUps.find((line) => line.element === element);
}

async function put(
  element: string,
  json: object,
  before: KeptFollowUpBody | undefined,
  { period, ...options }: PeriodOptions,
  context: Context,
): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { value } = await api.fetchJson(routes.putFollowUp, {
    path: { unitId, period, element },
    json,
    ...(before === undefined || before.version === 0 ? {} : { ifMatch: `"${before.version}"` }),
  });
  if (options.json) return writeJson(value, context);
  const { status, what, who, until, done } = value;
  const when = done === null ? `until ${until}` : `on ${done}`;
  return context.terminal.write(`${element} of ${period} is ${status}: ${what}, ${who}, ${when}.\n`);
}
