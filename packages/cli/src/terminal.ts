// Where a command speaks. The answer goes to standard output and nothing else does, so that it can be piped; everything
// meant for eyes alone (progress, questions, warnings) goes to standard error.
import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';
export type Paint = (style: Style, text: string) => string;

export interface Terminal {
  /** Part of the answer; a text ends its own lines. */
  readonly write: (part: string | Uint8Array) => void;
  /** A line for whoever watches. */
  readonly say: (line: string) => void;
  /** Replaces the line that was drawn before it; nothing where standard error is no terminal. */
  readonly draw: (line: string) => void;
  readonly paint: Paint;
  readonly paintError: Paint;
  /** Whether the answer is read by eyes and not by a file or another program. */
  readonly isShown: boolean;
  /** `undefined` when nobody is there to answer. */
  readonly ask: (question: string) => Promise<boolean | undefined>;
  readonly input: Readable;
}

interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

const ERASE_LINE = '\r\u001B[2K';

export function terminalOf({ stdin, stdout, stderr }: Streams): Terminal {
  let isDrawn = false;
  const erase = (): void => {
    if (isDrawn) stderr.write(ERASE_LINE);
    isDrawn = false;
  };
  return {
    write: (part) => {
      erase();
      stdout.write(part);
    },
    say: (line) => {
      erase();
      stderr.write(`${line}\n`);
    },
    draw: (line) => {
      if (!stderr.isTTY) return;
      stderr.write(ERASE_LINE + line.slice(0, stderr.columns - 1));
      isDrawn = true;
    },
    paint: painter(stdout),
    paintError: painter(stderr),
    isShown: stdout.isTTY,
    ask: async (question) => {
      erase();
      if (stdin.isTTY !== true || !stderr.isTTY) return undefined;
      const reader = createInterface({ input: stdin, output: stderr });
      try {
        // Ctrl-C at a question is an answer.
        const none = new AbortController();
        reader.on('SIGINT', () => none.abort());
        const answer = await reader.question(`${question} [y/N] `, { signal: none.signal }).catch(() => '');
        return /^(y|ya|yes)$/i.test(answer.trim());
      } finally {
        reader.close();
      }
    },
    input: stdin,
  };
}

/** Colours only where `stream` is a terminal; `NO_COLOR` and `FORCE_COLOR` are heeded by Node. */
function painter(stream: NodeJS.WriteStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}
