// The pseudonym of a response: the same for the same ticket, of no use without the secret.
import { createHash } from 'node:crypto';
import type { LocalDay, TicketId, UnitId } from '@tera/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attemptsKey,
  deviceKey,
  drawerIn,
  keptResponseId,
  limitName,
  orderOf,
  presenceMark,
  receiptOf,
  responseKey,
} from './response-key.ts';

const unit = 'contoh' as UnitId;
const ticket = 'A-001' as TicketId;

describe('the key of a response', () => {
  it('is the same for the same ticket, and another for another ticket, unit or secret', () => {
    const key = responseKey('s', unit, ticket);
    const others = [
      responseKey('s', unit, 'A-002' as TicketId),
      responseKey('s', 'contoh-2' as UnitId, ticket),
      responseKey('t', unit, ticket),
    ];

    expect(responseKey('s', unit, ticket)).toBe(key);
    expect(new Set([key, ...others]).size).toBe(4);
  });

  it('is 128 bits that show nothing of the ticket', () => {
    const key = responseKey('s', unit, ticket);

    expect(key).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(Buffer.from(key, 'base64url').toString('latin1')).not.toContain('A-001');
  });
});

describe('the mark of an answered link', () => {
  it('is no key of a response, whatever the secret', () => {
    const names = ['s', 't'].flatMap((secret) => [
      responseKey(secret, unit, ticket),
      presenceMark(secret, unit, ticket),
    ]);

    expect(new Set(names).size).toBe(4);
    expect(presenceMark('s', unit, ticket)).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});

describe('the order of what a ticket says', () => {
  const numbers = fc.integer({ min: 0, max: 2 ** 42 });

  it('grows with what it is of, and is a whole number', () => {
    fc.assert(
      fc.property(fc.string(), numbers, numbers, (key, one, other) => {
        expect(orderOf('s', key, one) - orderOf('s', key, other)).toBe(one - other);
        expect(Number.isSafeInteger(orderOf('s', key, one))).toBe(true);
      }),
    );
  });

  it('lies anywhere, under one key and under another', () => {
    const places = Array.from({ length: 1000 }, (_, index) => orderOf('s', `k-${index}`, 1) / 2 ** 52);
    const quarters = [0, 1, 2, 3].map((quarter) => places.filter((place) => Math.floor(place * 4) === quarter).length);

    for (const count of quarters) expect(Math.abs(count - 250)).toBeLessThan(60);
    expect(new Set(places).size).toBe(1000);
  });
});

describe('what else is kept under the secret', () => {
  it('tells nothing of a client’s own id, nor of whom a limit is for', () => {
    expect(keptResponseId('s', 'k', 'form-mabc123-1')).toMatch(/^[0-9a-f]{32}$/);
    expect(keptResponseId('s', 'k', 'r-1')).not.toBe(keptResponseId('s', 'l', 'r-1'));
    expect(limitName('s', `link#${responseKey('s', unit, ticket)}`)).not.toContain(responseKey('s', unit, ticket));
  });
});

describe('the counter of the answers to a ticket', () => {
  it('is known by another pseudonym than they, so that neither leads to the other', () => {
    const counter = attemptsKey('s', unit, ticket);

    expect(counter).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(attemptsKey('s', unit, ticket)).toBe(counter);
    expect(
      new Set([
        counter,
        responseKey('s', unit, ticket),
        attemptsKey('t', unit, ticket),
        attemptsKey('s', unit, 'A-002' as TicketId),
        attemptsKey('s', 'contoh-2' as UnitId, ticket),
      ]).size,
    ).toBe(5);
  });

  it('counts a minute in a drawer that does not tell the minute to whoever has no secret', () => {
    const counter = attemptsKey('s', unit, ticket);
    const hour = Array.from({ length: 60 }, (_, minute) => 29_000_000 + minute);
    const drawersBy = (secret: string) => hour.map((minute) => drawerIn(secret, counter, minute, 64));

    expect(drawersBy('s')).toEqual(drawersBy('s'));
    expect(drawersBy('s').every((drawer) => Number.isInteger(drawer) && drawer >= 0 && drawer < 64)).toBe(true);
    // Neither in their order nor the same for another link or under another secret.
    expect(new Set(drawersBy('s')).size).toBeGreaterThan(30);
    expect(drawersBy('s')).not.toEqual(drawersBy('s').toSorted((a, b) => a - b));
    expect(drawersBy('t')).not.toEqual(drawersBy('s'));
    expect(hour.map((minute) => drawerIn('s', 'another', minute, 64))).not.toEqual(drawersBy('s'));
  });
});

describe('a device', () => {
  const id = 'AAAAAAAAAAAAAAAAAAAAAA';

  it('is the same one all day, and another one tomorrow, elsewhere, or under another secret', () => {
    const today = deviceKey('s', '2026-11-20', id);

    expect(deviceKey('s', '2026-11-20', id)).toBe(today);
    expect(
      new Set([
        today,
        deviceKey('s', '2026-11-21', id),
        deviceKey('s', '2026-11-20', 'BAAAAAAAAAAAAAAAAAAAAA'),
        deviceKey('t', '2026-11-20', id),
      ]).size,
    ).toBe(4);
  });

  it('is 96 bits, which whoever has the cookie alone cannot work out', () => {
    const key = deviceKey('s', '2026-11-20', id);
    const plain = ['sha256', 'sha512', 'md5'].flatMap((algorithm) =>
      [id, `device#2026-11-20#${id}`].map((text) => createHash(algorithm).update(text).digest('base64url')),
    );

    expect(key).toMatch(/^[A-Za-z0-9_-]{16}$/);
    expect(plain.filter((hash) => hash.startsWith(key))).toEqual([]);
    expect(key).not.toContain(id.slice(0, 8));
  });

  it('never has the key of a response, whatever its id', () => {
    const response = responseKey('s', unit, ticket);

    expect(response.startsWith(deviceKey('s', unit as string as LocalDay, ticket))).toBe(false);
  });
});

describe('a receipt', () => {
  it('is the same for the same key, and in letters that can be read aloud', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (key) => {
        expect(receiptOf('s', key)).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
        expect(receiptOf('s', key)).toBe(receiptOf('s', key));
      }),
    );
  });

  it('differs between tickets', () => {
    const receipts = Array.from({ length: 200 }, (_, index) =>
      receiptOf('s', responseKey('s', unit, `A-${index}` as TicketId)),
    );

    expect(new Set(receipts).size).toBe(200);
  });
});
