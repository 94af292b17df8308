import { describe, expect, it } from 'vitest';
import { run } from './testing/in-process.ts';

const COMMANDS = [
  'unit apply',
  'unit show',
  'key create',
  'key list',
  'key revoke',
  'tickets push',
  'tickets follow',
  'indicators pull',
  'skm',
  'link',
  'poster survey',
  'poster form',
  'poster ikm',
  'kiosk',
  'dlq list',
  'dlq show',
  'dlq redrive',
  'rebuild',
  'doctor',
];

describe('the program', () => {
  it.each(COMMANDS)('helps with %s, with an example and what it has in common with the others', async (command) => {
    const { code, out, err } = await run([...command.split(' '), '--help']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: tera ${command} \\[options\\]`));
    expect(out).toMatch(/\nExamples:\n {2}[$#] /);
    expect(out).toContain(`$ tera ${command}`);
    expect(out).toMatch(/\nServer and answer:\n {2}--json /);
  });

  it('shows the commands of a group where one is missing', async () => {
    const { code, out, err } = await run(['key']);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('create [options]');
  });

  it.each([
    ['an unknown command', ['frob']],
    ['an unknown option', ['doctor', '--frob']],
    ['a period that is missing', ['skm']],
    ['a scope that there is not', ['key', 'create', '--name', 'x', '--scope', 'everything']],
    ['a file that is not there', ['tickets', 'push', 'none.csv']],
    ['a number that is none', ['dlq', 'list', '--limit', 'many']],
  ])('takes %s for wrong usage', async (_, words) => {
    expect((await run(words)).code).toBe(2);
  });

  it.each([
    [3, () => problem(401)],
    [3, () => problem(403)],
    [4, () => problem(404, [{ path: 'unitId', code: 'unknown_unit', message: "there is no unit 'contoh'" }])],
    [5, () => problem(429)],
    [5, () => problem(503)],
    [5, () => new Response('<h1>Login</h1>', { headers: { 'content-type': 'text/html' } })],
    [5, () => new Response('gone', { status: 404 })],
    [6, () => problem(422, [{ path: 'period', code: 'invalid', message: 'expected a period' }])],
  ])('ends with %i after what the server says', async (code, answer) => {
    expect((await run(['skm', '--period', '2026-11'], { answer })).code).toBe(code);
  });

  it('says what happened to a program as JSON', async () => {
    const { err } = await run(['skm', '--period', '2026-11', '--json'], { answer: () => problem(401) });

    expect(JSON.parse(err)).toMatchObject({ error: { ending: 'key', exitCode: 3 } });
  });
});

function problem(status: number, errors: readonly object[] = []): Response {
  return Response.json(
    { type: 'about:blank', title: 'No', status, detail: 'no', errors },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}
