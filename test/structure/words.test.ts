// What is one thing has one word for citizens and clerks, wherever it is written.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, SOURCES } from './source-graph.ts';

/** The Indonesian of a kiosk is `anjungan`. */
const OTHER_WORDS = /\bkios\b/i;

it('a kiosk is called by one word in Indonesian', () => {
  const pages = SOURCES.filter((file) => /^(?:packages|functions)\//.test(file));

  expect(pages.length).toBeGreaterThan(200);
  expect(pages.filter((file) => OTHER_WORDS.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  expect('Poster atau kios').toMatch(OTHER_WORDS);
  expect('channel: kiosk').not.toMatch(OTHER_WORDS);
});
