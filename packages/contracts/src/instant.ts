// Instants on the wire are ISO 8601 with an offset; a local time without one is refused, because whose local time it
// is cannot be known afterwards. None lies outside the years of which anything is told (domain, `FIRST_YEAR`), and what
// counts is the instant: an offset can move what is written out of them.
import {
  END_OF_INSTANTS,
  FIRST_INSTANT,
  FIRST_YEAR,
  type Instant,
  LAST_YEAR,
  type LocalDay,
  isInstant,
  isLocalDay,
  isOfKnownYears,
} from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { TEXT_KINDS } from './text.ts';

/** For the document. What an offset moves over the edge of the first or the last year it cannot say. */
export const YEAR_PATTERN = String.raw`(?:20\d{2}|2100)`;

const YEARS = `of the years ${FIRST_YEAR} to ${LAST_YEAR}`;
export const INSTANT_EXPECTED = `expected an ISO 8601 instant with an offset, such as 2026-11-21T09:05:00+07:00, ${YEARS} in UTC`;

/** Text on the wire, to the minute or finer; milliseconds inside. */
export const InstantSchema = lazily(() =>
  z
    .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], INSTANT_EXPECTED)
    .meta({
      example: '2026-11-21T09:05:00+07:00',
      description: `An instant ${YEARS}, in UTC.`,
      pattern: `^${YEAR_PATTERN}-`,
    })
    .transform((text): Instant => Date.parse(text))
    .refine(isInstant, INSTANT_EXPECTED),
);

/** An instant that is a number already, as in the queue. */
export const MillisecondsSchema = lazily(() => z.int().min(FIRST_INSTANT).lt(END_OF_INSTANTS));

/** An instant of an answer, in UTC. */
export const InstantTextSchema = lazily(() => z.iso.datetime().meta({ example: '2026-11-21T02:05:00.000Z' }));

export function instantText(instant: Instant): string {
  return new Date(instant).toISOString();
}

export const LocalDaySchema = lazily(() =>
  z
    .string()
    .refine(
      (text): text is LocalDay => isLocalDay(text) && isOfKnownYears(text),
      `expected a date that exists, such as 2026-11-21, ${YEARS}`,
    )
    .register(TEXT_KINDS, { kind: 'code' })
    .meta({ example: '2026-11-21', format: 'date', pattern: `^${YEAR_PATTERN}-` }),
);
