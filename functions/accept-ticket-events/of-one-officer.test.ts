// A push with the key of one officer: what it may say of which ticket. A counter that knows its officer tells of that officer's
// work, and of nobody else's.
import { ani, budi, event, servedTicket } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { aDoor, written } from './testing.ts';

/** A-1 is ani's and completed, B-1 is being served by ani, C-1 waits, D-1 was handed to budi. */
const tickets = {
  'A-1': servedTicket('A-1'),
  'B-1': servedTicket('B-1').slice(0, 2),
  'C-1': servedTicket('C-1').slice(0, 1),
  'D-1': [
    ...servedTicket('D-1').slice(0, 2),
    event('transferred', '08:12', { ticketId: 'D-1' as never, officerId: budi }),
  ],
};
const asBudi = () => aDoor({ tickets, officerId: budi });
const at = (clock: string) => `2026-11-20T${clock}:00+07:00`;

const undoOf = (undoes: string) =>
  written('corrected', { ticketId: 'C-1', officerId: undefined, undoes, occurredAt: at('08:30') });
const pressOf = (eventId: string, by?: typeof ani) => ({
  ...event('called', '08:20', { ticketId: 'C-1' as never }),
  eventId: eventId as never,
  sentBy: { keyId: 'k', officerId: by },
});

async function outcomeOf(one: Record<string, unknown>, door = asBudi()) {
  const { status, body } = await door.push([one]);
  const { rejected = [] } = body as { rejected?: { code: string }[] };
  return status === 202 ? 'taken' : rejected.map(({ code }) => code).join();
}

describe('the key of one officer', () => {
  it.each([
    ['corrects it', written('corrected', { ticketId: 'A-1', officerId: 'budi', occurredAt: at('08:30') })],
    [
      'calls it unresolved',
      written('corrected', { ticketId: 'A-1', officerId: undefined, outcome: 'unresolved', occurredAt: at('08:30') }),
    ],
    ['opens it again', written('reopened', { ticketId: 'A-1', occurredAt: at('08:30') })],
    ['completes it', written('completed', { ticketId: 'B-1', officerId: 'budi', occurredAt: at('08:30') })],
    ['takes it over', written('started', { ticketId: 'B-1', officerId: 'budi', occurredAt: at('08:30') })],
    ['ends it', written('cancelled', { ticketId: 'B-1', occurredAt: at('08:30') })],
    ['says that its times are wrong', written('called', { ticketId: 'A-1', accurate: false, occurredAt: at('08:05') })],
    ['says that it was given out earlier', written('issued', { ticketId: 'A-1', occurredAt: at('07:00') })],
  ])('is refused about another’s ticket when it %s', async (_, one) => {
    expect(await outcomeOf(one)).toBe('other_officer');
    expect(await outcomeOf(one, aDoor({ tickets }))).toBe('taken');
  });

  it.each([
    ['starts', written('started', { ticketId: 'C-1', officerId: 'ani', occurredAt: at('08:30') })],
    ['completes', written('completed', { ticketId: 'C-1', officerId: 'ani', occurredAt: at('08:30') })],
    ['hands on', written('transferred', { ticketId: 'C-1', officerId: 'ani', occurredAt: at('08:30') })],
    ['is corrected to', written('corrected', { ticketId: 'new', officerId: 'ani', occurredAt: at('08:30') })],
  ])('does not say that another %s', async (_, one) => {
    expect(await outcomeOf(one)).toBe('other_officer');
  });

  it.each([
    ['gives out a number', written('issued', { ticketId: 'new', occurredAt: at('08:30') })],
    ['calls who waits', written('called', { ticketId: 'C-1', occurredAt: at('08:30') })],
    ['serves who waits', written('started', { ticketId: 'C-1', officerId: 'budi', occurredAt: at('08:30') })],
    ['serves who was handed over', written('started', { ticketId: 'D-1', officerId: 'budi', occurredAt: at('08:13') })],
    ['tells late what came before another took it', written('called', { ticketId: 'B-1', occurredAt: at('08:05') })],
  ])('is heard when it %s', async (_, one) => {
    expect(await outcomeOf(one)).toBe('taken');
  });

  it('corrects and hands on what is that officer’s own', async () => {
    const door = aDoor({ tickets, officerId: ani });

    expect(
      await outcomeOf(
        written('corrected', { ticketId: 'A-1', officerId: undefined, outcome: 'unresolved', occurredAt: at('08:30') }),
        door,
      ),
    ).toBe('taken');
    expect(
      await outcomeOf(written('transferred', { ticketId: 'B-1', officerId: 'budi', occurredAt: at('08:30') }), door),
    ).toBe('taken');
    expect(
      await outcomeOf(written('corrected', { ticketId: 'A-1', officerId: 'budi', occurredAt: at('08:31') }), door),
    ).toBe('other_officer');
  });

  it('takes back what came with a key of that officer, and what is not counted yet, and nothing else', async () => {
    const called = { 'C-1': [...tickets['C-1'], pressOf('own', budi), pressOf('other', ani), pressOf('office')] };
    const door = () => aDoor({ tickets: called, officerId: budi });

    expect(await outcomeOf(undoOf('own'), door())).toBe('taken');
    expect(await outcomeOf(undoOf('on-its-way'), door())).toBe('taken');
    expect(await outcomeOf(undoOf('other'), door())).toBe('other_officer');
    expect(await outcomeOf(undoOf('office'), door())).toBe('other_officer');
  });

  it('corrects no ticket that is not counted yet: whose it is cannot be known', async () => {
    const one = written('corrected', {
      ticketId: 'new',
      officerId: undefined,
      outcome: 'unresolved',
      occurredAt: at('08:30'),
    });

    expect(await outcomeOf(one)).toBe('other_officer');
  });

  it('knows within a push what came before, in whatever order it is told', async () => {
    const door = asBudi();
    const life = [
      written('completed', { ticketId: 'new', officerId: 'budi', occurredAt: at('08:40') }),
      written('corrected', { ticketId: 'new', officerId: undefined, outcome: 'unresolved', occurredAt: at('08:45') }),
      written('started', { ticketId: 'new', officerId: 'budi', occurredAt: at('08:35') }),
    ];

    expect(await door.push(life)).toMatchObject({ status: 202, body: { accepted: 3, rejected: [] } });
  });

  it('has its refused events named by their places, and the others taken', async () => {
    const door = asBudi();
    const bad = written('completed', { ticketId: 'B-1', officerId: 'budi', occurredAt: at('08:30') });
    const good = written('issued', { ticketId: 'new', occurredAt: at('08:30') });
    const unknown = written('issued', { ticketId: 'new-2', serviceId: 'paspor', occurredAt: at('08:30') });

    const { status, body } = await door.push([good, bad, unknown]);

    expect({ status, body }).toMatchObject({
      status: 202,
      body: {
        accepted: 1,
        rejected: [
          { index: 1, eventId: bad['eventId'], code: 'other_officer' },
          { index: 2, eventId: unknown['eventId'], code: 'unknown_service' },
        ],
      },
    });
    expect(door.taken).toMatchObject([{ sentBy: { keyId: 'k1', officerId: 'budi' }, events: [{ ticketId: 'new' }] }]);
  });

  it('hears the same of a push that is only judged, of which nothing is taken', async () => {
    const door = asBudi();
    const other = written('completed', { ticketId: 'B-1', officerId: 'budi', occurredAt: at('08:30') });

    expect(await door.validate([other, written('called', { ticketId: 'C-1', occurredAt: at('08:30') })])).toMatchObject(
      {
        status: 200,
        body: { accepted: 1, rejected: [{ index: 0, code: 'other_officer' }] },
      },
    );
    expect(door.offered).toEqual([]);
  });

  it('does not take the place of an event that another officer’s key has told', async () => {
    const sentBy = { keyId: 'k-ani', officerId: ani };
    const told = event('called', '08:05', { ticketId: 'C-1' as never, sentBy });
    const door = aDoor({ tickets: { 'C-1': [...tickets['C-1'], told] }, officerId: budi });

    const outcome = await outcomeOf(
      written('called', { eventId: told.eventId, ticketId: 'C-1', occurredAt: at('08:08') }),
      door,
    );

    expect(outcome).toBe('other_officer');
  });
});
