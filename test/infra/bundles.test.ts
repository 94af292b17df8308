// The bundles as they are deployed: the app is synthesised once with esbuild, then each file is weighed and loaded by
// a fresh Node. It needs no network, and neither may a function that is only being loaded.

import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FUNCTION_NAMES, type FunctionName, METRICS } from '@tera/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledFunctions } from '../support/bundles.ts';

/** Thousands of bytes, minified (design §9); a function that the design does not weigh has the intake's budget. */
const budgets: Readonly<Record<FunctionName, number>> = {
  'accept-qminder': 450,
  'accept-response': 450,
  'accept-ticket-events': 450,
  administer: 700,
  aggregate: 480,
  'charge-answers': 450,
  console: 700,
  'counter-page': 450,
  'decide-in-person': 700,
  'describe-api': 450,
  'hear-objections': 450,
  'keep-comments': 450,
  'keep-snapshots': 450,
  'list-tickets': 450,
  'manage-registry': 450,
  'public-page': 700,
  publish: 480,
  'read-evidence': 450,
  'read-indicators': 450,
  'rebuild-cells': 480,
  'send-rulings': 450,
  'sign-in': 450,
  'survey-links': 450,
  'survey-page': 250,
  'write-reports': 700,
  'write-word': 700,
};
const names = FUNCTION_NAMES;

let bundles: ReturnType<typeof bundledFunctions>;

beforeAll(() => {
  bundles = bundledFunctions();
});

describe('the bundle', () => {
  it.each(names)('of %s is one file with its source map', (name) => {
    expect(readdirSync(bundleOf(name).folder).toSorted()).toEqual(['index.mjs', 'index.mjs.map']);
  });

  it.each(names)('of %s keeps to its budget', (name) => {
    expect(statSync(bundleOf(name).file).size / 1000).toBeLessThanOrEqual(budgets[name]);
  });

  it.each(names)('of %s loads by itself and exports a handler', async (name) => {
    expect(await saidBy(name, 'console.log(typeof handler)')).toBe('function');
  });

  it.each(names)('of %s has nothing of the AWS SDK', (name) => {
    const { sources } = JSON.parse(readFileSync(`${bundleOf(name).file}.map`, 'utf8')) as { sources: string[] };

    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((source) => /node_modules\/(@aws-sdk|@smithy)\//.test(source))).toEqual([]);
  });

  it('of write-word alone has what makes Word files, which weighs a third of a budget', () => {
    const withIt = names.filter((name) =>
      readFileSync(`${bundleOf(name).file}.map`, 'utf8').includes('/node_modules/docx/'),
    );

    expect(withIt).toEqual(['write-word']);
  });

  it.each(names)('of %s counts the metrics that its README names', (name) => {
    const counted = Array.from(
      readFileSync(bundleOf(name).file, 'utf8').matchAll(/\.add(?:By)?\("(\w+)"/g),
      ([, metric = '']) => metric,
    );
    const readme = readFileSync(join(FUNCTIONS, name, 'README.md'), 'utf8');
    const told = readme.match(/^\| metrics +\|(.*)$/m)?.[1]?.match(/(?<=`)\w+(?=`)/g) ?? [];

    expect(told.filter(isMetric).toSorted()).toEqual([...new Set(counted.filter(isMetric))].toSorted());
  });

  it('names our own files and lines where it fails', async () => {
    const trace = await saidBy(
      'manage-registry',
      "try { handler({ routeKey: 'none' }) } catch ({ stack }) { console.log(stack) }",
    );

    expect(trace).toMatch(
      /^Error: manage-registry has no handler for 'none'\n {4}at .*packages\/http\/src\/serve\.ts:\d+:\d+/,
    );
    expect(trace).not.toContain('index.mjs');
  });
});

const FUNCTIONS = resolve(import.meta.dirname, '../../functions');

function isMetric(name: string): boolean {
  return name in METRICS;
}

/** What a fresh Node says that has loaded the bundle and does this with its handler. */
async function saidBy(name: FunctionName, script: string): Promise<string> {
  const { folder, file, environment } = bundleOf(name);
  const program = `const { handler } = await import(process.argv[1]); ${script}`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program, '--', file],
    { cwd: folder, env: environment, timeout: 20_000 },
  );
  return stdout.trim();
}

function bundleOf(name: FunctionName) {
  const bundle = bundles.get(name);
  if (bundle === undefined) throw new Error(`The app has no function ${name}.`);
  return bundle;
}
