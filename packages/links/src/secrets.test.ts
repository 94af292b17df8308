// Secrets are read once, read again for a key that is not known, and not by everybody who makes one up.
import { MINUTE } from '@tera/domain';
import { type SecretsEndpoint, startSecrets } from '@tera/testing/engine';
import { beforeEach, describe, expect, it } from 'vitest';
import { linkSecrets, fixedSecret } from './secrets.ts';

let manager: SecretsEndpoint;
let now: number;

beforeEach(async () => {
  now = 0;
  const started = await startSecrets({ links: '{"signWith":"1","1":"first"}', responses: '{"key":"pseudonyms"}' });
  manager = started;
  return started.stop;
});

const links = () => linkSecrets(manager.client, 'links', () => now);

describe('the link secrets', () => {
  it('are those of the secret, by key id, with the one that signs', async () => {
    manager.values.set('links', '{"signWith":"2","1":"first","2":"second"}');

    expect(await links().current()).toEqual({
      signWith: '2',
      secrets: new Map([
        ['1', 'first'],
        ['2', 'second'],
      ]),
    });
  });

  it('are read once for all who ask, also at the same time', async () => {
    const source = links();

    await Promise.all([source.current(), source.current()]);
    await source.current();

    expect(manager.reads()).toBe(1);
  });

  it('are read again when asked to, so that a rotation needs no restart', async () => {
    const source = links();
    await source.current();
    manager.values.set('links', '{"signWith":"2","1":"first","2":"second"}');

    expect((await source.renewed()).signWith).toBe('2');
    expect((await source.current()).signWith).toBe('2');
  });

  it('are read again at most once a minute, however many unknown keys are made up', async () => {
    const source = links();
    await source.current();

    for (let time = 0; time < MINUTE; time += 1000) {
      now = time;
      await source.renewed();
    }
    expect(manager.reads()).toBe(2);

    now = MINUTE;
    await source.renewed();
    expect(manager.reads()).toBe(3);
  });

  it('are read anew within ten minutes of use, so that a key that was taken away ends without a restart', async () => {
    const source = links();
    manager.values.set('links', '{"signWith":"2","1":"first","2":"second"}');
    await source.current();
    manager.values.set('links', '{"signWith":"2","2":"second"}');

    now = 10 * MINUTE;

    expect((await source.current()).secrets.has('1')).toBe(false);
  });

  it('that could not be read are asked for again the next time', async () => {
    const source = links();
    manager.values.delete('links');
    await expect(source.current()).rejects.toThrow('no such secret');

    manager.values.set('links', '{"signWith":"1","1":"first"}');

    expect((await source.current()).signWith).toBe('1');
  });

  it('stay in use when they cannot be read anew', async () => {
    const source = links();
    const before = await source.current();
    manager.values.delete('links');

    expect(await source.renewed().catch(() => 'lost')).toEqual(before);
    expect(await source.current().catch(() => 'lost')).toEqual(before);
  });

  it.each([
    '{}',
    '{"1":"first"}',
    '{"signWith":"2","1":"first"}',
    '{"signWith":1,"1":"first"}',
    '{"signWith":"1","1":""}',
    'no JSON',
  ])('that cannot sign are an error at once: %s', async (text) => {
    manager.values.set('links', text);

    await expect(links().current()).rejects.toThrow(/signWith|JSON|"1"/);
  });
});

describe('the response secret', () => {
  it('is read once', async () => {
    const secret = fixedSecret(manager.client, 'responses');

    expect([await secret(), await secret()]).toEqual(['pseudonyms', 'pseudonyms']);
    expect(manager.reads()).toBe(1);
  });

  it('without a key is an error, not an empty secret', async () => {
    manager.values.set('responses', '{"key":""}');

    await expect(fixedSecret(manager.client, 'responses')()).rejects.toThrow('key');
  });
});
