// Numbers that a page makes alone must be nobody else's, also at noon after the browser has lost its memory.
import { TicketEventSchema, TicketIdSchema } from '@tera/contracts';
import { DAY, LONG_ID_LENGTH } from '@tera/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Alone,
  type ListedNumber,
  type NumberSource,
  type Numbered,
  aloneBeside,
  aloneBy,
  dayOfTicket,
  labelOf,
  makeMark,
  nextTicket,
  numberOf,
  prefixOf,
  ticketIdOf,
} from './ticket-number.ts';

const EVENING = Date.parse('2026-11-21T23:30:00+07:00');
const TODAY = { prefix: 'A', from: '2026-11-21', saidAt: EVENING };
const TOMORROW = { prefix: 'A', from: '2026-11-22', saidAt: EVENING };
const counter = { counterId: 'loket-1', timeZone: 'Asia/Jakarta', mark: 'K7M', prefix: 'A', alone: TODAY };
const numbered = (ticketId: string, issuedAt = EVENING) => ({ ticketId, number: numberOf(ticketId), issuedAt });

describe('a number', () => {
  it('counts up, from one every day in the unit’s own time zone', () => {
    const first = nextTicket(counter, [], EVENING);
    const second = nextTicket(counter, [first], EVENING);

    expect([first, second]).toEqual([
      { ticketId: 'loket-1-20261121-K7M-A001', number: 'A001' },
      { ticketId: 'loket-1-20261121-K7M-A002', number: 'A002' },
    ]);
    expect(nextTicket(counter, [first, second], EVENING + 3_600_000).number).toBe('A001');
    expect(nextTicket({ ...counter, timeZone: 'Asia/Jayapura' }, [], EVENING).ticketId).toContain('20261122');
  });

  it('goes on behind the highest that is known of its counter, whoever gave it out', () => {
    const known = [
      'loket-1-20261121-B2B-A007',
      'loket-1-20261121-C2C-A008C2C',
      'loket-1-20261121-B2B-A009K',
      'loket-2-20261121-C3C-B050',
    ].map(numbered);

    expect(nextTicket(counter, known, EVENING).number).toBe('A010');
    const other = { ...counter, prefix: 'B', counterId: 'loket-2', alone: { ...TODAY, prefix: 'B' } };
    expect(nextTicket(other, known, EVENING).number).toBe('B051');
  });

  it('goes on past a gap and past a thousand', () => {
    const known = ['A001', 'A999'].map((number) => numbered(`loket-1-20261121-K7M-${number}`));

    expect(nextTicket(counter, known, EVENING).number).toBe('A1000');
  });

  it('is an id and a number that the server takes, also at a counter with the longest id and prefix', () => {
    const { ticketId, number } = nextTicket(
      { ...counter, counterId: 'x'.repeat(40), prefix: 'ABC', alone: undefined },
      [numbered(`x-20261121-B2B-ABC9998`)],
      EVENING,
    );

    expect(ticketId.length).toBeLessThanOrEqual(LONG_ID_LENGTH);
    expect(TicketIdSchema.safeParse(ticketId).success).toBe(true);
    const event = {
      eventId: 'e',
      ticketId,
      number,
      type: 'issued',
      serviceId: 'ektp',
      occurredAt: '2026-11-21T09:00:00Z',
    };
    expect(TicketEventSchema.safeParse(event).success).toBe(true);
  });

  it('is called out short and carried long', () => {
    expect(numberOf('loket-1-20261121-K7M-A007')).toBe('A007');
    expect(labelOf('loket-1-20261121-K7M-A007')).toBe('K7M-A007');
    expect(numberOf('loket-1-20261121-K7M-A007K7M')).toBe('A007K7M');
    expect(labelOf('loket-1-20261121-K7M-A007K7M')).toBe('A007K7M');
    expect(numberOf('T-4711')).toBe('T-4711');
  });
});

describe('the prefix of a counter', () => {
  it('is what the registry says, else its letter in the order of the counters', () => {
    const counters = [{ id: 'a' }, { id: 'b', prefix: 'A' }, { id: 'c' }, { id: 'd', prefix: 'VIP' }, { id: 'e' }];

    expect(counters.map(({ id }) => prefixOf(counters, id))).toEqual(['B', 'A', 'C', 'VIP', 'D']);
  });

  it('is no other counter’s, however many there are', () => {
    const counters = Array.from({ length: 60 }, (_, index) => ({ id: String(index) }));

    expect(new Set(counters.map(({ id }) => prefixOf(counters, id))).size).toBe(60);
    expect(prefixOf(counters, '26')).toBe('AA');
  });
});

describe('a browser that may not be the only one of its counter', () => {
  const others = [numbered('loket-1-20261121-B2B-A007')];
  const isOnly = { isOnly: true, isFirst: true };

  it('puts its mark behind its numbers', () => {
    expect(nextTicket({ ...counter, alone: undefined }, [], EVENING).number).toBe('A001K7M');
    expect(nextTicket({ ...counter, alone: TOMORROW }, others, EVENING).number).toBe('A008K7M');
    expect(nextTicket({ ...counter, alone: TOMORROW }, others, EVENING + 3_600_000).number).toBe('A001');
  });

  it('is known to be it when a clerk says so, the server has been asked, and nothing speaks against it', () => {
    expect(aloneBy(isOnly, counter, [], EVENING)).toEqual(TODAY);
    expect(aloneBy({ ...isOnly, isOnly: false }, counter, [], EVENING)).toBeUndefined();
    // Of what has ended before, no list tells.
    expect(aloneBy({ ...isOnly, isFirst: false }, counter, [], EVENING)).toEqual(TOMORROW);
    expect(aloneBy(isOnly, counter, undefined, EVENING)).toEqual(TOMORROW);
    expect(aloneBy(isOnly, counter, others, EVENING)).toEqual(TOMORROW);
    expect(aloneBy(isOnly, counter, [numbered('loket-9-20261121-B2B-A007')], EVENING)).toEqual(TOMORROW);
    expect(aloneBy(isOnly, counter, [numbered('loket-2-20261121-B2B-B007')], EVENING)).toEqual(TODAY);
  });

  it('goes on without plain numbers when another one gives them out as well', () => {
    expect(aloneBeside(counter, others, EVENING)).toBeUndefined();
    expect(aloneBeside(counter, [numbered('loket-1-20261121-B2B-A007B2B')], EVENING)).toEqual(TODAY);
    expect(aloneBeside({ ...counter, mark: 'B2B' }, others, EVENING)).toEqual(TODAY);
    expect(aloneBeside({ ...counter, alone: TOMORROW }, others, EVENING)).toEqual(TOMORROW);
    expect(aloneBeside(counter, others, EVENING + 3_600_000)).toEqual(TODAY);
  });

  it('does not begin with them tomorrow where another has given out any number since', () => {
    const beginning = { ...counter, alone: TOMORROW };
    const given = (seconds: number) => [numbered('loket-1-20261121-B2B-A007B2B', EVENING + seconds * 1000)];

    expect(aloneBeside(beginning, given(-60), EVENING + 60_000)).toEqual(TOMORROW);
    expect(aloneBeside(beginning, given(30), EVENING + 60_000)).toBeUndefined();
    expect(aloneBeside(beginning, [numbered('loket-2-20261121-B2B-B007', EVENING + 30_000)], EVENING)).toEqual(
      TOMORROW,
    );
  });

  it('is not known to be it under another prefix', () => {
    expect(nextTicket({ ...counter, prefix: 'B' }, [], EVENING).number).toBe('B001K7M');
  });
});

describe('an office of several browsers', () => {
  it('never calls two citizens by one number on a day, with a line or without, whatever becomes of its browsers', () => {
    fc.assert(
      fc.property(fc.array(aStep, { minLength: 40, maxLength: 120, size: 'max' }), (steps) => {
        const office = anOffice();
        for (const step of steps) office.take(step);

        expect(office.given.filter((number, index) => office.given.indexOf(number) !== index)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

const COUNTERS = ['loket-1', 'loket-2'];
type Step = { readonly browser: number; readonly counter: number; readonly does: (typeof DOES)[number] };
const DOES = ['issue', 'issue', 'issue', 'end', 'set up', 'lose', 'move', 'line', 'next day', 'clock back'] as const;
const aStep: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom(...DOES),
  browser: fc.nat(2),
  counter: fc.nat(1),
});

/** Up to three browsers at two counters; what a clerk says of one is true then, and is all that it knows of the others. */
function anOffice() {
  type Own = {
    at: number;
    mark: string;
    alone: Alone | undefined;
    known: Numbered[];
    isOnline: boolean;
    clock: number;
  };
  const browsers = new Map<number, Own>();
  const [given, open, usedAt] = [[] as string[], new Map<string, ListedNumber>(), new Set<string>()];
  const real = { now: EVENING, marks: 0 };
  const nowOf = ({ clock }: Own) => real.now - clock * DAY;
  const sourceOf = ({ at, mark, alone }: Own): NumberSource => {
    const counterId = COUNTERS[at] ?? '';
    const prefix = 'AB'.charAt(at);
    return { counterId, prefix, mark, alone, timeZone: 'Asia/Jakarta' };
  };
  const isFree = (own: Own) => ![...browsers.values()].some((other) => other !== own && other.at === own.at);
  const take = ({ does, browser, counter: at }: Step): void => {
    const own = browsers.get(browser);
    if (does === 'next day') real.now += DAY;
    else if (does === 'end') open.delete([...open.keys()].at(browser) ?? '');
    else if (does === 'lose') browsers.delete(browser);
    else if (does === 'set up' && own === undefined) {
      const mark = `B2${'BCDFGHJKLMNPRSTVWXYZ'.charAt(real.marks % 20)}`;
      real.marks += 1;
      const fresh: Own = { at, mark, alone: undefined, known: [], isOnline: true, clock: 0 };
      const isFirst = !usedAt.has(`${at} ${nowOf(fresh)}`);
      fresh.alone = aloneBy({ isOnly: isFree(fresh), isFirst }, sourceOf(fresh), [...open.values()], nowOf(fresh));
      browsers.set(browser, fresh);
    } else if (own === undefined) return;
    else if (does === 'line') own.isOnline = !own.isOnline;
    else if (does === 'clock back') own.clock = 1 - own.clock;
    else if (does === 'move' && own.clock === 0) {
      own.at = at;
      own.alone = aloneBy({ isOnly: isFree(own), isFirst: false }, sourceOf(own), undefined, nowOf(own));
    } else if (does === 'issue') {
      const others = [...open.values()].filter(({ ticketId }) => !own.known.some((one) => one.ticketId === ticketId));
      if (own.isOnline) own.alone = aloneBeside(sourceOf(own), others, nowOf(own));
      const ticket = nextTicket(sourceOf(own), [...own.known, ...(own.isOnline ? open.values() : [])], nowOf(own));
      own.known.push(ticket);
      open.set(ticket.ticketId, { ...ticket, issuedAt: nowOf(own) });
      usedAt.add(`${own.at} ${nowOf(own)}`);
      given.push(`${dayOfTicket(ticket.ticketId, 0, 'Asia/Jakarta')} ${ticket.number}`);
    }
  };
  return { given, take };
}

describe('a ticket of another day', () => {
  it('is known by its id, or by when it began', () => {
    expect(dayOfTicket('loket-1-20261121-K7M-A007', EVENING + 3_600_000, 'Asia/Jakarta')).toBe('2026-11-21');
    expect(dayOfTicket('T-1', EVENING, 'Asia/Jayapura')).toBe('2026-11-22');
  });
});

describe('a slip from another counter', () => {
  const from = { ...counter, counterId: 'loket-2', prefix: 'B' };

  it.each(['K7M-B007', 'k7m-b7', ' K7M B007 ', 'k7mb007'])('that says %j leads to its ticket', (label) => {
    expect(ticketIdOf(label, from, EVENING)).toBe('loket-2-20261121-K7M-B007');
  });

  it.each(['B007K7M', 'b7 k7m', 'K7M-B007K7M'])(
    'that says %j leads to its ticket, whose number has a mark',
    (label) => {
      expect(ticketIdOf(label, from, EVENING)).toBe('loket-2-20261121-K7M-B007K7M');
    },
  );

  it.each(['', 'B007', 'K7M', 'K7M-', 'loket-2', 'KKM-B007', 'K7M-007', 'K7M-A007', 'K7M-B000', 'K7M-B12345', 'B007K'])(
    'that says %j is none that this counter prints',
    (label) => {
      expect(ticketIdOf(label, from, EVENING)).toBeUndefined();
    },
  );
});

describe('the mark of a browser', () => {
  it('can be read out and is different where chance is', () => {
    expect(makeMark(() => 0)).toBe('B2B');
    expect(makeMark(() => 0.999)).toBe('Z9Z');
    expect(new Set(Array.from({ length: 50 }, () => makeMark(Math.random))).size).toBeGreaterThan(40);
  });
});
