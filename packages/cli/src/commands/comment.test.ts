import { describe, expect, it } from 'vitest';
import { run } from '../testing/in-process.ts';

const comment = {
  commentId: `2026-Q4.${'0f'.repeat(16)}`,
  period: '2026-Q4',
  serviceId: null,
  text: 'Kursi kurang\ndi ruang tunggu',
  state: 'read',
  history: [{ at: '2026-11-21T02:00:00.000Z', keyId: 'k1', name: 'HR', state: 'read', note: 'Diteruskan' }],
};

describe('tera comment', () => {
  it('lists what was written, on all pages, with what was done', async () => {
    const asked: string[] = [];
    const { code, out } = await run(['comment', 'list', '--state', 'read'], {
      answer: (_, path) => {
        asked.push(path);
        const next = asked.length === 1 ? 'halaman-2' : null;
        return Response.json({ unitId: 'contoh', comments: [comment], next });
      },
    });

    expect(code).toBe(0);
    expect(asked).toEqual([
      '/v1/units/contoh/comments?state=read',
      '/v1/units/contoh/comments?state=read&cursor=halaman-2',
    ]);
    expect(out).toContain(`${comment.commentId}  read\n  Kursi kurang\n  di ruang tunggu\n  [HR: read, Diteruskan]\n`);
  });

  it('marks one, with a note', async () => {
    const asked: unknown[] = [];
    const words = ['comment', 'mark', comment.commentId, '--state', 'followed_up', '--note', 'Kursi ditambah'];
    const { code, out } = await run(words, {
      answer: (method, path, body) => {
        asked.push([method, path, body]);
        return Response.json({ ...comment, state: 'followed_up' });
      },
    });

    expect(code).toBe(0);
    expect(asked).toEqual([
      ['POST', `/v1/units/contoh/comments/${comment.commentId}`, { state: 'followed_up', note: 'Kursi ditambah' }],
    ]);
    expect(out).toBe(`${comment.commentId} is followed_up.\n`);
  });

  it('erases by a receipt what somebody has said yes to, and says whether there was anything', async () => {
    const asked: unknown[] = [];
    const answer = (_: string, path: string, body: unknown) => (
      asked.push([path, body]),
      Response.json({ erased: asked.length === 1 })
    );

    expect((await run(['comment', 'erase', 'K7QM-2F9X'], { answer, says: false })).code).toBe(8);
    expect(asked).toEqual([]);
    expect((await run(['comment', 'erase', 'K7QM-2F9X'], { answer, says: true })).out).toBe('The comment is erased.\n');
    expect((await run(['comment', 'erase', 'K7QM-2F9X', '--yes'], { answer })).out).toMatch(/^No comment is kept/);
    expect(asked[0]).toEqual(['/v1/units/contoh/comment-erasures', { receipt: 'K7QM-2F9X' }]);
  });
});
