// An answer that comes before its ticket is counted, and a ticket that is corrected, contested, annulled, reopened and cleared
// meanwhile: wherever a process ends, the answer is in the end where it would have been.

import type { TicketId } from '@tera/domain';
import { anEngine } from '@tera/testing/engine';
import { aNewUnit, ani, at, budi, citra, ektp, event, servedTicket } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type Ending, type Office, openOffice } from '../support/two-queues.ts';

const engine = anEngine();
const EVENING = at('20:00');
const newOffice = () => openOffice(engine, aNewUnit(), () => EVENING);

describe('one ticket that is answered at once, corrected, contested, annulled, reopened and cleared', () => {
  const id = 'A-1' as TicketId;
  const told = servedTicket(id, { officerId: ani });
  const live = async (office: Office, ending?: (calls: number) => Ending | undefined): Promise<void> => {
    const next = () => ending?.(office.calls());
    office.push(told.slice(0, 2));
    await office.count(undefined, next());
    office.push(told.slice(2));
    await office.answer(id, at('08:20'), { ending: next() });
    await office.doJobs(undefined, next());
    await office.count(undefined, next());
    await office.doJobs(undefined, next());
    office.push([event('corrected', '09:00', { ticketId: id, officerId: budi })]);
    await office.count(undefined, next());
    await office.emptyOutbox(next());
    office.rule(id, { state: 'annulled', at: at('10:00'), objectionId: 'o-1' });
    await office.count(undefined, next());
    await office.answer(id, at('08:20'), { ending: next(), responseId: 'r-2' });
    office.push([
      event('reopened', '10:10', { ticketId: id }),
      event('started', '10:20', { ticketId: id, officerId: citra }),
      event('completed', '10:30', { ticketId: id, officerId: citra, serviceId: ektp }),
    ]);
    await office.count(undefined, next());
    await office.emptyOutbox(next());
    office.rule(id, { state: 'clear', at: at('11:00'), objectionId: 'o-1' });
    await office.count(undefined, next());
    await office.emptyOutbox(next());
    // Whoever was ended at the answer sends it again.
    await office.answer(id, at('08:20'), { responseId: 'r-3' });
    await office.settle();
  };

  it('comes to the same wherever a process ends, before a call or after it', async () => {
    const office = newOffice();
    await live(office);
    const [calls, undisturbed] = [office.calls(), await office.cells()];
    expect(undisturbed.get('2026-11#citra#ektp')).toMatchObject({
      completed: 1,
      'a.ticket': 1,
      linked: 1,
      'i.ticket': 1,
    });

    for (let atCall = 0; atCall < calls; atCall++) {
      for (const isDone of [false, true]) {
        const disturbed = newOffice();
        await live(disturbed, (before) => (before <= atCall ? { atCall: atCall - before, isDone } : undefined));
        expect(await disturbed.cells(), `${isDone ? 'after' : 'before'} call ${atCall}`).toEqual(undisturbed);
      }
    }
  });
});
