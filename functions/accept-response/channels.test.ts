// How an answer came: on the citizen's own phone, from a poster, or at a kiosk. The link says it, and whom it is about.
import { WITHOUT_TICKET, surveyOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { complaints } from '@tera/testing/contract';
import { event, servedTicket, ticketState } from '@tera/testing/facts';
import { send } from '@tera/testing/http';
import { LINK, aKioskLink, aLink, aPosterLink } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { aBody, aDesk } from './testing.ts';

const ROUTE = 'POST /v1/responses';
const pageStatus = (reply: PageReply) => ('page' in reply ? reply.page.status : 303);

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

  it('through a link that is open is taken, however long ago somebody says later that its ticket was completed', async () => {
    const backdated = event('completed', '2026-10-20 08:15', { ticketId: LINK.ticketId });
    const ticket = [...servedTicket(LINK.ticketId), backdated];
    const desk = aDesk({ ticket });
    expect(surveyOf(ticketState(ticket))?.since).toBe(backdated.occurredAt);

    const answer = await desk.answer(aBody());
    const page = await desk.post({ 'q.waktu': '4' });

    expect([answer.status, pageStatus(page)]).toEqual([202, 303]);
    expect(desk.queued).toHaveLength(2);
  });

  it('through a link that has expired is too late by both doors', async () => {
    const desk = aDesk({ now: LINK.expiresAt });

    expect(await desk.answer(aBody())).toMatchObject({ status: 422, body: { errors: [{ code: 'expired_link' }] } });
    expect(pageStatus(await desk.post({ 'q.waktu': '4' }))).toBe(410);
    expect(desk.queued).toEqual([]);
  });

  it('of a citizen needs no key, and a bad one does no harm', async () => {
    const sent = { json: aBody(), headers: { authorization: 'Bearer nonsense' } };

    expect(await send(aDesk().handler, { routeKey: ROUTE, ...sent })).toMatchObject({ status: 202 });
  });

  it.each(['assisted', 'import', 'kiosk'])('is never of a channel %s that its sender names', async (channel) => {
    const desk = aDesk();

    const refused = await send(desk.handler, { routeKey: ROUTE, json: aBody({ channel }) });
    await desk.post({ 'q.waktu': '4', channel });

    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'channel', code: 'unknown_field' }] } });
    expect(desk.queued).toMatchObject([{ response: { channel: 'ticket' } }]);
  });
});
