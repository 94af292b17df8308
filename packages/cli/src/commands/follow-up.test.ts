import { describe, expect, it } from 'vitest';
import { run } from '../testing/in-process.ts';

const line = {
  element: 'pengaduan',
  period: '2026-Q4',
  status: 'planned',
  what: 'Papan alur',
  who: 'Seksi Pelayanan',
  until: '2027-06-30',
  term: 'short',
  done: null,
  version: 3,
};
const nothing = { what: null, who: null, until: null, term: null, version: 0 };
const proposed = { ...line, ...nothing, element: 'sarana', status: 'proposed' };

/** A server that has this plan, and what was put on it. */
function aServer() {
  const puts: unknown[] = [];
  return {
    puts,
    answer: (method: string, path: string, body: unknown, headers: Headers) => {
      if (method === 'GET') return Response.json({ unitId: 'contoh', period: '2026-Q4', followUps: [line, proposed] });
      puts.push([path, headers.get('if-match'), body]);
      return Response.json({ ...line, ...(body as object), status: 'done' in (body as object) ? 'done' : 'planned' });
    },
  };
}

const of = ['--period', '2026-Q4'];

describe('tera follow-up', () => {
  it('lists what is planned, and what waits for a plan', async () => {
    const { code, out } = await run(['follow-up', 'list', ...of], aServer());

    expect(code).toBe(0);
    expect(out).toMatch(/^pengaduan +planned +Papan alur +Seksi Pelayanan +2027-06-30 +short$/m);
    expect(out).toMatch(/^sarana +proposed/m);
  });

  it('plans what nobody has planned, and replaces what is planned as it was read', async () => {
    const server = aServer();
    const plan = ['--what', 'Kursi', '--who', 'Bagian Umum', '--until', '2027-12-31'];

    await run(['follow-up', 'set', 'sarana', ...of, ...plan], server);
    await run(['follow-up', 'set', 'pengaduan', ...of, ...plan], server);

    const body = { what: 'Kursi', who: 'Bagian Umum', until: '2027-12-31' };
    const path = '/v1/units/contoh/releases/2026-Q4/follow-ups';
    expect(server.puts).toEqual([
      [`${path}/sarana`, null, body],
      [`${path}/pengaduan`, '"3"', body],
    ]);
  });

  it('says that it is done, and leaves the plan as it is', async () => {
    const server = aServer();

    const { out } = await run(['follow-up', 'done', 'pengaduan', ...of, '--on', '2027-05-12'], server);

    const { what, who, until } = line;
    expect(server.puts).toMatchObject([[expect.anything(), '"3"', { what, who, until, done: '2027-05-12' }]]);
    expect(out).toContain('pengaduan of 2026-Q4 is done: Papan alur, Seksi Pelayanan, on 2027-05-12.');
  });

  it('cannot be done before it is planned', async () => {
    const server = aServer();

    const { code, err } = await run(['follow-up', 'done', 'sarana', ...of, '--on', '2027-05-12'], server);

    expect(code).toBe(4);
    expect(err).toContain("Nothing is planned yet about 'sarana'");
    expect(server.puts).toEqual([]);
  });
});
