// One clock: whoever composes a program hands it in, so that a test can say what time it is. What runs by itself at a counter
// or at a prompt composes itself; everything else may ask nobody for the time but whom it was given.

import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const composing = [
  'functions/*/index.ts',
  'packages/{cli,client,counter-app,local,testing}/**',
  '**/testing/**',
  '**/testing.ts',
  // Scripts that run by themselves in a citizen's browser.
  'packages/pages/src/assets.ts',
  // What is sent to AWS is signed with the true time, whatever time a function is told.
  'packages/store/src/aws/signature.ts',
];
const sources = globSync(['functions/**/*.ts', 'packages/*/src/**/*.ts'], {
  cwd: root,
  exclude: [...composing, '**/*.test.ts', '**/node_modules/**'],
});

/** `Date.now`, called or passed on, and `new Date()` of this moment; a `new Date(instant)` asks for nothing. */
const READS_THE_TIME = /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(/;

describe('the time', () => {
  it('is read by nothing but what composes', () => {
    expect(sources.filter((path) => READS_THE_TIME.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });

  it('is looked for in all that is not composing, and would be found', () => {
    expect(sources.length).toBeGreaterThan(200);
    for (const found of ['now: Date.now,', 'const at = new Date();', 'Date()']) expect(found).toMatch(READS_THE_TIME);
    for (const fine of ['new Date(instant)', 'Date.parse(text)', 'Date.UTC(2026, 1)'])
      expect(fine).not.toMatch(READS_THE_TIME);
  });
});
