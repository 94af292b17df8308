// What `npm start` does. Standard output is for the result (the printout, or the one line of --json); progress and problems
// go to standard error, so that a program can read the one and a person the other.

import { type StartFlags, help, readFlags } from './flags.ts';
import { exampleUnitId, issueKeys, type Keys } from './keys.ts';
import { jsonLine, printout } from './printout.ts';
import { StartProblem } from './problem.ts';
import { type Stack, settingOf, startStack } from './stack.ts';

let stack: Stack | undefined;
let isEnding = false;

/** Never rejects: whatever goes wrong is told, and ends the process. */
export async function run(args: readonly string[]): Promise<void> {
  // As on Lambda, so that nothing comes to depend on where this machine stands.
  process.env['TZ'] = 'UTC';
  try {
    const flags = readFlags(args);
    if (flags.help) console.log(help);
    else await serve(flags);
  } catch (error) {
    console.error(error instanceof StartProblem ? error.message : error);
    await end(1);
  }
}

async function serve(flags: StartFlags): Promise<void> {
  process.on('SIGINT', () => void onSignal());
  process.on('SIGTERM', () => void onSignal());

  stack = await startStack({
    dataDir: flags.dataDir,
    port: flags.port,
    host: flags.host,
    clockOffsetMs: flags.clockOffset === 0 ? undefined : flags.clockOffset,
    fresh: flags.fresh,
    onProgress: console.error,
    onFailure: (error) => {
      console.error(error.message);
      void end(1);
    },
  });
  // Loaded while the keys are made, or in the seconds in which somebody reads the printout.
  void stack.warm();
  const keys = await keysOf(stack);
  const now = () => Date.now() + flags.clockOffset;
  if (stack.dataFolder.isNew()) {
    if (!flags.empty) {
      console.error(`Making the example unit ${exampleUnitId} …`);
      const { seed } = await import('./example/seed.ts');
      stack.dataFolder.keep('example.json', await seed({ stack, keys, now: now(), onProgress: showProgress }));
      endProgress();
    }
    stack.dataFolder.markPrepared();
  }
  console.log(flags.json ? jsonLine(stack, keys) : printout(stack, keys, now()));
}

async function keysOf(running: Stack): Promise<Keys> {
  const { endpoints, region, credentials, dataFolder } = running;
  // Not before the engines are starting: loading them takes as long as the engines do.
  const { dynamoClient, keyStore } = await import('@tera/store');
  const client = dynamoClient({ endpoint: endpoints.dynamoDb, region, credentials });
  return issueKeys(dataFolder, keyStore(client, settingOf(running, 'REGISTRY_TABLE')), Date.now());
}

/** One line that changes on a terminal; a line each in a log. */
function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`);
  else console.error(line);
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
}

/** The first signal ends in order, the second at once. */
async function onSignal(): Promise<void> {
  if (isEnding) process.exit(130);
  console.error('\nEnding …');
  await end(0);
}

async function end(code: number): Promise<void> {
  isEnding = true;
  // A stack that is still starting holds nothing yet that was answered for.
  await stack?.stop();
  process.exit(code);
}
