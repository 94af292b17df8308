// A Chromium that comes from npm, so that these tests need nothing of the system's. Its libraries and fonts come with it,
// and it must be told where they are: without fonts every text is invisible, and contrast checks pass on nothing.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type LaunchOptions,
  chromium,
} from 'playwright-core';

const repository = join(import.meta.dirname, '../../..');
const shelf = join(repository, '.cache', 'chromium');

/** @param args on top of what it needs to run at all. */
export async function launch(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await startOptions(args));
}

/** A browser that has this folder for its memory, as one on a tablet that is started again. */
export async function launchIn(profile: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...options, ...(await startOptions([])) });
}

async function startOptions(args: readonly string[]): Promise<LaunchOptions> {
  // Not the package's own arguments, which take the web's security away.
  const options = { args: ['--no-sandbox', ...args] };
  const other = process.env['TERA_CHROMIUM'];
  if (other !== undefined) return { ...options, executablePath: other };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('npm has a Chromium for Linux on x64 only: name the program of another one in TERA_CHROMIUM.');
  }
  const folder = await unpacked();
  return {
    ...options,
    executablePath: join(folder, 'chromium'),
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** The folder with the browser of the installed version, unpacked when nobody has done so yet. */
async function unpacked(): Promise<string> {
  const folder = join(shelf, installedVersion());
  if (existsSync(folder)) return folder;
  mkdirSync(shelf, { recursive: true });
  const staging = mkdtempSync(join(shelf, 'unpacking-'));
  await unpackInto(staging);
  writeFileSync(join(staging, 'fonts.conf'), fontsConf(folder));
  try {
    renameSync(staging, folder);
  } catch (error) {
    // Somebody else was faster, with the same files.
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package unpacks to the temporary folder of its process, and its libraries only where it thinks it is on Lambda. */
async function unpackInto(folder: string): Promise<void> {
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: repository,
    env: { TMPDIR: folder, HOME: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
}

function installedVersion(): string {
  const file = join(repository, 'node_modules/@sparticuz/chromium/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** These fonts and no others, so that a text is as wide here as anywhere. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
