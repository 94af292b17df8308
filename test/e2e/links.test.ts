// Whose a survey link is to give, and for how long: what an office's own counters could otherwise answer in their citizens' place.

import { aDocument } from '@tera/testing/facts';
import { type Client, aStack, sideBySide, tokenOf } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { aResponse, allAnswered } from '../support/answers.ts';
import { DAY, currentYear } from '../support/calendar.ts';

const unit = aDocument({ publishes: 'year', officers: ['ani', 'budi'], counters: ['loket-1', 'loket-2'] });
const tera = aStack();

/** A client with the key of a counter. */
async function counterOf(unitId: string, name: string): Promise<Pick<Client, 'call'>> {
  const { key } = (
    await tera.client.call('POST', '/v1/keys', { json: { name, scopes: ['tickets:write'], units: [unitId] } })
  ).json as { key: string };
  return { call: (method, path, call = {}) => tera.client.call(method, path, { key, ...call }) };
}

function served(ticketId: string, at: number, life = ''): object[] {
  const event = (type: string, minutes: number, fields: object = {}) => ({
    eventId: `${ticketId}-${type}${life}`,
    ticketId,
    type,
    occurredAt: new Date(at + minutes * 60_000).toISOString(),
    ...fields,
  });
  const completed = event('completed', 10, { serviceId: 'ektp', officerId: 'ani', outcome: 'resolved' });
  return life === ''
    ? [event('issued', 0, { serviceId: 'ektp' }), event('started', 5, { officerId: 'ani' }), completed]
    : [event('reopened', 0), event('started', 5, { officerId: 'ani' }), completed];
}

type Counter = Pick<Client, 'call'>;

async function pushed(counter: Counter, unitId: string, events: readonly object[]): Promise<string[]> {
  const { status, json } = await counter.call('POST', `/v1/units/${unitId}/ticket-events`, { json: { events } });
  expect(status).toBe(202);
  return (json as { surveys: { url: string }[] }).surveys.map(({ url }) => tokenOf(url));
}

async function linkOf(counter: Counter, unitId: string, ticketId: string) {
  const { status, json } = await counter.call('GET', `/v1/units/${unitId}/tickets/${ticketId}/link`);
  const { errors, url = '' } = json as { errors?: { code: string }[]; url?: string };
  return { status, code: errors?.[0]?.code, token: url === '' ? '' : tokenOf(url) };
}

async function rowOf(unitId: string) {
  await tera.counted();
  return (await tera.client.indicators(unitId, currentYear())).rows[0];
}

const NOW = Date.now() - 60 * 60_000;

describe.concurrent('the link of a ticket', () => {
  it('is refused of one that was completed 31 days ago, that is not there, of another counter and of another unit', async () => {
    for (const unitId of ['tautan', 'tetangga']) await tera.client.putUnit(unitId, unit);
    const [own, other, stranger] = await Promise.all([
      counterOf('tautan', 'Loket 1'),
      counterOf('tautan', 'Loket 2'),
      counterOf('tetangga', 'Loket 1'),
    ]);
    expect(await pushed(own, 'tautan', served('BARU', NOW))).toHaveLength(1);
    expect(await pushed(own, 'tautan', served('LAMA', NOW - 31 * DAY))).toEqual([]);
    await tera.counted();

    expect(await linkOf(own, 'tautan', 'BARU')).toMatchObject({ status: 200 });
    expect(await linkOf(own, 'tautan', 'LAMA')).toMatchObject({ status: 410, code: 'survey_over' });
    expect(await linkOf(own, 'tautan', 'KARANGAN')).toMatchObject({ status: 404, code: 'unknown_ticket' });
    expect(await linkOf(other, 'tautan', 'BARU')).toMatchObject({ status: 403, code: 'other_counter' });
    expect(await linkOf(stranger, 'tautan', 'BARU')).toMatchObject({ status: 403, code: 'other_unit' });
    // A new key for the same counter goes on where the old one was.
    expect(await linkOf(await counterOf('tautan', 'Loket 1'), 'tautan', 'BARU')).toMatchObject({ status: 200 });
  });

  it('does not begin again by 35 old tickets that a counter’s key tells of anew: none of them is answered', async () => {
    await tera.client.putUnit('lama', unit);
    const counter = await counterOf('lama', 'Loket 1');
    const tickets = Array.from({ length: 35 }, (_, index) => `L-${index}`);
    const old = tickets.flatMap((ticketId) => served(ticketId, NOW - 31 * DAY));
    const links = await pushed(counter, 'lama', old);
    await tera.counted();

    links.push(...(await pushed(counter, 'lama', old)));
    const again = tickets.flatMap((ticketId) => served(ticketId, NOW, '-lagi'));
    links.push(...(await pushed(counter, 'lama', again)));
    await tera.counted();
    const asked = await sideBySide(4, tickets, (ticketId) => linkOf(counter, 'lama', ticketId));

    expect(links).toEqual([]);
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([410]));
    expect(await rowOf('lama')).toMatchObject({ satisfaction: { answered: 0 } });
  });

  it('that was made again is flagged once it is answered, and tells its maker nothing of whether it was', async () => {
    await tera.client.putUnit('ulang', unit);
    const counter = await counterOf('ulang', 'Loket 1');
    const [first = ''] = await pushed(counter, 'ulang', [...served('A', NOW), ...served('B', NOW)]);
    await tera.counted();
    const [again, other] = [await linkOf(counter, 'ulang', 'A'), await linkOf(counter, 'ulang', 'B')];
    expect((await tera.client.answer(aResponse(other.token, allAnswered(4)))).status).toBe(202);
    const pageOf = async (token: string) => (await tera.client.call('GET', `/s/${token}`, { key: null })).status;
    const before = await pageOf(again.token);

    expect((await tera.client.answer(aResponse(first, allAnswered(3)))).status).toBe(202);
    expect(await rowOf('ulang')).toMatchObject({ coverage: { answered: 2, flags: { remade: 1 } } });

    expect(await linkOf(counter, 'ulang', 'A')).toEqual(again);
    expect([before, await pageOf(again.token), await pageOf(first)]).toEqual([200, 200, 410]);
  });
});
