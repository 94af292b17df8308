// What `tera tickets push` says at its end, for eyes and for programs.
import type { Context } from '../context.ts';
import type { BadLine } from '../tickets/events-of-rows.ts';
import type { PushTally } from '../tickets/tally.ts';
import { writeJson } from './output.ts';
import { amount, endWith, refusedTable } from './refused-lines.ts';

export interface PushTold {
  readonly file: string;
  readonly isDry: boolean;
  /** Whether the server has judged it: against the services, officers and counters of the unit, and its clock. */
  readonly isCompared: boolean;
  readonly asJson: boolean;
  /** Standard output has the events themselves. */
  readonly isPrinted: boolean;
}

/** @throws Failure when anything was refused. */
export function reportPush(tally: PushTally, told: PushTold, context: Context): void {
  if (told.asJson) writeJson(asJson(tally, told), context);
  else {
    const { terminal } = context;
    const say = told.isPrinted ? terminal.say : (line: string): void => terminal.write(`${line}\n`);
    for (const line of linesFor(tally, told, context)) say(line);
  }
  endWith(tally.refused, 'event or row', 'events or rows', told.isDry);
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
  const table = refusedTable(bad, refused, ABOUT, paint);
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

const ABOUT = [
  { title: 'ticket', cell: ({ ticketId }: BadLine) => ticketId },
  { title: 'event', cell: ({ type }: BadLine) => type },
] as const;
