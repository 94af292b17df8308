// Ids as they come in from outside. What passes here is branded, and trusted from then on. Ids stand in addresses, and addresses
// in the logs of everything on the way: so none of them may be the number of a person.
import {
  type CounterId,
  type EventId,
  ID_LENGTH,
  ID_PATTERN,
  LONG_ID_LENGTH,
  type OfficerId,
  type ServiceId,
  type TicketId,
  type UnitId,
  holdsNumberOfAPerson,
} from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { complaint } from './complaint.ts';
import { TEXT_KINDS } from './text.ts';

/** Of what an office names itself there is none with so many digits side by side: a NIP has 18, a NIK 16. */
const MOST_DIGITS = 9;
const SHORT_NUMBERS = new RegExp(`^(?:[0-9]{0,${MOST_DIGITS}}[^0-9])*[0-9]{0,${MOST_DIGITS}}$`);

function idText(longest: number, example: string) {
  const expected = `expected an id of 1 to ${longest} letters, digits and . _ : -, starting with a letter or digit`;
  return z
    .string()
    .max(longest, { error: expected, abort: true })
    .regex(ID_PATTERN, expected)
    .register(TEXT_KINDS, { kind: 'code' })
    .meta({ example });
}

type IdText = ReturnType<typeof idText>;

/** The brand exists for the compiler alone. */
function branded<Branded extends string>(schema: IdText): z.ZodType<Branded, string> {
  return schema as unknown as z.ZodType<Branded, string>;
}

/** What an office makes up by itself: no number of a person is needed for it, so none is taken. */
export function ofAnOffice(schema: IdText): IdText {
  return schema
    .refine(
      (id) => SHORT_NUMBERS.test(id) || !ID_PATTERN.test(id),
      complaint('long_number', `expected no more than ${MOST_DIGITS} digits side by side: an id stands in addresses`),
    )
    .meta({ allOf: [{ pattern: SHORT_NUMBERS.source }] });
}

/** Of a ticket the queue system makes the id, often of the date and a clock: only what reads as a person's is refused. */
function ofAQueue(schema: IdText): IdText {
  return schema.refine(
    (id) => !holdsNumberOfAPerson(id),
    complaint('number_of_a_person', 'expected no NIK, NIP or telephone number in it: an id stands in addresses'),
  );
}

const unit = () => idText(ID_LENGTH, 'contoh');
const service = () => idText(ID_LENGTH, 'ektp');
const officer = () => idText(ID_LENGTH, 'p-01');
const counter = () => idText(ID_LENGTH, 'loket-1');
const ticket = () => idText(LONG_ID_LENGTH, '2026-11-21-A-001');

export const UnitIdSchema = lazily(() => branded<UnitId>(ofAnOffice(unit())));
export const ServiceIdSchema = lazily(() => branded<ServiceId>(ofAnOffice(service())));
export const OfficerIdSchema = lazily(() => branded<OfficerId>(ofAnOffice(officer())));
export const CounterIdSchema = lazily(() => branded<CounterId>(ofAnOffice(counter())));
export const TicketIdSchema = lazily(() => branded<TicketId>(ofAQueue(ticket())));
/** Of events and responses there is no address. */
export const EventIdSchema = lazily(() => branded<EventId>(idText(LONG_ID_LENGTH, '2026-11-21-A-001-issued')));
export const ResponseIdSchema = lazily(() =>
  branded<string>(idText(LONG_ID_LENGTH, '7f3c2f0a-6c1e-4b41-9a39-0d6f2f1f5a10')),
);

/** The same as they were written down: what is on its way already is counted, whatever is taken today. */
export const WRITTEN_IDS = {
  unitId: lazily(() => branded<UnitId>(unit())),
  serviceId: lazily(() => branded<ServiceId>(service())),
  officerId: lazily(() => branded<OfficerId>(officer())),
  counterId: lazily(() => branded<CounterId>(counter())),
  ticketId: lazily(() => branded<TicketId>(ticket())),
};
