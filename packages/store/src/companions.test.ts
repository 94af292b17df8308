// What comes and goes with a ticket, on the real engine: in its own transaction or not at all, and nothing for ordinary ones.
import { type Ruling, type TicketEvent, type UnitId, factContribution } from '@tera/domain';
import { TABLES, anEngine } from '@tera/testing/engine';
import { aNewUnit, ani, at, budi, event, rules, servedTicket, ticketKey, ticketState } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { chargeOutbox } from './charge-outbox.ts';
import { changeOf } from './fact-change.ts';
import { factName } from './fact-key.ts';
import { factStore } from './fact-store.ts';
import { setAsideStore } from './set-aside-store.ts';

const engine = anEngine();
const ID = 'A-001';

/** Writes the ticket as it is with these events, in the way of whoever counts; answers what it has cost. */
async function write(
  unitId: UnitId,
  events: readonly TicketEvent[],
  more: { readonly ruling?: Ruling; readonly hasSurplus?: true } = {},
): Promise<number> {
  const store = factStore(engine.client, TABLES);
  const key = ticketKey(ID, unitId);
  const current = (await store.read([key], at('12:00'))).get(factName(key));
  if (current === undefined) throw new Error('a read answers every key');
  const state = { ...ticketState(events), ...more };
  const { fact, cells } = changeOf(current, state, factContribution('ticket', state, rules()));
  const isAlone = cells.size === 0 && fact.companions.length === 0;
  const result = isAlone ? await store.put(fact) : await store.commit([fact], [...cells.values()]);
  return result.outcome === 'written' ? result.writeUnits : Number.NaN;
}

async function waiting(unitId: UnitId): Promise<number[]> {
  const versions: number[] = [];
  for await (const page of chargeOutbox(engine.client, TABLES.facts).waiting(2)) {
    versions.push(...page.filter((one) => one.unitId === unitId).map(({ version }) => version));
  }
  return versions;
}

const aside = (unitId: UnitId) => setAsideStore(engine.client, TABLES.facts).tickets(unitId, { most: 10 });

const served = servedTicket(ID);
const toBudi = event('corrected', '09:00', { officerId: budi, reason: 'salah petugas' });
const annulled: Ruling = { state: 'annulled', at: at('10:00'), objectionId: 'o-1' };

describe('the charge of an answer', () => {
  it('is no news of an ordinary ticket, in one piece or in several', async () => {
    const [whole, pieces] = [aNewUnit(), aNewUnit()];

    await write(whole, served);
    for (const to of [1, 2, 3]) await write(pieces, served.slice(0, to));
    await write(pieces, [...served, event('called', '08:05')]);

    expect(await waiting(whole)).toEqual([]);
    expect(await waiting(pieces)).toEqual([]);
  });

  it('is told when the ticket that had one says otherwise, once for all changes that wait', async () => {
    const unitId = aNewUnit();
    await write(unitId, served);

    await write(unitId, [...served, toBudi]);
    expect(await waiting(unitId)).toEqual([2]);
    await write(unitId, [...served, toBudi], { ruling: annulled });
    expect(await waiting(unitId)).toEqual([3]);
  });

  it('is not told of what changes nothing about it', async () => {
    const unitId = aNewUnit();
    await write(unitId, served);

    await write(unitId, served, { ruling: { ...annulled, state: 'contested' } });
    await write(unitId, [...served, event('reopened', '09:00'), event('started', '09:05', { officerId: budi })]);

    expect(await waiting(unitId)).toEqual([]);
  });

  it('is told when a ruling goes that was there before the ticket', async () => {
    const unitId = aNewUnit();
    await write(unitId, [], { ruling: annulled });
    await write(unitId, served, { ruling: annulled });
    expect(await waiting(unitId)).toEqual([]);

    await write(unitId, served, { ruling: { ...annulled, state: 'clear' } });

    expect(await waiting(unitId)).toEqual([3]);
  });

  it('is told when a ticket has no end any more, and again when it has one', async () => {
    const unitId = aNewUnit();
    const outbox = chargeOutbox(engine.client, TABLES.facts);
    await write(unitId, servedTicket(ID, { day: '2026-11-21' }));
    // The number was given out the day before, and waited: what was counted is of a later life.
    const both = [event('issued', '2026-11-20 08:00'), ...servedTicket(ID, { day: '2026-11-21' })];

    await write(unitId, both);
    expect(await waiting(unitId)).toEqual([2]);
    await outbox.remove({ unitId, ticketId: ID as never, version: 2 });
    await write(unitId, [...both, event('completed', '2026-11-20 08:20', { officerId: ani })]);

    expect(await waiting(unitId)).toEqual([3]);
  });

  it('costs nothing where it is no news', async () => {
    const [ordinary, changed] = [aNewUnit(), aNewUnit()];
    await write(changed, served);
    // Two for the fact, one for its place in the index, two for each of two cells.
    expect(await write(ordinary, served)).toBe(7);

    // The cells of both officers, and the place that has moved, beside the fact and what is to be told.
    expect(await write(changed, [...served, toBudi])).toBe(2 + 2 + 2 + 4 * 2);
  });
});

describe('a ticket in the outbox', () => {
  it('is taken out as it was, and stays where it has changed again', async () => {
    const unitId = aNewUnit();
    const outbox = chargeOutbox(engine.client, TABLES.facts);
    const one = { unitId, ticketId: ID as never };
    await write(unitId, served);
    await write(unitId, [...served, toBudi]);
    await write(unitId, [...served, toBudi], { ruling: annulled });

    await outbox.remove({ ...one, version: 2 });
    expect(await waiting(unitId)).toEqual([3]);
    expect(await outbox.isEmpty(unitId)).toBe(false);

    await outbox.remove({ ...one, version: 3 });
    await outbox.remove({ ...one, version: 3 });
    expect(await waiting(unitId)).toEqual([]);
    expect(await outbox.isEmpty(unitId)).toBe(true);
  });
});

describe('a ticket with something set aside', () => {
  const again = [...served, ...servedTicket(ID, { day: '2026-11-21', officerId: budi })];

  it('is found, and no longer once it was put right', async () => {
    const unitId = aNewUnit();
    await write(unitId, served);
    expect(await aside(unitId)).toEqual([]);

    await write(unitId, again);
    expect(await aside(unitId)).toEqual([ID]);

    await write(unitId, served);
    expect(await aside(unitId)).toEqual([]);
  });

  it('is found as well where it had more events than it keeps', async () => {
    const unitId = aNewUnit();

    await write(unitId, served, { hasSurplus: true });

    expect(await aside(unitId)).toEqual([ID]);
  });

  it('is nobody else’s, and told page by page', async () => {
    const [unitId, other] = [aNewUnit(), aNewUnit()];
    await write(other, again);
    await write(unitId, again);
    const store = setAsideStore(engine.client, TABLES.facts);

    expect(await store.tickets(unitId, { most: 1 })).toEqual([ID]);
    expect(await store.tickets(unitId, { after: ID, most: 1 })).toEqual([]);
  });
});
