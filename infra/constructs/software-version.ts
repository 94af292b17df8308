// The version of the software as a deployment knows it: a hash of all that functions are made of. A number that somebody has to
// raise would be forgotten just when a rendering changes.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
let known: string | undefined;

/** The same for the same sources, whoever reads them and where. */
export function softwareVersion(): string {
  known ??= hashOf(['functions', 'packages'].flatMap(sourcesIn).concat('package-lock.json'));
  return known;
}

/** Without tests and what they are made with, from the root of the project on, in an order of its own. */
function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|js|mjs|css|json)$/.test(entry.name))
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !/node_modules|\.test\.ts$|\/testing[./]|\/dist\//.test(path))
    .toSorted();
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex').slice(0, 12);
}
