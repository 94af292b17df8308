// The types and bounds of the client against those of the contracts: a difference does not compile.
import {
  type PushResult as AgreedResult,
  EVENTS_PER_PUSH as AGREED_EVENTS,
  PUSH_BYTES as AGREED_BYTES,
  TicketEventSchema,
} from '@tera/contracts';
import { health, pushTicketEvents } from '@tera/contracts/routes';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { CALLS, EVENTS_PER_PUSH, PUSH_BYTES, type PushResult, REASON_LENGTH, type TicketEvent } from './wire.ts';

type Mutable<Value> = Value extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : Value extends object
    ? { -readonly [Name in keyof Value]: Mutable<Value[Name]> }
    : Value;

describe('the wire as the client knows it', () => {
  it('is that of the contracts, field by field', () => {
    expectTypeOf<Mutable<TicketEvent>>().toEqualTypeOf<z.input<typeof TicketEventSchema>>();
    expectTypeOf<Mutable<PushResult>>().toEqualTypeOf<AgreedResult>();
    expect(CALLS).toEqual({ health: health.call, push: pushTicketEvents.call });
    expect([EVENTS_PER_PUSH, PUSH_BYTES]).toEqual([AGREED_EVENTS, AGREED_BYTES]);
  });

  it('allows a reason as long as the contracts do', () => {
    const called = { eventId: 'e', ticketId: 'A-1', type: 'called', occurredAt: '2026-11-21T09:00:00Z' };
    const isTaken = (length: number) => TicketEventSchema.safeParse({ ...called, reason: 'x'.repeat(length) }).success;

    expect([isTaken(REASON_LENGTH), isTaken(REASON_LENGTH + 1)]).toEqual([true, false]);
  });
});
