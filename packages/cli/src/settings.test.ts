// To whom a key is sent: to the address that it came with, and to nobody on the way.
import { describe, expect, it } from 'vitest';
import { run } from './testing/in-process.ts';

const SKM = ['skm', '--period', '2026-11', '--json'];
const NONE = { TERA_URL: '', TERA_KEY: '' };
/** Where the key went. */
async function heardBy(words: readonly string[], env: Record<string, string>, files: Record<string, string> = {}) {
  const heard: (string | null)[] = [];
  const answer = (_: string, _path: string, _body: unknown, headers: Headers) => {
    heard.push(headers.get('authorization'));
    return Response.json({});
  };
  const { code, err } = await run([...SKM, ...words], { answer, env, files });
  return { code, err, heard };
}

const yaml = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: "${value}"\n`)
    .join('');
const [url, key] = ['https://tera.example', 'tera_k1_secret'];

describe('a key', () => {
  it.each([
    ['flags', ['--url', url, '--key', key], NONE, {}],
    ['the environment', [], {}, {}],
    ['one file', [], NONE, { 'tera.yaml': yaml({ url, key }) }],
    ['a file that is named', ['--config', 'own.yaml'], NONE, { 'own.yaml': yaml({ url, key }) }],
  ])('is sent to the address that it came with: both from %s', async (_, words, env, files) => {
    expect((await heardBy(words, env, files)).heard).toEqual([`Bearer ${key}`]);
  });

  it.each([
    ['a flag names another address', ['--url', url], {}, {}],
    ['a file of the folder does', [], { TERA_URL: '' }, { 'tera.yaml': yaml({ url }) }],
    ['the environment does', [], { TERA_KEY: '' }, { 'tera.yaml': yaml({ key }) }],
    ['the key is a flag', ['--key', key], {}, {}],
    ['the key is a flag and the address in a file', ['--key', key], NONE, { 'tera.yaml': yaml({ url }) }],
  ])('is sent nowhere where %s', async (_, words, env, files) => {
    const { code, err, heard } = await heardBy(words, env, files);

    expect({ code, heard }).toEqual({ code: 2, heard: [] });
    expect(err).toContain('a key is sent only to the address that it came with');
    expect(err).not.toContain('secret');
  });

  it.each(['http://tera.example', 'http://192.168.1.7:3000', 'http://localhost.example', 'http://127.0.0.2'])(
    'does not travel in the clear: %s',
    async (TERA_URL) => {
      expect(await heardBy([], { TERA_URL })).toMatchObject({ code: 2, heard: [] });
    },
  );

  it.each(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000', 'https://tera.example'])(
    'is sent to %s',
    async (TERA_URL) => {
      expect((await heardBy([], { TERA_URL })).heard).toHaveLength(1);
    },
  );

  it('is kept back by the doctor too, who says why', async () => {
    const heard: (string | null)[] = [];
    const answer = (_: string, path: string, _body: unknown, headers: Headers) => {
      heard.push(headers.get('authorization'));
      return path === '/v1/health' ? Response.json({ status: 'ok', version: '0.1.0' }) : undefined;
    };

    const { code, out } = await run(['doctor', '--url', url], { answer });

    expect({ code, heard }).toEqual({ code: 7, heard: [null] });
    expect(out).toMatch(/✗ key +.*only to the address that it came with/);
  });
});
