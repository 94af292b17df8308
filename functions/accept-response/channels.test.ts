// How an answer came: on the citizen's own phone, from a poster, at a kiosk, or on paper that an employee typed. The link
// says whom it is about, whatever way it took; and nobody enters answers about themselves.
import { MINUTE, type OfficerId, WITHOUT_TICKET } from '@tera/domain';
import { makeApiKey } from '@tera/http';
import type { ApiKey } from '@tera/store';
import { complaints } from '@tera/testing/contract';
import { NOW, budi, chargedTo, contoh, event, servedTicket, storedKey } from '@tera/testing/facts';
import { LINK, aLink, aPosterLink } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { aBody, aDesk } from './testing.ts';

const ROUTE = 'POST /v1/responses';
const made = makeApiKey();
const bearer = { authorization: `Bearer ${made.key}` };

/** The key of budi, who may push tickets of this unit. */
const aKey = (fields: Partial<ApiKey> = {}) =>
  storedKey(made, { scopes: ['tickets:write'], units: [contoh], officerId: budi, ...fields });

const assisted = (fields: Readonly<Record<string, unknown>> = {}) => aBody({ channel: 'assisted', ...fields });

describe('an answer', () => {
  it('through a ticket’s link is about its officer and service', async () => {
    const desk = aDesk();

    await desk.answer(aBody());

    expect(desk.queued[0]).toMatchObject({
      response: { channel: 'ticket' },
      charge: { to: { officerId: 'ani', serviceId: 'ektp' } },
    });
  });

  it('through a poster is about the unit, and names nobody', async () => {
    const desk = aDesk();

    const { status } = await desk.answer(aBody({ link: aPosterLink() }));

    expect(status).toBe(202);
    expect(desk.queued[0]).toMatchObject({ key: 'p.r-1', response: { channel: 'poster' } });
    expect(desk.queued[0]).not.toHaveProperty('charge');
    expect(desk.queued[0]).not.toHaveProperty('mark');
    expect(desk.queued[0]?.response).not.toHaveProperty('isLinked');
  });

  it('through a poster is charged to the service that the citizen names, and to no officer', async () => {
    const desk = aDesk();

    const { status } = await desk.answer(aBody({ link: aPosterLink(), serviceId: 'ektp' }));

    expect(status).toBe(202);
    expect(desk.queued[0]?.charge).toEqual({ to: { kind: 'unit', serviceId: 'ektp' }, order: WITHOUT_TICKET });
    expect(desk.queued[0]?.response).not.toHaveProperty('serviceId');
  });

  it.each([
    ['that the unit does not have', aPosterLink(), 'paspor', 'unknown_service'],
    ['beside a ticket, which says it by itself', aLink(), 'ektp', 'not_allowed'],
  ])('with a service %s is refused by the name of the field', async (_, link, serviceId, code) => {
    const desk = aDesk();

    const answer = await desk.answer(aBody({ link, serviceId }));

    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'serviceId', code }] } });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect([desk.queued, desk.limited]).toEqual([[], []]);
  });

  it('through a poster is each a vote of its own, and the same one when it is sent twice', async () => {
    const desk = aDesk();
    const link = aPosterLink();

    const receipts = [
      await desk.answer(aBody({ link, responseId: 'r-1' })),
      await desk.answer(aBody({ link, responseId: 'r-1' })),
      await desk.answer(aBody({ link, responseId: 'r-2' })),
    ].map(({ body }) => JSON.stringify(body));

    expect(desk.queued.map(({ key }) => key)).toEqual(['p.r-1', 'p.r-1', 'p.r-2']);
    expect(receipts[1]).toBe(receipts[0]);
    expect(receipts[2]).not.toBe(receipts[0]);
  });

  it('at a poster can never take the key of a ticket’s answer, whatever its responseId', async () => {
    const desk = aDesk();
    await desk.answer(aBody());
    const ticketKey = desk.queued[0]?.key ?? '';

    await desk.answer(aBody({ link: aPosterLink(), responseId: ticketKey.replaceAll(/[_-]/g, 'x') }));

    expect(desk.queued[1]?.key).not.toBe(ticketKey);
    expect(ticketKey).not.toContain('.');
  });

  it.each([
    ['a ticket’s link', aLink(), chargedTo()],
    ['a poster', aPosterLink(), undefined],
  ])('at a kiosk through %s keeps what the link says', async (_, link, to) => {
    const desk = aDesk();

    await desk.answer(aBody({ link, channel: 'kiosk' }));

    expect(desk.queued[0]?.response).toMatchObject({ channel: 'kiosk' });
    expect(desk.queued[0]?.charge?.to).toEqual(to);
  });

  it('of a citizen needs no key, and a bad one does no harm', async () => {
    expect(await aDesk().answer(aBody(), { authorization: 'Bearer nonsense' })).toMatchObject({ status: 202 });
  });
});

describe('an answer that an employee typed', () => {
  it('is taken from another employee than the one who is rated, under its own channel', async () => {
    const desk = aDesk({ keys: [aKey()] });

    expect(await desk.answer(assisted(), bearer)).toMatchObject({ status: 202 });

    expect(desk.queued[0]).toMatchObject({ response: { channel: 'assisted' }, charge: { to: chargedTo() } });
    expect(desk.queued[0]).not.toHaveProperty('device', expect.anything());
    expect(JSON.stringify(desk.queued)).not.toContain('budi');
  });

  it('is not called fast: paper is typed whenever there is time', async () => {
    const desk = aDesk({ keys: [aKey()] });

    await desk.answer(assisted({ startedAt: new Date(NOW - MINUTE).toISOString() }), bearer);

    expect(desk.queued[0]?.response.flags).toBeUndefined();
  });

  it('may be about the unit, from a poster', async () => {
    const desk = aDesk({ keys: [aKey({ officerId: 'ani' as OfficerId })] });

    expect(await desk.answer(assisted({ link: aPosterLink() }), bearer)).toMatchObject({ status: 202 });
    expect(desk.queued[0]?.response).toMatchObject({ channel: 'assisted' });
  });

  it.each<[string, ApiKey[], { authorization?: string }, number, string]>([
    ['without a key', [aKey()], {}, 401, 'unauthenticated'],
    ['with a key that nobody knows', [], bearer, 401, 'unauthenticated'],
    ['with a wrong secret', [aKey()], { authorization: `${bearer.authorization}x` }, 401, 'unauthenticated'],
    ['with a revoked key', [aKey({ revokedAt: NOW - 1 })], bearer, 401, 'unauthenticated'],
    ['with an expired key', [aKey({ expiresAt: NOW })], bearer, 401, 'unauthenticated'],
    ['with a key for reading', [aKey({ scopes: ['indicators:read'] })], bearer, 403, 'wrong_scope'],
    ['with a key of another unit', [aKey({ units: ['lain'] })], bearer, 403, 'other_unit'],
    ['with a key that is nobody’s own', [aKey({ officerId: undefined })], bearer, 403, 'clerk_unknown'],
    ['by the officer who is rated', [aKey({ officerId: 'ani' as OfficerId })], bearer, 403, 'own_rating'],
  ])('is refused %s', async (_, keys, sent, status, code) => {
    const desk = aDesk({ keys });

    const answer = await desk.answer(assisted(), sent);

    expect(answer).toMatchObject({ status, body: { status, errors: [{ code }] } });
    expect(answer.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(desk.queued).toEqual([]);
    // Nor does it use up what the citizen may still send.
    expect(desk.limited).toEqual([]);
    expect(desk.counted).toEqual({});
  });

  it('is about whom the ticket is charged to by now: a correction tells who may not', async () => {
    const corrected = event('corrected', '08:30', {
      ticketId: LINK.ticketId,
      officerId: budi,
      reason: 'salah petugas',
    });
    const ticket = [...servedTicket(LINK.ticketId), corrected];
    const ofAni = aDesk({ ticket, keys: [aKey({ officerId: 'ani' as OfficerId })] });

    expect(await aDesk({ ticket, keys: [aKey()] }).answer(assisted(), bearer)).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'own_rating' }] },
    });
    expect(await ofAni.answer(assisted(), bearer)).toMatchObject({ status: 202 });
  });

  it('waits for the ticket to be counted: before that nobody can say who is rated', async () => {
    const desk = aDesk({ ticket: [], keys: [aKey()] });

    const answer = await desk.answer(assisted(), bearer);

    expect(answer).toMatchObject({ status: 404, body: { errors: [{ path: 'link', code: 'unknown_ticket' }] } });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect([desk.queued, desk.jobs]).toEqual([[], []]);
  });

  it('through the page’s form is none: a form has no channel but the kiosk', async () => {
    const desk = aDesk();

    await desk.post({ 'q.waktu': '4', channel: 'assisted' });

    expect(desk.queued[0]?.response).toMatchObject({ channel: 'ticket' });
  });
});
