// Makes src/assets.ts, what the page has inside, from the sources in app/: run `npm run build -w @tera/counter-app` after a
// change there or in the client's core. A test fails when the two have come apart.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

/** Exported name → file. */
const ASSETS = {
  COUNTER_STYLE: 'style.css',
  COUNTER_SCRIPT: 'main.ts',
  DISPLAY_STYLE: 'display.css',
  DISPLAY_SCRIPT: 'display.ts',
  WORKER_SCRIPT: 'worker.js',
} as const;

export const BUILT = join(import.meta.dirname, 'src/assets.ts');

/** The text of src/assets.ts as it should be. */
export async function builtAssets(): Promise<string> {
  const exports = await Promise.all(
    Object.entries(ASSETS).map(
      async ([name, file]) => `export const ${name} = ${JSON.stringify(await bundled(file))};`,
    ),
  );
  const text = `// What the counter's page has inside, and its service worker: made by build.ts from app/, not by hand.\n\n${exports.join('\n')}\n`;
  return format(text, { ...(await resolveConfig(BUILT)), parser: 'typescript' });
}

/** For the last browsers that run on Windows 7, which is what old PCs have. */
async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'app', file)],
    // Comments name files by their way from here, wherever the build is started.
    absWorkingDir: import.meta.dirname,
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    legalComments: 'none',
    target: ['chrome109', 'firefox115', 'safari16'],
    logLevel: 'warning',
  });
  return outputFiles[0]?.text.trim() ?? '';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeFile(BUILT, await builtAssets());
