// `tera responses push`: answers of a spreadsheet or of another survey system, one row a respondent. The file is read whole before
// anything is sent: only then is it known which column is what, and what stands in it twice.
import { resolve } from 'node:path';
import { type ImportedResponse, UnitIdSchema } from '@tera/contracts';
import type { UnitRegistry } from '@tera/domain';
import type { Command } from 'commander';
import { choice, newCommand, withUnit } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { Failure } from '../failure.ts';
import { isSkipped } from '../files/field.ts';
import { openFile } from '../files/open-file.ts';
import { readMapping } from '../files/read-mapping.ts';
import { FILE_FORMATS, type FileFormat, fileFormatOf, readRows } from '../files/read-rows.ts';
import { type BadRow, type Row, isBadRow } from '../files/row.ts';
import { progressOn } from '../progress.ts';
import {
  type BadAnswer,
  type LineOfAnswer,
  answersOfRows,
  columnInFile,
  serviceNamed,
} from '../responses/answers-of-rows.ts';
import { layoutOf } from '../responses/columns.ts';
import { ORDERS, type QuestionOrder, type ResponseMapping, ResponseMappingSchema } from '../responses/mapping.ts';
import { sendAnswers } from '../responses/send.ts';
import { tellingAccepted, writeRefused } from './refused-lines.ts';
import { reportAnswers } from './responses-report.ts';
import { checkedTimeZone, unitOfFile } from './unit-of-file.ts';

interface PushOptions extends ServerOptions {
  readonly mapping?: string;
  readonly order?: QuestionOrder;
  readonly source: ImportedResponse['source'];
  readonly service?: string;
  readonly batch?: string;
  readonly format?: FileFormat;
  readonly timeZone?: string;
  readonly dryRun?: true;
  readonly refused?: string;
}

const PAGE = 'docs/connect/responses.md';

export function responsesCommand(context: Context): Command {
  const push = withUnit(
    newCommand('push', 'Send a file of answers: CSV or NDJSON, one row a respondent.', [
      { line: 'tera responses push skm.csv --dry-run', does: 'which column is what, and what would be sent' },
      { line: 'tera responses push skm.csv --order questionnaire', does: 'columns U1 … U9 as on the printed form' },
      { line: 'tera responses push kertas.csv --source paper --service ektp', does: 'typed from paper, one service' },
      { line: 'tera responses push skm.csv --map skm.yaml', does: `foreign columns and words: ${PAGE}` },
    ]),
  )
    .argument('<file>', "the file, or '-' for standard input")
    .option('--map, --mapping <file>', 'what the names of its columns do not tell')
    .addOption(choice('--order <order>', 'of the nine, where only numbers name the columns', ORDERS))
    .addOption(choice('--source <source>', 'where they come from', ['paper', 'import']).default('import'))
    .option('--service <id>', 'of rows that name no service and no ticket')
    .option('--batch <name>', 'what the ids of this file begin with: then a running number will do as one')
    .addOption(choice('--format <format>', 'of the file (else by its name)', FILE_FORMATS))
    .option('--time-zone <zone>', "of times with an offset (else the mapping's, else the unit's)")
    .option('--dry-run', 'read everything and send nothing')
    .option('--refused <file>', 'write what was refused into this CSV file')
    .action((file: string, options: PushOptions) => pushAnswers(file, options, context));
  return newCommand('responses', 'Answers on paper, or in another survey system.', []).addCommand(push);
}

async function pushAnswers(file: string, options: PushOptions, context: Context): Promise<void> {
  const { place } = context;
  const mapping: ResponseMapping =
    options.mapping === undefined ? {} : readMapping(resolve(place.cwd, options.mapping), ResponseMappingSchema, PAGE);
  const isDry = options.dryRun === true;
  const { names, rows } = await readFile(file, options, mapping, context);
  const layout = layoutOf(names, mapping, { order: options.order, isBatch: options.batch !== undefined });
  const unit = await unitOfFile(options, isDry, context);
  const { good, bad: unread } = answersOfRows(rows, layout, {
    source: options.source,
    serviceId: serviceFor(options, unit),
    batch: checkedBatch(options.batch),
    skipped: mapping.skipped ?? [],
    timeZone: checkedTimeZone(options.timeZone) ?? mapping.timeZone ?? unit?.timeZone,
    unit,
  });
  const bad = [...unread];
  let accepted = 0;
  if (!isDry) {
    const onRefused = ({ line }: LineOfAnswer, code: string, message: string): void => {
      // The server names the field before it says what is wrong with it.
      const [, path = ''] = /^([\w.]+): /.exec(message) ?? [];
      bad.push({ line, column: columnInFile(path, layout), code, message });
    };
    accepted = await send(good, onRefused, options, context);
  }
  const lines: readonly BadAnswer[] = bad.toSorted((a, b) => a.line - b.line);
  if (options.refused !== undefined) writeRefused(resolve(place.cwd, options.refused), lines, ['column']);
  reportAnswers({ file, isDry, rows: rows.length, good, accepted, bad: lines, layout, unit, options }, context);
}

async function readFile(
  file: string,
  options: PushOptions,
  mapping: ResponseMapping,
  context: Context,
): Promise<{ readonly names: readonly string[]; readonly rows: readonly (Row | BadRow)[] }> {
  const names: string[] = [];
  const rows: (Row | BadRow)[] = [];
  const source = openFile(file, context);
  const progress = progressOn(context.terminal, 'Reading', source.size, context.now);
  const format = options.format ?? fileFormatOf(file);
  for await (const row of readRows(source.bytes, format, mapping, (header) => names.push(...header))) {
    if (isBadRow(row) || !isSkipped(row, mapping.skip)) rows.push(row);
    progress.show(source.read(), `${rows.length} rows`);
  }
  if (format === 'ndjson') names.push(...new Set(rows.flatMap((row) => (isBadRow(row) ? [] : Object.keys(row.cells)))));
  return { names, rows };
}

async function send(
  good: readonly LineOfAnswer[],
  onRefused: (line: LineOfAnswer, code: string, message: string) => void,
  options: PushOptions,
  context: Context,
): Promise<number> {
  const { api, unitId } = unitFor(options, context);
  const { sleep, now, terminal } = context;
  const progress = progressOn(terminal, 'Sending', good.length, now);
  let accepted = 0;
  const onAccepted = (those: readonly LineOfAnswer[]): void => {
    accepted += those.length;
    progress.show(accepted, `${accepted} accepted`);
  };
  async function* lines(): AsyncGenerator<LineOfAnswer> {
    yield* good;
  }
  const sending = sendAnswers(lines(), { api, unitId, sleep, now, random: Math.random, onAccepted, onRefused });
  await tellingAccepted(sending, () => accepted, 'answers');
  return accepted;
}

/** @throws Failure where the unit has no such service. */
function serviceFor({ service }: PushOptions, unit: UnitRegistry | undefined): string | undefined {
  if (service === undefined) return undefined;
  const id = serviceNamed(service, unit);
  if (id !== undefined) return id;
  const known = unit?.document.services.map((one) => one.id).join(', ') ?? '';
  throw new Failure('usage', `The unit has no service '${service}'; it has ${known}.`);
}

/** Like the id of an office, and short enough for another beside it. @throws Failure */
function checkedBatch(batch: string | undefined): string | undefined {
  if (batch === undefined || (batch.length <= 24 && UnitIdSchema.safeParse(batch).success)) return batch;
  throw new Failure('usage', `'${batch}' is no name for a batch.`, 'At most 24 letters, digits and . _ : -');
}
