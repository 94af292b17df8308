// The flags of `npm start --`. Whatever is not understood is refused with one sentence: a misspelt `--fresh` must not
// silently serve the old data.

import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { StartProblem } from './problem.ts';

export interface StartFlags {
  readonly port: number;
  readonly host: string;
  /** In milliseconds. */
  readonly clockOffset: number;
  readonly dataDir: string;
  readonly fresh: boolean;
  readonly empty: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

export const help = `Usage: npm start -- [flags]

  --port <number>     where to serve; 0 for any free port            (3000)
  --host <address>    on which address of this machine              (127.0.0.1)
  --data-dir <path>   where everything is kept                       (.tera)
  --fresh             forget everything in the data folder first
  --empty             do not make the example unit
  --clock-offset=<±45d>  let every function live so much later       (0d)
  --json              print one line of JSON when it serves
  --help              this text

Environment: AWS_ENDPOINT_URL_DYNAMODB and AWS_ENDPOINT_URL_SQS replace the embedded engines, NO_COLOR removes the colours.`;

/** @throws StartProblem for a flag or a value that does not exist. */
export function readFlags(args: readonly string[]): StartFlags {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      port: { type: 'string', default: '3000' },
      host: { type: 'string', default: '127.0.0.1' },
      'clock-offset': { type: 'string', default: '0d' },
      'data-dir': { type: 'string', default: '.tera' },
      fresh: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const switches = new Set(['fresh', 'empty', 'json', 'help', 'h']);
  const known = new Set([...switches, 'port', 'host', 'clock-offset', 'data-dir']);
  for (const token of tokens) {
    if (token.kind === 'positional') throw new StartProblem(`There is no argument ${token.value}: try --help.`);
    if (token.kind === 'option' && !known.has(token.name)) {
      throw new StartProblem(`There is no flag ${token.rawName}: try --help.`);
    }
    if (token.kind === 'option' && switches.has(token.name) && token.value !== undefined) {
      throw new StartProblem(`${token.rawName} takes no value.`);
    }
  }
  const { port, host, 'clock-offset': offset, 'data-dir': dataDir, fresh, empty, json, help: wantsHelp } = values;
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new StartProblem('--port wants a number from 0 to 65535.');
  }
  if (typeof host !== 'string' || isIP(host) === 0)
    throw new StartProblem('--host wants an address, such as 192.168.1.20.');
  if (typeof dataDir !== 'string' || dataDir === '') throw new StartProblem('--data-dir wants a folder.');
  return {
    port: Number(port),
    host,
    clockOffset: offsetOf(offset),
    dataDir,
    fresh: fresh === true,
    empty: empty === true,
    json: json === true,
    help: wantsHelp === true,
  };
}

const HOUR = 3_600_000;
/** Ten years: everything beyond is a slip of the finger. */
const MOST_HOURS = 87_600;

function offsetOf(text: unknown): number {
  const [, sign = '+', amount = '', unit = ''] =
    (typeof text === 'string' && /^([+-]?)(\d{1,5})([dh])$/.exec(text)) || [];
  const hours = Number(amount) * (unit === 'd' ? 24 : 1);
  if (unit === '' || hours > MOST_HOURS) {
    throw new StartProblem('--clock-offset wants days or hours, such as +45d or -3h.');
  }
  return (sign === '-' ? -1 : 1) * hours * HOUR;
}
