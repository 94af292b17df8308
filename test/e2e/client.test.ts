// The client at the real door: each side is tested with a double of the other, and here that both speak of the same thing.

import { type RejectedEvent, TeraClient, type TeraClientOptions } from '@tera/client';
import { aDocument } from '@tera/testing/facts';
import { temporaryFolder } from '@tera/testing/folder';
import { aStack } from '@tera/testing/stack';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { localDay } from '../support/calendar.ts';

const UNIT = 'kelurahan-loket';
const unit = aDocument();

const tera = aStack({ units: { [UNIT]: unit } });
let key: string;

beforeAll(async () => {
  ({ key } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] }));
});

function aCounter(options: Partial<TeraClientOptions> = {}): TeraClient {
  const client = new TeraClient({ baseUrl: tera.url, key, unitId: UNIT, folder: temporaryFolder(), ...options });
  onTestFinished(() => client.close());
  return client;
}

describe('the client at the real door', () => {
  it('brings a ticket into the indicators, and its survey link to the citizen', async () => {
    const surveys: { readonly ticketId: string; readonly url: string }[] = [];
    const counter = aCounter({ onSurvey: (survey) => surveys.push(survey) });

    await counter.record({ ticketId: 'A-001', type: 'issued', serviceId: 'ektp' });
    await counter.record({ ticketId: 'A-001', type: 'started', officerId: 'ani' });
    await counter.record({ ticketId: 'A-001', type: 'completed', serviceId: 'ektp', officerId: 'ani' });
    await counter.flush();
    await tera.counted();

    const { rows } = await tera.client.indicators(UNIT, localDay(Date.now(), unit.timeZone));
    expect(rows[0]?.tickets.completed).toBe(1);
    expect(surveys).toMatchObject([{ ticketId: 'A-001' }]);
    expect((await fetch(surveys[0]?.url ?? '')).status).toBe(200);
    expect(Math.abs(counter.status().clockOffset ?? 99)).toBeLessThan(5);
  });

  it('puts aside what the door rejects, alone in its push or among others', async () => {
    const rejected: RejectedEvent[] = [];
    const counter = aCounter({ onRejected: (event) => rejected.push(event) });

    await counter.record({ ticketId: 'B-001', type: 'issued', serviceId: 'paspor' });
    await counter.flush();
    await Promise.all([
      counter.record({ ticketId: 'B-002', type: 'started', officerId: 'eko' }),
      counter.record({ ticketId: 'B-002', type: 'issued', serviceId: 'kk' }),
    ]);
    await counter.flush();

    expect(rejected.map(({ code, event }) => [code, event.ticketId])).toEqual([
      ['unknown_service', 'B-001'],
      ['unknown_officer', 'B-002'],
    ]);
    expect(counter.status()).toMatchObject({ waiting: 0, rejected: 2 });
  });

  it.each([
    ['a key that was never made', () => ({ key: 'tera_none_secret' }), 'key_refused'],
    ['a unit that the key is not for', () => ({ unitId: 'lain' }), 'not_allowed'],
    ['a unit that was never registered', () => ({ unitId: 'tidak-ada', key: tera.adminKey }), 'unknown_unit'],
    ['an address that is only nearly right', () => ({ baseUrl: `${tera.url}/api` }), 'wrong_address'],
  ])('stops with a reason for %s', async (_, settings: () => Partial<TeraClientOptions>, code) => {
    const counter = aCounter(settings());
    await counter.record({ ticketId: 'C-001', type: 'called' });

    await expect(counter.flush()).rejects.toMatchObject({ code });

    expect(counter.status()).toMatchObject({ state: 'stopped', code, waiting: 1 });
  });
});
