// How an answer came: on the citizen's own phone, from a poster, or at a kiosk. The link says whom it is about, whatever way
// it took.
import { chargedTo } from '@tera/testing/facts';
import { send } from '@tera/testing/http';
import { aLink, aPosterLink } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { aBody, aDesk } from './testing.ts';

const ROUTE = 'POST /v1/responses';

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
    const sent = { json: aBody(), headers: { authorization: 'Bearer nonsense' } };

    expect(await send(aDesk().handler, { routeKey: ROUTE, ...sent })).toMatchObject({ status: 202 });
  });

  it.each(['assisted', 'import'])('is never of the channel %s: only an office brings such in', async (channel) => {
    const desk = aDesk();

    const refused = await send(desk.handler, { routeKey: ROUTE, json: aBody({ channel }) });
    await desk.post({ 'q.waktu': '4', channel });

    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'channel', code: 'invalid_value' }] } });
    expect(desk.queued).toMatchObject([{ response: { channel: 'ticket' } }]);
  });
});
