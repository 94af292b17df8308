#!/usr/bin/env node
// Starts the command line, and is the only file of it that runs on any Node. The rest is TypeScript, which Node runs from
// version 24 on: an older one hands over to the Node 24 that npm installed beside this package.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const here = dirname(fileURLToPath(import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // Half of the time that a short command takes is compiling; from the second time on it need not be.
  nodeModule.enableCompileCache?.();
  await import('../src/main.ts');
} else {
  const newer = installedNode(here);
  // Set by the hand-over itself: a second one would go on for ever.
  if (newer === undefined || process.env.TERA_HANDED_OVER !== undefined) {
    process.stderr.write(
      `tera needs Node ${NEEDED} or newer, and this is ${process.version}. ` +
        `Run it in the project with \`npx tera\`, or install Node ${NEEDED} from https://nodejs.org.\n`,
    );
    process.exitCode = 1;
  } else handOver(newer);
}

function installedNode(folder) {
  for (let above = folder; above !== dirname(above); above = dirname(above)) {
    const candidate = join(above, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(candidate)) return candidate;
  }
  return undefined;
}

function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, TERA_HANDED_OVER: '1' },
  });
  // Ctrl-C reaches both, and the child decides what becomes of it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}
