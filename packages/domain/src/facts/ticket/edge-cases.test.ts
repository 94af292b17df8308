// Cases that no generator is likely to make, each of which once came out wrong.
import { inOrder } from './ticket-reading.ts';
import {
  aRelease,
  allAnswered,
  ani,
  at,
  budi,
  called,
  citra,
  completed,
  corrected,
  eventsOf,
  figuresOf,
  issued,
  present,
  reopened,
  responses,
  started,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { durationCounters, durationFigure } from '../../indicators/histogram.ts';
import type { EventId } from '../../ids.ts';
import { instantsOf, parsePeriod } from '../../time/period.ts';
import { type SurveyResponse, firstResponse } from '../response/response.ts';
import { indexInterval, indexOf } from '../../skm/figure.ts';
import { NEW_TICKET, type Ticket, type TicketEvent, mergeTicket } from './ticket.ts';
import { MINUTE } from '../../time/time.ts';

const done = { completed: 1, resolved: 1, invited: 1 };

describe('a correction before a reopening', () => {
  const first = [issued('08:00'), started('08:10', ani), completed('08:30'), corrected('08:40', { officerId: budi })];
  it('stays a correction of the first visit when the right officer serves again', () => {
    expect(figuresOf(...first, reopened('09:00'), started('09:05', budi), completed('09:15'))).toEqual({
      'budi ektp': { ...done, reopened: 1, reopenedAfter: 30, wait: 10, service: 30, turnaround: 75 },
    });
  });
  it('does not touch who serves after it', () => {
    expect(figuresOf(...first, reopened('09:00'), started('09:05', citra), completed('09:15'))).toEqual({
      'budi ektp': { reopened: 1, reopenedOnly: 1, reopenedAfter: 30, service: 20 },
      'citra ektp': { ...done, wait: 10, service: 10, turnaround: 75 },
    });
  });
});

describe('the bound of a ticket and a conflict of ids together', () => {
  const many = eventsOf(
    ...Array.from({ length: 200 }, (_, i) => ({ ...called('08:00'), occurredAt: at('08:00') + i * MINUTE })),
  );
  const early: TicketEvent = { ...present(many[0]), eventId: 'x' as EventId, occurredAt: at('07:00') };
  const late: TicketEvent = { ...early, type: 'started', occurredAt: at('20:00') };
  it('end the same in any order', () => {
    expect(inOrder(merged([early], [late], many))).toEqual(inOrder(merged(many, [late], [early])));
  });
});

describe('a quantile under half a second', () => {
  it('is within 2.5 % as well', () => {
    const wrong = Array.from({ length: 1000 }, (_, i) => i + 1).filter((ms) => {
      const p50 = present(durationFigure('wait', durationCounters('wait', ms)).p50);
      return Math.abs(p50 * 1000 - ms) > 0.025 * ms;
    });
    expect(wrong).toEqual([]);
  });
});

describe('the year 9999', () => {
  it.each(['9999', '9999-12', '9999-12-31', '9999-Q4', '9999-S2', '9999-W01', '9999-W52'])(
    '%s is refused or works, and never throws',
    (text) => {
      expect(() => {
        const period = parsePeriod(text);
        if (period !== undefined) {
          instantsOf(period, 'Asia/Jakarta');
          if (period.from >= period.to) throw new Error('backwards');
        }
      }).not.toThrow();
    },
  );
});

describe('ten responses that agree', () => {
  it('do not make a certainty of the index', () => {
    // One 2 and eight 1s each.
    const { answers } = aRelease(responses(10, { answers: { ...allAnswered(1), biaya: 2 } }));
    const figure = present(answers.unit.figure);
    const [low, high] = indexInterval(figure, present(indexOf(figure)));
    expect(high - low).toBeGreaterThan(5);
  });
});

describe('two contents of one response in one millisecond', () => {
  it('end the same either way', () => {
    const a: SurveyResponse = {
      responseId: 'r',
      receivedAt: 0,
      channel: 'ticket',
      questionnaire: 'q',
      answers: { biaya: 1 },
    };
    const b: SurveyResponse = { ...a, answers: { biaya: 4 } };
    expect(firstResponse(a, b)).toEqual(firstResponse(b, a));
  });
});

describe('a time typed afterwards in a visit that has not ended', () => {
  it('leaves the figures of the last end as they stand', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:10', ani),
        completed('08:30'),
        reopened('09:00'),
        started('09:05', ani, { accurate: false }),
      ),
    ).toEqual({
      'ani ektp': { ...done, reopened: 1, reopenedAfter: 30, wait: 10, service: 20, turnaround: 30 },
    });
  });
});

function merged(...pieces: TicketEvent[][]): Ticket {
  return pieces.reduce<Ticket>((ticket, piece) => mergeTicket(ticket, piece).ticket, NEW_TICKET);
}
