// One citizen's answers: the link says what they are about, nothing that names the ticket or a person goes on from here.
import { FactMessageSchema } from '@tera/contracts';
import { DAY, MINUTE, type TicketId, type UnitId } from '@tera/domain';
import { complaints } from '@tera/testing/contract';
import type { FactReader } from '@tera/store';
import { ticketsThat } from '@tera/testing/doubles';
import { NOW, aDocument, at, budi, ektp, event, servedTicket } from '@tera/testing/facts';
import { LINK, aLink, aPosterLink, secretsOf } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { aBody, aDesk } from './testing.ts';

const ROUTE = 'POST /v1/responses';
const refusal = (code: string) => ({ status: 422, body: { errors: [{ path: 'link', code }] } });

describe('an answer', () => {
  it('is queued with what the link says, and gets a receipt', async () => {
    const desk = aDesk();

    const answer = await desk.answer(
      aBody({ respondent: { sex: 'P', age: '26-35' }, language: 'id', startedAt: '2026-11-20T08:59:00+07:00' }),
    );

    expect(answer).toMatchObject({
      status: 202,
      body: { receipt: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/) as string },
    });
    expect(desk.queued).toMatchObject([
      {
        v: 1,
        kind: 'response',
        unitId: 'contoh',
        response: {
          channel: 'ticket',
          isLinked: true,
          questionnaire: 'skm-2017.2',
          answers: { perilaku: 4, kompetensi: 3 },
          respondent: { sex: 'P', age: '26-35' },
          language: 'id',
        },
        charge: { to: { kind: 'officer', officerId: 'ani', serviceId: 'ektp' } },
      },
    ]);
    expect(FactMessageSchema.safeParse(JSON.parse(JSON.stringify(desk.queued[0]))).success).toBe(true);
    expect(desk.counted).toEqual({ Accepted: 1 });
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it('is queued under a pseudonym: no ticket and no link is in the message', async () => {
    const desk = aDesk();

    await desk.answer(aBody());

    const text = JSON.stringify(desk.queued);
    expect(text).not.toContain(LINK.ticketId);
    expect(text).not.toContain(aLink());
    expect(desk.queued[0]?.key).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it('carries its day and no moment, and no id that a client made', async () => {
    const at1 = aDesk({ now: NOW });
    const at2 = aDesk({ now: NOW + 37 * MINUTE });
    const body = aBody({ responseId: 'A-001.09.12', startedAt: '2026-11-20T08:59:00+07:00' });

    for (const desk of [at1, at2]) await desk.answer(body);

    const [first, second] = [at1.queued[0], at2.queued[0]].map((message) => message?.response);
    expect(first?.receivedAt).toBe(at('00:00'));
    expect({ ...second, flags: [] }).toEqual({ ...first, flags: [] });
    const text = JSON.stringify(at1.queued);
    for (const telling of ['A-001', 'startedAt', String(NOW)]) expect(text).not.toContain(telling);
  });

  it('has its comment masked before it is queued', async () => {
    const desk = aDesk();

    await desk.answer(aBody({ comment: 'Hubungi 0812-3456-7890 atau warga@contoh.example, biaya Rp 150.000' }));
    await desk.answer(aBody({ comment: ' \u200B ' }));

    expect(desk.queued.map(({ comment }) => comment?.text)).toEqual([
      'Hubungi [disamarkan] atau [disamarkan], biaya Rp 150.000',
      undefined,
    ]);
  });

  it('given a second time changes no key and gets the same receipt, with whatever other answers and link', async () => {
    const desk = aDesk({ secrets: [secretsOf('2', { 1: 'a secret', 2: 'a newer secret' })] });
    const later = aLink({ expiresAt: NOW + 5 * DAY }, secretsOf('2', { 2: 'a newer secret' }));

    const first = await desk.answer(aBody());
    const second = await desk.answer(aBody({ link: later, responseId: 'r-2', answers: { perilaku: 1 } }));

    expect(second.body).toEqual(first.body);
    expect(desk.queued[1]?.key).toBe(desk.queued[0]?.key);
  });

  it('about another ticket, or the same number in another unit, has another key and receipt', async () => {
    const desk = aDesk();

    const first = await desk.answer(aBody());
    const other = await desk.answer(aBody({ link: aLink({ ticketId: 'TIKET-0043' as TicketId }) }));

    expect(other.body).not.toEqual(first.body);
    expect(desk.queued[1]?.key).not.toBe(desk.queued[0]?.key);
  });

  it('says which attempt at its ticket it is, whatever the link', async () => {
    const desk = aDesk();

    await desk.answer(aBody());
    await desk.answer(aBody({ responseId: 'r-2', link: aLink({ expiresAt: NOW + 5 * DAY }) }));
    await desk.answer(aBody({ link: aLink({ ticketId: 'TIKET-0043' as TicketId }) }));

    expect(desk.queued.map(({ response }) => response.attempt)).toEqual([1, 2, 1]);
  });

  it('at a poster is no attempt of several: each has a key of its own', async () => {
    const desk = aDesk();

    await desk.answer(aBody({ link: aPosterLink() }));

    expect(desk.queued[0]?.response).not.toHaveProperty('attempt', expect.anything());
  });

  it('that could not be read out of the queue is refused by the name of its field, and not queued', async () => {
    const desk = aDesk();

    const answer = await desk.answerUnread({
      link: aLink(),
      responseId: 'r-1',
      answers: {},
    });

    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'answers', code: 'invalid_value' }] } });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(desk.queued).toEqual([]);
    expect(desk.counted).toEqual({});
  });

  it('counts under the form that the unit asks', async () => {
    const desk = aDesk({ unit: aDocument({ questionnaire: 'skm-2017.1' }) });

    await desk.answer(aBody());

    expect(desk.queued[0]?.response.questionnaire).toBe('skm-2017.1');
  });

  it('that the queue does not take is to be sent again', async () => {
    const desk = aDesk({ queueTakes: false });

    const answer = await desk.answer(aBody());

    expect(answer).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      body: { errors: [{ code: 'queue_unavailable' }] },
    });
    expect(desk.counted).toEqual({});
    expect(complaints(ROUTE, answer)).toEqual([]);
  });
});

describe('whose an answer is', () => {
  const corrected = event('corrected', '08:30', { ticketId: LINK.ticketId, officerId: budi, reason: 'salah petugas' });
  const served = servedTicket(LINK.ticketId);

  it('says its ticket, corrections included', async () => {
    const desk = aDesk({ ticket: [...served, corrected] });

    await desk.answer(aBody());

    expect(desk.queued[0]?.charge?.to).toEqual({ kind: 'officer', officerId: budi, serviceId: ektp });
    expect(desk.jobs).toEqual([]);
  });

  it('is nobody where it was annulled, and the unit where nobody is known to have served', async () => {
    const annulled = aDesk({ ruling: { state: 'annulled', at: NOW, objectionId: 'o-1' } });
    const { officerId: _, ...closed } = event('completed', '08:15', { ticketId: LINK.ticketId, serviceId: ektp });
    const unserved = aDesk({ ticket: [event('issued', '08:00', { ticketId: LINK.ticketId }), closed] });

    for (const desk of [annulled, unserved]) await desk.answer(aBody());

    expect(annulled.queued[0]?.charge?.to).toEqual({ kind: 'annulled' });
    expect(unserved.queued[0]?.charge?.to).toEqual({ kind: 'unit', serviceId: ektp });
  });

  it('grows with the version of the ticket, and shows no version', async () => {
    const orders = [1, 2, 40].map(async (version) => {
      const desk = aDesk({ facts: ofVersion(version) });
      await desk.answer(aBody());
      return desk.queued[0]?.charge?.order ?? 0;
    });
    const [one = 0, two = 0, forty = 0] = await Promise.all(orders);

    expect([two - one, forty - one]).toEqual([1, 39]);
    expect(one).toBeGreaterThan(1000);
  });

  it('is told later where the ticket is not counted yet: somebody is asked for it first', async () => {
    const desk = aDesk({ ticket: served.slice(0, 2) });

    expect(await desk.answer(aBody())).toMatchObject({ status: 202 });

    expect(desk.queued[0]).not.toHaveProperty('charge');
    expect(desk.jobs).toEqual([{ v: 1, unitId: 'contoh', ticketId: LINK.ticketId }]);
  });

  it('is told later as well where the ticket cannot be read: no answer is turned away for it', async () => {
    const desk = aDesk({ facts: { read: () => Promise.reject(new Error('the table is gone')) } });

    expect(await desk.answer(aBody())).toMatchObject({ status: 202 });

    expect(desk.jobs).toHaveLength(1);
  });

  it('must be known to be told some time: without that the answer is not taken', async () => {
    const desk = aDesk({ ticket: [], chargesTake: false });

    const answer = await desk.answer(aBody());

    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(desk.queued).toEqual([]);
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  function ofVersion(version: number): FactReader {
    const tickets = ticketsThat(() => ({ [LINK.ticketId]: served }));
    return {
      read: async (keys, now) =>
        new Map(Array.from(await tickets.read(keys, now), ([name, fact]) => [name, { ...fact, version }])),
    };
  }
});

describe('a link', () => {
  it('that has expired is a closed survey, and says so', async () => {
    const desk = aDesk({ now: LINK.expiresAt });

    const answer = await desk.answer(aBody());

    expect(answer).toMatchObject(refusal('expired_link'));
    expect(desk.queued).toEqual([]);
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  const parts = aLink().split('~');
  it.each(['kind', 'key id', 'unit', 'ticket', 'expiry', 'signature'].map((name, index) => [name, index] as const))(
    'with another %s is none of ours',
    async (_, index) => {
      const desk = aDesk();
      const changed = parts.map((part, place) => (place === index ? `z${part.slice(1)}` : part)).join('~');

      expect(await desk.answer(aBody({ link: changed }))).toMatchObject(refusal('unknown_link'));
      expect(desk.queued).toEqual([]);
    },
  );

  it.each(['x', 'https://tera.example/s/abc', `${aLink()}~`, ` ${aLink()}`])(
    'that is nonsense is none of ours: %s',
    async (link) => {
      expect(await aDesk().answer(aBody({ link }))).toMatchObject(refusal('unknown_link'));
    },
  );

  it('of a unit that is no longer there is refused', async () => {
    const link = aLink({ unitId: 'lain' as UnitId });

    expect(await aDesk().answer(aBody({ link }))).toMatchObject(refusal('unknown_link'));
  });
});

describe('when the secret is rotated', () => {
  const [old, both, fresh] = [
    secretsOf('1', { 1: 'a secret' }),
    secretsOf('2', { 1: 'a secret', 2: 'newer' }),
    secretsOf('2', { 2: 'newer' }),
  ];

  it('links that were made before live on', async () => {
    expect(await aDesk({ secrets: [both] }).answer(aBody({ link: aLink({}, old) }))).toMatchObject({ status: 202 });
  });

  it('a link of the new key makes a function that runs already look again, once', async () => {
    const desk = aDesk({ secrets: [old, both] });

    expect(await desk.answer(aBody({ link: aLink({}, fresh) }))).toMatchObject({ status: 202 });
    expect(desk.renewals()).toBe(1);
  });

  it('links of a key that was taken away are none of ours any more', async () => {
    const desk = aDesk({ secrets: [fresh] });

    expect(await desk.answer(aBody({ link: aLink({}, old) }))).toMatchObject(refusal('unknown_link'));
    expect(desk.renewals()).toBe(1);
  });

  it('a forged link makes nobody look', async () => {
    const desk = aDesk();

    await desk.answer(aBody({ link: `${aLink().slice(0, -4)}AAAA` }));

    expect(desk.renewals()).toBe(0);
  });
});
