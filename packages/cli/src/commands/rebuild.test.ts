import { describe, expect, it } from 'vitest';
import { run } from '../testing/in-process.ts';

const difference = {
  cell: { period: '2026-11', officerId: 'p-01', serviceId: 'ektp' },
  counter: 'completed',
  by: 2,
  stored: 5,
  rebuilt: 7,
};

const nothing = {
  unitId: 'contoh',
  period: '2026-11',
  applied: false,
  facts: 10,
  cells: 3,
  differing: 0,
  differences: [],
  changed: 0,
  changedFacts: [],
  asked: 0,
  unsettled: 0,
  next: null,
};

/** A server that answers one piece after the other, and what it was asked. */
function serverWith(...pieces: readonly object[]) {
  const asked: unknown[] = [];
  const answer = (_: string, path: string, body: unknown): Response => {
    expect(path).toBe('/v1/units/contoh/rebuild');
    asked.push(body);
    return Response.json({ ...nothing, ...pieces[asked.length - 1] });
  };
  return { asked, answer };
}

describe('a rebuild', () => {
  it('goes on piece by piece, and adds them up', async () => {
    const server = serverWith({ next: '2026-11~p-02' }, { next: '2026-11~p-04', facts: 20 }, {});

    const { code, out } = await run(['rebuild', '--period', '2026-11'], server);

    expect(server.asked).toEqual([
      { period: '2026-11', apply: false },
      { period: '2026-11', apply: false, cursor: '2026-11~p-02' },
      { period: '2026-11', apply: false, cursor: '2026-11~p-04' },
    ]);
    expect(code).toBe(0);
    expect(out).toBe('contoh, 2026-11: 40 facts and 9 cells were compared.\nEvery figure is what its facts come to.\n');
  });

  it('tells what differs and mends nothing', async () => {
    const server = serverWith({ differing: 1, differences: [difference] });

    const { code, out, questions } = await run(['rebuild', '--period', '2026-11'], server);

    expect(code).toBe(7);
    expect(questions).toEqual([]);
    expect(out).toMatch(/^2026-11 +p-01 +ektp +completed +5 +7 +\+2$/m);
  });

  it('mends when it is told to and somebody says yes', async () => {
    const server = serverWith({ applied: true, differing: 1, differences: [difference], asked: 4 });

    const { code, out } = await run(['rebuild', '--period', '2026-11', '--apply'], { ...server, says: true });

    expect(code).toBe(0);
    expect(server.asked).toEqual([{ period: '2026-11', apply: true }]);
    expect(out).toContain('1 counters were mended.');
    expect(out).toContain('Of 4 tickets it is told anew whose their answers are.');
  });

  it.each([[false], [undefined]])('asks nothing of the server when the answer is %s', async (says) => {
    const server = serverWith();

    const { code } = await run(['rebuild', '--period', '2026-11', '--apply'], {
      ...server,
      ...(says === undefined ? {} : { says }),
    });

    expect({ code, asked: server.asked }).toEqual({ code: 8, asked: [] });
  });

  it('says that it has to be run again where cells were being written', async () => {
    const { code, err } = await run(['rebuild', '--period', '2026-11'], serverWith({ unsettled: 2 }));

    expect(code).toBe(7);
    expect(err).toContain('2 cells were being written');
  });

  it('does not go round for ever', async () => {
    const stuck = { next: '2026-11~p-02' };

    expect((await run(['rebuild', '--period', '2026-11'], serverWith(stuck, stuck))).code).toBe(5);
  });
});
