// Makes src/assets.ts, the minified text that the pages inline, from the files beside this one: run
// `node packages/pages/assets/minify.ts` after a change here. A test fails when the two have come apart.
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { format, resolveConfig } from 'prettier';

/** Exported name → file. */
const ASSETS = {
  PAGE_STYLE: 'page.css',
  SURVEY_STYLE: 'survey.css',
  KIOSK_STYLE: 'kiosk.css',
  POSTERS_STYLE: 'posters.css',
  PAPER_STYLE: 'paper.css',
  SURVEY_SCRIPT: 'survey.js',
  KIOSK_SCRIPT: 'kiosk.js',
  KIOSK_WORKER_SCRIPT: 'kiosk-worker.js',
  FORGET_SCRIPT: 'forget.js',
  PRINT_SCRIPT: 'print.js',
} as const;

export const MINIFIED = new URL('../src/assets.ts', import.meta.url);

/** The text of src/assets.ts as it should be. */
export async function minifiedAssets(): Promise<string> {
  const exports = await Promise.all(
    Object.entries(ASSETS).map(
      async ([name, file]) => `export const ${name} = ${JSON.stringify(await minified(file))};`,
    ),
  );
  const text = `// The style and script that the pages inline: minified by assets/minify.ts from the readable files there, not by hand.\n\n${exports.join('\n')}\n`;
  return format(text, { ...(await resolveConfig(MINIFIED)), parser: 'typescript' });
}

/** For browsers of the last five years; an older one leaves the script unread and uses the form alone. */
async function minified(file: string): Promise<string> {
  const text = await readFile(new URL(file, import.meta.url), 'utf8');
  const { code } = await transform(text, {
    loader: file.endsWith('.css') ? 'css' : 'js',
    minify: true,
    charset: 'utf8',
    target: file.endsWith('.css') ? ['chrome80', 'firefox80', 'safari14'] : 'es2020',
  });
  return code.trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeFile(MINIFIED, await minifiedAssets());
