// A unit that serves nobody any more: what still comes of it, and what does not.
import type { LocalDay } from '@tera/domain';
import { aDocument } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { aDoor, written } from './testing.ts';

const at = (clock: string) => `2026-11-20T${clock}:00+07:00`;

const closed = (closedFrom: LocalDay) => aDoor({ unit: aDocument({ closedFrom }) });

describe('a unit that is closed', () => {
  it('has no events from that day on, and still those of before', async () => {
    const door = closed('2026-11-20');
    const today = written('issued', { occurredAt: at('08:00') });
    const before = written('issued', { occurredAt: '2026-11-19T23:59:00+07:00' });

    expect(await door.push([before, today])).toMatchObject({
      status: 202,
      body: { accepted: 1, rejected: [{ index: 1, code: 'unit_closed' }] },
    });
  });

  it('asks nobody about a ticket that is told late', async () => {
    const late = written('completed', { occurredAt: '2026-11-19T10:00:00+07:00' });

    expect((await closed('2026-11-20').push([late])).body).toMatchObject({ accepted: 1, surveys: [] });
    expect((await closed('2026-11-21').push([late])).body).toMatchObject({ surveys: [{ ticketId: 'A-001' }] });
  });
});
