// What `tera tickets push` says at its end: for eyes, for programs, and the refused lines as a file to work through.
import { writeFileSync } from 'node:fs';
import type { Context } from '../context.ts';
import { Failure, reasonOf } from '../failure.ts';
import { tableText } from '../table.ts';
import type { BadLine } from '../tickets/events-of-rows.ts';
import type { PushTally } from '../tickets/tally.ts';
import { writeJson } from './output.ts';

export interface PushTold {
  readonly file: string;
  readonly isDry: boolean;
  /** Whether the server has judged it: against the services, officers and counters of the unit, and its clock. */
  readonly isCompared: boolean;
  readonly asJson: boolean;
  /** Standard output has the events themselves. */
  readonly isPrinted: boolean;
}

const SHOWN = 20;

/** @throws Failure when anything was refused. */
export function reportPush(tally: PushTally, told: PushTold, context: Context): void {
  if (told.asJson) writeJson(asJson(tally, told), context);
  else {
    const { terminal } = context;
    const say = told.isPrinted ? terminal.say : (line: string): void => terminal.write(`${line}\n`);
    for (const line of linesFor(tally, told, context)) say(line);
  }
  if (tally.refused === 0) return;
  const what = amount(tally.refused, 'event or row', 'events or rows');
  if (told.isDry) throw new Failure('refused', `${what} would be refused.`);
  const advice = 'Mend them and send the file again: what was accepted is not counted twice.';
  throw new Failure('refused', `${what} ${tally.refused === 1 ? 'was' : 'were'} refused.`, advice);
}

function asJson(
  { rows, events, accepted, refused, bad, types, tickets, oldest, newest }: PushTally,
  told: PushTold,
): object {
  const common = { file: told.file, rows, events, tickets: tickets.size, types: Object.fromEntries(types) };
  const times = events === 0 ? {} : { oldest, newest };
  const outcome = told.isDry ? { dryRun: true, compared: told.isCompared } : { accepted };
  return { ...common, ...times, ...outcome, refused, lines: bad };
}

function linesFor(
  tally: PushTally,
  { isDry, isCompared, isPrinted }: PushTold,
  { terminal: { paint } }: Context,
): string[] {
  const { rows, events, accepted, refused, bad, types, tickets, oldest, newest } = tally;
  const table = bad.length === 0 ? [] : [tableText(bad.slice(0, SHOWN), COLUMNS, paint).trimEnd()];
  if (refused > SHOWN) table.push(`… and ${refused - SHOWN} more; --refused <file> writes them all.`);
  const of = `of ${amount(tickets.size, 'ticket')} in ${amount(rows, 'row')}`;
  if (!isDry) {
    const rest = refused === 0 ? '' : `, ${refused} refused`;
    return [...table, paint('bold', `${amount(accepted, 'event')} ${of} accepted${rest}.`)];
  }
  const kinds = [...types].map(([type, count]) => `${count} ${type}`).join(', ');
  const summary = [paint('bold', `${amount(events, 'good event')} ${of}`)];
  if (events > 0) summary.push(`  ${kinds}`, `  ${oldest} to ${newest}`);
  const why =
    isCompared || isPrinted
      ? ''
      : ' Services and officers were not looked at: no server was named, or its key may not push.';
  return [...table, ...summary, `Nothing was sent.${why}`];
}

const COLUMNS = [
  { title: 'line', cell: ({ line }: BadLine) => line, align: 'right' },
  { title: 'ticket', cell: ({ ticketId }: BadLine) => ticketId },
  { title: 'event', cell: ({ type }: BadLine) => type },
  { title: 'code', cell: ({ code }: BadLine) => code },
  { title: 'why', cell: ({ message }: BadLine) => message },
] as const;

/** @throws Failure when it cannot be written. */
export function writeRefused(path: string, bad: readonly BadLine[]): void {
  const lines = bad.map(({ line, ticketId = '', type = '', code, message }) =>
    [String(line), ticketId, type, code, message].map(csvCell).join(','),
  );
  try {
    writeFileSync(path, `${['line,ticketId,type,code,message', ...lines].join('\r\n')}\r\n`);
  } catch (error) {
    throw new Failure('usage', `${path} cannot be written: ${reasonOf(error)}.`);
  }
}

/** Quoted, and so that no spreadsheet takes it for a formula. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function amount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
