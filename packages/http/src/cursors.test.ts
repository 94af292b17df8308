// A cursor is worth something only for the question that it was made for, and only as it was given.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursors } from './cursors.ts';

const ours = cursors(() => Promise.resolve('a secret'));
const question = ['GET /v1/things', [['unitId', 'contoh']], [], 'k1'];

describe('a cursor', () => {
  it('stands for the place that it was made for, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (place) => {
        expect(await ours.open(question, await ours.seal(question, place))).toBe(place);
      }),
    );
  });

  it.each([
    ['of another route', ['GET /v1/others', [['unitId', 'contoh']], [], 'k1']],
    ['of another unit', ['GET /v1/things', [['unitId', 'lain']], [], 'k1']],
    ['with another filter', ['GET /v1/things', [['unitId', 'contoh']], [['state', 'open']], 'k1']],
    ['of another caller', ['GET /v1/things', [['unitId', 'contoh']], [], 'k2']],
  ])('is none for a question %s', async (_, other) => {
    expect(await ours.open(other, await ours.seal(question, 'A-7'))).toBeUndefined();
  });

  it('is none when a single character of it is another, or missing, or one more', async () => {
    const cursor = await ours.seal(question, 'A-7');
    const altered = Array.from(cursor, (character, at) => [
      cursor.slice(0, at) + (character === 'A' ? 'B' : 'A') + cursor.slice(at + 1),
      cursor.slice(0, at) + cursor.slice(at + 1),
    ]).flat();

    for (const text of [...altered, `${cursor}A`, `${cursor}.`, ` ${cursor}`, `${cursor}=`, '', '.', 'QS03']) {
      expect(await ours.open(question, text)).toBeUndefined();
    }
  });

  it('of somebody else is none', async () => {
    const theirs = cursors(() => Promise.resolve('another secret'));

    expect(await ours.open(question, await theirs.seal(question, 'A-7'))).toBeUndefined();
  });

  it('needs no secret until there is one', () => {
    expect(() => cursors(() => Promise.reject(new Error('asked for too early')))).not.toThrow();
  });
});
