// The process: streams, signals and the exit code. Everything else is in the program, which a test can start as well.
import { homedir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT_CODES } from './failure.ts';
import { runProgram } from './program.ts';
import { terminalOf } from './terminal.ts';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The first one asks, the second one does not wait.
    if (ending.signal.aborted) process.exit(EXIT_CODES.interrupted);
    ending.abort();
  });
}
// `tera … | head` closes the pipe when it has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT_CODES.done : EXIT_CODES.failed);
});

process.exitCode = await runProgram(process.argv.slice(2), {
  terminal: terminalOf(process),
  place: { env: process.env, cwd: process.cwd(), home: homedir() },
  fetch: globalThis.fetch,
  now: Date.now,
  sleep: (milliseconds) => sleep(milliseconds, undefined, { signal: ending.signal }),
  ended: ending.signal,
});
