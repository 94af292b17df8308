import { describe, expect, it } from 'vitest';
import { run } from '../testing/in-process.ts';

const unit = {
  name: 'Dinas Contoh',
  timeZone: 'Asia/Jakarta',
  services: [{ id: 'ektp', name: 'KTP-el', standard: { measure: 'service', minutes: 15 } }],
  officers: [{ id: 'p-01', name: 'Adi Contoh' }],
  counters: [],
};
const renamed = { ...unit, name: 'Dinas Baru' };

/** A server that has one unit, in its third version, and keeps what is put. */
function serverWith(unitThere: object | undefined, { changesMeanwhile = false } = {}) {
  const put: unknown[] = [];
  const answer = (method: string, _: string, body: unknown, headers: Headers): Response => {
    if (method === 'GET') return unitThere === undefined ? problem(404) : Response.json(unitThere, { headers: TAG });
    const matched = headers.get('if-match');
    if (changesMeanwhile || matched !== (unitThere === undefined ? null : TAG.etag)) return problem(412);
    put.push(body);
    return Response.json(body);
  };
  return { put, answer };
}

const TAG = { etag: '"3"' };

function problem(status: number): Response {
  return Response.json({ type: 't', title: 't', status, detail: 'd', errors: [] }, { status });
}

const apply = ['unit', 'apply', 'unit.json'];

describe('a unit that is applied', () => {
  it('is asked about with the difference on the screen', async () => {
    const server = serverWith(unit);

    const { code, out, questions } = await run(apply, {
      ...server,
      says: true,
      files: { 'unit.json': JSON.stringify(renamed) },
    });

    expect(code).toBe(0);
    expect(out).toBe('  ~ name  "Dinas Contoh" → "Dinas Baru"\n');
    expect(questions).toEqual(['Apply this change to contoh?']);
    expect(server.put).toEqual([renamed]);
  });

  it('stays as it is when the answer is no', async () => {
    const server = serverWith(unit);

    const { code } = await run(apply, { ...server, says: false, files: { 'unit.json': JSON.stringify(renamed) } });

    expect({ code, put: server.put }).toEqual({ code: 8, put: [] });
  });

  it('is not applied over what somebody else changed while the question stood there', async () => {
    const server = serverWith(unit, { changesMeanwhile: true });

    const { code, err } = await run(apply, { ...server, says: true, files: { 'unit.json': JSON.stringify(renamed) } });

    expect({ code, put: server.put }).toEqual({ code: 6, put: [] });
    expect(err).toContain('Somebody changed contoh');
  });

  it('is not applied with --yes either', async () => {
    const server = serverWith(unit, { changesMeanwhile: true });

    const { code } = await run([...apply, '--yes'], { ...server, files: { 'unit.json': JSON.stringify(renamed) } });

    expect({ code, put: server.put }).toEqual({ code: 6, put: [] });
  });

  it('can be new, and is not asked about where nothing changes', async () => {
    const fresh = await run([...apply, '--yes'], {
      ...serverWith(undefined),
      files: { 'unit.json': JSON.stringify(unit) },
    });
    const same = await run(apply, { ...serverWith(unit), files: { 'unit.json': JSON.stringify(unit) } });

    expect(fresh.out).toContain('contoh is not there yet; it would be made:\n  + name  "Dinas Contoh"\n');
    expect(fresh.out).toContain('  + service ektp  name "KTP-el", standard measure "service" minutes 15\n');
    expect(same).toMatchObject({ code: 0, questions: [] });
  });

  it('is compared by ids, whatever the order of the lines', async () => {
    const services = [
      { id: 'kk', name: 'KK' },
      { id: 'ektp', name: 'KTP-el', standard: { minutes: 20, measure: 'service' } },
    ];
    const wanted = JSON.stringify({ ...unit, services });

    const { out } = await run([...apply, '--dry-run'], { ...serverWith(unit), files: { 'unit.json': wanted } });

    expect(out).toBe('  + service kk  name "KK"\n  ~ service ektp\n      standard.minutes 15 → 20\n');
  });
});
