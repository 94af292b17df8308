// `npm start` as its caller sees it: a process with two output streams, an exit code and signals.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { temporaryFolder } from '@tera/testing/folder';
import { describe, expect, it, onTestFinished } from 'vitest';

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const ended = once(child, 'exit').then(([code]: unknown[]) => code);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended, problems: text(child.stderr) };
}

describe('npm start', () => {
  it.each([
    [['--frehs'], 'There is no flag --frehs: try --help.\n'],
    [['--port', 'http'], '--port wants a number from 0 to 65535.\n'],
  ])('refuses %j with one sentence', async (args, sentence) => {
    const { ended, problems } = start(...args);

    expect(await ended).toBe(1);
    expect(await problems).toBe(sentence);
  });

  it('says what it can do', async () => {
    const { child, ended } = start('--help');

    expect(await text(child.stdout)).toContain('--data-dir <path>');
    expect(await ended).toBe(0);
  });

  it('with --json prints one line when it serves, and ends in order when it is told to', async () => {
    const dataDir = temporaryFolder();
    const first = start('--json', '--empty', '--port', '0', '--data-dir', dataDir);
    const lines: string[] = [];
    const output = createInterface(first.child.stdout).on('line', (line) => lines.push(line));
    await once(output, 'line');

    const line = JSON.parse(lines[0] ?? '') as Record<string, string>;
    expect(line).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      unitId: 'contoh',
      adminKey: expect.stringMatching(/^tera_/),
      counterKey: expect.stringMatching(/^tera_/),
      hrKey: expect.stringMatching(/^tera_/),
    });
    expect((await fetch(`${line['url']}/v1/health`)).status).toBe(200);
    const headers = { authorization: `Bearer ${line['adminKey']}` };
    expect((await fetch(`${line['url']}/v1/keys`, { headers })).status).toBe(200);
    expect(statSync(join(dataDir, 'keys.json')).mode & 0o777).toBe(0o600);

    const second = start('--json', '--port', '0', '--data-dir', dataDir);
    expect(await second.ended).toBe(1);
    expect(await second.problems).toMatch(/^Another stack \(process \d+\) uses .*\n$/);

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(lines).toHaveLength(1);
  });
});
