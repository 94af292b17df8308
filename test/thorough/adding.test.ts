// What `docs/adding-a-fact.md` and `docs/adding-a-route.md` tell is done to a copy of the sources, block by block: a page that
// has come apart from the code cannot be carried out, or does not compile. A block belongs to the file that stands behind its
// language; ```ts is a new file, ```diff a change of one, where ` ` and `-` are what is there already, and once.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { temporaryFolder } from '@tera/testing/folder';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

interface Step {
  readonly file: string;
  readonly language: 'ts' | 'diff';
  readonly block: string;
}

const PAGES = [
  { page: 'docs/adding-a-fact.md', toy: /['"]visit['"]|visitKind|visit\.ts/, atMost: 5 },
  { page: 'docs/adding-a-route.md', toy: /listOfficers|list-officers\.ts|\/officers/, atMost: 3 },
];

describe.each(PAGES)('$page', ({ page, toy, atMost }) => {
  const steps = stepsIn(page);

  it(`needs at most ${atMost} files`, () => {
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.length).toBeLessThanOrEqual(atMost);
  });

  it('compiles as it is told', () => {
    expect(complaintsOf(copyWith(steps))).toBe('');
  });

  it.each(steps)('does not compile without $file, and the compiler names what is missing', (left) => {
    expect(complaintsOf(copyWith(steps.filter((step) => step !== left)))).toMatch(toy);
  });
});

describe('the toy kind', () => {
  it('keeps what every kind promises, and its properties run over it', () => {
    const copy = copyWith(stepsIn('docs/adding-a-fact.md'));
    const files = ['facts/kinds.test.ts', 'fact-codecs.test.ts', 'queue-message.test.ts'];

    const { stdout, status } = run(copy, 'vitest', ['run', '--project', 'unit', '--reporter', 'verbose', ...files]);

    expect(status).toBe(0);
    expect(stdout).toMatch(/a fact of the kind visit > comes to the same/);
    expect(stdout).toMatch(/a fact of the kind visit > adds what it added/);
    expect(stdout).toMatch(/news of the kind visit/);
  });
});

function stepsIn(page: string): readonly Step[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return Array.from(
    text.matchAll(/^```(ts|diff) (\S+)\n([^]*?)^```$/gm),
    ([, language, file = '', block = '']): Step => ({ file, language: language === 'ts' ? 'ts' : 'diff', block }),
  );
}

/** The sources with these steps done to them. @returns their folder */
function copyWith(steps: readonly Step[]): string {
  const folder = temporaryFolder();
  for (const part of ['packages', 'functions', 'infra', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(join(ROOT, part), join(folder, part), {
      recursive: true,
      filter: (path) => !['node_modules', '.cache'].includes(basename(path)),
    });
  }
  linkPackages(folder);
  for (const step of steps) {
    const path = join(folder, step.file);
    writeFileSync(path, step.language === 'ts' ? step.block : changed(readFileSync(path, 'utf8'), step));
  }
  return folder;
}

/** Ours are those of the copy, and all others are shared. */
function linkPackages(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@tera'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '@tera') symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  for (const name of readdirSync(join(folder, 'packages'))) {
    symlinkSync(join(folder, 'packages', name), join(modules, '@tera', name));
  }
}

function changed(text: string, { file, block }: Step): string {
  return block.split(/^@@\n/m).reduce((before, hunk) => {
    const lines = hunk.split('\n').slice(0, -1);
    const [old, now] = ['-', '+'].map((sign) =>
      lines.filter((line) => line.startsWith(sign) || line.startsWith(' ')).map((line) => `${line.slice(1)}\n`),
    );
    const [place = '', put = ''] = [old?.join(''), now?.join('')];
    if (before.split(place).length !== 2) throw new Error(`${file} has not once what the page says of it:\n${place}`);
    return before.replace(place, () => put);
  }, text);
}

/** What the compiler says of whatever these pages are about: the types of everything else are a matter of `npm run check`. */
function complaintsOf(folder: string): string {
  const project = join(folder, 'tsconfig.toys.json');
  writeFileSync(
    project,
    JSON.stringify({
      extends: './tsconfig.json',
      include: [
        'packages/domain/src',
        'packages/contracts/src',
        'packages/store/src',
        'packages/testing/src/lives',
        'functions/aggregate',
        'functions/manage-registry',
      ],
      exclude: ['**/node_modules', '**/*.test.ts'],
    }),
  );
  return run(folder, 'tsc', ['--noEmit', '--project', project]).stdout;
}

function run(cwd: string, program: string, wishes: readonly string[]) {
  const path = join(ROOT, 'node_modules/.bin', program);
  const { stdout, stderr, status } = spawnSync(process.execPath, [path, ...wishes], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { stdout: stdout + stderr, status };
}
