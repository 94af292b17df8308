// Numbers that a page makes alone must be nobody else's, also at noon after the browser has lost its memory.
import { type LentNumbers, TicketEventSchema, TicketIdSchema } from '@tera/contracts';
import { DAY, LONG_ID_LENGTH, addDays, localDayOf } from '@tera/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Lent,
  type NumberSource,
  type Numbered,
  dayOfTicket,
  isPlain,
  labelOf,
  lentBy,
  mustAsk,
  nextTicket,
  nothingLent,
  numberOf,
  ticketIdOf,
} from './ticket-number.ts';

const EVENING = Date.parse('2026-11-21T23:30:00+07:00');
const [TODAY, TOMORROW] = ['2026-11-21', '2026-11-22'] as const;
const lent: Lent = { browserId: 'a'.repeat(24), mark: 'K7M', plain: { prefix: 'A', days: [TODAY, TOMORROW] } };
const unlent: Lent = { ...lent, plain: { prefix: '', days: [] } };
const counter: NumberSource = { counterId: 'loket-1', timeZone: 'Asia/Jakarta', prefix: 'A', lent };
const answered = (from: LentNumbers, source: NumberSource) => lentBy(from, source, EVENING, () => 0);
const markBy = (random: () => number) => nothingLent(lent.browserId, random).mark;
const numbered = (ticketId: string) => ({ ticketId, number: numberOf(ticketId) });

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
    const other = { ...counter, prefix: 'B', counterId: 'loket-2', lent: unlent };
    expect(nextTicket(other, known, EVENING).number).toBe('B051K7M');
  });

  it('goes on past a gap and past a thousand', () => {
    const known = ['A001', 'A999'].map((number) => numbered(`loket-1-20261121-K7M-${number}`));

    expect(nextTicket(counter, known, EVENING).number).toBe('A1000');
  });

  it('is an id and a number that the server takes, also at a counter with the longest id and prefix', () => {
    const { ticketId, number } = nextTicket(
      { ...counter, counterId: 'x'.repeat(40), prefix: 'ABC', lent: unlent },
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

describe('what the unit lends a browser', () => {
  const answer: LentNumbers = { prefix: 'A', mark: 'own', plainDays: [TODAY, TOMORROW] };

  it('is plain numbers of the days and the prefix that are lent; on all others they have its mark', () => {
    const hour = 3_600_000;

    expect(isPlain(counter, EVENING)).toBe(true);
    expect(nextTicket(counter, [], EVENING + hour).number).toBe('A001');
    expect(nextTicket(counter, [], EVENING + 25 * hour).number).toBe('A001K7M');
    expect(nextTicket({ ...counter, lent: unlent }, [], EVENING).number).toBe('A001K7M');
    expect(nextTicket({ ...counter, prefix: 'B' }, [], EVENING).number).toBe('B001K7M');
  });

  it('is asked for on each day and for each counter once it was answered', () => {
    const asked = { ...counter, lent: answered(answer, { ...counter, lent: unlent }) };

    expect(mustAsk({ ...counter, lent: unlent }, EVENING)).toBe(true);
    expect(asked.lent).toEqual({ ...lent, answered: { day: TODAY, counterId: 'loket-1', prefix: 'A' } });
    expect(mustAsk(asked, EVENING)).toBe(false);
    expect(mustAsk(asked, EVENING + 3_600_000)).toBe(true);
    expect(mustAsk({ ...asked, counterId: 'loket-2' }, EVENING)).toBe(true);
    expect(mustAsk({ ...asked, prefix: 'B' }, EVENING)).toBe(true);
  });

  it('is not a mark that another browser has: another one is drawn, and asked for', () => {
    const again = { ...counter, lent: answered({ ...answer, mark: 'taken', plainDays: [] }, counter) };

    expect(again.lent.mark).toBe('B2B');
    expect(mustAsk(again, EVENING)).toBe(true);
    expect(nextTicket(again, [], EVENING).number).toBe('A001B2B');
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

/** Up to three browsers at two counters of one unit, which lends them their numbers. */
function anOffice() {
  type Own = { at: number; lent: Lent; known: Numbered[]; isOnline: boolean; clock: number };
  const [browsers, holders, open] = [new Map<number, Own>(), new Map<string, string>(), new Map<string, Numbered>()];
  const given: string[] = [];
  const real = { now: EVENING, drawn: 42 };
  const nowOf = ({ clock }: Own) => real.now - clock * DAY;
  const sourceOf = (own: Own): NumberSource => {
    const counterId = COUNTERS[own.at] ?? '';
    return { counterId, prefix: 'AB'.charAt(own.at), lent: own.lent, timeZone: 'Asia/Jakarta' };
  };
  /** Of few marks, so that some browsers draw the same. */
  const draw = () => {
    real.drawn = (real.drawn * 16_807) % 2_147_483_647;
    return (real.drawn / 2_147_483_647) * 0.4;
  };
  const isLent = (what: string, browserId: string) => {
    if (!holders.has(what)) holders.set(what, browserId);
    return holders.get(what) === browserId;
  };
  const ask = (own: Own): void => {
    for (;;) {
      const source = sourceOf(own);
      const { browserId, mark } = own.lent;
      const today = localDayOf(real.now, 'Asia/Jakarta');
      const plainDays = [today, addDays(today, 1)].filter((day) => isLent(`${day} ${source.prefix}`, browserId));
      const isOwn = isLent(mark, browserId);
      const answer = { prefix: source.prefix, mark: isOwn ? 'own' : 'taken', plainDays } as const;
      own.lent = lentBy(answer, source, nowOf(own), draw);
      if (isOwn) return;
    }
  };
  const take = ({ does, browser, counter: at }: Step): void => {
    const own = browsers.get(browser);
    if (does === 'next day') real.now += DAY;
    else if (does === 'end') open.delete([...open.keys()].at(browser) ?? '');
    else if (does === 'lose') browsers.delete(browser);
    else if (does === 'set up' && own === undefined) {
      const fresh: Own = {
        at,
        lent: nothingLent(`b-${real.drawn}-${browser}`, draw),
        known: [],
        isOnline: true,
        clock: 0,
      };
      ask(fresh);
      browsers.set(browser, fresh);
    } else if (own === undefined) return;
    else if (does === 'line') own.isOnline = !own.isOnline;
    else if (does === 'clock back') own.clock = 1 - own.clock;
    else if (does === 'move') own.at = at;
    else if (does === 'issue') {
      if (own.isOnline && mustAsk(sourceOf(own), nowOf(own))) ask(own);
      const ticket = nextTicket(sourceOf(own), [...own.known, ...(own.isOnline ? open.values() : [])], nowOf(own));
      own.known.push(ticket);
      open.set(ticket.ticketId, ticket);
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
    expect(markBy(() => 0)).toBe('B2B');
    expect(markBy(() => 0.999)).toBe('Z9Z');
    expect(new Set(Array.from({ length: 50 }, () => markBy(Math.random))).size).toBeGreaterThan(40);
  });
});
