// The bundles as they are deployed: the app is synthesised once with esbuild, then each file is weighed and loaded by
// a fresh Node. It needs no network, and neither may a function that is only being loaded.

import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { teraApp } from '../../infra/tera-app.ts';
import { functionsIn, type Resource } from './templates.ts';

/** Thousands of bytes, minified (design §9); a function that the design does not weigh has the intake's budget. */
const budgets = {
  'accept-qminder': 450,
  'accept-response': 450,
  'accept-ticket-events': 450,
  aggregate: 480,
  'counter-page': 250,
  'describe-api': 450,
  'hear-objections': 450,
  'keep-snapshots': 450,
  'manage-registry': 450,
  publish: 480,
  'read-evidence': 450,
  'read-indicators': 450,
  'rebuild-cells': 480,
  'send-rulings': 450,
  'survey-links': 450,
  'survey-page': 250,
};
const names = Object.keys(budgets) as (keyof typeof budgets)[];

let bundles: ReadonlyMap<string, { readonly folder: string; readonly variables: Readonly<Record<string, unknown>> }>;

beforeAll(() => {
  const assembly = teraApp({ stage: 'prod' }).synth();
  const functions = functionsIn(
    assembly.stacks.flatMap(({ template }): Resource[] => Object.values(template.Resources)),
  );
  bundles = new Map(
    [...functions].map(([name, { Properties }]) => {
      const { Code, Environment } = Properties as {
        Code: { S3Key: string };
        Environment: { Variables: Record<string, unknown> };
      };
      const folder = join(assembly.directory, `asset.${Code.S3Key.replace('.zip', '')}`);
      return [name, { folder, variables: Environment.Variables }];
    }),
  );
});

describe('the bundle', () => {
  it.each(names)('of %s is one file with its source map', (name) => {
    expect(readdirSync(bundleOf(name).folder).toSorted()).toEqual(['index.mjs', 'index.mjs.map']);
  });

  it.each(names)('of %s keeps to its budget', (name) => {
    expect(statSync(join(bundleOf(name).folder, 'index.mjs')).size / 1000).toBeLessThanOrEqual(budgets[name]);
  });

  it.each(names)('of %s loads by itself and exports a handler', async (name) => {
    const { folder, variables } = bundleOf(name);

    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        'console.log(typeof (await import(process.argv[1])).handler)',
        '--',
        join(folder, 'index.mjs'),
      ],
      { cwd: folder, env: plausible(variables), timeout: 20_000 },
    );

    expect(stdout.trim()).toBe('function');
  });
});

function bundleOf(name: string) {
  const bundle = bundles.get(name);
  if (bundle === undefined) throw new Error(`The app has no function ${name}.`);
  return bundle;
}

/** What Lambda sets, and the variables of the template with something of the right form where it has a reference. */
function plausible(variables: Readonly<Record<string, unknown>>): NodeJS.ProcessEnv {
  return {
    AWS_REGION: 'ap-southeast-3',
    AWS_LAMBDA_FUNCTION_NAME: 'tera',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    ...Object.fromEntries(
      Object.entries(variables).map(([variable, value]) => [
        variable,
        typeof value === 'string' ? value : standIn(variable),
      ]),
    ),
  };
}

function standIn(variable: string): string {
  if (variable.endsWith('_ARN')) return `arn:aws:secretsmanager:ap-southeast-3:111122223333:secret:${variable}-AbCdEf`;
  if (variable.endsWith('_URL')) return 'https://sqs.ap-southeast-3.amazonaws.com/111122223333/facts';
  return variable.toLowerCase();
}
