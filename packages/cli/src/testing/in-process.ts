// The whole program in the process of a test, with a terminal that is a list of texts and a network that the test plays.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { temporaryFolder } from '@tera/testing/folder';
import { runProgram } from '../program.ts';

export interface Wishes {
  /** `undefined` for a call that must not come. */
  readonly answer?: (method: string, path: string, body: unknown, headers: Headers) => Response | undefined;
  /** What is said to a question; without it nobody is there. */
  readonly says?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly questions: readonly string[];
}

/** Settings are there; whatever is written goes into a folder of this run. */
export async function run(words: readonly string[], { answer, says, env = {}, files = {} }: Wishes = {}): Promise<Ran> {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const [out, err, questions]: [string[], string[], string[]] = [[], [], []];
  const code = await runProgram(words, {
    terminal: {
      write: (part) => out.push(typeof part === 'string' ? part : new TextDecoder().decode(part)),
      say: (line) => err.push(`${line}\n`),
      draw: () => undefined,
      paint: plainly,
      paintError: plainly,
      isShown: false,
      ask: (question) => {
        questions.push(question);
        return Promise.resolve(says);
      },
      input: Readable.from([]),
    },
    place: {
      env: { TERA_URL: 'https://tera.example', TERA_KEY: 'tera_k1_secret', TERA_UNIT: 'contoh', ...env },
      cwd: folder,
      home: folder,
    },
    fetch: (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      const headers = new Headers(init?.headers);
      const response = answer?.(init?.method ?? 'GET', url.pathname + url.search, body, headers);
      if (response === undefined) throw new Error(`an unexpected call: ${init?.method} ${url.pathname}`);
      return Promise.resolve(response);
    },
    now: Date.now,
    sleep: () => Promise.resolve(),
    ended: new AbortController().signal,
  });
  return { code, out: out.join(''), err: err.join(''), questions };
}

function plainly(_: unknown, text: string): string {
  return text;
}
