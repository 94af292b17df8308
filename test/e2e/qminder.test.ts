// An office with Qminder: what its webhooks tell is counted as if its counters had pushed it, once.

import { aDocument } from '@tera/testing/facts';
import { aStack } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { MINUTE, localDay } from '../support/calendar.ts';
import { tellAs, withQminder } from '../support/qminder.ts';

const UNIT = 'samsat';
const unit = aDocument({
  name: 'Samsat Contoh',
  services: [{ id: '37338', name: 'Pajak tahunan', standard: { measure: 'service', minutes: 20 } }],
  officers: [{ id: '14267', name: 'Petugas Satu' }],
  counters: [{ id: '3', name: 'Loket 3' }],
});
const noon = Date.parse(`${localDay(Date.now() - 24 * 60 * MINUTE, unit.timeZone)}T12:00:00+07:00`);
const at = (minutes: number) => ({ date: new Date(noon + minutes * MINUTE).toISOString() });

/** The webhooks of a ticket that waits for 12 minutes and is served for 18. */
function webhooksOf(id: string) {
  const created = { id, line: 37338, firstName: 'Warga', created: at(0) };
  const called = { ...created, called: { ...at(12), caller: 14267, desk: 3 } };
  return [
    { type: 'ticket_created', data: { ...created, status: 'NEW' } },
    { type: 'ticket_called', data: { ...called, status: 'CALLED' } },
    { type: 'ticket_recalled', data: { ...called, status: 'CALLED' } },
    { type: 'ticket_served', data: { ...called, status: 'SERVED', served: at(30) } },
  ];
}

const tera = aStack({ prepare: withQminder(UNIT, 'lain'), units: { [UNIT]: unit } });

describe('the webhooks of an office with Qminder', () => {
  it('give its figures, however often and in whatever order they come', async () => {
    const webhooks = ['1', '2', '3'].flatMap(webhooksOf);

    for (const webhook of [...webhooks, ...webhooks.toReversed()]) {
      expect((await tellAs(tera, UNIT, webhook)).status).toBe(202);
    }
    await tera.counted();

    const day = localDay(noon, unit.timeZone);
    const whole = await tera.client.indicators(UNIT, day);
    const byOfficer = await tera.client.indicators(UNIT, day, ['officer', 'service']);
    expect(whole.rows).toMatchObject([{ tickets: { completed: 3 }, wait: { n: 3, mean: 12 * 60 } }]);
    expect(byOfficer.rows.find(({ officerId }) => officerId === '14267')).toMatchObject({
      serviceId: '37338',
      tickets: { completed: 3 },
      service: { n: 3, mean: 18 * 60 },
      onTime: { n: 3, onTime: 3 },
    });
  });

  it('let the counter show the survey link of a ticket, for they carry none', async () => {
    const answer = await tera.client.call('GET', `/v1/units/${UNIT}/tickets/1/link`);

    expect(answer).toMatchObject({ status: 200, json: { ticketId: '1' } });
  });

  it('that say nothing of a ticket change nothing', async () => {
    expect(await tellAs(tera, UNIT, { type: 'line_changed', data: { id: 37338, name: 'Pajak' } })).toMatchObject({
      status: 202,
      json: { ignored: true },
    });
  });
});
