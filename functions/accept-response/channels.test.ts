// How an answer came: on the citizen's own phone, from a poster, at a kiosk, or on paper that an employee typed. The link
// says whom it is about, whatever way it took; and nobody enters answers about themselves.
import { MINUTE, type OfficerId } from '@tera/domain';
import { type PageReply, makeApiKey } from '@tera/http';
import type { ApiKey } from '@tera/store';
import { complaints } from '@tera/testing/contract';
import { NOW, budi, chargedTo, contoh, event, servedTicket, storedKey } from '@tera/testing/facts';
import { send } from '@tera/testing/http';
import { LINK, aKioskLink, aLink, aPosterLink } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { aBody, aDesk } from './testing.ts';

const ROUTE = 'POST /v1/responses';
const made = makeApiKey();
const bearer = { authorization: `Bearer ${made.key}` };

/** The key of budi, who may push tickets of this unit. */
const aKey = (fields: Partial<ApiKey> = {}) =>
  storedKey(made, { scopes: ['tickets:write'], units: [contoh], officerId: budi, ...fields });

const pageStatus = (reply: PageReply) => ('page' in reply ? reply.page.status : 303);

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
    expect(desk.queued[0]).toMatchObject({
      key: expect.stringMatching(/^p\.[\w-]{22}$/) as string,
      response: { channel: 'poster' },
    });
    expect(desk.queued[0]).not.toHaveProperty('charge');
    expect(desk.queued[0]).not.toHaveProperty('mark');
    expect(desk.queued[0]?.response).not.toHaveProperty('isLinked');
  });

  it('through a poster is each a vote of its own, and the same one when it is sent twice', async () => {
    const desk = aDesk();
    const link = aPosterLink();

    const receipts = [
      await desk.answer(aBody({ link, responseId: 'r-1' })),
      await desk.answer(aBody({ link, responseId: 'r-1' })),
      await desk.answer(aBody({ link, responseId: 'r-2' })),
    ].map(({ body }) => JSON.stringify(body));

    const [first, again, other] = desk.queued.map(({ key }) => key);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    // Nor does it tell what the client calls it: a client may write a time, or itself.
    expect(JSON.stringify(desk.queued)).not.toMatch(/r-[12]/);
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

  it('at a kiosk is about the unit as well, and another one than of the same name at a poster', async () => {
    const desk = aDesk();

    await desk.answer(aBody({ link: aKioskLink() }));
    await desk.answer(aBody({ link: aPosterLink() }));

    expect(desk.queued.map(({ response }) => response.channel)).toEqual(['kiosk', 'poster']);
    expect(desk.queued[0]).not.toHaveProperty('charge');
    expect(desk.queued[0]?.key).not.toBe(desk.queued[1]?.key);
  });

  it.each([aLink(), aPosterLink(), aKioskLink()])(
    'comes as its link says, and not as its body does: %s',
    async (link) => {
      const desk = aDesk();

      const refused = await send(desk.handler, { routeKey: ROUTE, json: aBody({ link, channel: 'kiosk' }) });

      expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'channel' }] } });
      expect(desk.queued).toEqual([]);
    },
  );

  it('that a page of somebody else sends is none', async () => {
    const desk = aDesk();

    const refused = await send(desk.handler, {
      routeKey: ROUTE,
      json: aBody(),
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://jahat.example' },
    });

    expect(refused).toMatchObject({ status: 403, body: { errors: [{ code: 'other_site' }] } });
    expect(complaints(ROUTE, refused)).toEqual([]);
    expect([desk.queued, desk.limited]).toEqual([[], []]);
  });

  it('to a ticket that was completed more than thirty days ago is too late, whatever its link says', async () => {
    const ticket = servedTicket(LINK.ticketId, { day: '2026-10-20' });

    const answer = await aDesk({ ticket }).answer(aBody());

    expect(answer).toMatchObject({ status: 422, body: { errors: [{ code: 'expired_link' }] } });
    expect(pageStatus(await aDesk({ ticket }).post({ 'q.waktu': '4' }))).toBe(410);
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

  it('through the page’s form is none: a form has no channel', async () => {
    const desk = aDesk();

    await desk.post({ 'q.waktu': '4', channel: 'assisted' });

    expect(desk.queued[0]?.response).toMatchObject({ channel: 'ticket' });
  });
});
