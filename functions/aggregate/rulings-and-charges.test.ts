// What is decided about a ticket, and what a ticket says of whose its answer is, on the real engine: in any order, any
// number of times, before or after the fact itself.
import {
  type AnswerCharge,
  type Charge,
  type Ruling,
  type TicketEvent,
  type UnitId,
  firstResponse,
  laterRuling,
  newerCharge,
} from '@tera/domain';
import {
  answered,
  charged,
  depsOn,
  pushed,
  record,
  responseFact,
  ruled,
  sumOf,
  sumOfFacts,
  ticketFact,
  type KnownFact,
} from '@tera/testing/counting';
import { anEngine, cellsOf } from '@tera/testing/engine';
import { aNewUnit, aResponse, ani, at, budi, chargedTo, ektp, event, kk, servedTicket } from '@tera/testing/facts';
import { arrivalsOf } from '@tera/testing/lives';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate } from './aggregate.ts';
import type { QueueRecord } from './incoming.ts';

const engine = anEngine();

const count = (...records: QueueRecord[]) => aggregate(records, depsOn(engine.client));

const aRuling = (state: Ruling['state'], clock: string, objectionId = 'o-1'): Ruling => ({
  state,
  at: at(clock),
  objectionId,
});
const ofBudi = chargedTo({ officerId: budi, serviceId: kk });

describe('a contested ticket', () => {
  it('counts as before, and once more where the contested are counted apart', async () => {
    const unit = aNewUnit();
    await count(pushed(unit, servedTicket('A-1')), pushed(unit, servedTicket('A-2')));

    await count(ruled(unit, 'A-1', aRuling('contested', '10:00')));

    const cells = await cellsOf(engine, unit);
    expect(cells).toEqual(
      sumOfFacts([ticketFact(servedTicket('A-1'), aRuling('contested', '10:00')), ticketFact(servedTicket('A-2'))]),
    );
    expect(cells.get('2026-11#ani#ektp')).toMatchObject({ completed: 2 });
    expect(cells.get('2026-11#ani#ektp#contested')).toMatchObject({ completed: 1, s: 300_000 });
  });

  it('whose objection is refused leaves nothing in the mirrors', async () => {
    const unit = aNewUnit();
    await count(pushed(unit, servedTicket('A-1')));
    await count(ruled(unit, 'A-1', aRuling('contested', '10:00')));

    await count(ruled(unit, 'A-1', aRuling('clear', '11:00')));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([servedTicket('A-1')]));
  });

  it('that is corrected moves in the mirrors as well', async () => {
    const unit = aNewUnit();
    const correction = event('corrected', '09:00', { officerId: budi, reason: 'salah petugas' });
    const events = [...servedTicket('A-001'), correction];
    const contested = aRuling('contested', '10:00');
    await count(pushed(unit, servedTicket('A-001')), ruled(unit, 'A-001', contested));

    await count(pushed(unit, [correction]));

    const cells = await cellsOf(engine, unit);
    expect(cells).toEqual(sumOfFacts([ticketFact(events, contested)]));
    expect([...cells.keys()].every((key) => key.includes('budi'))).toBe(true);
  });
});

describe('an annulled ticket', () => {
  it('adds nothing any more, keeps what it says, and can be counted again', async () => {
    const unit = aNewUnit();
    await count(pushed(unit, servedTicket('A-1')));
    const before = await cellsOf(engine, unit);

    await count(ruled(unit, 'A-1', aRuling('annulled', '10:00')));
    const without = await cellsOf(engine, unit);
    const facts = await engine.items('facts', unit);
    await count(ruled(unit, 'A-1', aRuling('clear', '11:00')));

    expect(without).toEqual(new Map());
    expect(facts.map(({ sk, events }) => [sk?.S, events !== undefined])).toEqual([['T#A-1', true]]);
    // Nothing leads to what adds nothing.
    expect(facts.some(({ evidencePk }) => evidencePk !== undefined)).toBe(false);
    expect(await cellsOf(engine, unit)).toEqual(before);
  });

  it('that is told anew stays annulled, whatever events still come', async () => {
    const unit = aNewUnit();
    const [issued, started, completed] = servedTicket('A-1') as [TicketEvent, TicketEvent, TicketEvent];
    await count(pushed(unit, [issued, started]));
    await count(ruled(unit, 'A-1', aRuling('annulled', '10:00')));

    await count(pushed(unit, [completed]));

    expect(await cellsOf(engine, unit)).toEqual(new Map());
  });

  it('may be annulled before it comes', async () => {
    const unit = aNewUnit();
    await count(ruled(unit, 'A-1', aRuling('annulled', '10:00')));

    await count(pushed(unit, servedTicket('A-1')), pushed(unit, servedTicket('A-2')));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([servedTicket('A-2')]));
  });
});

describe('a ruling', () => {
  it('that comes again writes nothing', async () => {
    const unit = aNewUnit();
    await count(pushed(unit, servedTicket('A-1')), ruled(unit, 'A-1', aRuling('contested', '10:00')));

    const { failed, tally } = await count(
      ruled(unit, 'A-1', aRuling('contested', '10:00')),
      ruled(unit, 'A-1', aRuling('clear', '09:00')),
    );

    expect({ failed, changed: tally.factsChanged }).toEqual({ failed: [], changed: 0 });
  });
});

describe('an answer whose ticket says otherwise', () => {
  const response = aResponse({ respondent: { sex: 'P' } });

  it.each([
    ['after the answer', ['answered', 'charged']],
    ['before the answer', ['charged', 'answered']],
  ] as const)('goes to the other officer and service: %s', async (_, order) => {
    const unit = aNewUnit();
    const records = { answered: answered(unit, 'k', response), charged: charged(unit, 'k', ofBudi, 2) };

    for (const step of order) await count(records[step]);

    expect(await cellsOf(engine, unit)).toEqual(sumOfFacts([responseFact(response, ofBudi)]));
  });

  it('is taken out with an annulled ticket, and comes back with it', async () => {
    const unit = aNewUnit();
    await count(answered(unit, 'k', response), charged(unit, 'k', { kind: 'annulled' }, 2));
    const without = await cellsOf(engine, unit);

    await count(charged(unit, 'k', chargedTo(), 3));

    expect(without).toEqual(new Map());
    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [response]));
  });

  it('counts nowhere until its ticket has said whose it is', async () => {
    const unit = aNewUnit();
    await count(answered(unit, 'k', response, null));
    const before = await cellsOf(engine, unit);

    await count(charged(unit, 'k', chargedTo(), 1));

    expect(before.get('2026-11#-#-')).toEqual({ uncharged: 1 });
    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [response]));
  });

  it('is counted nowhere while it has not come', async () => {
    const unit = aNewUnit();

    const { failed } = await count(charged(unit, 'k', ofBudi, 2));

    expect(failed).toEqual([]);
    expect(await cellsOf(engine, unit)).toEqual(new Map());
  });

  it('stays where the newest saying has it', async () => {
    const unit = aNewUnit();
    await count(answered(unit, 'k', response), charged(unit, 'k', chargedTo(), 3));

    await count(charged(unit, 'k', ofBudi, 2));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [response]));
  });

  it('hears nothing of what earlier versions told it: that is read, and is no news', async () => {
    const unit = aNewUnit();
    const move = { eventId: 'x', at: at('10:00'), officerId: budi };
    const sent = { v: 1, kind: 'answer-move', unitId: unit, key: 'k', move };

    const { failed, tally } = await count(answered(unit, 'k', response), record(JSON.stringify(sent)));

    expect({ failed, unreadable: tally.unreadable }).toEqual({ failed: [], unreadable: [] });
    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [response]));
  });

  it('that an earlier version sent is whose its link said, until its ticket says more', async () => {
    const unit = aNewUnit();
    const { isLinked: _, ...old } = response;
    const sent = { ...old, officerId: ani, serviceId: ektp, startedAt: at('08:59') };
    await count(record(JSON.stringify({ v: 1, kind: 'response', unitId: unit, key: 'k', response: sent })));
    const before = await cellsOf(engine, unit);

    await count(charged(unit, 'k', ofBudi, 1));

    expect(before).toEqual(sumOf([], [response]));
    expect(await cellsOf(engine, unit)).toEqual(sumOfFacts([responseFact(response, ofBudi)]));
  });
});

describe('a device that answers for several tickets', () => {
  it('has each of them flagged, and the flag goes where the answer goes', async () => {
    const unit = aNewUnit();
    await count(fromDevice(unit, 'k', chargedTo()), fromDevice(unit, 'l', chargedTo()));
    const before = await flagged(unit);

    await count(charged(unit, 'l', ofBudi, 2));

    expect(before).toMatchObject({ '2026-11#ani#ektp': 2 });
    expect(await flagged(unit)).toMatchObject({ '2026-11#ani#ektp': 1, '2026-11#budi#kk': 1 });
  });

  it('has them flagged also when whoever counts was ended before it could tell them', async () => {
    const unit = aNewUnit();
    const records = [fromDevice(unit, 'k', chargedTo()), fromDevice(unit, 'l', chargedTo())];
    // Everything is written once, and in the next round nothing can be read any more.
    const client = engine.clientWith(async ({ name, nth }, proceed) => {
      if (name === 'BatchGetItem' && nth > 1) throw new Error('ended');
      return proceed();
    });
    expect((await aggregate(records, depsOn(client))).failed).toHaveLength(2);
    expect(await flagged(unit)).toMatchObject({ '2026-11#ani#ektp': 0 });

    expect((await count(...records)).failed).toEqual([]);

    expect(await flagged(unit)).toMatchObject({ '2026-11#ani#ektp': 2 });
  });

  it('is nothing to remark while it has answered once, however often', async () => {
    const unit = aNewUnit();

    await count(fromDevice(unit, 'k', chargedTo()), fromDevice(unit, 'k', chargedTo(), 'again'));

    expect(await flagged(unit)).toMatchObject({ '2026-11#ani#ektp': 0 });
  });
});

describe('a link that was answered', () => {
  it('is marked apart from its answer, and once', async () => {
    const unit = aNewUnit();
    const message = { v: 1, kind: 'response', unitId: unit, mark: 'a-mark' } as const;
    const sent = (responseId: string) =>
      record({ ...message, key: 'k', response: aResponse({ responseId, receivedAt: at('00:00') }) });

    await count(sent('r-1'));
    await count(sent('r-2'));

    const marks = await engine.items('facts', `MARK#${unit}`);
    expect(marks.map((item) => Object.keys(item).toSorted())).toEqual([
      ['events', 'expiresAt', 'on', 'pk', 'sk', 'version'],
    ]);
    expect(marks[0]?.['version']).toEqual({ N: '1' });
  });
});

describe('the first of two answers', () => {
  it('counts, and on its own day', async () => {
    const unit = aNewUnit();
    const [late, early] = [
      aResponse({ receivedAt: at('2026-12-01 09:00') }),
      aResponse({ receivedAt: at('2026-11-30 09:00') }),
    ];

    const other = aResponse({ channel: 'kiosk' });

    await count(answered(unit, 'k', late), answered(unit, 'l', other));
    await count(answered(unit, 'k', early));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [early, other]));
  });
});

describe('a cell', () => {
  it('has another mark after each write, and the same where nothing was written', async () => {
    const unit = aNewUnit();
    const marks = async () => {
      const cells = await engine.items('indicators', `${unit}#2026-11`);
      return cells.filter(({ sk }) => sk?.S === 'ani#ektp').map(({ u }) => u?.N);
    };

    await count(pushed(unit, servedTicket('A-1')));
    const first = await marks();
    await count(pushed(unit, servedTicket('A-1')));
    expect(await marks()).toEqual(first);
    await count(pushed(unit, servedTicket('A-2')));

    const second = await marks();
    expect([first, second].flat().every((mark) => mark !== undefined)).toBe(true);
    expect(second.filter((mark) => first.includes(mark))).toEqual([]);
  });
});

/** All that may be said of one ticket and of one answer, as one message each. */
type Said =
  | { readonly events: readonly TicketEvent[] }
  | { readonly response: ReturnType<typeof aResponse> }
  | { readonly ruling: Ruling }
  | { readonly charge: AnswerCharge };

const someRuling = fc.record<Ruling>({
  state: fc.constantFrom('contested', 'annulled', 'clear'),
  at: fc.integer({ min: 0, max: 3 }).map((later) => at('10:00') + later),
  objectionId: fc.constantFrom('o-1', 'o-2'),
});
const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({ events: fc.subarray(servedTicket('A-1'), { minLength: 1 }) }),
  fc.record({
    response: fc
      .nat({ max: 2 })
      .map((minute) => aResponse({ responseId: `r-${minute}`, receivedAt: at(`09:0${minute}`) })),
  }),
  fc.record({ ruling: someRuling }),
  fc.record({
    charge: fc.record<AnswerCharge>({
      order: fc.nat({ max: 3 }),
      to: fc.constantFrom<Charge>(chargedTo(), ofBudi, chargedTo({ serviceId: ektp }), { kind: 'annulled' }),
    }),
  }),
);

function last([first, ...others]: readonly Ruling[]): Ruling | undefined {
  return first === undefined ? undefined : others.reduce(laterRuling, first);
}

/** What it must come to, without looking at any order. */
function told(all: readonly Said[]): KnownFact[] {
  const rulings = all.flatMap((one) => ('ruling' in one ? [one.ruling] : []));
  const events = all.flatMap((one) => ('events' in one ? one.events : []));
  const responses = all.flatMap((one) => ('response' in one ? [one.response] : []));
  // Every answer of `answered` comes with a charge of order 1.
  const charges = all.flatMap((one) => ('charge' in one ? [one.charge] : []));
  return [
    ticketFact(events, last(rulings)),
    ...(responses.length === 0
      ? []
      : [
          responseFact(
            responses.reduce((a, b) => firstResponse(a, b)),
            charges.reduce(newerCharge, { to: chargedTo(), order: 1 }).to,
          ),
        ]),
  ];
}

function asRecord(unit: UnitId, one: Said): QueueRecord {
  if ('events' in one) return pushed(unit, one.events);
  if ('response' in one) return answered(unit, 'k', one.response);
  if ('charge' in one) return charged(unit, 'k', one.charge.to, one.charge.order);
  return ruled(unit, 'A-1', one.ruling);
}

it('whatever is said of a ticket and its answer, in whatever order and how often, the cells are what it comes to', async () => {
  const arrivals = fc
    .array(said, { minLength: 1, maxLength: 12 })
    .chain((all) => fc.tuple(fc.constant(all), arrivalsOf(all)));
  await fc.assert(
    fc.asyncProperty(arrivals, async ([all, batches]) => {
      const unit = aNewUnit();

      for (const batch of batches) {
        expect((await count(...batch.map((one) => asRecord(unit, one)))).failed).toEqual([]);
      }

      expect(await cellsOf(engine, unit)).toEqual(sumOfFacts(told(all)));
    }),
    { numRuns: 100 },
  );
});

function fromDevice(unit: UnitId, key: string, to: Charge, responseId = key): QueueRecord {
  const response = aResponse({ responseId, receivedAt: at('00:00') });
  const charge = { to, order: 1 };
  return record({ v: 1, kind: 'response', unitId: unit, key, response, charge, device: '2026-11-20.d' });
}

async function flagged(unit: UnitId) {
  return Object.fromEntries(
    Array.from(await cellsOf(engine, unit), ([key, counters]) => [key, counters['f.sameDevice'] ?? 0]),
  );
}
