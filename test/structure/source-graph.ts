// Which file imports which, in all that is ours: read from the text of the sources, types and imports of the moment among them.

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Import {
  readonly from: string;
  /** A path within the repository, or a name. */
  readonly to: string;
  readonly isByPath: boolean;
}

export const SOURCES = globSync('{packages,functions,infra,test,scripts}/**/*.{ts,mjs}', { cwd: ROOT }).filter(
  (path) => !/(^|\/)(node_modules|dist)\//.test(path),
);

/** Every import, as it is written. */
export const IMPORTS: readonly Import[] = SOURCES.flatMap((path) =>
  importsFrom(path, readFileSync(join(ROOT, path), 'utf8')),
);

/** From each file to those files that it imports, by a path or by the name of a package. */
export function fileGraph(): Map<string, readonly string[]> {
  const [known, files] = [new Set(SOURCES), filesByName()];
  const fileOf = ({ to, isByPath }: Import) => (isByPath ? to : (files.get(to) ?? ''));
  const graph = new Map<string, string[]>(SOURCES.map((path) => [path, []]));
  for (const made of IMPORTS) {
    const file = fileOf(made);
    if (known.has(file)) graph.get(made.from)?.push(file);
  }
  return graph;
}

export function importsFrom(from: string, text: string): Import[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  return Array.from(code.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)'([^']+)'/g), ([, to = '']) => {
    const isByPath = to.startsWith('.');
    return { from, to: isByPath ? relative(ROOT, join(ROOT, dirname(from), to)) : to, isByPath };
  });
}

/** `packages/store`, `functions/aggregate`, `infra`; what lies in the root is at home there. */
export function homeOf(path: string): string {
  const [folder = '', name = ''] = path.split('/');
  if (name === '') return '';
  return folder === 'packages' || folder === 'functions' ? `${folder}/${name}` : folder;
}

export function isOfTests(path: string): boolean {
  return (
    path.startsWith('test/') || path.startsWith('packages/testing/') || /\.test\.ts$|\/testing(\.ts$|\/)/.test(path)
  );
}

/** What each package offers by name: `@tera/contracts/routes` → its file. */
function filesByName(): Map<string, string> {
  const files = new Map<string, string>();
  for (const path of globSync('packages/*/package.json', { cwd: ROOT })) {
    const { name, exports = {} } = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as {
      readonly name: string;
      readonly exports?: string | Readonly<Record<string, string>>;
    };
    for (const [way, file] of Object.entries(typeof exports === 'string' ? { '.': exports } : exports))
      files.set(name + way.slice(1), join(dirname(path), file));
  }
  return files;
}
