// Instants on the wire are ISO 8601 with an offset; a local time without one is refused, because whose local time it
// is cannot be known afterwards.
import type { Instant } from '@tera/domain';
import { isLocalDay } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';

export const INSTANT_EXPECTED = 'expected an ISO 8601 instant with an offset, such as 2026-11-21T09:05:00+07:00';

/** Text on the wire, to the minute or finer; milliseconds inside. */
export const InstantSchema = lazily(() =>
  z
    .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], INSTANT_EXPECTED)
    .meta({ example: '2026-11-21T09:05:00+07:00' })
    .transform((text): Instant => Date.parse(text)),
);

/** An instant of an answer, in UTC. */
export const InstantTextSchema = lazily(() => z.iso.datetime().meta({ example: '2026-11-21T02:05:00.000Z' }));

export function instantText(instant: Instant): string {
  return new Date(instant).toISOString();
}

export const LocalDaySchema = lazily(() =>
  z
    .string()
    .refine(isLocalDay, 'expected a date that exists, such as 2026-11-21')
    .meta({ example: '2026-11-21', format: 'date' }),
);
