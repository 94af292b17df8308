// Deciding an objection: once, by whoever may, and the figures are told the one thing that follows from it.
import { KEPT_FOR, QUEUED_FOR } from '@tera/domain';
import { anEngine, conflict, timeout } from '@tera/testing/engine';
import { NOW } from '@tera/testing/facts';
import { refusal } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';
import { DECIDER, FILER, OBJECTION, REFUSED, SERVED, UPHELD, aHouse, idOf, later } from './testing.ts';

const engine = anEngine();

/** A house in which one ticket is contested, and in which it is an hour later. */
async function aContest() {
  const house = aHouse({ client: engine.client });
  const objectionId = idOf(await house.file('A-001'));
  house.queued();
  house.setClock(later(60));
  return { ...house, objectionId };
}

describe('an objection that is refused', () => {
  it('is answered with its reason and its trail', async () => {
    const { decide, objectionId, unitId } = await aContest();

    const { status, body } = await decide('A-001', REFUSED, objectionId);

    expect(status).toBe(200);
    expect(body).toEqual({
      objectionId,
      unitId,
      factId: 'A-001',
      state: 'refused',
      by: FILER.name,
      ...OBJECTION,
      filedAt: '2026-11-20T02:00:00.000Z',
      decidedAt: '2026-11-20T03:00:00.000Z',
      trail: [
        { at: '2026-11-20T02:00:00.000Z', what: 'filed', keyId: 'hr', by: FILER.name, ...OBJECTION },
        {
          at: '2026-11-20T03:00:00.000Z',
          what: 'refused',
          keyId: 'kepala',
          reason: REFUSED.reason,
          by: DECIDER.name,
        },
      ],
    });
  });

  it('leaves the ticket as it was, and clear', async () => {
    const { decide, objectionId, queued } = await aContest();

    await decide('A-001', REFUSED);

    expect(queued()).toMatchObject([{ kind: 'ruling', ruling: { state: 'clear', at: later(60), objectionId } }]);
  });
});

describe('an objection that is upheld', () => {
  it('annuls the ticket', async () => {
    const { decide, objectionId, queued, unitId } = await aContest();

    expect(await decide('A-001', UPHELD, objectionId)).toMatchObject({ status: 200, body: { state: 'upheld' } });

    expect(queued()).toEqual([
      {
        v: 1,
        kind: 'ruling',
        unitId,
        fact: { kind: 'ticket', id: 'A-001' },
        ruling: { state: 'annulled', at: later(60), objectionId },
      },
    ]);
  });

  it('with another officer and service corrects the ticket, which takes its answer along, and is over', async () => {
    const { decide, objectionId, queued, unitId } = await aContest();
    const correction = { officerId: 'budi', serviceId: 'kk' };
    const eventId = `objection.${objectionId}`;
    const at = later(60);

    const { body } = await decide('A-001', { ...UPHELD, correction });

    expect(queued()).toEqual([
      {
        v: 1,
        kind: 'ticket-events',
        unitId,
        events: [
          { eventId, ticketId: 'A-001', type: 'corrected', occurredAt: at, ...correction, reason: UPHELD.reason },
        ],
        sentBy: { keyId: 'kepala' },
      },
      {
        v: 1,
        kind: 'ruling',
        unitId,
        fact: { kind: 'ticket', id: 'A-001' },
        ruling: { state: 'clear', at, objectionId },
      },
    ]);
    expect(body).toMatchObject({ state: 'upheld', trail: [{ what: 'filed' }, { what: 'upheld', correction }] });
  });

  it('because the times are not right sets them aside', async () => {
    const { decide, queued } = await aContest();

    await decide('A-001', { ...UPHELD, correction: { accurate: false } });

    expect(queued()).toMatchObject([
      { kind: 'ticket-events', events: [{ type: 'corrected', accurate: false, occurredAt: later(60) }] },
      { kind: 'ruling', ruling: { state: 'clear' } },
    ]);
  });

  it('for a long reason takes only its beginning along to the ticket', async () => {
    const { decide, queued } = await aContest();
    const reason = `${'x'.repeat(199)}😀${'y'.repeat(700)}`;

    const { body } = await decide('A-001', { ...UPHELD, reason, correction: { officerId: 'budi' } });

    expect(body).toMatchObject({ trail: [{}, { reason }] });
    expect(queued()[0]).toMatchObject({ events: [{ reason: `${'x'.repeat(199)}\uFFFD` }] });
  });

  it.each([
    ['an officer who is not of this unit', { officerId: 'citra' }, 'correction.officerId', 'unknown_officer'],
    ['a service that there is not', { serviceId: 'sim' }, 'correction.serviceId', 'unknown_service'],
  ])('cannot name %s', async (_, correction, path, code) => {
    const { decide, ofFact, queued } = await aContest();

    expect(await decide('A-001', { ...UPHELD, correction })).toMatchObject(refusal(422, path, code));
    expect((await ofFact('A-001')).body).toMatchObject({ objections: [{ state: 'open' }] });
    expect(queued()).toEqual([]);
  });
});

const made = (...madeBy: readonly string[]) => ({ keyId: 'anak', name: 'Kunci anak', madeBy });

describe('whoever filed an objection', () => {
  it.each([
    ['decides it not', FILER],
    ['has not a key decide it that it made', made('hr')],
    ['has not a key decide it that such a key made', made('cucu', 'hr', 'kepala')],
  ])('%s, by either path, and nothing comes of it', async (_, by) => {
    const { decide, objectionId, ofFact, queued } = await aContest();

    for (const id of [objectionId, undefined]) {
      expect(await decide('A-001', UPHELD, id, by)).toMatchObject(refusal(403, 'objectionId', 'self_decision'));
    }

    expect((await ofFact('A-001')).body).toMatchObject({ objections: [{ state: 'open' }] });
    expect(queued()).toEqual([]);
  });

  it('leaves it to any other key, also to one that was made by the same one, or that made it', async () => {
    const { decide } = await aContest();

    expect((await decide('A-001', UPHELD, undefined, made('admin'))).status).toBe(200);
  });
});

describe('an objection to a ticket that its ruling might not reach', () => {
  it.each([
    ['is about to be forgotten', SERVED + KEPT_FOR - QUEUED_FOR + 1, 'about_to_be_forgotten'],
    ['is forgotten', SERVED + KEPT_FOR, 'facts_forgotten'],
  ])('because the ticket %s cannot be upheld, with or without a correction', async (_, now, code) => {
    const { decide, objectionId, ofFact, queued, setClock } = await aContest();
    setClock(now);

    expect(await decide('A-001', UPHELD, objectionId)).toMatchObject(refusal(409, 'factId', code));
    expect(await decide('A-001', { ...UPHELD, correction: { officerId: 'budi' } })).toMatchObject(
      refusal(409, 'factId', code),
    );

    expect((await ofFact('A-001')).body).toMatchObject({ objections: [{ state: 'open' }] });
    expect(queued()).toEqual([]);
  });

  it('can be refused', async () => {
    const { decide, setClock } = await aContest();
    setClock(SERVED + KEPT_FOR);

    expect(await decide('A-001', REFUSED)).toMatchObject({ status: 200, body: { state: 'refused' } });
  });

  it('has the same answer again when it was upheld in time', async () => {
    const { decide, objectionId, setClock } = await aContest();
    setClock(SERVED + KEPT_FOR - QUEUED_FOR);
    const first = await decide('A-001', UPHELD, objectionId);
    expect(first.status).toBe(200);

    setClock(SERVED + KEPT_FOR);
    expect(await decide('A-001', UPHELD, objectionId)).toEqual(first);
  });
});

describe('a decision', () => {
  it('that is sent again has the same answer, by either path, and the figures hear of it once', async () => {
    const { decide, objectionId, queued, setClock } = await aContest();
    const upheld = { ...UPHELD, correction: { officerId: 'budi', accurate: false } };

    const first = await decide('A-001', upheld, objectionId);
    setClock(later(90));
    const again = [
      await decide('A-001', upheld, objectionId),
      await decide('A-001', { ...upheld, correction: { accurate: false, officerId: 'budi' } }),
    ];

    expect(again).toEqual([first, first]);
    expect(queued().filter(({ kind }) => kind === 'ruling')).toHaveLength(1);
  });

  it('that is sent again after the officer has left is still the same', async () => {
    const { decide, leaves, objectionId } = await aContest();
    const upheld = { ...UPHELD, correction: { officerId: 'budi' } };
    const first = await decide('A-001', upheld);

    leaves('budi');

    expect([await decide('A-001', upheld), await decide('A-001', upheld, objectionId)]).toEqual([first, first]);
  });

  it.each([
    ['the other way', UPHELD, DECIDER],
    ['for another reason', { ...REFUSED, reason: 'lain' }, DECIDER],
    ['with another key', REFUSED, { keyId: 'camat', name: DECIDER.name }],
  ])('cannot be taken again %s', async (_, otherwise, by) => {
    const { decide, objectionId, ofFact, queued } = await aContest();
    await decide('A-001', REFUSED);
    const before = await ofFact('A-001');
    queued();

    expect(await decide('A-001', otherwise, objectionId, by)).toMatchObject(
      refusal(409, 'objectionId', 'already_decided'),
    );
    expect(await decide('A-001', otherwise, undefined, by)).toMatchObject(refusal(404, 'factId', 'no_open_objection'));

    expect(await ofFact('A-001')).toEqual(before);
    expect(queued()).toEqual([]);
  });

  it('upheld with a correction is another one than upheld without', async () => {
    const { decide, objectionId } = await aContest();
    await decide('A-001', { ...UPHELD, correction: { officerId: 'budi' } });

    expect(await decide('A-001', UPHELD, objectionId)).toMatchObject(refusal(409, 'objectionId', 'already_decided'));
  });

  it('of two that come together is one, and the other hears of it', async () => {
    const { decide, objectionId, ofFact, queued } = await aContest();

    const answers = await Promise.all([
      decide('A-001', REFUSED, objectionId),
      decide('A-001', UPHELD, objectionId),
      decide('A-001', REFUSED, objectionId),
    ]);

    const { objections } = (await ofFact('A-001')).body as { objections: { state: 'refused' | 'upheld' }[] };
    const stands = objections[0]?.state;
    expect(answers.map(({ status }) => status)).toEqual(stands === 'refused' ? [200, 409, 200] : [409, 200, 409]);
    const told = new Set(queued().map((message) => (message.kind === 'ruling' ? message.ruling.state : message.kind)));
    expect([...told]).toEqual([stands === 'refused' ? 'clear' : 'annulled']);
  });

  it('needs an objection', async () => {
    const { decide } = await aContest();
    const empty = aHouse({ client: engine.client });

    expect(await empty.decide('A-001', REFUSED)).toMatchObject(refusal(404, 'factId', 'no_open_objection'));
    expect(await decide('A-001', REFUSED, 'nosuchone')).toMatchObject(refusal(404, 'objectionId', 'unknown_objection'));
  });

  it('of one fact’s objection is not had under the name of another fact', async () => {
    const house = aHouse({ client: engine.client, facts: ['A-001', 'A-002'] });
    const objectionId = idOf(await house.file('A-001'));

    expect(await house.decide('A-002', REFUSED, objectionId)).toMatchObject(
      refusal(404, 'objectionId', 'unknown_objection'),
    );
  });

  it('is later than the objection, whatever the clocks say', async () => {
    const { decide, queued, setClock } = await aContest();
    setClock(later(-60));

    await decide('A-001', REFUSED);

    expect(queued()).toMatchObject([{ ruling: { at: NOW + 1 } }]);
  });
});

describe('when the queue takes nothing', () => {
  it('a decision is 503, stands, and is told to the figures by the same request', async () => {
    const { decide, ofFact, objectionId, queued, queueTakes } = await aContest();
    queueTakes(() => false);

    const refused = await decide('A-001', UPHELD, objectionId);
    expect(refused).toMatchObject({ ...refusal(503, '', 'queue_unavailable'), headers: { 'retry-after': '5' } });
    expect((await ofFact('A-001')).body).toMatchObject({ objections: [{ state: 'upheld' }] });
    expect(await decide('A-001', REFUSED, objectionId)).toMatchObject({ status: 409 });

    queueTakes(() => true);
    expect(await decide('A-001', UPHELD)).toMatchObject({ status: 200 });
    expect(queued()).toMatchObject([{ ruling: { state: 'annulled', at: later(60) } }]);
  });

  it('or only a part of it, all of it is sent again, to the letter', async () => {
    const { decide, queued, queueTakes, setClock } = await aContest();
    const upheld = { ...UPHELD, correction: { officerId: 'budi' } };
    queueTakes(({ kind }) => kind === 'ticket-events');

    expect((await decide('A-001', upheld)).status).toBe(503);
    const part = queued();
    queueTakes(() => true);
    setClock(later(120));
    expect((await decide('A-001', upheld)).status).toBe(200);

    const whole = queued();
    expect(whole.map(({ kind }) => kind)).toEqual(['ticket-events', 'ruling']);
    expect(whole).toEqual(expect.arrayContaining(part));
  });

  it('a decision overtakes the objection that the figures never heard of', async () => {
    const house = aHouse({ client: engine.client });
    house.queueTakes(() => false);
    await house.file('A-001');
    house.queueTakes(() => true);
    house.setClock(later(60));

    expect((await house.decide('A-001', UPHELD)).status).toBe(200);
    expect(house.queued()).toMatchObject([{ ruling: { state: 'annulled', at: later(60) } }]);
    expect(await house.waiting()).toEqual([]);
  });

  it('a decision waits in the outbox, and is all that waits of its objection', async () => {
    const house = aHouse({ client: engine.client });
    house.queueTakes(() => false);
    await house.file('A-001');
    await house.decide('A-001', UPHELD);

    expect(await house.waiting()).toEqual(['decided']);
  });
});

describe('a decision whose request ends', () => {
  it('once it is stored is told to the figures by the same request', async () => {
    const { decide, queued, queueTakes, waiting } = await aContest();
    queueTakes(() => {
      throw new Error('killed');
    });

    await expect(decide('A-001', UPHELD)).rejects.toThrow('killed');
    expect(await waiting()).toEqual(['decided']);

    queueTakes(() => true);
    expect((await decide('A-001', UPHELD)).status).toBe(200);
    expect(queued()).toMatchObject([{ ruling: { state: 'annulled', at: later(60) } }]);
    expect(await waiting()).toEqual([]);
  });

  it('before it is out of the outbox is taken, and told once more', async () => {
    const client = engine.clientWith(async ({ name, nth }, proceed) => {
      if (name === 'DeleteItem' && nth === 2) throw timeout();
      return proceed();
    });
    const { decide, file, left, queued, waiting } = aHouse({ client });
    await file('A-001');
    queued();

    expect((await decide('A-001', UPHELD)).status).toBe(200);
    expect(await waiting()).toEqual(['decided']);
    expect(left).toHaveLength(1);
    const first = queued();

    expect((await decide('A-001', UPHELD)).status).toBe(200);
    expect(queued()).toEqual(first);
    expect(await waiting()).toEqual([]);
  });
});

/** An engine that is busy with every transaction but the first, which is the filing, up to the `most`th. */
const busyUpTo = (most: number) =>
  engine.clientWith(async ({ name, nth }, proceed) => {
    if (name === 'TransactWriteItems' && nth > 1 && nth <= most) throw conflict();
    return proceed();
  });

describe('when the store is busy', () => {
  it('a decision is tried again', async () => {
    const { decide, file, queued } = aHouse({ client: busyUpTo(3) });
    await file('A-001');
    queued();

    expect(await decide('A-001', UPHELD)).toMatchObject({ status: 200, body: { state: 'upheld' } });
    expect(queued()).toHaveLength(1);
  });

  it('for good, the caller is told so, and nothing is decided', async () => {
    const { decide, file, ofFact } = aHouse({ client: busyUpTo(Number.POSITIVE_INFINITY) });
    await file('A-001');

    expect(await decide('A-001', UPHELD)).toMatchObject(refusal(409, 'objectionId', 'contended'));
    expect((await ofFact('A-001')).body).toMatchObject({ objections: [{ state: 'open' }] });
  });
});
