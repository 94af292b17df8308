// What is written of the objects says what they say: the README's tables, and what each function's README tells of routes and
// settings. (Of its metrics it is the bundles that know: test/infra/bundles.test.ts.)

import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AllSettings, FUNCTION_NAMES, type FunctionName } from '@tera/contracts';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-graph.ts';
import { READMES, readmeMade } from './tables.ts';

describe('what is made of the objects', () => {
  it.each(READMES)('stands in $file as they are; if not, run `npm run tables`', async (readme) => {
    expect(readFileSync(join(ROOT, readme.file), 'utf8')).toBe(await readmeMade(readme));
  });
});

describe('the README of a function', () => {
  it.each(FUNCTION_NAMES)('names the settings that %s reads', async (name) => {
    const told = codesIn(rowOf(name, 'environment'));

    expect(told.toSorted()).toEqual((await settingsOf(name)).toSorted());
  });
});

describe('the README of a package', () => {
  const readmes = globSync('packages/*/README.md', { cwd: ROOT });

  it.each(readmes)('names files that are there: %s', (readme) => {
    const rows = readFileSync(join(ROOT, readme), 'utf8').matchAll(/^\| (`[^|]+`) +\|/gm);
    const named = Array.from(rows, ([, first = '']) => codesIn(first))
      .flat()
      .filter((code) => /^[\w/.-]+(?:\.(?:ts|css|js)|\/)$/.test(code));

    const missing = named.filter(
      (file) => !['.', 'src', 'app'].some((folder) => existsSync(join(ROOT, dirname(readme), folder, file))),
    );

    expect(missing).toEqual([]);
  });
});

/** The row of this name in the table of integration points, with those below it that have no name. */
function rowOf(name: FunctionName, row: string): string {
  const text = readFileSync(join(ROOT, 'functions', name, 'README.md'), 'utf8');
  const found = new RegExp(`^\\| ${row} +\\|(.*(?:\\n\\| +\\|.*)*)`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`the README of ${name} has no row '${row}'`);
  return found;
}

function codesIn(markdown: string): string[] {
  return Array.from(markdown.matchAll(/`([^`]+)`/g), ([, code = '']) => code);
}

async function settingsOf(name: FunctionName): Promise<string[]> {
  const file = join(ROOT, 'functions', name, 'settings.ts');
  if (!existsSync(file)) return [];
  const { Settings } = (await import(file)) as { readonly Settings: Pick<typeof AllSettings, 'shape'> };
  return Object.keys(Settings.shape);
}
