import { describe, expect, it } from 'vitest';
import { run } from '../testing/in-process.ts';

const releases = {
  unitId: 'contoh',
  publishes: 'quarter',
  settleDays: 14,
  running: {
    period: '2026-Q4',
    due: '2027-01-15',
    asOf: '2026-11-27',
    answered: 61,
    kept: 60,
    visible: { asOf: '2026-11-20', n: 48, ikm: 82.25 },
  },
  due: [{ period: '2026-Q2', due: null, answered: 33 }],
  releases: [
    {
      period: '2026-Q3',
      revision: 1,
      publishedAt: '2026-10-15T00:30:00Z',
      sha256: '0123456789abcdef',
      methodVersion: '5',
      href: '/v1/units/contoh/releases/2026-Q3',
    },
  ],
};

const made = { ...releases.releases[0], period: '2026-Q4' };

describe('tera release list', () => {
  it('says what runs, what waits and what was published', async () => {
    const { code, out } = await run(['release', 'list'], { answer: () => Response.json(releases) });

    expect(code).toBe(0);
    expect(out).toContain('2026-Q4 runs: 61 answers, IKM 82.25 of 48 answers up to 2026-11-20; due on 2027-01-15.');
    expect(out).toContain('2026-Q2 is over: 33 answers, to be published by hand.');
    expect(out).toMatch(/^2026-Q3 +1 +2026-10-15T00:30:00Z +5 +– +0123456789ab$/m);
  });
});

/** A server that answers one after the other, the last one ever after, and by which keys it was asked to publish. */
function serverThat(...answers: readonly (Response | 'no answer')[]) {
  const keys: (string | null)[] = [];
  return {
    keys,
    answer: (method: string, _: string, __: unknown, headers: Headers) => {
      if (method === 'GET') return Response.json({ ...releases, releases: [made] });
      keys.push(headers.get('idempotency-key'));
      const next = answers[Math.min(keys.length, answers.length) - 1];
      if (next === undefined || next === 'no answer') throw new DOMException('timed out', 'TimeoutError');
      return next.clone();
    },
  };
}

function refused(code: string) {
  const errors = [{ path: 'period', code, message: 'no' }];
  const problem = { type: 'about:blank', title: 'Conflict', status: 409, detail: 'no', instance: 'r', errors };
  return Response.json(problem, { status: 409, headers: { 'content-type': 'application/problem+json' } });
}

/** As the gateway says it after half a minute. */
const GIVEN_UP = Response.json({ message: 'Service Unavailable' }, { status: 503 });

/** A server that answers with this, and what it was asked. */
function serverWith(status: number, body: object) {
  const asked: unknown[] = [];
  return {
    asked,
    answer: (_: string, __: string, given: unknown) => (asked.push(given), Response.json(body, { status })),
  };
}

describe('tera release make', () => {
  const words = ['release', 'make', '--period', '2026-Q4'];

  it('publishes nothing that nobody has said yes to', async () => {
    const server = serverWith(201, made);

    expect((await run(words, { ...server, says: false })).code).toBe(8);
    expect(server.asked).toEqual([]);
  });

  it('publishes once, and says what it is known by', async () => {
    const server = serverWith(201, made);

    const { code, out } = await run([...words, '--reason', 'Rapat dimajukan', '--yes'], server);

    expect(code).toBe(0);
    expect(server.asked).toEqual([{ period: '2026-Q4', reason: 'Rapat dimajukan' }]);
    expect(out).toBe('Published: 2026-Q4, revision 1, sha256 0123456789abcdef.\n');
  });

  it('says that a period still runs, and where its step is', async () => {
    const { out } = await run([...words, '--yes'], serverWith(200, releases.running));

    expect(out).toContain('2026-Q4 still runs: 61 answers, the newest step at 60.');
  });

  it.each<[string, ...(Response | 'no answer')[]]>([
    ['while it is being made', GIVEN_UP, refused('in_progress'), refused('in_progress')],
    ['when no answer comes', 'no answer', 'no answer'],
    ['when another gateway gives up', Response.json({}, { status: 504 })],
  ])('asks the same again %s, and tells what came of it', async (_, ...untold) => {
    const server = serverThat(...untold, Response.json(made, { status: 201 }));

    const { code, out, err } = await run([...words, '--yes'], server);

    expect({ code, out }).toEqual({ code: 0, out: 'Published: 2026-Q4, revision 1, sha256 0123456789abcdef.\n' });
    expect(err).toBe('No answer yet: what was asked for may be being done. Asking again …\n');
    expect(server.keys).toHaveLength(untold.length + 1);
    expect(new Set(server.keys).size).toBe(1);
    expect(server.keys[0]).toMatch(/^[\da-f-]{36}$/);
  });

  it('tells the release that was made by a request which had no answer', async () => {
    const { code, out } = await run([...words, '--yes', '--json'], serverThat(GIVEN_UP, refused('released')));

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(made);
  });

  it('is refused where the release was there before', async () => {
    const server = serverThat(refused('released'));

    const { code, err } = await run([...words, '--yes'], server);

    expect(code).toBe(6);
    expect(err).toContain('(released)');
    expect(server.keys).toHaveLength(1);
  });

  it.each([
    ['nothing but that it cannot answer now', GIVEN_UP],
    ['nothing at all', 'no answer' as const],
  ])('gives up at last when it is told %s', async (_, untold) => {
    const { code, err } = await run([...words, '--yes'], serverThat(untold));

    expect(code).toBe(5);
    expect(err).toContain('tera release list');
  });

  it('does not ask again where nobody listens', async () => {
    const refusal = new TypeError('fetch failed', {
      cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    });
    let asked = 0;

    const { code } = await run([...words, '--yes'], {
      answer: () => {
        asked += 1;
        throw refusal;
      },
    });

    expect([code, asked]).toEqual([5, 1]);
  });

  it('says that a replacement waits for another key', async () => {
    const proposed = { period: '2026-Q4', replacement: 'total', reason: 'Ralat', proposedBy: 'k1' };

    const { out } = await run(
      [...words, '--replace', 'total', '--reason', 'Ralat', '--yes'],
      serverWith(202, proposed),
    );

    expect(out).toBe('Proposed. 2026-Q4 is replaced when another key says the same.\n');
  });
});

describe('tera exclusion', () => {
  const exclusion = {
    exclusionId: '0mi9k2x4f7c1d09be4a',
    period: '2026-Q4',
    where: { channel: 'poster', from: '2026-11-03', to: '2026-11-03' },
    reason: 'Banjir jawaban',
    state: 'proposed',
    proposedBy: 'k1',
    proposedAt: '2026-11-04T01:00:00Z',
  };

  it('proposes what matches all that is said, and names who has to confirm it', async () => {
    const asked: unknown[] = [];
    const words = ['--period', '2026-Q4', '--channel', 'poster', '--from', '2026-11-03', '--to', '2026-11-03'];

    const { code, out } = await run(['exclusion', 'propose', ...words, '--reason', 'Banjir jawaban'], {
      answer: (_, path, body) => (asked.push([path, body]), Response.json(exclusion, { status: 201 })),
    });

    expect(code).toBe(0);
    const { period, where, reason } = exclusion;
    expect(asked).toEqual([['/v1/units/contoh/exclusions', { period, where, reason }]]);
    expect(out).toContain('through poster, from 2026-11-03, to 2026-11-03');
    expect(out).toContain('tera exclusion confirm 0mi9k2x4f7c1d09be4a');
  });

  it.each([
    ['confirm', 'confirmed'],
    ['refuse', 'refused'],
    ['take-back', 'taken_back'],
  ])('decides by `%s`', async (word, outcome) => {
    const asked: unknown[] = [];

    await run(['exclusion', word, exclusion.exclusionId], {
      answer: (_, path, body) => (asked.push([path, body]), Response.json({ ...exclusion, state: outcome })),
    });

    expect(asked).toEqual([[`/v1/units/contoh/exclusions/${exclusion.exclusionId}/decision`, { outcome }]]);
  });
});
