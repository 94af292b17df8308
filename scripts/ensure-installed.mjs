// Installs the dependencies when they are missing or older than the lock file, so that `npm start` and `npm test`
// are the only commands a newcomer needs. Runs on whatever Node is there; everything after it runs on Node 24.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modified = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs;

// npm writes this file at the end of every install, so it is absent after one that was cut short.
const installed = modified('node_modules/.package-lock.json');
if (installed === undefined || installed < modified('package-lock.json')) {
  console.error('Installing dependencies (once; a minute or two) …');
  // Standard output stays clean for `npm start -- --json`.
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
}
