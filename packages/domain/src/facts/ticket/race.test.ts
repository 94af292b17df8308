// Two counters that take one ticket: the first start has it, whatever the other goes on to press, unless only the other tells more.
import {
  type Line,
  ani,
  budi,
  called,
  completed,
  eventsOf,
  figuresOf,
  held,
  issued,
  noShow,
  resumed,
  started,
  ticketState,
  transferred,
} from '@tera/testing/facts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CounterId } from '../../ids.ts';
import { openTicketOf } from './open-ticket.ts';

const [one, two] = [{ counterId: 'loket-1' as CounterId }, { counterId: 'loket-2' as CounterId }];
const done = { completed: 1, resolved: 1, invited: 1 };
const served = { 'ani ektp': { ...done, wait: 10, service: 20, turnaround: 30 } };
const queued = [issued('08:00'), called('08:10', one)];
const both = [...queued, started('08:10', ani, one), started('08:10:20', budi, two)];

const openOf = (...lines: readonly Line[]) => openTicketOf(ticketState(eventsOf(...lines)));

describe('a ticket that two counters take within a minute', () => {
  it('is with the one whose start comes first', () => {
    expect(openOf(...both)).toMatchObject({ state: 'serving', officerId: ani, counterId: 'loket-1' });
    expect(figuresOf(...both, completed('08:30', one))).toEqual(served);
  });

  it.each([
    ['gives it up as gone', [noShow('08:15', two)]],
    ['completes it as well', [completed('08:15', { officerId: budi, ...two })]],
    ['holds it and goes on', [held('08:15', two), resumed('08:16', budi, two)]],
  ])('counts nothing of the other, who %s', (_, pressed) => {
    expect(figuresOf(...both, ...pressed, completed('08:30', one))).toEqual(served);
  });

  it('is with the first by event id where both starts are of one instant', () => {
    const starts = [started('08:10', ani, one), started('08:10', budi, two)];

    expect(openOf(...queued, ...starts)).toMatchObject({ officerId: ani });
    expect(openOf(...queued, ...starts.toReversed())).toMatchObject({ officerId: budi });
  });

  it('was taken over where only the other has told of it since', () => {
    expect(figuresOf(...both, completed('08:30', { officerId: budi, ...two }))).toMatchObject({
      'budi ektp': { ...done, turnaround: 30 },
    });
  });

  it('was handed over where a transfer to the other is told within a minute', () => {
    const lines = [...both, transferred('08:10:40', budi, two), completed('08:30', { officerId: budi, ...two })];

    expect(figuresOf(...lines)).toMatchObject({ 'budi ektp': done });
  });

  it.each([
    ['more than a minute later', [started('08:11:01', budi, two)]],
    ['at the same counter', [started('08:10:20', budi, one)]],
    ['at no counter that is named', [started('08:10:20', budi)]],
  ])('is taken over by a start %s', (_, second) => {
    expect(openOf(...queued, started('08:10', ani, one), ...second)).toMatchObject({ officerId: budi });
  });

  it('is with the same one in whatever order the events arrive', () => {
    const events = eventsOf(...both, noShow('08:15', two), completed('08:30', one));

    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: 4 }), (some) => {
        expect(openTicketOf(ticketState(some))).toEqual(openTicketOf(ticketState(some.toReversed())));
      }),
    );
  });
});
