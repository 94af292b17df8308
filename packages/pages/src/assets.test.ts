// What is inlined is what stands, readable, in assets/.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { MINIFIED, minifiedAssets } from '../assets/minify.ts';
import * as assets from './assets.ts';

describe('the inlined assets', () => {
  it('are made from the files that people read: run `node packages/pages/assets/minify.ts`', async () => {
    expect(await readFile(MINIFIED, 'utf8')).toBe(await minifiedAssets());
  });

  it('cannot end their own element', () => {
    for (const text of Object.values(assets)) expect(text).not.toMatch(/<\/|<!--/);
  });

  it('store nothing in a browser except the answers of a phone', () => {
    expect(assets.SURVEY_SCRIPT).not.toMatch(/sessionStorage|indexedDB|cookie|caches/);
    expect(assets.PRINT_SCRIPT).not.toMatch(/Storage/);
  });
});
