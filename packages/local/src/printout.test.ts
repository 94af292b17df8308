// What `npm start` says can be opened in a browser.
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Keys } from './keys.ts';
import { printout } from './printout.ts';
import type { Stack } from './stack.ts';

const KEYS: Keys = { adminKey: 'tera_admin', counterKey: 'tera_counter', hrKey: 'tera_hr' };

/** `example`: what seeding has kept of the example; nothing in a folder that has none. */
function said(example: unknown): readonly string[] {
  const stack = {
    url: 'http://127.0.0.1:3000',
    description: { functions: [], mappings: [], queues: [], tables: [], api: { routes: [] } },
    dataFolder: { path: '.tera', read: () => example },
    embedded: { dynamoDb: true, sqs: true },
    endpoints: { dynamoDb: '', sqs: '' },
  };
  return stripVTControlCharacters(printout(stack as unknown as Stack, KEYS, 0)).split('\n');
}

const addressOf = (lines: readonly string[], path: string) => lines.some((line) => line.includes(`:3000${path}  `));

describe('what can be opened', () => {
  it('has the public pages, the counter and where to sign in, and those of the example', () => {
    const lines = said({ poster: 'contoh-abc', kiosk: 'k~1~contoh', surveyUrl: 'http://127.0.0.1:3000/s/t~1' });

    for (const path of ['/', '/u/contoh', '/u/contoh/screen', '/counter', '/console']) {
      expect([path, addressOf(lines, path)]).toEqual([path, true]);
    }
  });

  it('has nothing of an example where there is none', () => {
    const lines = said(undefined);

    expect([addressOf(lines, '/'), addressOf(lines, '/u/contoh')]).toEqual([true, false]);
  });
});
