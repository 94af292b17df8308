// Since when a citizen may be asked, and who has completed the ticket.
import type { TicketId } from '../../ids.ts';
import { ani, at, budi, ektp, event, servedTicket, ticketState } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { surveyOf } from './survey.ts';
import type { TicketEvent } from './ticket.ts';

const by = (keyId: string) => ({ sentBy: { keyId } });
const on = (type: TicketEvent['type'], clock: string, fields: Partial<TicketEvent> = {}) =>
  event(type, clock, { ticketId: 'A-1' as TicketId, ...fields });
const served = servedTicket('A-1').map((one) => Object.assign(one, by('k-1')));
const survey = (...later: readonly TicketEvent[]) => surveyOf(ticketState([...served, ...later]));

describe('the survey of a ticket', () => {
  it('begins with its completion, by the key that told of it', () => {
    expect(survey()).toEqual({ since: at('08:15'), completedAt: at('08:15'), completedBy: ['k-1'] });
  });

  it('never begins again, whoever reopens and completes the ticket', () => {
    const again = survey(
      on('reopened', '08:30', by('k-2')),
      on('started', '08:31', { officerId: budi, ...by('k-2') }),
      on('completed', '08:40', { officerId: budi, serviceId: ektp, ...by('k-2') }),
    );

    expect(again).toEqual({ since: at('08:15'), completedAt: at('08:40'), completedBy: ['k-1', 'k-2'] });
  });

  it('is as it was after a correction, and after a completion that makes no sense', () => {
    expect(survey(on('corrected', '09:00', { officerId: budi, reason: 'tertukar', ...by('k-3') }))).toEqual(survey());
    expect(survey(on('completed', '09:00', { officerId: ani, serviceId: ektp, ...by('k-3') }))).toEqual(survey());
  });

  it('is none where the last end is no completion, or some of the events are lost', () => {
    expect(surveyOf(ticketState([...served.slice(0, 2), on('left', '08:12')]))).toBeUndefined();
    expect(surveyOf({ ...ticketState(served), hasSurplus: true })).toBeUndefined();
  });
});
