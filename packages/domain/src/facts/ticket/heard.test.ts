// What the key of one officer can say of a ticket: everything while it is nobody's or that officer's, and nothing of one that
// another has. Whatever the order in which events came: the door may have taken them before it knew the ticket.

import {
  ani,
  budi,
  completed,
  corrected,
  eventsOf,
  figuresOf,
  held,
  issued,
  kk,
  reopened,
  started,
  ticketOf,
  transferred,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { courseOf } from './course.ts';
import { heardOf, ownerOf } from './heard.ts';
import { NEW_TICKET, mergeTicket } from './ticket.ts';

const byBudi = { sentBy: { keyId: 'k-budi', officerId: budi } } as const;
const byAni = { sentBy: { keyId: 'k-ani', officerId: ani } } as const;
const served = [issued('08:00'), started('08:10', ani), completed('08:20')];

describe('who has a ticket', () => {
  it.each([
    ['nobody while it waits', [issued('08:00')], undefined],
    ['who serves it', [issued('08:00'), started('08:10', ani)], ani],
    ['who holds it', [issued('08:00'), started('08:10', ani), held('08:12')], ani],
    ['who was handed it', [issued('08:00'), started('08:10', ani), transferred('08:12', budi)], budi],
    ['whom its completion is charged to', served, ani],
    ['who it should have been', [...served, corrected('08:30', { officerId: budi, reason: 'tertukar' })], budi],
    ['nobody once it is opened again', [...served, reopened('08:30')], undefined],
  ])('is %s', (_, lines, owner) => {
    expect(ownerOf(ticketOf(...lines))).toBe(owner);
  });
});

describe('the key of one officer', () => {
  it.each([
    ['corrects it', corrected('08:30', { officerId: budi, reason: 'tertukar', ...byBudi })],
    ['says that it was not resolved', corrected('08:30', { outcome: 'unresolved', reason: 'belum', ...byBudi })],
    ['names another service', corrected('08:30', { serviceId: kk, reason: 'tertukar', ...byBudi })],
    ['opens it again', reopened('08:30', byBudi)],
    ['takes it over while it is served', started('08:15', budi, byBudi)],
    ['ends it while it is served', { ...completed('08:15', { officerId: budi }), ...byBudi }],
    ['says that its times are wrong', held('08:15', { accurate: false, ...byBudi })],
  ])('changes nothing of another’s ticket when it %s', (_, line) => {
    expect(figuresOf(...served, line)).toEqual(figuresOf(...served));
  });

  it('corrects what is that officer’s own, and no ticket that is nobody’s', () => {
    const own = [...served, corrected('08:30', { outcome: 'unresolved', reason: 'belum', ...byAni })];
    const nobodys = [issued('08:00'), completed('08:20', { officerId: undefined })];
    const claimed = [...nobodys, corrected('08:30', { officerId: budi, reason: 'saya', ...byBudi })];

    expect(courseOf(heardOf(ticketOf(...own)))?.outcome).toBe('unresolved');
    expect(courseOf(heardOf(ticketOf(...claimed)))?.officerId).toBeUndefined();
  });

  it('leaves the very ticket where all of it is heard', () => {
    const ticket = ticketOf(...served);
    const own = ticketOf(...served, corrected('08:30', { outcome: 'unresolved', reason: 'belum', ...byAni }));

    expect(heardOf(ticket)).toBe(ticket);
    expect(heardOf(own)).toBe(own);
  });

  it('goes on with a ticket that was handed over, and with one that waits', () => {
    const handed = [issued('08:00'), started('08:10', ani), transferred('08:15', budi)];
    const goesOn = [started('08:16', budi, byBudi), { ...completed('08:20', { officerId: budi }), ...byBudi }];

    expect(courseOf(heardOf(ticketOf(...handed, ...goesOn)))?.officerId).toBe(budi);
    expect(courseOf(heardOf(ticketOf(issued('08:00'), ...goesOn)))?.officerId).toBe(budi);
  });
});

describe('an event with an id that is there already', () => {
  const [own] = eventsOf(started('08:10', ani));
  const [other] = eventsOf(started('08:11', budi, byBudi));
  const [same] = eventsOf(started('08:10', ani, byBudi));
  const of = (events: readonly (typeof own)[]) =>
    [
      ...mergeTicket(
        NEW_TICKET,
        events.flatMap((one) => one ?? []),
      ).ticket.values(),
    ][0];

  it('is not replaced by what the key of one officer says, in whatever order they come', () => {
    expect([of([own, other]), of([other, own])]).toEqual([own, own]);
    expect([of([own, same]), of([same, own])]).toEqual([own, own]);
  });

  it('keeps the key that told it first, where the same comes with several', () => {
    const both = ['k-1', 'k-2'].map((keyId) => eventsOf(started('08:10', ani, { sentBy: { keyId } }))[0]);

    expect(of(both)?.sentBy).toEqual({ keyId: 'k-1' });
    expect(
      mergeTicket(
        NEW_TICKET,
        both.flatMap((one) => one ?? []),
      ),
    ).toMatchObject({ duplicates: 1, conflicts: 0 });
  });
});
