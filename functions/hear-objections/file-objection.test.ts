// Objecting to a ticket: who said what when is kept to the letter, one objection is open at a time, and the figures hear
// of each exactly as it was stored, also when the queue was away.
import { KEPT_FOR, QUEUED_FOR } from '@tera/domain';
import { anEngine, conflict, timeout } from '@tera/testing/engine';
import { NOW, ani, budi } from '@tera/testing/facts';
import { refusal } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';
import { FILER, OBJECTION, REFUSED, SERVED, UPHELD, aHouse, idOf, later } from './testing.ts';

const engine = anEngine();

const house = (...facts: readonly string[]) => aHouse({ client: engine.client, ...(facts.length > 0 && { facts }) });

describe('an objection', () => {
  it('is answered with what was filed, by whom and when', async () => {
    const { file, unitId } = house();

    const answer = await file('A-001', { ...OBJECTION, indicator: 'service.p50' });

    expect(answer).toEqual({
      status: 201,
      headers: expect.anything() as unknown,
      body: {
        objectionId: idOf(answer),
        unitId,
        factId: 'A-001',
        state: 'open',
        by: FILER.name,
        ...OBJECTION,
        indicator: 'service.p50',
        filedAt: '2026-11-20T02:00:00.000Z',
        trail: [
          {
            at: '2026-11-20T02:00:00.000Z',
            what: 'filed',
            by: FILER.name,
            keyId: 'hr',
            ...OBJECTION,
            indicator: 'service.p50',
          },
        ],
      },
    });
  });

  it('makes its ticket contested, as of when it was filed', async () => {
    const { file, queued, unitId, waiting } = house();

    const objectionId = idOf(await file('A-001'));

    expect(queued()).toEqual([
      {
        v: 1,
        kind: 'ruling',
        unitId,
        fact: { kind: 'ticket', id: 'A-001' },
        ruling: { state: 'contested', at: NOW, objectionId },
      },
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('to what is not in the figures is 404, and nothing is kept of it', async () => {
    const { file, ofFact, queued } = house('A-001');

    expect(await file('A-002')).toMatchObject(refusal(404, 'factId', 'unknown_fact'));
    expect((await ofFact('A-002')).body).toMatchObject({ objections: [] });
    expect(queued()).toEqual([]);
  });

  it('that is sent again is the same one, and is not queued again', async () => {
    const { file, queued, setClock } = house();

    const first = await file('A-001');
    setClock(later(5));
    const again = await file('A-001', { ...OBJECTION, reason: `  ${OBJECTION.reason} ` });

    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(queued()).toHaveLength(1);
  });

  it.each([
    ['for another reason', { reason: 'waktunya salah' }, FILER],
    ['with another key', {}, { keyId: 'hr-2', name: FILER.name }],
    ['about another figure', { indicator: 'wait.mean' }, FILER],
  ])('%s, while one is open, is a conflict that names the open one', async (_, fields, by) => {
    const { file, queued } = house();
    const objectionId = idOf(await file('A-001'));

    const second = await file('A-001', { ...OBJECTION, ...fields }, by);

    expect(second).toMatchObject({ ...refusal(409, 'factId', 'already_contested'), body: { objectionId } });
    expect(JSON.stringify(second.body)).toContain(`the objection '${objectionId}'`);
    expect(queued()).toHaveLength(1);
  });

  it('to one fact leaves another one free', async () => {
    const { file } = house('A-001', 'A-002');

    expect([(await file('A-001')).status, (await file('A-002')).status]).toEqual([201, 201]);
  });

  it('of many that come at once is one', async () => {
    const { file, ofFact } = house();

    const people = Array.from({ length: 5 }, (_, index) => ({ keyId: `k-${index}`, name: `Petugas ${index}` }));
    const answers = await Promise.all(people.map((by) => file('A-001', OBJECTION, by)));

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409]);
    expect((await ofFact('A-001')).body).toMatchObject({ objections: [{ state: 'open' }] });
  });

  it('keeps no number that could name a citizen or an officer', async () => {
    const { file } = house();

    const { body } = await file('A-001', { reason: 'NIK 3174012345678901 salah panggil' });

    expect(body).toMatchObject({ reason: 'NIK [disamarkan] salah panggil' });
  });
});

describe('the key of one officer', () => {
  const ofAni = { keyId: 'k-ani', name: 'Ani', officerId: ani };
  const ofBudi = { keyId: 'k-budi', name: 'Budi', officerId: budi };

  it('objects to that officer’s tickets, and to nobody else’s', async () => {
    const { file, queued } = house();

    expect(await file('A-001', OBJECTION, ofBudi)).toMatchObject(refusal(403, 'factId', 'other_officer'));
    expect(await file('A-002', OBJECTION, ofBudi)).toMatchObject(refusal(404, 'factId', 'unknown_fact'));
    expect(queued()).toEqual([]);
    expect((await file('A-001', OBJECTION, ofAni)).status).toBe(201);
  });

  it('does not even learn that somebody objects to another’s ticket', async () => {
    const { file, ofFact, list } = house();
    await file('A-001');

    expect(await file('A-001', OBJECTION, ofBudi)).toMatchObject(refusal(403, 'factId', 'other_officer'));
    expect(await ofFact('A-001', ofBudi)).toMatchObject(refusal(403, 'factId', 'other_officer'));
    expect((await list({}, ofBudi)).body).toMatchObject({ objections: [], next: null });
  });

  it('reads what was objected to that officer’s tickets, whoever did', async () => {
    const { file, ofFact, list } = house('A-001', 'A-002');
    const objectionId = idOf(await file('A-001'));

    expect((await ofFact('A-001', ofAni)).body).toMatchObject({ objections: [{ objectionId }] });
    expect((await ofFact('A-002', ofAni)).body).toMatchObject({ objections: [] });
    expect((await list({}, ofAni)).body).toMatchObject({ objections: [{ objectionId }] });
  });
});

describe('an objection to a ticket that is about to be forgotten', () => {
  it('is taken while a decision is still sure to reach the ticket', async () => {
    const { file, setClock } = house();
    setClock(SERVED + KEPT_FOR - QUEUED_FOR);

    expect((await file('A-001')).status).toBe(201);
  });

  it('is refused from then on, and nothing is kept of it', async () => {
    const { file, ofFact, queued, setClock } = house();
    setClock(SERVED + KEPT_FOR - QUEUED_FOR + 1);

    expect(await file('A-001')).toMatchObject(refusal(409, 'factId', 'about_to_be_forgotten'));
    expect((await ofFact('A-001')).body).toMatchObject({ objections: [] });
    expect(queued()).toEqual([]);
  });

  it('is to nothing that there is once the ticket is forgotten', async () => {
    const { file, setClock } = house();
    setClock(SERVED + KEPT_FOR);

    expect(await file('A-001')).toMatchObject(refusal(404, 'factId', 'unknown_fact'));
  });
});

describe('a fact that was decided', () => {
  it('may be contested again, later than the decision whatever the clock says', async () => {
    const { file, decide, queued, ofFact, setClock } = house();
    await file('A-001');
    setClock(later(60));
    await decide('A-001', REFUSED);
    queued();

    setClock(later(30));
    const second = await file('A-001');

    expect(second.status).toBe(201);
    expect(queued()).toMatchObject([{ ruling: { state: 'contested', at: later(60) + 1, objectionId: idOf(second) } }]);
    expect((await ofFact('A-001')).body).toMatchObject({ objections: [{ state: 'refused' }, { state: 'open' }] });
  });

  it('so that it counts no more cannot: an objection would count it again', async () => {
    const { file, decide } = house();
    await file('A-001');
    await decide('A-001', UPHELD);

    expect(await file('A-001')).toMatchObject(refusal(409, 'factId', 'annulled'));
  });

  it('so that it was corrected may be contested again', async () => {
    const { file, decide } = house();
    await file('A-001');
    await decide('A-001', { ...UPHELD, correction: { officerId: 'budi' } });

    expect((await file('A-001', { ...OBJECTION, reason: 'sekali lagi' })).status).toBe(201);
  });
});

describe('when the queue takes nothing', () => {
  it('an objection is 503, is kept, and is told to the figures by the same request', async () => {
    const { file, ofFact, queued, queueTakes, setClock } = house();
    queueTakes(() => false);

    const refused = await file('A-001');
    expect(refused).toMatchObject({ ...refusal(503, '', 'queue_unavailable'), headers: { 'retry-after': '5' } });
    expect((await ofFact('A-001')).body).toMatchObject({ objections: [{ state: 'open', ...OBJECTION }] });
    expect(await file('A-001')).toMatchObject({ status: 503 });

    queueTakes(() => true);
    setClock(later(10));
    expect(await file('A-001')).toMatchObject({ status: 200, body: { filedAt: '2026-11-20T02:00:00.000Z' } });
    expect(queued()).toMatchObject([{ ruling: { state: 'contested', at: NOW } }]);
    expect(await file('A-001')).toMatchObject({ status: 200 });
    expect(queued()).toEqual([]);
  });

  it('reading tells nobody of it, and leaves it to whoever sends what waits', async () => {
    const { file, list, ofFact, queued, queueTakes, waiting } = house();
    queueTakes(() => false);
    await file('A-001');
    queueTakes(() => true);

    expect([(await list()).status, (await ofFact('A-001')).status]).toEqual([200, 200]);

    expect(queued()).toEqual([]);
    expect(await waiting()).toEqual(['filed']);
  });

  it('a new objection does not wait for the decision before it: the later ruling is the one that holds', async () => {
    const { file, decide, ofFact, queued, queueTakes, waiting } = house();
    await file('A-001');
    queued();
    queueTakes(() => false);
    await decide('A-001', { ...UPHELD, correction: { officerId: 'budi' } });

    queueTakes(() => true);
    expect((await file('A-001')).status).toBe(201);

    expect(queued()).toMatchObject([{ ruling: { state: 'contested' } }]);
    expect(await waiting()).toEqual(['decided']);
    expect((await ofFact('A-001')).body).toMatchObject({ objections: [{ state: 'upheld' }, { state: 'open' }] });
  });
});

describe('an objection whose request ends', () => {
  it('once it is stored is told to the figures by the same request', async () => {
    const { file, queued, queueTakes, waiting } = house();
    queueTakes(() => {
      throw new Error('killed');
    });

    await expect(file('A-001')).rejects.toThrow('killed');
    expect(await waiting()).toEqual(['filed']);

    queueTakes(() => true);
    expect((await file('A-001')).status).toBe(200);
    expect(queued()).toMatchObject([{ ruling: { state: 'contested', at: NOW } }]);
    expect(await waiting()).toEqual([]);
  });

  it('before anything is stored leaves nothing', async () => {
    const client = engine.clientWith(async ({ name }, proceed) => {
      if (name === 'TransactWriteItems') throw new Error('killed');
      return proceed();
    });
    const { file, ofFact, queued, waiting } = aHouse({ client });

    await expect(file('A-001')).rejects.toThrow('killed');

    expect((await ofFact('A-001')).body).toMatchObject({ objections: [] });
    expect([queued(), await waiting()]).toEqual([[], []]);
  });

  it('before it is out of the outbox is filed, and told once more', async () => {
    const client = engine.clientWith(async ({ name, nth }, proceed) => {
      if (name === 'DeleteItem' && nth === 1) throw timeout();
      return proceed();
    });
    const { file, left, queued, waiting } = aHouse({ client });

    expect((await file('A-001')).status).toBe(201);
    expect(await waiting()).toEqual(['filed']);
    expect(left).toHaveLength(1);
    const first = queued();

    expect((await file('A-001')).status).toBe(200);
    expect(queued()).toEqual(first);
    expect(await waiting()).toEqual([]);
  });
});

describe('when the store is busy', () => {
  it('an objection is tried again', async () => {
    const client = engine.clientWith(async ({ name, nth }, proceed) => {
      if (name === 'TransactWriteItems' && nth < 3) throw conflict();
      return proceed();
    });

    expect((await aHouse({ client }).file('A-001')).status).toBe(201);
  });

  it('for good, the caller is told so', async () => {
    const client = engine.clientWith(async ({ name }, proceed) => {
      if (name === 'TransactWriteItems') throw conflict();
      return proceed();
    });

    expect(await aHouse({ client }).file('A-001')).toMatchObject(refusal(409, 'factId', 'contended'));
  });
});
