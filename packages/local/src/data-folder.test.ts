// Whose folder it is, who may use it, and what --fresh forgets.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@tera/testing/folder';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DataFolder, openDataFolder } from './data-folder.ts';

function open(path: string, options?: { readonly fresh: boolean }): DataFolder {
  const folder = openDataFolder(path, options);
  onTestFinished(folder.release);
  return folder;
}

describe('a data folder', () => {
  it('is made where there is none, for its owner only', () => {
    const path = join(temporaryFolder(), 'deep', 'down');

    const folder = open(path);
    folder.keep('secrets.json', { a: 1 });

    expect(folder.isNew()).toBe(true);
    expect(folder.read('secrets.json')).toEqual({ a: 1 });
    expect(folder.read('nothing.json')).toBeUndefined();
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('is closed to others also where it was there before, with all that is in it, and nothing outside of it', () => {
    const path = temporaryFolder();
    openDataFolder(path).release();
    const elsewhere = join(temporaryFolder(), 'elsewhere.txt');
    writeFileSync(elsewhere, '', { mode: 0o644 });
    mkdirSync(join(path, 'logs'), { mode: 0o755 });
    writeFileSync(join(path, 'logs', 'aggregate.log'), '', { mode: 0o644 });
    writeFileSync(join(path, 'dynamodb.db'), '', { mode: 0o644 });
    symlinkSync(elsewhere, join(path, 'link'));
    for (const name of ['.', 'tera.json']) chmodSync(join(path, name), 0o755);

    const folder = open(path);
    writeFileSync(join(path, 'dynamodb.db-wal'), '', { mode: 0o644 });
    folder.closeToOthers();

    const modes = ['.', 'tera.json', 'logs', 'logs/aggregate.log', 'dynamodb.db', 'dynamodb.db-wal', 'lock', 'pid'].map(
      (name) => (statSync(join(path, name)).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(['700', '600', '700', '600', '600', '600', '600', '600']);
    expect((statSync(elsewhere).mode & 0o777).toString(8)).toBe('644');
  });

  it('is new until something has been prepared in it', () => {
    const path = temporaryFolder();
    const first = openDataFolder(path);
    first.markPrepared();
    first.release();

    expect(open(path).isNew()).toBe(false);
  });

  it('is refused when its files are not ours, with --fresh too', () => {
    const path = temporaryFolder();
    writeFileSync(join(path, 'thesis.txt'), 'years of work');

    expect(() => openDataFolder(path)).toThrow("has files that are not Tera's");
    expect(() => openDataFolder(path, { fresh: true })).toThrow("has files that are not Tera's");
    expect(existsSync(join(path, 'thesis.txt'))).toBe(true);
  });

  it('is emptied by --fresh', () => {
    const path = temporaryFolder();
    const first = openDataFolder(path);
    first.keep('keys.json', {});
    first.markPrepared();
    mkdirSync(join(path, 'logs'));
    first.release();

    const folder = open(path, { fresh: true });

    expect(folder.isNew()).toBe(true);
    expect(folder.read('keys.json')).toBeUndefined();
    expect(existsSync(join(path, 'logs'))).toBe(false);
  });

  it('belongs to one stack at a time, and --fresh does not change that', () => {
    const path = temporaryFolder();
    const first = open(path);
    first.keep('keys.json', {});
    const refusal = `Another stack (process ${process.pid}) uses ${path}`;

    expect(() => openDataFolder(path)).toThrow(refusal);
    expect(() => openDataFolder(path, { fresh: true })).toThrow(refusal);

    expect(first.read('keys.json')).toEqual({});
    first.release();
    expect(() => open(path)).not.toThrow();
  });

  it('is free again when its holder was killed', async () => {
    const path = temporaryFolder();
    const module = JSON.stringify(join(import.meta.dirname, 'data-folder.ts'));
    const script = `const { openDataFolder } = await import(${module});
      openDataFolder(${JSON.stringify(path)}); console.log('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    expect(() => openDataFolder(path)).toThrow(`process ${holder.pid}`);

    const ended = once(holder, 'exit');
    holder.kill('SIGKILL');
    await ended;

    expect(() => open(path)).not.toThrow();
  });
});
