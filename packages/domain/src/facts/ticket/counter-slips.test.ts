// Every slip of docs/counter-slips.md: what was pressed and put right counts like a life in which nobody slipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Figures,
  type Line,
  ani,
  budi,
  called,
  cancelled,
  completed,
  corrected,
  figuresOf,
  held,
  issued,
  kk,
  left,
  noShow,
  reopened,
  resumed,
  started,
  ticketState,
  eventsOf,
  transferred,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import type { CounterId, EventId, OfficerId } from '../../ids.ts';
import { type OpenState, openTicketOf } from './open-ticket.ts';

const reason = 'salah tekan';
const [atOne, atTwo] = [{ counterId: 'loket-1' as CounterId }, { counterId: 'loket-2' as CounterId }];

const keyOf = (officerId: OfficerId) => ({ sentBy: { keyId: `k-${officerId}`, officerId } });

/** Takes back the n-th of the lines, counted from 1. */
const undo = (clock: string, nth: number): Line => corrected(clock, { undoes: `e${nth}` as EventId, reason });

const done = { completed: 1, resolved: 1, invited: 1 };
const queued = [issued('08:00'), called('08:10')];
const serving = [...queued, started('08:12', ani)];
const served = { 'ani ektp': { ...done, wait: 10, service: 18, turnaround: 30 } };

interface Slip {
  readonly pressed: readonly Line[];
  readonly counts: Readonly<Record<string, Figures>>;
  /** How it is listed before the last of what was pressed. */
  readonly open: OpenState | undefined;
}

const SLIPS: Readonly<Record<string, Slip>> = {
  'called by mistake': {
    pressed: [...queued, undo('08:11', 2), started('08:20', ani), completed('08:30')],
    counts: { 'ani ektp': { ...done, wait: 20, service: 10, turnaround: 30 } },
    open: 'serving',
  },
  'started by mistake': {
    pressed: [...serving, undo('08:13', 3), called('08:20'), started('08:21', ani), completed('08:30')],
    counts: { 'ani ektp': { ...done, wait: 20, service: 9, turnaround: 30 } },
    open: 'serving',
  },
  'held by mistake': {
    pressed: [...serving, held('08:15'), undo('08:20', 4), completed('08:30')],
    counts: served,
    open: 'serving',
  },
  'resume pressed too early': {
    pressed: [...serving, held('08:15'), resumed('08:16', ani), undo('08:17', 5), resumed('08:25'), completed('08:30')],
    counts: { 'ani ektp': { ...done, wait: 10, service: 8, hold: 10, turnaround: 30 } },
    open: 'serving',
  },
  'handed to the wrong officer or counter': {
    pressed: [...serving, transferred('08:15', budi), undo('08:16', 4), completed('08:30')],
    counts: served,
    open: 'serving',
  },
  'handed on and already started there': {
    pressed: [
      ...serving,
      transferred('08:15', budi),
      started('08:16', budi),
      transferred('08:18', ani),
      started('08:18', ani),
      completed('08:30'),
    ],
    counts: { 'ani ektp': { ...done, wait: 10, service: 15, turnaround: 30 }, 'budi ektp': { service: 2 } },
    open: 'serving',
  },
  'completed by mistake, noticed at once': {
    pressed: [...serving, completed('08:14'), undo('08:15', 4), completed('08:30')],
    counts: served,
    open: 'serving',
  },
  'completed too early, noticed later': {
    pressed: [...serving, completed('08:14'), reopened('08:44'), started('08:45', ani), completed('08:50')],
    counts: { 'ani ektp': { ...done, wait: 10, service: 7, turnaround: 50, reopened: 1, reopenedAfter: 30 } },
    open: 'serving',
  },
  'no-show by mistake': {
    pressed: [...queued, noShow('08:11'), undo('08:11:30', 3), started('08:12', ani), completed('08:30')],
    counts: served,
    open: 'serving',
  },
  'a no-show who comes after all': {
    pressed: [
      issued('08:00'),
      called('08:05'),
      noShow('08:08'),
      called('08:10'),
      started('08:12', ani),
      completed('08:30'),
    ],
    counts: served,
    open: 'serving',
  },
  'left by mistake': {
    pressed: [...serving, left('08:14'), undo('08:15', 4), completed('08:30')],
    counts: served,
    open: 'serving',
  },
  'somebody who left comes back': {
    pressed: [
      issued('08:00'),
      left('08:05'),
      reopened('08:09'),
      called('08:10'),
      started('08:12', ani),
      completed('08:30'),
    ],
    counts: served,
    open: 'serving',
  },
  'wrong service': {
    pressed: [
      issued('08:00'),
      corrected('08:02', { serviceId: kk, reason }),
      started('08:10', ani),
      completed('08:30'),
    ],
    counts: { 'ani kk': { ...done, wait: 10, service: 20, turnaround: 30 } },
    open: 'serving',
  },
  'wrong officer': {
    pressed: [...serving, corrected('08:20', { officerId: budi, reason }), completed('08:30', { officerId: budi })],
    counts: { 'budi ektp': { ...done, wait: 10, service: 18, turnaround: 30 } },
    open: 'serving',
  },
  'wrong outcome': {
    pressed: [...serving, completed('08:30'), corrected('08:31', { outcome: 'unresolved', reason })],
    counts: { 'ani ektp': { completed: 1, invited: 1, wait: 10, service: 18, turnaround: 30 } },
    open: undefined,
  },
  'a number nobody wanted (pressed twice)': {
    pressed: [issued('08:00'), undo('08:01', 1)],
    counts: {},
    open: 'waiting',
  },
  'a number taken back that another has called': {
    pressed: [...queued, undo('08:11', 1), started('08:12', ani), completed('08:30')],
    counts: served,
    open: 'serving',
  },
  'the citizen wants it no more': {
    pressed: [...queued, cancelled('08:20')],
    counts: { '- ektp': { cancelled: 1 } },
    open: 'called',
  },
  'cancelled by mistake': {
    pressed: [...queued, cancelled('08:11'), undo('08:11:30', 3), started('08:12', ani), completed('08:30')],
    counts: served,
    open: 'serving',
  },
  'left waiting yesterday': {
    pressed: [issued('2026-11-19 08:00'), left('2026-11-19 15:00', { accurate: false })],
    counts: { '- ektp': { left: 1, excluded: 1, doubtedOnly: 1 } },
    open: 'waiting',
  },
  'left in service yesterday': {
    pressed: [
      issued('2026-11-19 08:00'),
      started('2026-11-19 08:12', ani),
      completed('2026-11-19 15:00', { accurate: false }),
    ],
    counts: { 'ani ektp': { ...done, excluded: 1 } },
    open: 'serving',
  },
  'closed wrongly on a later day': {
    pressed: [
      issued('2026-11-19 08:00'),
      started('2026-11-19 08:12', ani),
      left('2026-11-19 15:00', { accurate: false }),
      { ...undo('2026-11-19 15:00:01', 3), accurate: false },
      completed('2026-11-19 15:00', { accurate: false }),
    ],
    counts: { 'ani ektp': { ...done, excluded: 1 } },
    open: 'serving',
  },
  'forgot to press start': {
    pressed: [...queued, completed('08:30')],
    counts: { 'ani ektp': { ...done, turnaround: 30 } },
    open: 'called',
  },
  'forgot to press done': {
    pressed: [...serving, completed('08:55', { accurate: false })],
    counts: { 'ani ektp': { ...done, excluded: 1 } },
    open: 'serving',
  },
  'pressed twice': {
    pressed: [
      issued('08:00'),
      called('08:09:59'),
      called('08:10'),
      started('08:12', ani),
      started('08:12:01', ani),
      completed('08:30'),
      completed('08:30:01'),
    ],
    counts: served,
    open: undefined,
  },
  'two counters take one ticket at once': {
    pressed: [
      issued('08:00'),
      called('08:10', atOne),
      called('08:10:02', atTwo),
      started('08:12', ani, atOne),
      started('08:12:01', budi, atTwo),
      undo('08:13', 3),
      undo('08:13', 5),
      completed('08:30', atOne),
    ],
    counts: served,
    open: 'serving',
  },
};

describe('a slip at a counter', () => {
  it.each(Object.entries(SLIPS))('%s: finds its way back', (_, { pressed, counts, open }) => {
    expect(figuresOf(...pressed)).toEqual(counts);
    expect(openTicketOf(ticketState(eventsOf(...pressed.slice(0, -1))))?.state).toBe(open);
    expect(openTicketOf(ticketState(eventsOf(...pressed)))).toBeUndefined();
  });

  it('is in the table that counters go by, and so is every other', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../../docs/counter-slips.md'), 'utf8');
    // The first table: what has no event of its own is in another one.
    const [rows = []] = page.split(/\n## /).flatMap((part) => {
      const found = part.split('\n').filter((line) => line.startsWith('|'));
      return found.length === 0 ? [] : [found];
    });

    expect(rows.slice(2).map((row) => row.split('|')[1]?.trim())).toEqual(Object.keys(SLIPS));
  });
});

describe('a press that was taken back', () => {
  const early = [...serving, completed('08:14')];

  it('is as if it had not come, also when the undo arrives first', () => {
    const [undone, ...others] = eventsOf(...early, undo('08:15', 4)).toReversed();

    expect(openTicketOf(ticketState([...(undone === undefined ? [] : [undone]), ...others]))?.state).toBe('serving');
  });

  it('stands when it is a completion of more than ten minutes ago, or another press of more than twelve hours', () => {
    expect(figuresOf(...early, undo('08:24:01', 4))).toMatchObject({ 'ani ektp': { completed: 1 } });
    expect(figuresOf(...queued, noShow('08:11'), undo('20:11:01', 3))).toEqual({ '- ektp': { noShow: 1 } });
    expect(figuresOf(...queued, noShow('08:11'), undo('20:11', 3))).toEqual({});
  });

  it('leaves nothing behind, also when it and its undo are of times that do not count', () => {
    const at = '08:20';
    for (const closing of [left(at), noShow(at), completed(at)]) {
      const closed = [...serving, { ...closing, accurate: false }, { ...undo(`${at}:01`, 4), accurate: false }];

      expect(figuresOf(...closed)).toEqual({});
      expect(openTicketOf(ticketState(eventsOf(...closed)))).toMatchObject({ state: 'serving', officerId: ani });
      expect(figuresOf(...closed, completed('08:30'))).toEqual(served);
    }
  });

  it('stands when the undo is of a time before it, or names another ticket’s press or none', () => {
    expect(figuresOf(...early, undo('08:13', 4))).toMatchObject({ 'ani ektp': { completed: 1 } });
    expect(figuresOf(...early, undo('08:15', 9))).toMatchObject({ 'ani ektp': { completed: 1 } });
  });

  it('stays taken back when the undo is named by another', () => {
    expect(figuresOf(...early, undo('08:15', 4), undo('08:16', 5))).toEqual({});
  });

  it('is taken back by the key of one officer only where that officer’s key has told it', () => {
    const [by, press] = [keyOf(ani), completed('08:14')];

    expect(figuresOf(...serving, { ...press, ...by }, { ...undo('08:15', 4), ...by })).toEqual({});
    expect(figuresOf(...serving, { ...press, ...by }, { ...undo('08:15', 4), ...keyOf(budi) })).not.toEqual({});
    expect(figuresOf(...serving, press, { ...undo('08:15', 4), ...by })).not.toEqual({});
    expect(figuresOf(...serving, { ...press, ...by }, undo('08:15', 4))).toEqual({});
  });
});
