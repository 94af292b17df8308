// The exported handler, on the real engines: whose key may object and whose may decide, and what it never logs.
import { cellKey } from '@tera/domain';
import { OBJECTIONS_PREFIX } from '@tera/store';
import { askByContract } from '@tera/testing/contract';
import { aKey, aQueue, anEngine, putFact, putUnit, secretsManager } from '@tera/testing/engine';
import { ani, contoh, ektp, servedTicket, ticketState, ticketKey } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Sent, capturedOutput } from '@tera/testing/http';
import { beforeAll, describe, expect, it } from 'vitest';
import { DECIDE, DECIDE_OPEN, FILE, LIST, OBJECTION, OF_FACT, UPHELD } from './testing.ts';

const SECRET = 'pseudonyms';

const engine = anEngine();
const queue = aQueue();
const secrets = secretsManager();
const handler = aHandler(() => import('./index.ts'), { engine, queue, secrets, logLevel: 'DEBUG' });
const hr = aKey(engine, { scopes: ['indicators:read'], units: [contoh] });
const head = aKey(engine, { scopes: ['registry:write'], units: [contoh] });
const counter = aKey(engine, { scopes: ['tickets:write'], units: [contoh] });
const stranger = aKey(engine, { scopes: ['indicators:read'], units: ['lain'] });
beforeAll(async () => {
  await putUnit(engine, contoh);
  await Promise.all(['A-1', 'A-2', 'A-3'].map(putCounted));
});

/** A ticket that is in the figures. */
function putCounted(ticketId: string) {
  const key = ticketKey(ticketId);
  const state = ticketState(servedTicket(ticketId));
  const applied = new Map([[cellKey({ day: '2026-11-20', officerId: ani, serviceId: ektp }), { completed: 1 }]]);
  return putFact(engine, { key, state, applied });
}

/** All that is stored and is no entry of an objection. */
async function othersItems() {
  const registry = (await engine.items('registry')).filter(({ pk }) => !pk?.S?.startsWith(OBJECTIONS_PREFIX));
  return [...(await engine.items('facts')), ...registry];
}

const call = (routeKey: string, { path = {}, ...sent }: Sent) =>
  askByContract(handler, { routeKey, path: { unitId: contoh, ...path }, ...sent });

const A1 = { factId: 'A-1' };
const json = (body: unknown, key: { key: string }, path: Record<string, string> = A1) => ({
  json: body,
  key: key.key,
  path,
});

describe('the function', () => {
  it('takes an objection of HR and a decision of the head of the office to the queue', async () => {
    const filed = await call(FILE, json(OBJECTION, hr));
    const { objectionId } = filed.body as { objectionId: string };
    const upheld = { ...UPHELD, correction: { officerId: 'budi' } };
    const decided = await call(DECIDE, json(upheld, head, { ...A1, objectionId }));

    expect([filed.status, decided.status]).toEqual([201, 200]);
    expect(decided.body).toMatchObject({
      state: 'upheld',
      trail: [
        { what: 'filed', keyId: hr.keyId },
        { what: 'upheld', keyId: head.keyId },
      ],
    });
    const kinds = (await queue.drain()).map((body) => (JSON.parse(body) as { kind: string }).kind);
    expect(kinds).toEqual(['ruling', 'ticket-events', 'answer-move', 'ruling']);
    expect((await call(OF_FACT, { key: hr.key, path: A1 })).body).toMatchObject({ objections: [decided.body] });
    expect((await call(LIST, { key: hr.key, query: { state: 'upheld' } })).body).toMatchObject({
      objections: [decided.body],
      next: null,
    });
  });

  it('decides the open one by the shorter path', async () => {
    await call(FILE, json(OBJECTION, hr, { factId: 'A-2' }));

    expect(await call(DECIDE_OPEN, json(UPHELD, head, { factId: 'A-2' }))).toMatchObject({
      status: 200,
      body: { state: 'upheld' },
    });
  });

  it('makes ids that are in the order of the filing', async () => {
    const { body } = await call(LIST, { key: hr.key });
    const { objections } = body as { objections: { objectionId: string; filedAt: string }[] };

    expect(objections.map(({ objectionId }) => objectionId)).toEqual(
      objections.toSorted((a, b) => (a.filedAt < b.filedAt ? -1 : 1)).map(({ objectionId }) => objectionId),
    );
    for (const { objectionId } of objections) expect(objectionId).toMatch(/^[a-z0-9]{19}$/);
  });

  it.each<[string, string, Sent, number, string]>([
    ['an objection without a key', FILE, { json: OBJECTION, path: A1 }, 401, 'unauthenticated'],
    ['an objection of a counter', FILE, json(OBJECTION, counter), 403, 'wrong_scope'],
    ['an objection of another unit', FILE, json(OBJECTION, stranger), 403, 'other_unit'],
    ['an objection without a reason', FILE, json({ by: 'Ani' }, hr), 422, 'required'],
    ['an objection without a name', FILE, json({ reason: 'salah' }, hr), 422, 'required'],
    ['too long a reason', FILE, json({ ...OBJECTION, reason: 'x'.repeat(1001) }, hr), 422, 'too_big'],
    ['a reason that nobody can see', FILE, json({ ...OBJECTION, reason: '\u200b' }, hr), 422, 'too_small'],
    ['a figure that there is not', FILE, json({ ...OBJECTION, indicator: 'merit' }, hr), 422, 'invalid_value'],
    ['a ticket that there is not', FILE, json(OBJECTION, hr, { factId: 'A-9' }), 404, 'unknown_fact'],
    ['what is no ticket’s id', FILE, json(OBJECTION, hr, { factId: 'A 9' }), 422, 'invalid_format'],
    ['an answer', FILE, json(OBJECTION, hr, { factId: 'r~k' }), 422, 'invalid_format'],
    ['a decision of HR', DECIDE_OPEN, json(UPHELD, hr), 403, 'wrong_scope'],
    ['a decision that is none', DECIDE_OPEN, json({ ...UPHELD, outcome: 'maybe' }, head), 422, 'invalid_union'],
    ['a correction of nothing', DECIDE_OPEN, json({ ...UPHELD, correction: {} }, head), 422, 'invalid_value'],
    [
      'times that are right',
      DECIDE_OPEN,
      json({ ...UPHELD, correction: { accurate: true } }, head),
      422,
      'invalid_value',
    ],
    [
      'a refusal that corrects',
      DECIDE_OPEN,
      json({ ...UPHELD, outcome: 'refused', correction: { officerId: 'budi' } }, head),
      422,
      'unknown_field',
    ],
    ['a decision on nothing', DECIDE_OPEN, json(UPHELD, head, { factId: 'A-3' }), 404, 'no_open_objection'],
    [
      'a decision on an objection that there is not',
      DECIDE,
      json(UPHELD, head, { ...A1, objectionId: 'none' }),
      404,
      'unknown_objection',
    ],
    ['a list for a counter', LIST, { key: counter.key }, 403, 'wrong_scope'],
    ['a list from a cursor that is not ours', LIST, { key: hr.key, query: { cursor: 'O#~' } }, 422, 'unknown_cursor'],
    ['a list of a state that there is not', LIST, { key: hr.key, query: { state: 'closed' } }, 422, 'invalid_value'],
  ])('refuses %s', async (_, route, sent, status, code) => {
    expect(await call(route, sent)).toMatchObject({ status, body: { status, errors: [{ code }] } });
  });

  it('writes nothing but entries of objections, and leaves no word and no secret in the log', async () => {
    const before = await othersItems();

    const lines = await capturedOutput(async () => {
      await call(FILE, json({ reason: 'alasan rahasia', by: 'nama rahasia' }, hr, { factId: 'A-3' }));
      await call(DECIDE_OPEN, json({ ...UPHELD, correction: { officerId: 'budi' } }, head, { factId: 'A-3' }));
      await call(LIST, { key: hr.key });
    });

    expect(await othersItems()).toEqual(before);
    for (const secret of ['rahasia', UPHELD.reason, SECRET, hr.key, 'A-3', 'budi']) expect(lines).not.toContain(secret);
  });
});
