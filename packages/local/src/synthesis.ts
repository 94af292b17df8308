// The templates of Tera's CDK app, synthesised in this process without bundling. Loading the CDK is the largest part of a
// start, so the templates are kept under a hash of everything that they can depend on.

import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Templates } from './template.ts';

/** What a template can depend on: the app, the packages it may import names from, and the versions of all libraries. */
const sources = ['infra/**/*.ts', 'packages/*/src/**/*.ts', 'package-lock.json'];

export interface SynthesisOptions {
  readonly root: string;
  readonly cacheFolder: string;
}

export async function synthesiseTera({ root, cacheFolder }: SynthesisOptions): Promise<Templates> {
  const kept = join(cacheFolder, `templates-${hashOf(root)}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Templates;

  const templates = await synthesise();
  mkdirSync(cacheFolder, { recursive: true });
  for (const old of globSync('templates-*.json', { cwd: cacheFolder })) rmSync(join(cacheFolder, old), { force: true });
  // Several stacks may start at once: each writes a file of its own and moves it into place.
  writeFileSync(`${kept}.${process.pid}`, JSON.stringify(templates));
  renameSync(`${kept}.${process.pid}`, kept);
  return templates;
}

async function synthesise(): Promise<Templates> {
  const { teraApp } = await import('../../../infra/tera-app.ts');
  const outdir = mkdtempSync(join(tmpdir(), 'tera-synthesis-'));
  try {
    const assembly = teraApp({ stage: 'dev', signIn: { by: 'here' }, bundling: false, outdir }).synth();
    return Object.fromEntries(
      assembly.stacksRecursively.map(({ stackName, template }) => [stackName, template as Templates[string]]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function hashOf(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .toSorted();
  for (const path of files)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}
