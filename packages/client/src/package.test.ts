// The package as it is published: packed by npm, unpacked elsewhere, run by every Node that is on this machine, the oldest
// that it promises among them where there is one.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer } from './testing/server.ts';

const here = join(import.meta.dirname, '..');
const run = promisify(execFile);
/** Each major version once, the one that runs this among them. */
const nodes = [...new Map([process.execPath, ...nodesOnThePath()].map((path) => [versionOf(path), path]))];
let elsewhere: string;

beforeAll(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), 'tera-package-'));
  const dist = join(elsewhere, 'dist');
  await run(process.execPath, [join(here, 'build.ts'), '--out', dist]);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', elsewhere], { cwd: dist });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const installed = join(elsewhere, 'node_modules/@tera/client');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(elsewhere, filename), '-C', installed, '--strip-components=1']);
  rmSync(dist, { recursive: true });
});
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

describe('the published package', () => {
  it.each(nodes)('records and sends under Node %s', async (_, node) => {
    const server = await aServer();
    const program = `
      import { TeraClient, TeraClientError, messageFor } from '@tera/client';
      import { CounterClient, TeraClientError as FromCore } from '@tera/client/core';
      const options = { baseUrl: process.env.URL, key: 'tera_a_b', unitId: 'contoh', folder: process.env.FOLDER };
      const client = new TeraClient(options);
      await client.record({ ticketId: 'A-1', type: 'issued', serviceId: 'ektp' });
      await client.flush();
      await client.close();
      const refused = await client.record({ ticketId: 'A-1', type: 'called' }).catch((error) => error);
      console.log(JSON.stringify({
        status: client.status(), code: refused.code, said: messageFor(refused.code),
        isOne: client instanceof CounterClient && refused instanceof FromCore && TeraClientError === FromCore,
      }));`;
    writeFileSync(join(elsewhere, 'program.mjs'), program);

    const { stdout } = await run(node, ['program.mjs'], {
      cwd: elsewhere,
      env: { URL: server.url, FOLDER: join(elsewhere, 'spool', _) },
    });

    expect(JSON.parse(stdout)).toMatchObject({
      status: { state: 'closed', waiting: 0 },
      code: 'closed',
      said: expect.stringContaining('Jalankan lagi') as string,
      isOne: true,
    });
    expect(server.taken).toMatchObject([{ ticketId: 'A-1', type: 'issued' }]);
  });

  it('needs nothing else, and names no package of the workspace', () => {
    const files = filesOf(join(elsewhere, 'node_modules/@tera/client'));
    const manifest = JSON.parse(
      readFileSync(join(elsewhere, 'node_modules/@tera/client/package.json'), 'utf8'),
    ) as object;
    const texts = files.filter((file) => /\.(?:js|d\.ts)$/.test(file)).map((file) => readFileSync(file, 'utf8'));
    const imports = texts.flatMap((text) => Array.from(text.matchAll(/(?:from|import) ?["']([^."'][^"']*)["']/g)));
    const imported = imports.map(([, name = '']) => name);

    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('private');
    expect(imported.filter((name) => !builtinModules.includes(name.replace('node:', '')))).toEqual([]);
    expect(imported.length).toBeGreaterThan(5);
    expect(files.map((file) => file.slice(-12)).filter((file) => /(?:test|src)/.test(file))).toEqual([]);
    expect(files.some((file) => file.endsWith('LICENSE'))).toBe(true);
  });

  it('has types that a strict program with an ordinary compiler can use', () => {
    const program = `
      import { TeraClient, type Status } from '@tera/client';
      import type { Spool } from '@tera/client/core';
      const client = new TeraClient({ baseUrl: 'x', key: 'k', unitId: 'u', onSurvey: ({ url }) => url.trim() });
      export const id: Promise<string> = client.record({ ticketId: 'A', type: 'issued', serviceId: 'ektp' });
      export const status: Status = client.status();
      export type Waiting = ReturnType<Spool['waiting']>;
      // @ts-expect-error There is no such type of event.
      void client.record({ ticketId: 'A', type: 'paused' });`;
    writeFileSync(join(elsewhere, 'program.mts'), program);
    const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
    const options = '--noEmit --strict --target es2022 --lib es2022,dom --module nodenext --types'.split(' ');

    const compiling = run(process.execPath, [tsc, ...options, '', 'program.mts'], { cwd: elsewhere });

    return expect(compiling).resolves.toMatchObject({ stdout: '' });
  });

  it('has a core that a browser can run', async () => {
    const core = join(elsewhere, 'node_modules/@tera/client/core/index.js');

    // For a browser the bundler knows no module of Node.
    const { outputFiles } = await build({
      entryPoints: [core],
      bundle: true,
      platform: 'browser',
      write: false,
      minify: true,
    });

    const [{ text } = { text: '' }] = outputFiles;
    expect(text).not.toMatch(/\b(?:Buffer|process)\b/);
    expect(text.length).toBeLessThan(25_000);
  });
});

function nodesOnThePath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'node')).filter((path) => existsSync(path));
}

function versionOf(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).split('.')[0] ?? '';
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
}
