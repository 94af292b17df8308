// Makes the package that is published: JavaScript for Node 20 and browsers, declarations, and a manifest of its own. The
// manifest beside this file is the workspace's and points to the sources, so it is `dist` that is packed, never this folder.

import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const here = import.meta.dirname;
const { values } = parseArgs({ options: { out: { type: 'string', default: join(here, 'dist') } } });
const out = resolve(values.out);

rmSync(out, { recursive: true, force: true });
// The core sees neither Node's types nor its modules: what compiles here runs in a browser.
typescript('-p', join(here, 'tsconfig.core.json'));
typescript('-p', join(here, 'tsconfig.build.json'), '--outDir', out);
for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.d.ts'))) {
  // Older compilers do not follow an import of a source file from a declaration.
  const declaration = readFileSync(join(out, name), 'utf8');
  writeFileSync(join(out, name), declaration.replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'"));
}
await build({
  entryPoints: [join(here, 'src/index.ts'), join(here, 'src/core/index.ts')],
  outbase: join(here, 'src'),
  outdir: out,
  bundle: true,
  // Both entries share their classes, so that an error of one is an error of the other.
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  external: ['node:*'],
  sourcemap: true,
  logLevel: 'warning',
});
const { name, version, description, license } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as Record<
  string,
  string
>;
const manifest = {
  name,
  version,
  description,
  license,
  type: 'module',
  engines: { node: '>=20' },
  exports: {
    '.': { types: './index.d.ts', default: './index.js' },
    './core': { types: './core/index.d.ts', default: './core/index.js' },
  },
  files: ['**/*.js', '**/*.js.map', '**/*.d.ts'],
  sideEffects: false,
};
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
copyFileSync(join(here, 'README.md'), join(out, 'README.md'));
copyFileSync(join(here, '../../LICENSE'), join(out, 'LICENSE'));

function typescript(...options: string[]): void {
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  execFileSync(process.execPath, [tsc, ...options], { stdio: 'inherit' });
}
