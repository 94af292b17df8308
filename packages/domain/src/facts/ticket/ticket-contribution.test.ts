// What one ticket adds, told example by example (domain.md §3). Minutes in the expectations, WIB in the clocks.

import {
  type Line,
  ani,
  budi,
  called,
  cancelled,
  citra,
  completed,
  corrected,
  ektp,
  eventsOf,
  figuresOf,
  held,
  issued,
  kk,
  left,
  noShow,
  reopened,
  resumed,
  rules,
  started,
  ticketOf,
  told,
  transferred,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { ticketContribution } from './ticket-contribution.ts';

const done = { completed: 1, resolved: 1, invited: 1 };

/** As a system closes a ticket by itself. */
function completedByNobody(clock: string): Line {
  const { officerId: _, ...line } = completed(clock);
  return line;
}

describe('a ticket that is served by one officer', () => {
  it('waits until the call, is served until completion, and turns around from issue to completion', () => {
    expect(figuresOf(issued('08:00'), called('08:10'), started('08:12', ani), completed('08:30'))).toEqual({
      'ani ektp': { ...done, wait: 10, service: 18, turnaround: 30 },
    });
  });

  it('charges the walk from the call to the counter to nobody', () => {
    const quick = figuresOf(issued('08:00'), called('08:10'), started('08:10', ani), completed('08:30'));
    const slow = figuresOf(issued('08:00'), called('08:10'), started('08:25', ani), completed('08:45'));

    expect(slow['ani ektp']).toMatchObject({ wait: 10, service: 20 });
    expect(quick['ani ektp']).toMatchObject({ wait: 10, service: 20 });
  });

  it('waits until service starts when nobody was called', () => {
    expect(figuresOf(issued('08:00'), started('08:12', ani), completed('08:30'))['ani ektp']).toMatchObject({
      wait: 12,
    });
  });

  it('waits until the last of several calls', () => {
    expect(
      figuresOf(
        issued('08:00'),
        called('08:10'),
        called('08:15'),
        called('08:19'),
        started('08:20', ani),
        completed('08:30'),
      ),
    ).toMatchObject({ 'ani ektp': { wait: 19, service: 10 } });
  });

  it('does not wait again for a call that comes once service has started', () => {
    expect(
      figuresOf(issued('08:00'), called('08:10'), started('08:11', ani), called('08:20'), completed('08:30')),
    ).toMatchObject({ 'ani ektp': { wait: 10, service: 19 } });
  });

  it('is completed but not resolved when the outcome says so, or says nothing', () => {
    const unresolved = figuresOf(issued('08:00'), started('08:12', ani), completed('08:30', { outcome: 'unresolved' }));
    const { outcome: _, ...silent } = completed('08:30');

    expect(unresolved['ani ektp']).toMatchObject({ completed: 1 });
    expect(unresolved['ani ektp']).not.toHaveProperty('resolved');
    expect(figuresOf(issued('08:00'), started('08:12', ani), silent)['ani ektp']).not.toHaveProperty('resolved');
  });

  it('adds nothing while it is open', () => {
    expect(figuresOf(issued('08:00'), called('08:10'), started('08:12', ani), held('08:20'))).toEqual({});
    expect(ticketContribution(ticketOf(), rules()).size).toBe(0);
  });

  it('counts a service of no time at all as a value of zero', () => {
    expect(figuresOf(issued('08:00'), started('08:00', ani), completed('08:00'))).toEqual({
      'ani ektp': { ...done, short: 1, wait: 0, service: 0, turnaround: 0 },
    });
  });
});

/** The cells in which a service under thirty seconds is counted. */
const short = (...lines: readonly Line[]) =>
  Object.entries(figuresOf(...lines)).flatMap(([cell, figures]) => (figures['short'] === 1 ? [cell] : []));

describe('a service under thirty seconds', () => {
  it('is counted at whom the completion is charged to, and one of thirty seconds is not', () => {
    expect(short(issued('08:00'), started('08:10', ani), completed('08:10:29.999'))).toEqual(['ani ektp']);
    expect(short(issued('08:00'), started('08:10', ani), completed('08:10:30'))).toEqual([]);
  });

  it('is that of all who served the ticket together', () => {
    const handed = [issued('08:00'), started('08:10', ani), transferred('08:10:10', budi)];

    expect(short(...handed, started('08:10:20', budi), completed('08:10:35'))).toEqual(['budi ektp']);
    expect(short(...handed, started('08:10:20', budi), completed('08:10:50'))).toEqual([]);
  });

  it('is none without holds, and of a ticket that was not completed or was not timed', () => {
    const held20 = [held('08:10:10'), resumed('08:20:00')];

    expect(short(issued('08:00'), started('08:10', ani), ...held20, completed('08:20:10'))).toEqual(['ani ektp']);
    expect(short(issued('08:00'), started('08:10', ani), left('08:10:10'))).toEqual([]);
    expect(short(issued('08:00'), completed('08:10', { officerId: ani }))).toEqual([]);
    expect(short(issued('08:00'), started('08:10', ani, { accurate: false }), completed('08:10:10'))).toEqual([]);
  });
});

describe('a hold', () => {
  it('is taken out of the service time and shown apart', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:10', ani),
        held('08:15'),
        resumed('08:25'),
        held('08:30'),
        resumed('08:33', ani),
        completed('08:40'),
      ),
    ).toEqual({ 'ani ektp': { ...done, wait: 10, service: 17, hold: 13, turnaround: 40 } });
  });

  it('lasts until the end when nobody resumes', () => {
    expect(figuresOf(issued('08:00'), started('08:10', ani), held('08:15'), completed('08:40'))).toMatchObject({
      'ani ektp': { service: 5, hold: 25 },
    });
  });

  it('ends when the same officer presses start instead of resume', () => {
    expect(
      figuresOf(issued('08:00'), started('08:10', ani), held('08:15'), started('08:20', ani), completed('08:40')),
    ).toMatchObject({ 'ani ektp': { service: 25, hold: 5 } });
  });

  it('stays with the officer who held when another one resumes', () => {
    expect(
      figuresOf(issued('08:00'), started('08:10', ani), held('08:15'), resumed('08:20', budi), completed('08:40')),
    ).toEqual({
      'ani ektp': { service: 5, hold: 5 },
      'budi ektp': { ...done, wait: 10, service: 20, turnaround: 40 },
    });
  });
});

describe('a transfer', () => {
  it('splits the service time, and the completion goes to the officer of the last turn', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:10', ani),
        transferred('08:15', budi),
        completed('08:40', { officerId: ani }),
      ),
    ).toEqual({
      'ani ektp': { service: 5 },
      'budi ektp': { ...done, wait: 10, service: 25, turnaround: 40 },
    });
  });

  it('begins the new turn only at its start, when one follows', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:10', ani),
        transferred('08:15', budi),
        started('08:28', budi),
        completed('08:40'),
      ),
    ).toMatchObject({ 'ani ektp': { service: 5 }, 'budi ektp': { service: 12 } });
  });

  it('gives the turn to whoever starts it, whoever was meant', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:10', ani),
        transferred('08:15', budi),
        started('08:28', citra),
        completed('08:40'),
      ),
    ).toEqual({ 'ani ektp': { service: 5 }, 'citra ektp': { ...done, wait: 10, service: 12, turnaround: 40 } });
  });

  it('is not begun again by a start that comes when the turn has plainly begun', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:10', ani),
        transferred('08:15', budi),
        held('08:20'),
        resumed('08:22'),
        started('08:25', budi),
        completed('08:40'),
      ),
    ).toMatchObject({ 'ani ektp': { service: 5 }, 'budi ektp': { service: 23, hold: 2 } });
  });

  it('back into the queue leaves the time until the next start to nobody', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:10', ani),
        transferred('08:15'),
        called('08:25'),
        started('08:28', budi),
        completed('08:40'),
      ),
    ).toEqual({ 'ani ektp': { service: 5 }, 'budi ektp': { ...done, wait: 10, service: 12, turnaround: 40 } });
  });

  it('back into the queue leaves the ticket to whoever completes it, though nobody pressed start', () => {
    expect(
      figuresOf(issued('08:00'), started('08:10', ani), transferred('08:15'), completed('08:40', { officerId: budi })),
    ).toEqual({ 'ani ektp': { service: 5 }, 'budi ektp': { ...done, wait: 10, turnaround: 40 } });
  });

  it('back into the queue leaves the ticket to the last who served it when it is completed by nobody', () => {
    expect(figuresOf(issued('08:00'), started('08:10', ani), transferred('08:15'), completedByNobody('08:40'))).toEqual(
      { 'ani ektp': { ...done, wait: 10, service: 5, turnaround: 40 } },
    );
  });

  it('that names the one who has the ticket is that one giving it away', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:10', ani),
        transferred('08:15', ani),
        started('08:28', budi),
        completed('08:40'),
      ),
    ).toEqual({ 'ani ektp': { service: 5 }, 'budi ektp': { ...done, wait: 10, service: 12, turnaround: 40 } });
  });

  it('out of the queue to somebody begins that one’s turn, which is no start', () => {
    expect(figuresOf(issued('08:00'), transferred('08:15', budi), completed('08:40', { officerId: ani }))).toEqual({
      'budi ektp': { ...done, service: 25, turnaround: 40 },
    });
    expect(
      figuresOf(
        issued('08:00'),
        called('08:10'),
        transferred('08:15', budi),
        started('08:20', budi),
        completed('08:40'),
      ),
    ).toEqual({ 'budi ektp': { ...done, wait: 10, service: 20, turnaround: 40 } });
  });

  it('is a start by another officer, even when nobody pressed transfer', () => {
    expect(figuresOf(issued('08:00'), started('08:10', ani), started('08:15', budi), completed('08:40'))).toMatchObject(
      {
        'ani ektp': { service: 5 },
        'budi ektp': { completed: 1, service: 25 },
      },
    );
  });

  it('there and back gives an officer one service time, the sum of both turns', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:10', ani),
        transferred('08:15', budi),
        transferred('08:22', ani),
        completed('08:40'),
      ),
    ).toEqual({
      'ani ektp': { ...done, wait: 10, service: 23, turnaround: 40 },
      'budi ektp': { service: 7 },
    });
  });

  it('in the middle of a hold ends the hold', () => {
    expect(
      figuresOf(issued('08:00'), started('08:10', ani), held('08:12'), transferred('08:15', budi), completed('08:40')),
    ).toMatchObject({ 'ani ektp': { service: 2, hold: 3 }, 'budi ektp': { service: 25 } });
  });
});

describe('a citizen who is not served to the end', () => {
  it('counts as a no-show of the unit, and waits for nothing', () => {
    expect(figuresOf(issued('08:00'), called('08:10'), called('08:12'), noShow('08:15'))).toEqual({
      '- ektp': { noShow: 1 },
    });
  });

  it('was not served by the officer who pressed start and found nobody', () => {
    const figures = figuresOf(issued('08:00'), called('08:10'), started('08:10', ani), noShow('08:15'));

    expect(figures['- ektp']).toMatchObject({ noShow: 1 });
    expect(figures).not.toHaveProperty('ani ektp');
  });

  it('is served after all when the no-show was too early: one completed ticket and no no-show', () => {
    expect(
      figuresOf(
        issued('08:00'),
        called('08:10'),
        noShow('08:15'),
        called('08:20'),
        started('08:22', ani),
        completed('08:30'),
      ),
    ).toEqual({ 'ani ektp': { ...done, wait: 20, service: 8, turnaround: 30 } });
  });

  it('was helped after all when a completion follows the no-show, even if nobody pressed start', () => {
    expect(figuresOf(issued('08:00'), called('08:10'), noShow('08:15'), completed('08:40'))).toEqual({
      'ani ektp': { ...done, turnaround: 40 },
    });
  });

  it('is a no-show only until the next end: a start alone changes nothing', () => {
    expect(figuresOf(issued('08:00'), called('08:10'), noShow('08:15'), started('08:22', ani))).toEqual({
      '- ektp': { noShow: 1 },
    });
  });

  it('may leave from the queue', () => {
    expect(figuresOf(issued('08:00'), called('08:10'), left('08:50'))).toEqual({
      '- ektp': { left: 1, leftAfter: 50 },
    });
  });

  it('did not wait for anything that is measured when the issue is not known, or the call came to nobody', () => {
    expect(figuresOf(called('08:10'), left('08:50'))).toEqual({ '- -': { left: 1 } });
    expect(figuresOf(issued('08:00'), called('08:10'), noShow('08:15'))).toEqual({ '- ektp': { noShow: 1 } });
  });

  it('cannot have left before coming', () => {
    expect(figuresOf(issued('08:50'), left('08:10'))).toEqual({
      '- ektp': { left: 1, excluded: 1, clock: 1, doubtedOnly: 1 },
    });
  });

  it('may leave in the middle: the time served stays with the officer, the leaving with the unit', () => {
    expect(figuresOf(issued('08:00'), called('08:10'), started('08:12', ani), left('08:20'))).toEqual({
      '- ektp': { left: 1 },
      'ani ektp': { wait: 10, service: 8 },
    });
  });

  it('may cancel', () => {
    expect(figuresOf(issued('08:00'), cancelled('08:01'))).toEqual({ '- ektp': { cancelled: 1 } });
  });

  it('ends once: a second end that nothing led to is ignored', () => {
    expect(figuresOf(issued('08:00'), left('08:05'), noShow('08:10'), cancelled('08:15'))).toEqual({
      '- ektp': { left: 1, leftAfter: 5 },
    });
    expect(
      figuresOf(issued('08:00'), started('08:10', ani), completed('08:20'), left('08:21'), completed('08:40')),
    ).toEqual({ 'ani ektp': { ...done, wait: 10, service: 10, turnaround: 20 } });
  });
});

describe('a reopened ticket', () => {
  const first = [issued('08:00'), called('08:10'), started('08:12', ani), completed('08:30')];

  it('keeps the figures of its last end while it is open again, and counts as reopened', () => {
    expect(figuresOf(...first, reopened('09:00'), started('09:05', budi), transferred('09:06', citra))).toEqual({
      'ani ektp': { ...done, reopened: 1, reopenedAfter: 30, wait: 10, service: 18, turnaround: 30 },
    });
  });

  it('completes once: its turnaround runs to the last completion, both visits are served time, its wait is the first', () => {
    expect(figuresOf(...first, reopened('09:00'), called('09:03'), started('09:05', ani), completed('09:15'))).toEqual({
      'ani ektp': { ...done, reopened: 1, reopenedAfter: 30, wait: 10, service: 28, turnaround: 75 },
    });
  });

  it('charges the reopening to the officer who completed it first, and the completion to the one who did so last', () => {
    expect(figuresOf(...first, reopened('09:00'), started('09:05', budi), completed('09:15'))).toEqual({
      'ani ektp': { reopened: 1, reopenedOnly: 1, reopenedAfter: 30, service: 18 },
      'budi ektp': { ...done, wait: 10, service: 10, turnaround: 75 },
    });
  });

  it('counts as reopened once, however often its officer had to see it again', () => {
    expect(
      figuresOf(
        ...first,
        reopened('09:00'),
        started('09:05', ani),
        completed('09:10'),
        reopened('10:00'),
        started('10:05', ani),
        completed('10:15'),
      ),
    ).toEqual({ 'ani ektp': { ...done, reopened: 1, reopenedAfter: 30, wait: 10, service: 33, turnaround: 135 } });
  });

  it('belongs to the day of its last end, and its invitation to that of its first completion', () => {
    const contribution = ticketContribution(
      ticketOf(...first, reopened('2026-11-21 09:00'), started('2026-11-21 09:05', ani), completed('2026-11-21 09:15')),
      rules(),
    );

    expect(Object.fromEntries(contribution)).toMatchObject({
      '2026-11-20#ani#ektp': { 'i.ticket': 1 },
      '2026-11-21#ani#ektp': { completed: 1, reopened: 1 },
    });
    expect(contribution.size).toBe(2);
    expect(Object.keys(contribution.get('2026-11-20#ani#ektp') ?? {})).toEqual(['i.ticket']);
  });

  it('is no longer completed when the citizen walks out of the second visit; its invitation is the unit’s, as is its answer', () => {
    expect(figuresOf(...first, reopened('09:00'), started('09:05', ani), left('09:10'))).toEqual({
      '- ektp': { left: 1, invited: 1 },
      'ani ektp': { reopened: 1, reopenedOnly: 1, reopenedAfter: 30, wait: 10, service: 23 },
    });
  });

  it('was not reopened when it had not been completed', () => {
    expect(
      figuresOf(issued('08:00'), left('08:05'), reopened('08:06'), started('08:07', ani), completed('08:10')),
    ).toEqual({
      'ani ektp': { ...done, wait: 7, service: 3, turnaround: 10 },
    });
  });
});

describe('a time that cannot be right', () => {
  it('typed afterwards leaves the whole ticket counted and untimed', () => {
    expect(
      figuresOf(
        issued('08:00'),
        called('08:10'),
        started('08:12', ani, { accurate: false }),
        held('08:13'),
        transferred('08:15', budi),
        completed('08:30'),
      ),
    ).toEqual({ 'budi ektp': { ...done, excluded: 1 } });
  });

  it('says a correction, long after the end, leaves the whole ticket counted and untimed', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:12', ani),
        completed('08:30'),
        corrected('09:00', { officerId: budi, accurate: false }),
      ),
    ).toEqual({ 'budi ektp': { ...done, excluded: 1 } });
  });

  it('served before it was issued: the wait is out, the rest stands', () => {
    expect(figuresOf(issued('08:20'), started('08:12', ani), completed('08:30'))).toEqual({
      'ani ektp': { ...done, excluded: 1, clock: 1, service: 18, turnaround: 10 },
    });
  });

  it('issued after it was completed: wait and turnaround are out, excluded once', () => {
    expect(figuresOf(issued('09:00'), started('08:12', ani), completed('08:30'))).toEqual({
      'ani ektp': { ...done, excluded: 1, clock: 1, service: 18 },
    });
  });

  it('started after it was completed: completed, and no service time', () => {
    expect(figuresOf(issued('08:00'), completed('08:30'), started('08:40', ani))).toEqual({
      'ani ektp': { ...done, excluded: 1, clock: 1, turnaround: 30 },
    });
  });

  it('one serving interval over twelve hours takes out the service time of that officer alone', () => {
    expect(
      figuresOf(
        issued('2026-11-19 15:00'),
        started('2026-11-19 15:10', ani),
        held('2026-11-19 15:20'),
        resumed('2026-11-19 15:25'),
        transferred('2026-11-20 03:25:01', budi),
        completed('2026-11-20 08:00'),
      ),
    ).toEqual({
      'ani ektp': { excluded: 1, clock: 1, doubtedOnly: 1, hold: 5 },
      'budi ektp': { ...done, wait: 10, service: 4 * 60 + 35 - 1 / 60, turnaround: 17 * 60 },
    });
  });

  it('allows twelve hours to the second, and more than that in several intervals', () => {
    expect(
      figuresOf(
        issued('2026-11-19 15:00'),
        started('2026-11-19 15:00', ani),
        held('2026-11-20 03:00'),
        resumed('2026-11-20 07:00'),
        completed('2026-11-20 08:00'),
      ),
    ).toEqual({ 'ani ektp': { ...done, wait: 0, service: 13 * 60, hold: 4 * 60, turnaround: 17 * 60 } });
  });
});

describe('a ticket with events missing', () => {
  it('has no wait and no turnaround without its issue', () => {
    expect(figuresOf(called('08:10'), started('08:12', ani), completed('08:30'))).toEqual({
      'ani ektp': { ...done, service: 18 },
    });
  });

  it('has no wait and no service without a start, and goes to the officer who completed it', () => {
    expect(figuresOf(issued('08:00'), called('08:10'), completed('08:30', { officerId: budi }))).toEqual({
      'budi ektp': { ...done, turnaround: 30 },
    });
  });

  it('takes its service from the completion when that is all there is', () => {
    expect(figuresOf(completed('08:30', { serviceId: kk }))).toEqual({ 'ani kk': done });
  });

  it('has no service when nobody named one', () => {
    expect(figuresOf(left('08:30'))).toEqual({ '- -': { left: 1 } });
  });

  it('ignores a start that names nobody while someone serves, and one after the end', () => {
    expect(
      figuresOf(issued('08:00'), started('08:12', ani), started('08:20'), completed('08:30'), started('08:45', budi)),
    ).toEqual({ 'ani ektp': { ...done, wait: 12, service: 18, turnaround: 30 } });
  });

  it('keeps the service that its end names while another one is spoken of in a visit that has not ended', () => {
    expect(
      figuresOf(issued('08:00'), completed('08:30', { serviceId: kk }), reopened('09:00', { serviceId: ektp })),
    ).toEqual({ 'ani kk': { ...done, reopened: 1, reopenedAfter: 30, turnaround: 30 } });
  });

  it('ignores what makes no sense in its place', () => {
    expect(
      figuresOf(
        issued('08:00'),
        resumed('08:01'),
        held('08:02'),
        transferred('08:03', budi),
        reopened('08:04'),
        started('08:12', ani),
        resumed('08:14'),
        started('08:15', ani),
        issued('08:16'),
        completed('08:30'),
        held('08:31'),
        transferred('08:32', budi),
      ),
    ).toEqual({ 'ani ektp': { ...done, wait: 12, service: 18, turnaround: 30 } });
  });
});

describe('a correction', () => {
  const served = [issued('08:00'), started('08:10', ani), held('08:15'), resumed('08:20'), completed('08:30')];
  const figures = { ...done, wait: 10, service: 15, hold: 5, turnaround: 30 };

  it('moves everything from one officer to the other', () => {
    expect(figuresOf(...served)).toEqual({ 'ani ektp': figures });
    expect(figuresOf(...served, corrected('12:00', { officerId: budi }))).toEqual({ 'budi ektp': figures });
  });

  it('moves everything from one service to the other', () => {
    expect(figuresOf(...served, corrected('12:00', { serviceId: kk }))).toEqual({ 'ani kk': figures });
  });

  it('of a ticket without a start moves its completion', () => {
    expect(figuresOf(issued('08:00'), completed('08:30'), corrected('12:00', { officerId: budi }))).toEqual({
      'budi ektp': { ...done, turnaround: 30 },
    });
  });

  it('leaves the turns of other officers where they are', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:10', ani),
        transferred('08:15', budi),
        completed('08:30'),
        corrected('12:00', { officerId: citra }),
      ),
    ).toEqual({ 'ani ektp': { service: 5 }, 'citra ektp': { ...done, wait: 10, service: 15, turnaround: 30 } });
  });

  it('replaces an earlier one, and each part of it is replaced on its own', () => {
    expect(
      figuresOf(
        ...served,
        corrected('12:00', { officerId: budi, serviceId: kk }),
        corrected('13:00', { officerId: citra }),
      ),
    ).toEqual({ 'citra kk': figures });
  });

  it('after a reopening moves both visits and the reopening, when both were of one officer', () => {
    const twice = [...served, reopened('09:00'), started('09:05', ani), completed('09:15')];

    expect(figuresOf(...twice, corrected('12:00', { officerId: budi, serviceId: kk }))).toEqual({
      'budi kk': { ...done, reopened: 1, reopenedAfter: 30, wait: 10, service: 25, hold: 5, turnaround: 75 },
    });
  });

  it('of the last officer leaves the first visit of another one, and its reopening, alone', () => {
    const twice = [...served, reopened('09:00'), started('09:05', budi), completed('09:15')];

    expect(figuresOf(...twice, corrected('12:00', { officerId: citra }))).toEqual({
      'ani ektp': { reopened: 1, reopenedOnly: 1, reopenedAfter: 30, service: 15, hold: 5 },
      'citra ektp': { ...done, wait: 10, service: 10, turnaround: 75 },
    });
  });

  it('holds when its clock is behind and says that it came before the service', () => {
    expect(figuresOf(...served, corrected('07:00', { officerId: budi }))).toEqual({ 'budi ektp': figures });
    expect(figuresOf(...served, corrected('07:00', { outcome: 'unresolved' }))['ani ektp']).not.toHaveProperty(
      'resolved',
    );
  });

  it('of the outcome replaces what the completion said, and nothing else', () => {
    const { resolved: _, ...unresolved } = figures;

    expect(figuresOf(...served, corrected('12:00', { outcome: 'unresolved' }))).toEqual({ 'ani ektp': unresolved });
    expect(
      figuresOf(...served, corrected('12:00', { outcome: 'unresolved' }), corrected('13:00', { outcome: 'resolved' })),
    ).toEqual({ 'ani ektp': figures });
  });

  it('of the outcome is about the completion before it: the next one says for itself', () => {
    const again = [...served, corrected('08:40', { outcome: 'unresolved' }), reopened('09:00'), started('09:05', ani)];

    expect(figuresOf(...again)['ani ektp']).not.toHaveProperty('resolved');
    expect(figuresOf(...again, completed('09:15'))['ani ektp']).toMatchObject({ completed: 1, resolved: 1 });
  });

  it('of a ticket that was given back and completed by another is about that one', () => {
    const given = [
      issued('08:00'),
      started('08:10', ani),
      transferred('08:15'),
      completed('08:30', { officerId: budi }),
    ];

    expect(figuresOf(...given, corrected('12:00', { officerId: citra }))).toEqual({
      'ani ektp': { service: 5 },
      'citra ektp': { ...done, wait: 10, turnaround: 30 },
    });
  });
});

describe('work that goes on after a completion', () => {
  const first = [issued('08:00'), started('08:10', ani), completed('08:20')];
  const figures = { ...done, wait: 10, service: 10, turnaround: 20 };

  it('counts as a reopening when it ends in another completion', () => {
    expect(figuresOf(...first, started('09:00', ani), completed('09:15'))).toEqual({
      'ani ektp': { ...done, reopened: 1, reopenedAfter: 40, wait: 10, service: 25, turnaround: 75 },
    });
    expect(figuresOf(...first, started('09:00', ani), completed('09:15'))).toEqual(
      figuresOf(...first, reopened('09:00'), started('09:00', ani), completed('09:15')),
    );
  });

  it('counts for nothing when it ends in anything else, or not at all', () => {
    expect(figuresOf(...first, started('09:00', budi))).toEqual({ 'ani ektp': figures });
    expect(figuresOf(...first, started('09:00', budi), left('09:15'))).toEqual({ 'ani ektp': figures });
    expect(figuresOf(...first, completed('09:15', { officerId: budi }))).toEqual({ 'ani ektp': figures });
  });
});

describe('work that a completion tells of', () => {
  const services = [
    { serviceId: ektp, quantity: 2 },
    { serviceId: kk, quantity: 5 },
  ];
  const served = [issued('08:00'), started('08:10', ani)];

  it('is counted under its own service, and the ticket under the one that it names', () => {
    expect(figuresOf(...served, completed('08:30', { services }))).toEqual({
      'ani ektp': { ...done, wait: 10, service: 20, turnaround: 30, work: 2 },
      'ani kk': { work: 5 },
    });
  });

  it('is that of the last completion, and whose the ticket is', () => {
    const again = [...served, completed('08:30', { services }), reopened('09:00'), started('09:05', budi)];
    const once = [{ serviceId: kk, quantity: 1 }];

    expect(figuresOf(...again)).toMatchObject({ 'ani ektp': { work: 2 }, 'ani kk': { work: 5 } });
    expect(figuresOf(...again, completed('09:15', { services: once }))).toMatchObject({ 'budi kk': { work: 1 } });
    expect(figuresOf(...again, completed('09:15', { services: once }))).not.toHaveProperty('ani kk');
    expect(
      figuresOf(...served, completed('08:30', { services }), corrected('12:00', { officerId: budi })),
    ).toMatchObject({
      'budi ektp': { work: 2 },
      'budi kk': { work: 5 },
    });
  });
});

describe('events of the same instant', () => {
  it('are read as they make sense, and not as they arrived', () => {
    const lines = [
      issued('08:00'),
      called('08:00'),
      started('08:00', ani),
      held('08:00'),
      resumed('08:00'),
      completed('08:00'),
    ];

    expect(figuresOf(...lines.toReversed())).toEqual(figuresOf(...lines));
    expect(figuresOf(...lines)).toEqual({
      'ani ektp': { ...done, short: 1, wait: 0, service: 0, hold: 0, turnaround: 0 },
    });
  });

  it('that make as much sense in one order as in the other are read in the order of their ids', () => {
    const [first, second, ...others] = eventsOf(
      started('08:10', ani),
      started('08:10', budi),
      issued('08:00'),
      completedByNobody('08:30'),
    );
    const ticket = new Map(
      [second, first, ...others].flatMap((event) => (event === undefined ? [] : [[event.eventId, event]])),
    );

    expect(told(ticketContribution(ticket, rules()))).toMatchObject({
      'ani ektp': { service: 0 },
      'budi ektp': { completed: 1, service: 20 },
    });
  });
});

describe('the day of a ticket', () => {
  it('is the local day of its end, in the time zone of the unit', () => {
    const ticket = ticketOf(issued('23:50'), started('23:55', ani), completed('2026-11-21 00:05'));
    const daysIn = (timeZone: string) => [...ticketContribution(ticket, { ...rules(), timeZone }).keys()];

    expect(daysIn('Asia/Jakarta')).toEqual(['2026-11-21#ani#ektp']);
    expect(daysIn('Europe/Amsterdam')).toEqual(['2026-11-20#ani#ektp']);
  });
});

describe('being on time', () => {
  const shared = [issued('08:00'), started('08:10', ani), transferred('08:20', budi), completed('08:30')];
  const onTime = (measure: 'service' | 'turnaround', minutes: number, lines = shared) => {
    const figures = told(ticketContribution(ticketOf(...lines), rules({ measure, minutes })));
    return Object.entries(figures).map(([cell, { judged = 0, onTime: kept = 0 }]) => [cell, judged, kept]);
  };

  it('is judged once, for the officer of the last turn, on the service times of all together', () => {
    expect(onTime('service', 20)).toEqual(
      expect.arrayContaining([
        ['budi ektp', 1, 1],
        ['ani ektp', 0, 0],
      ]),
    );
    expect(onTime('service', 19.9)).toEqual(
      expect.arrayContaining([
        ['budi ektp', 1, 0],
        ['ani ektp', 0, 0],
      ]),
    );
  });

  it('is judged from issue to completion when the standard says so; the minute itself is still in time', () => {
    expect(onTime('turnaround', 30)).toContainEqual(['budi ektp', 1, 1]);
    expect(onTime('turnaround', 29)).toContainEqual(['budi ektp', 1, 0]);
  });

  it('is not judged without a standard, without a completion, or without the time that the standard names', () => {
    expect(figuresOf(...shared)['budi ektp']).not.toHaveProperty('judged');
    expect(onTime('service', 20, [issued('08:00'), started('08:10', ani), left('08:20')]).flat()).not.toContain(1);
    expect(onTime('service', 20, [issued('08:00'), completed('08:20')])).toEqual([['ani ektp', 0, 0]]);
    expect(onTime('turnaround', 20, [started('08:10', ani), completed('08:20')])).toEqual([['ani ektp', 0, 0]]);
    expect(onTime('turnaround', 90, [issued('08:00', { accurate: false }), completed('08:20')])).toEqual([
      ['ani ektp', 0, 0],
    ]);
  });

  it('is judged by the standard of the corrected service on the day of the end', () => {
    const asked: unknown[] = [];
    ticketContribution(ticketOf(...shared, corrected('2026-12-01 09:00', { serviceId: kk })), {
      ...rules(),
      standardOn: (...question) => {
        asked.push(question);
        return undefined;
      },
    });

    expect(asked).toEqual([[kk, '2026-11-20']]);
  });

  it('does not judge a service time that is out because one officer forgot to stop', () => {
    const forgotten = [
      issued('2026-11-19 08:00'),
      started('2026-11-19 08:10', ani),
      transferred('2026-11-20 08:00', budi),
      completed('2026-11-20 08:05'),
    ];

    expect(onTime('service', 20, forgotten).flat()).not.toContain(1);
    expect(onTime('turnaround', 1445, forgotten)).toContainEqual(['budi ektp', 1, 1]);
  });
});

describe('the example in the README of this package', () => {
  it('comes out as it says', () => {
    expect(
      figuresOf(
        issued('08:00'),
        called('08:07'),
        called('08:10'),
        started('08:12', ani),
        held('08:20'),
        resumed('08:25'),
        transferred('08:27', budi),
        started('08:35', budi),
        completed('08:50'),
      ),
    ).toEqual({
      'ani ektp': { service: 10, hold: 5 },
      'budi ektp': { ...done, wait: 10, service: 15, turnaround: 50 },
    });
  });
});

describe('the cells of a ticket', () => {
  it('are one where one officer served it, because each cell is paid for', () => {
    const contribution = ticketContribution(
      ticketOf(issued('08:00'), started('08:10', ani), held('08:11'), resumed('08:12'), completed('08:30')),
      rules({ measure: 'service', minutes: 30 }),
    );

    expect([...contribution.keys()]).toEqual([`2026-11-20#${ani}#${ektp}`]);
  });
});
