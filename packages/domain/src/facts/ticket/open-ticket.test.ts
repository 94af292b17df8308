// How a ticket that has not ended is listed: where it stands, since when, and who has it.
import {
  type Line,
  ani,
  at,
  budi,
  called,
  completed,
  corrected,
  eventsOf,
  held,
  issued,
  kk,
  left,
  noShow,
  reopened,
  resumed,
  started,
  ticketState,
  transferred,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import type { CounterId } from '../../ids.ts';
import { type OpenTicket, openTicketOf } from './open-ticket.ts';

const openOf = (...lines: readonly Line[]) => openTicketOf(ticketState(eventsOf(...lines)));
const counterId = 'loket-1' as CounterId;
const serving = [issued('08:00'), started('08:10', ani, { counterId })];

describe('a ticket that is open', () => {
  it.each<[string, readonly Line[], Partial<OpenTicket>]>([
    ['waits from its issue on', [issued('08:00')], { state: 'waiting', since: at('08:00'), officerId: undefined }],
    [
      'is called since its last call, by whom that names',
      [issued('08:00'), called('08:05', { officerId: budi }), called('08:07', { officerId: ani, counterId })],
      { state: 'called', since: at('08:07'), officerId: ani, counterId },
    ],
    ['is served by who started it', serving, { state: 'serving', since: at('08:10'), officerId: ani, counterId }],
    [
      'is served by whom a correction names',
      [...serving, corrected('08:12', { officerId: budi, reason: 'tertukar' })],
      { state: 'serving', since: at('08:10'), officerId: budi },
    ],
    [
      'is held by who has it',
      [...serving, held('08:12')],
      { state: 'held', since: at('08:12'), officerId: ani, counterId },
    ],
    ['is served again', [...serving, held('08:12'), resumed('08:14')], { state: 'serving', since: at('08:14') }],
    [
      'waits for whom it was handed to, where the handover says',
      [...serving, transferred('08:12', budi, { counterId: 'loket-2' as CounterId })],
      { state: 'waiting', since: at('08:12'), officerId: budi, counterId: 'loket-2' as CounterId },
    ],
    [
      'waits for anybody once it is given back',
      [...serving, transferred('08:12')],
      { state: 'waiting', officerId: undefined },
    ],
    [
      'waits again when it is opened again',
      [...serving, completed('08:20'), reopened('08:40')],
      { state: 'waiting', since: at('08:40'), issuedAt: at('08:00') },
    ],
    [
      'is called again after nobody came',
      [issued('08:00'), called('08:05'), noShow('08:08'), called('08:30')],
      { state: 'called', since: at('08:30') },
    ],
    [
      'is told by its first event where its issue is not',
      [called('08:05'), started('08:10', ani)],
      { issuedAt: at('08:05') },
    ],
    ['has the number that its issue tells', [issued('08:00', { number: 'A001' })], { number: 'A001' }],
    [
      'is of the service that it was corrected to',
      [issued('08:00'), corrected('08:01', { serviceId: kk, reason: 'salah' }), called('08:05')],
      { serviceId: kk, state: 'called' },
    ],
    ['is of no service while none is named', [started('08:10', ani)], { serviceId: undefined }],
  ])('%s', (_, lines, expected) => {
    expect(openOf(...lines)).toMatchObject(expected);
  });

  it('is none once it has ended, is annulled, or has nothing to it but a correction', () => {
    const annulled = { state: 'annulled', at: at('09:00'), objectionId: 'o-1' } as const;

    expect(openOf(...serving, completed('08:20'))).toBeUndefined();
    expect(openOf(issued('08:00'), noShow('08:20'))).toBeUndefined();
    expect(openOf(issued('08:00'), left('08:20'))).toBeUndefined();
    expect(openOf(corrected('08:20', { officerId: ani, reason: 'salah' }))).toBeUndefined();
    expect(openOf()).toBeUndefined();
    expect(openTicketOf({ ...ticketState(eventsOf(...serving)), ruling: annulled })).toBeUndefined();
  });

  it('of a number that begins again stays the first one, and is none once that has ended', () => {
    const nextDay = [issued('2026-11-21 08:00'), started('2026-11-21 08:10', budi)];

    expect(openOf(...serving, ...nextDay)).toMatchObject({ issuedAt: at('08:00'), officerId: ani });
    expect(openOf(...serving, completed('08:20'), ...nextDay)).toBeUndefined();
  });
});
