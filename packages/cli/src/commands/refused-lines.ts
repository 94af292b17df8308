// What was refused of a file, line by line: for eyes, as a file to work through, and as the end of a command.
import { writeFileSync } from 'node:fs';
import { Failure, reasonOf } from '../failure.ts';
import { type TextColumn, tableText } from '../table.ts';
import type { Paint } from '../terminal.ts';

/** A line that was refused, with the names of what is told of it. */
export interface RefusedLine {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

const SHOWN = 20;

/** The first of them as a table; `all`: how many there are. */
export function refusedTable<Line extends RefusedLine>(
  lines: readonly Line[],
  all: number,
  about: readonly TextColumn<Line>[],
  paint: Paint,
): string[] {
  const columns: readonly TextColumn<Line>[] = [
    { title: 'line', cell: ({ line }) => line, align: 'right' },
    ...about,
    { title: 'code', cell: ({ code }) => code },
    { title: 'why', cell: ({ message }) => message },
  ];
  const table = lines.length === 0 ? [] : [tableText(lines.slice(0, SHOWN), columns, paint).trimEnd()];
  return all > SHOWN ? [...table, `… and ${all - SHOWN} more; --refused <file> writes them all.`] : table;
}

/** @throws Failure when it cannot be written. */
export function writeRefused<Line extends RefusedLine>(
  path: string,
  lines: readonly Line[],
  about: readonly (keyof Line & string)[],
): void {
  const titles = ['line', ...about, 'code', 'message'] as const;
  const rows = lines.map((one) => titles.map((title) => csvCell(String(one[title] ?? ''))).join(','));
  try {
    writeFileSync(path, `${[titles.join(','), ...rows].join('\r\n')}\r\n`);
  } catch (error) {
    throw new Failure('usage', `${path} cannot be written: ${reasonOf(error)}.`);
  }
}

/** Quoted, and so that no spreadsheet takes it for a formula. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @throws Failure when there are any. */
export function endWith(refused: number, one: string, many: string, isDry: boolean): void {
  if (refused === 0) return;
  const what = amount(refused, one, many);
  if (isDry) throw new Failure('refused', `${what} would be refused.`);
  const advice = 'Mend them and send the file again: what was accepted is not counted twice.';
  throw new Failure('refused', `${what} ${refused === 1 ? 'was' : 'were'} refused.`, advice);
}

/** Sends, and says what had been accepted where it comes to an end in between. @throws Failure */
export async function tellingAccepted(sending: Promise<void>, accepted: () => number, many: string): Promise<void> {
  try {
    await sending;
  } catch (error) {
    if (!(error instanceof Failure) || accepted() === 0) throw error;
    throw new Failure(
      error.ending,
      `${error.message} ${accepted()} ${many} were accepted before.`,
      'Run the same command again when it is mended: what was accepted is not counted twice.',
    );
  }
}

export function amount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
