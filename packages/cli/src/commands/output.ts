// Where an answer goes that may be a file: into one, or to standard output. Bytes that no terminal can show are not
// written to one.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { Failure, reasonOf } from '../failure.ts';
import type { Paint } from '../terminal.ts';

/** @throws Failure when the file cannot be written. */
export function writeAnswer(
  content: string | Uint8Array,
  { out, isBinary = false }: { readonly out: string | undefined; readonly isBinary?: boolean },
  { terminal, place }: Context,
): void {
  if (out === undefined || out === '-') {
    if (isBinary && terminal.isShown) {
      throw new Failure(
        'usage',
        'This is a file and nothing to read on a terminal.',
        'Name where it goes with --out <file>.',
      );
    }
    terminal.write(content);
    return;
  }
  const path = resolve(place.cwd, out);
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new Failure('usage', `${path} cannot be written: ${reasonOf(error)}.`);
  }
  terminal.say(`Written: ${path}`);
}

/** A file has no colours, whatever the terminal has. */
export function paintFor(out: string | undefined, { terminal }: Context): Paint {
  return out === undefined || out === '-' ? terminal.paint : (_, text) => text;
}

export function writeJson(value: unknown, { terminal }: Context): void {
  terminal.write(`${JSON.stringify(value, null, 2)}\n`);
}
