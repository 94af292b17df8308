// Who may import whom. A package is known to others by its name and what it exports, never by the path of a file; and
// what tests are made with stays with tests.

import { describe, expect, it } from 'vitest';
import { IMPORTS, type Import, homeOf, importsFrom, isOfTests } from './source-graph.ts';

interface Exception extends Omit<Import, 'isByPath'> {
  readonly because: string;
}

/** What is no package has no name, and is reached by a path. Both are files, or folders with all that is in them. */
const EXCEPTIONS: readonly Exception[] = [
  { from: 'test/', to: 'infra/', because: 'the CDK app is looked at as it is synthesised' },
  { from: 'test/', to: 'functions/', because: 'capacity and speed are measured on the work of functions' },
  {
    from: 'packages/local/src/synthesis.ts',
    to: 'infra/tera-app.ts',
    because: 'the embedded stack runs what the CDK app describes',
  },
  {
    from: 'packages/testing/src/counting.ts',
    to: 'functions/aggregate/',
    because: 'what a test stands on is counted by the aggregator itself',
  },
  { from: 'functions/describe-api/', to: 'package.json', because: 'the API tells the version of the repository' },
];

describe('an import', () => {
  it('goes by a name where it leaves its package or its folder', () => {
    const wrong = IMPORTS.filter(leavesItsHome).filter(
      (made) => !EXCEPTIONS.some((exception) => covers(exception, made)),
    );

    expect(wrong).toEqual([]);
  });

  it('is allowed no more than there is', () => {
    const unused = EXCEPTIONS.filter(
      (exception) => !IMPORTS.filter(leavesItsHome).some((made) => covers(exception, made)),
    );

    expect(unused).toEqual([]);
  });

  it('of @tera/testing is made by tests alone', () => {
    const wrong = IMPORTS.filter(({ from, to }) => to.startsWith('@tera/testing') && !isOfTests(from));

    expect(wrong).toEqual([]);
    expect(IMPORTS.filter(({ to }) => to.startsWith('@tera/testing')).length).toBeGreaterThan(100);
  });
});

describe('the search for imports', () => {
  it.each([
    ['import { at } from PATH;', '../../domain/src/time.ts', 'packages/domain/src/time.ts'],
    ['import type { Instant } from PATH;', '../../domain/src/time.ts', 'packages/domain/src/time.ts'],
    ['import PATH;', '../../../infra/app.ts', 'infra/app.ts'],
    ['export * from PATH;', '../../domain/src/index.ts', 'packages/domain/src/index.ts'],
    [
      'const { handler } = await import(PATH);',
      '../../../functions/aggregate/index.ts',
      'functions/aggregate/index.ts',
    ],
    ['type Deps = import(PATH).Deps;', '../../http/src/endpoint.ts', 'packages/http/src/endpoint.ts'],
  ])('finds that of %s', (line, path, to) => {
    const made = importsFrom('packages/store/src/keys.ts', `const first = 1;\n${line.replace('PATH', `'${path}'`)}\n`);

    expect(made).toEqual([{ from: 'packages/store/src/keys.ts', to, isByPath: true }]);
    expect(made.every(leavesItsHome)).toBe(true);
  });

  it.each(['./attributes.ts', '../package.json', '@tera/domain'])('leaves alone what stays at home: %s', (path) => {
    const made = importsFrom('packages/store/src/keys.ts', `import it from '${path}';`);

    expect(made).toHaveLength(1);
    expect(made.filter(leavesItsHome)).toEqual([]);
  });
});

function leavesItsHome({ from, to, isByPath }: Import): boolean {
  return isByPath && homeOf(from) !== homeOf(to);
}

function covers(exception: Exception, { from, to }: Import): boolean {
  return isWithin(exception.from, from) && isWithin(exception.to, to);
}

function isWithin(place: string, path: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place;
}
