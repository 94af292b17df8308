// `tera tickets push`: a file of tickets, sent as far as it is good, with the line of everything that was refused. Sending
// the same file again changes nothing, so the answer to any doubt is to run it once more.
import { resolve } from 'node:path';
import * as routes from '@tera/contracts/routes';
import type { Command } from 'commander';
import { choice, newCommand, withUnit } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { Failure } from '../failure.ts';
import { openFile } from '../files/open-file.ts';
import { readMapping } from '../files/read-mapping.ts';
import { FILE_FORMATS, type FileFormat, fileFormatOf, peek, readRows } from '../files/read-rows.ts';
import type { BadRow, Row } from '../files/row.ts';
import { progressOn } from '../progress.ts';
import { findSettings } from '../settings.ts';
import { type LineOfEvent, eventsOfRows } from '../tickets/events-of-rows.ts';
import { eventsOfManualList, isManualList } from '../tickets/manual-list.ts';
import { MappingSchema, OWN_MAPPING, needColumns } from '../tickets/mapping.ts';
import { sendEvents } from '../tickets/send.ts';
import { type PushTally, newPushTally } from '../tickets/tally.ts';
import { reportPush } from './push-report.ts';
import { tellingAccepted, writeRefused } from './refused-lines.ts';
import { checkedTimeZone, isZoneNeeded, unitOfFile } from './unit-of-file.ts';

interface PushOptions extends ServerOptions {
  readonly map?: string;
  readonly format?: FileFormat;
  readonly timeZone?: string;
  readonly shift?: string;
  readonly dryRun?: true;
  readonly print?: true;
  readonly refused?: string;
}

export function pushCommand(context: Context): Command {
  return withUnit(
    newCommand('push', 'Send a file of tickets: CSV or NDJSON, our columns or any others.', [
      { line: 'tera tickets push today.csv --dry-run', does: 'what is in it, and what would be refused' },
      { line: 'tera tickets push daftar.csv', does: 'an office that types a list: docs/connect/csv-manual.md' },
      { line: 'tera tickets push today.csv --map queue.yaml', does: 'foreign column names: docs/connect/csv.md' },
      { line: 'tera tickets push day.ndjson --refused refused.csv', does: 'keep what was refused' },
      { line: 'export-tickets | tera tickets push - --map queue.yaml', does: 'from another program' },
    ]),
  )
    .argument('<file>', "the file, or '-' for standard input")
    .option('--map <file>', 'how its columns become events; without it, they have the names of the API')
    .addOption(choice('--format <format>', 'of the file (else by its name)', FILE_FORMATS))
    .option('--time-zone <zone>', "of times without an offset (else the mapping's, else the unit's)")
    .option('--shift <weeks>', 'move all times by whole weeks, such as 780w or -2w: for trying with old files')
    .option('--dry-run', 'read everything and send nothing')
    .option('--print', 'print the events as NDJSON and send nothing')
    .option('--refused <file>', 'write what was refused into this CSV file')
    .action((file: string, options: PushOptions) => pushFile(file, options, context));
}

async function pushFile(file: string, options: PushOptions, context: Context): Promise<void> {
  const { place, now, terminal } = context;
  const mapping =
    options.map === undefined
      ? OWN_MAPPING
      : readMapping(resolve(place.cwd, options.map), MappingSchema, 'docs/connect/csv.md');
  const isDry = options.dryRun === true || options.print === true;
  const format = options.format ?? fileFormatOf(file);
  const source = openFile(file, context);
  const { head, bytes } = await peek(source.bytes);
  const isList = options.map === undefined && format === 'csv' && isManualList(head);
  const needsZone = isList ? options.timeZone === undefined : isZoneNeeded(options.timeZone, mapping);
  const unit = needsZone ? await unitOfFile(options, isDry, context) : undefined;
  // Events that are printed may be for another unit, or for a shift that is still to come.
  const isJudged = options.dryRun === true && options.print !== true && (await mayPush(options, context));
  const tally = newPushTally();
  const progress = progressOn(terminal, isDry ? 'Reading' : 'Sending', source.size, now);
  const show = (): void => {
    const { events, accepted, refused } = tally;
    // What was read and has no answer yet is not done.
    const share = isDry || events === 0 ? 1 : Math.min(1, (accepted + refused) / events);
    progress.show(source.read() * share, isDry ? `${events} events` : `${accepted} accepted, ${refused} refused`);
  };
  const onRow = (): void => {
    tally.rows += 1;
    show();
  };
  const reading = { timeZone: checkedTimeZone(options.timeZone) ?? unit?.timeZone, shift: shiftOf(options.shift) };

  const rows = watched(readRows(bytes, format, mapping), (row) => {
    if (tally.rows === 0) needColumns(row, mapping, file);
    onRow();
  });
  const all = isList ? eventsOfManualList(bytes, reading, onRow) : eventsOfRows(rows, mapping, reading);

  async function* goodLines(): AsyncGenerator<LineOfEvent> {
    for await (const mapped of all) {
      if ('bad' in mapped) {
        tally.refuse(mapped.bad);
        continue;
      }
      // What is only looked at is told apart by the server.
      if (!isJudged) tally.add(mapped.good);
      yield mapped.good;
    }
  }

  if (isJudged) await judge(goodLines(), tally, { options, context, show });
  else if (isDry) await look(goodLines(), options.print === true, context);
  else await send(goodLines(), tally, { options, context, show });
  const bad = tally.bad.toSorted((a, b) => a.line - b.line);
  if (options.refused !== undefined) {
    writeRefused(resolve(place.cwd, options.refused), bad, ['ticketId', 'type']);
  }
  reportPush(
    { ...tally, bad },
    {
      file,
      isDry,
      isCompared: isJudged,
      asJson: options.json === true && options.print !== true,
      isPrinted: options.print === true,
    },
    context,
  );
}

interface Sending {
  readonly options: PushOptions;
  readonly context: Context;
  readonly show: () => void;
}

async function send(
  lines: AsyncIterable<LineOfEvent>,
  tally: PushTally,
  { options, context, show }: Sending,
): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { sleep, now } = context;
  const onAccepted = (accepted: readonly LineOfEvent[]): void => {
    tally.accepted += accepted.length;
    show();
  };
  const onRefused = tally.refuse;
  const sending = sendEvents(lines, { api, unitId, sleep, now, random: Math.random, onAccepted, onRefused });
  await tellingAccepted(sending, () => tally.accepted, 'events');
}

/** Has the server say what it would take; it takes nothing. */
async function judge(
  lines: AsyncIterable<LineOfEvent>,
  tally: PushTally,
  { options, context, show }: Sending,
): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { sleep, now } = context;
  const onAccepted = (accepted: readonly LineOfEvent[]): void => {
    for (const line of accepted) tally.add(line);
    show();
  };
  const onRefused = tally.refuse;
  await sendEvents(lines, { api, unitId, isDry: true, sleep, now, random: Math.random, onAccepted, onRefused });
}

/** Whether there is a server that would judge what this key sends: a dry run may be without one. */
async function mayPush(options: PushOptions, context: Context): Promise<boolean> {
  const { url, key, unit } = findSettings(options, context.place);
  if (url === undefined || key === undefined || unit === undefined) return false;
  const { api, unitId } = unitFor(options, context);
  const { status } = await api.call(routes.pushTicketEvents, {
    path: { unitId },
    query: { validate: 'true' },
    json: { events: [NO_EVENT] },
  });
  return status === 200;
}

/** Judged like any other, and found to be none. */
const NO_EVENT = {};

async function look(lines: AsyncIterable<LineOfEvent>, isPrinted: boolean, { terminal }: Context): Promise<void> {
  for await (const { event } of lines) if (isPrinted) terminal.write(`${JSON.stringify(event)}\n`);
}

async function* watched(
  rows: AsyncIterable<Row | BadRow>,
  watch: (row: Row | BadRow) => void,
): AsyncGenerator<Row | BadRow> {
  for await (const row of rows) {
    watch(row);
    yield row;
  }
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Weeks alone: the days of the week and the hours of the day stay what they were. */
function shiftOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const [, weeks] = /^([+-]?\d{1,5})w$/.exec(text) ?? [];
  if (weeks === undefined) throw new Failure('usage', `'${text}' is no number of weeks.`, 'Give it as 780w or -2w.');
  return Number(weeks) * WEEK;
}
