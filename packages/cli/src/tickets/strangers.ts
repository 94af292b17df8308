// What the server would refuse of a well-formed event, for a dry run: the unit's registry and the clock. It says it in the
// server's own codes; the server alone decides.
import {
  type CounterId,
  DAY,
  type Instant,
  MINUTE,
  type OfficerId,
  type ServiceId,
  type UnitRegistry,
} from '@tera/domain';
import type { BadLine, LineOfEvent } from './events-of-rows.ts';

const AHEAD = 10 * MINUTE;
const OLDEST = 730 * DAY;

/** `undefined` when nothing speaks against it. */
export function strangeIn({ line, event }: LineOfEvent, unit: UnitRegistry, now: Instant): BadLine | undefined {
  const { ticketId, type } = event;
  // They have passed the schema, which brands them.
  const serviceId = event['serviceId'] as ServiceId | undefined;
  const officerId = event['officerId'] as OfficerId | undefined;
  const counterId = event['counterId'] as CounterId | undefined;
  const at = Date.parse(event.occurredAt);
  const doubts: (readonly [isDoubted: boolean, code: string, message: string])[] = [
    [
      serviceId !== undefined && !unit.hasService(serviceId),
      'unknown_service',
      `the unit has no service '${serviceId}'`,
    ],
    [
      officerId !== undefined && !unit.hasOfficer(officerId),
      'unknown_officer',
      `the unit has no officer '${officerId}'`,
    ],
    [
      counterId !== undefined && !unit.hasCounter(counterId),
      'unknown_counter',
      `the unit has no counter '${counterId}'`,
    ],
    [at > now + AHEAD, 'clock_ahead', 'more than 10 minutes ahead of this computer'],
    [at < now - OLDEST, 'too_old', 'more than 730 days ago'],
  ];
  const found = doubts.filter(([isDoubted]) => isDoubted);
  const [first] = found;
  if (first === undefined) return undefined;
  return { line, ticketId, type, code: first[1], message: found.map(([, , message]) => message).join('; ') };
}
