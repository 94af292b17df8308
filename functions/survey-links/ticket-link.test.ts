// The link of a completed ticket, made anew: about that ticket and nothing else, no longer than the first one, and for whoever
// completed it.
import { DAY, type OfficerId, type RegistryDocument, type TicketEvent, type TicketId, type UnitId } from '@tera/domain';
import type { CounterKey } from '@tera/intake';
import { openLink } from '@tera/links';
import { complaints } from '@tera/testing/contract';
import { NOW, aDocument, ani, at, budi, contoh, ektp, event, servedTicket } from '@tera/testing/facts';
import { answerTo } from '@tera/testing/http';
import { SECRETS } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { ticketLink } from './ticket-link.ts';
import { depsOf } from './testing.ts';

const ROUTE = 'GET /v1/units/{unitId}/tickets/{ticketId}/link';
const A1 = 'A-1' as TicketId;
/** Of the link of a ticket that was completed at 08:15. */
const END = at('08:15') + 30 * DAY;

async function linkOf(
  events: readonly TicketEvent[],
  ticketId = A1,
  unitId = contoh,
  {
    now = NOW,
    officerId,
    unit = aDocument(),
    caller = LOKET_1,
  }: {
    readonly now?: number;
    readonly officerId?: OfficerId;
    readonly unit?: RegistryDocument;
    readonly caller?: CounterKey & { readonly keyId: string };
  } = {},
) {
  const deps = depsOf({ unit, tickets: { [A1]: events }, now, keys: { 'k-1': LOKET_1, 'k-2': LOKET_2 } });
  const answer = answerTo(await ticketLink({ unitId, ticketId }, { ...caller, officerId }, deps));
  expect(complaints(ROUTE, answer)).toEqual([]);
  return answer;
}

function opened({ body }: { readonly body: unknown }, now = NOW) {
  const { url } = body as { url: string };
  return openLink(url.replace('https://tera.example/s/', ''), SECRETS, now);
}

const LOKET_1 = { keyId: 'k-1', name: 'Loket 1', madeBy: ['admin'] };
const LOKET_2 = { keyId: 'k-2', name: 'Loket 2', madeBy: ['admin'] };

/** What happened to ticket A-1 after it was served by ani for ektp. */
const served = (...later: readonly TicketEvent[]) => [
  ...servedTicket(A1).map((one) => Object.assign(one, { sentBy: { keyId: 'k-1' } })),
  ...later,
];
const on = (type: TicketEvent['type'], clock: string, fields: Partial<TicketEvent> = {}) =>
  event(type, clock, { ticketId: A1, ...fields });

const askedBy = (caller: CounterKey & { readonly keyId: string }) => linkOf(served(), A1, contoh, { caller });

describe('the link of a ticket', () => {
  it('is for the key of its officer, and of no other one', async () => {
    const as = (officerId: OfficerId, events = served()) => linkOf(events, A1, contoh, { officerId });

    expect((await as(ani)).status).toBe(200);
    expect(await as(budi)).toMatchObject({ status: 403, body: { errors: [{ code: 'other_officer' }] } });
    const moved = served(on('corrected', '09:00', { officerId: budi, reason: 'tertukar' }));
    expect([(await as(ani, moved)).status, (await as(budi, moved)).status]).toEqual([403, 200]);
  });

  it('ends with the unit', async () => {
    const unit = aDocument({ closedFrom: '2026-11-20' });

    expect(await linkOf(served(), A1, contoh, { unit })).toMatchObject({
      status: 410,
      body: { errors: [{ code: 'unit_closed' }] },
    });
  });

  it('that was completed names it alone, and lives for thirty days from its completion', async () => {
    const answer = await linkOf(served());

    expect(answer.status).toBe(200);
    expect(opened(answer)).toEqual({
      state: 'open',
      link: { unitId: contoh, ticketId: A1, expiresAt: END, isRemade: true },
    });
    expect(opened(answer, END)).toMatchObject({ state: 'expired' });
  });

  it('comes with its QR code and its end', async () => {
    const { body } = await linkOf(served());

    const { url, qr } = body as { url: string; qr: string };
    expect(body).toMatchObject({ ticketId: A1, expiresAt: new Date(END).toISOString() });
    expect(url).toMatch(/^https:\/\/tera\.example\/s\/r~1~contoh~A-1~/);
    expect(qr).toBe(`${url}/qr.svg`);
  });

  it('is the same whenever it is made, and never begins again', async () => {
    const late = await linkOf(served(), A1, contoh, { now: END - 1 });

    expect(late.body).toEqual((await linkOf(served())).body);
    expect(await linkOf(served(), A1, contoh, { now: END })).toMatchObject({
      status: 410,
      body: { errors: [{ path: 'ticketId', code: 'survey_over' }] },
    });
  });

  it('that was reopened and completed again lives from the first completion: it never begins again', async () => {
    const again = [
      on('reopened', '08:30'),
      on('started', '08:31', { officerId: budi }),
      on('completed', '08:40', { officerId: budi, serviceId: ektp }),
    ];

    expect(opened(await linkOf(served(...again)))).toMatchObject({ link: { expiresAt: END } });
  });

  it('that was reopened and has not ended again still has one, as it is completed in the figures', async () => {
    expect(opened(await linkOf(served(on('reopened', '08:30'))))).toMatchObject({ link: { ticketId: A1 } });
  });

  it('is for the key that completed it, for one that made it or that it made, and for one of its name', async () => {
    const allowed = [
      LOKET_1,
      { keyId: 'admin', name: 'Admin', madeBy: [] },
      { keyId: 'k-3', name: 'Antrean', madeBy: ['k-1', 'admin'] },
      // The one in whose place it came is revoked, and still known.
      { keyId: 'k-4', name: 'Loket 1', madeBy: ['admin'] },
    ];

    expect((await Promise.all(allowed.map(askedBy))).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const caller of [LOKET_2, { keyId: 'hr', name: 'Kepegawaian', madeBy: ['admin'] }]) {
      expect(await askedBy(caller)).toMatchObject({ status: 403, body: { errors: [{ code: 'other_counter' }] } });
    }
  });

  it('cannot be taken over by completing the ticket of another counter before or after it', async () => {
    const byOther = { officerId: budi, serviceId: ektp, sentBy: { keyId: 'k-2' } };
    for (const events of [
      [on('started', '08:01', byOther), on('completed', '08:02', byOther)],
      [on('reopened', '09:00', byOther), on('started', '09:01', byOther), on('completed', '09:02', byOther)],
    ]) {
      expect((await linkOf(served(...events), A1, contoh, { caller: LOKET_2 })).status).toBe(403);
    }
  });

  it('that came without a key is the first one, for any key of the unit', async () => {
    const answer = await linkOf(servedTicket(A1), A1, contoh, { caller: LOKET_2 });

    expect(opened(answer)).toEqual({ state: 'open', link: { unitId: contoh, ticketId: A1, expiresAt: END } });
  });

  it('that nobody is known to have served has one as well', async () => {
    const closed = [on('issued', '08:00', { serviceId: ektp }), on('completed', '08:15', { serviceId: ektp })];

    expect(opened(await linkOf(closed))).toMatchObject({ state: 'open', link: { ticketId: A1 } });
  });

  it('whose number has begun again is that of the first visit', async () => {
    const again = servedTicket(A1, { day: '2026-11-21', officerId: budi });

    expect(opened(await linkOf(served(...again)))).toMatchObject({ link: { expiresAt: END } });
  });
});

describe('no link', () => {
  it.each<[string, TicketEvent[]]>([
    ['only issued', [on('issued', '08:00', { serviceId: ektp })]],
    ['still being served', served().slice(0, 2)],
    ['not there when called', [on('issued', '08:00', { serviceId: ektp }), on('no_show', '08:05')]],
    ['left while being served', [...served().slice(0, 2), on('left', '08:12', { officerId: ani, serviceId: ektp })]],
    ['left', [on('issued', '08:00', { serviceId: ektp }), on('left', '08:05')]],
    ['cancelled', [on('issued', '08:00', { serviceId: ektp }), on('cancelled', '08:05')]],
  ])('is there for a ticket that is %s', async (_, events) => {
    expect(await linkOf(events)).toMatchObject({
      status: 409,
      body: { errors: [{ path: 'ticketId', code: 'not_completed' }] },
    });
  });

  it('is there for a ticket that nobody knows', async () => {
    expect(await linkOf(served(), 'A-2' as TicketId)).toMatchObject({
      status: 404,
      body: { errors: [{ path: 'ticketId', code: 'unknown_ticket' }] },
    });
  });

  it('is there in a unit that nobody knows, nor for another unit’s ticket', async () => {
    expect(await linkOf(served(), A1, 'lain' as UnitId)).toMatchObject({
      status: 404,
      body: { errors: [{ path: 'unitId', code: 'unknown_unit' }] },
    });
  });
});
