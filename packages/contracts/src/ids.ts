// Ids as they come in from outside. What passes here is branded, and trusted from then on.
import { type CounterId, type EventId, type OfficerId, type ServiceId, type TicketId, type UnitId } from '@tera/domain';
import { ID_LENGTH, ID_PATTERN, LONG_ID_LENGTH } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';

function id<Branded extends string>(longest: number, example: string): z.ZodType<Branded, string> {
  const expected = `expected an id of 1 to ${longest} letters, digits and . _ : -, starting with a letter or digit`;
  const schema = z
    .string()
    .max(longest, { error: expected, abort: true })
    .regex(ID_PATTERN, expected)
    .meta({ example });
  // The brand exists for the compiler alone.
  return schema as unknown as z.ZodType<Branded, string>;
}

export const UnitIdSchema = lazily(() => id<UnitId>(ID_LENGTH, 'contoh'));
export const ServiceIdSchema = lazily(() => id<ServiceId>(ID_LENGTH, 'ektp'));
export const OfficerIdSchema = lazily(() => id<OfficerId>(ID_LENGTH, 'p-01'));
export const CounterIdSchema = lazily(() => id<CounterId>(ID_LENGTH, 'loket-1'));
export const TicketIdSchema = lazily(() => id<TicketId>(LONG_ID_LENGTH, 'A-001'));
export const EventIdSchema = lazily(() => id<EventId>(LONG_ID_LENGTH, 'A-001-issued'));
export const ResponseIdSchema = lazily(() => id<string>(LONG_ID_LENGTH, '7f3c2f0a-6c1e-4b41-9a39-0d6f2f1f5a10'));
