// The flags of `npm start --`. Whatever is not understood is refused with one sentence: a misspelt `--fresh` must not
// silently serve the old data.

import { parseArgs } from 'node:util';
import { StartProblem } from './problem.ts';

export interface Flags {
  readonly port: number;
  readonly dataDir: string;
  readonly fresh: boolean;
  readonly empty: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

export const help = `Usage: npm start -- [flags]

  --port <number>     where to serve; 0 for any free port            (3000)
  --data-dir <path>   where everything is kept                       (.tera)
  --fresh             forget everything in the data folder first
  --empty             do not make the example unit
  --json              print one line of JSON when it serves
  --help              this text

Environment: AWS_ENDPOINT_URL_DYNAMODB and AWS_ENDPOINT_URL_SQS replace the embedded engines, NO_COLOR removes the colours.`;

/** @throws StartProblem for a flag or a value that does not exist. */
export function readFlags(args: readonly string[]): Flags {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      port: { type: 'string', default: '3000' },
      'data-dir': { type: 'string', default: '.tera' },
      fresh: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const switches = new Set(['fresh', 'empty', 'json', 'help', 'h']);
  const known = new Set([...switches, 'port', 'data-dir']);
  for (const token of tokens) {
    if (token.kind === 'positional') throw new StartProblem(`There is no argument ${token.value}: try --help.`);
    if (token.kind === 'option' && !known.has(token.name)) {
      throw new StartProblem(`There is no flag ${token.rawName}: try --help.`);
    }
    if (token.kind === 'option' && switches.has(token.name) && token.value !== undefined) {
      throw new StartProblem(`${token.rawName} takes no value.`);
    }
  }
  const { port, 'data-dir': dataDir, fresh, empty, json, help: wantsHelp } = values;
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new StartProblem('--port wants a number from 0 to 65535.');
  }
  if (typeof dataDir !== 'string' || dataDir === '') throw new StartProblem('--data-dir wants a folder.');
  return {
    port: Number(port),
    dataDir,
    fresh: fresh === true,
    empty: empty === true,
    json: json === true,
    help: wantsHelp === true,
  };
}
