// Qmatic Orchestra's visit events as ticket events. A VISIT_END says neither service nor staff, so they are remembered
// from the events before it; and whether a call begins the service depends on how the branch works (`confirms`).
import { type WrittenTicketEvent, read } from '@tera/contracts';
import { instantOfLocalTime } from '@tera/domain';
import * as z from 'zod';
import { idOfForeign } from './foreign-id.ts';
import { type Mapped, written } from './mapped.ts';

export interface QmaticSettings {
  /** The branch's, for times that come without an offset. */
  readonly timeZone: string;
  /** Whether staff confirm that the visitor came (VISIT_CONFIRM). Where they do not, service begins with the call. */
  readonly confirms: boolean;
}

/** What is known of a visit from its earlier events. */
export interface KnownVisit {
  readonly serviceId?: string | undefined;
  readonly officerId?: string | undefined;
}

const scalar = z.union([z.string().max(200), z.number()]).nullish();
const Parameters = z.object({
  visitId: z.union([z.string().min(1).max(30), z.number()]),
  branchId: scalar,
  serviceOrigId: scalar,
  service: scalar,
  serviceId: scalar,
  serviceExternalName: scalar,
  serviceExtName: scalar,
  serviceIntName: scalar,
  userId: scalar,
  user: scalar,
  userName: scalar,
  servicePointLogicId: scalar,
  servicePointId: scalar,
  servicePoint: scalar,
  servicePointName: scalar,
});
type Parameters = z.infer<typeof Parameters>;

/** The three ways in which the same event is written: public events, event records, and the CometD channel. */
const Record = z.union(
  [
    z.object({ eventName: z.string().max(100), eventTime: z.string().max(40), parameters: z.unknown() }),
    z
      .looseObject({ eventName: z.string().max(100), eventTime: z.string().max(40), parameterMap: z.unknown() })
      .transform(({ parameterMap, ...rest }) => ({ ...rest, parameters: parameterMap })),
    z
      .looseObject({ evnt: z.string().max(100), ts: z.string().max(40), prm: z.unknown() })
      .transform(({ evnt, ts, prm }) => ({ eventName: evnt, eventTime: ts, parameters: prm })),
    z
      .looseObject({
        E: z.object({ evnt: z.string().max(100), ts: z.string().max(40), prm: z.unknown() }),
      })
      .transform(({ E }) => ({ eventName: E.evnt, eventTime: E.ts, parameters: E.prm })),
  ],
  { error: 'expected an event of Orchestra: eventName, eventTime and parameters' },
);

/** Visits that a reader remembers: days of the busiest branch, so that a VISIT_END that comes again is read the same. */
const VISITS_REMEMBERED = 10_000;

/** Maps one event after the other, and remembers what the visits said of themselves. */
export function qmaticReader(settings: QmaticSettings): (record: unknown) => Mapped {
  const visits = new Map<string, KnownVisit>();
  return (record) => {
    const { mapped, visit } = qmaticEvents(record, settings, (ticketId) => visits.get(ticketId));
    if (visit !== undefined) {
      visits.delete(visit.ticketId);
      visits.set(visit.ticketId, visit.known);
      const [oldest = ''] = visits.keys();
      if (visits.size > VISITS_REMEMBERED) visits.delete(oldest);
    }
    return mapped;
  };
}

export interface QmaticResult {
  readonly mapped: Mapped;
  /** Which visit it was about, and what is known of it from now on. */
  readonly visit?: { readonly ticketId: string; readonly known: KnownVisit };
}

/** One event of Orchestra. `knownOf`: what the earlier events of a visit said. */
export function qmaticEvents(
  record: unknown,
  settings: QmaticSettings,
  knownOf: (ticketId: string) => KnownVisit | undefined,
): QmaticResult {
  const result = read(Record, record);
  if (!result.ok) return { mapped: { errors: result.errors } };
  const { eventName, eventTime, parameters } = result.value;
  const types = typesOf(eventName, settings);
  if (types === undefined) return { mapped: { ignored: eventName } };

  const fields = read(Parameters, parameters, ['parameters']);
  if (!fields.ok) return { mapped: { errors: fields.errors } };
  const at = instantOf(eventTime, settings.timeZone);
  if (at === undefined) {
    const message = `expected a time such as 2026-11-21T09:05:00.000+0700, not '${eventTime}'`;
    return { mapped: { errors: [{ path: 'eventTime', code: 'invalid_format', message }] } };
  }

  const ticketId = ticketIdOf(fields.value);
  const said = saidIn(fields.value);
  const before = knownOf(ticketId);
  const serviceId = said.serviceId ?? before?.serviceId;
  const officerId = said.officerId ?? before?.officerId;
  const events = types.map((type) =>
    written({
      eventId: `${ticketId}.${type}.${at}`,
      ticketId,
      type,
      occurredAt: new Date(at).toISOString(),
      ...(TELLS_SERVICE.has(type) ? { serviceId } : {}),
      ...(TELLS_OFFICER.has(type) ? { officerId } : {}),
      ...(TELLS_COUNTER.has(type) ? { counterId: said.counterId } : {}),
    }),
  );
  // Who prints a ticket serves nobody yet, and who hands a visit on no longer does.
  const known = { serviceId, officerId: types.some((type) => WAITS_AFTER.has(type)) ? undefined : officerId };
  return { mapped: { events }, visit: { ticketId, known } };
}

type Type = WrittenTicketEvent['type'];

const TELLS_SERVICE = new Set<Type>(['issued', 'completed']);
const TELLS_OFFICER = new Set<Type>(['started', 'completed']);
const TELLS_COUNTER = new Set<Type>(['called', 'started']);
const WAITS_AFTER = new Set<Type>(['issued', 'transferred']);

function typesOf(eventName: string, { confirms }: QmaticSettings): readonly Type[] | undefined {
  switch (eventName) {
    case 'VISIT_CREATE':
      return ['issued'];
    case 'VISIT_CALL':
      return confirms ? ['called'] : ['called', 'started'];
    case 'VISIT_RECALL':
      return ['called'];
    case 'VISIT_CONFIRM':
      return ['started'];
    case 'VISIT_END':
      return ['completed'];
    case 'VISIT_NOSHOW':
      return ['no_show'];
    case 'VISIT_REMOVE':
      return ['cancelled'];
    // Back to waiting, wherever: who serves next is known from the next call.
    case 'VISIT_RECYCLE':
    case 'VISIT_TRANSFER_TO_QUEUE':
    case 'VISIT_TRANSFER_TO_USER_POOL':
    case 'VISIT_TRANSFER_TO_SERVICE_POINT_POOL':
      return ['transferred'];
    default:
      return undefined;
  }
}

/** Visits are numbered within a branch. */
function ticketIdOf({ branchId, visitId }: Parameters): string {
  // Short enough that an event id of 64 has room for the type and the time.
  return [idOfForeign(branchId, 16), idOfForeign(visitId, 20)].filter((part) => part !== undefined).join('-');
}

function saidIn(parameters: Parameters) {
  const { userId } = parameters;
  return {
    serviceId: firstId(
      parameters.serviceOrigId,
      parameters.service,
      parameters.serviceId,
      parameters.serviceExternalName,
      parameters.serviceExtName,
      parameters.serviceIntName,
    ),
    // User 0 is the machine that prints tickets. The number before the login name, which may be a NIP.
    officerId: firstId(userId === 0 || userId === '0' ? null : userId, parameters.user, parameters.userName),
    counterId: firstId(
      parameters.servicePointLogicId,
      parameters.servicePointId,
      parameters.servicePoint,
      parameters.servicePointName,
    ),
  };
}

function firstId(...foreign: readonly (string | number | null | undefined)[]): string | undefined {
  for (const one of foreign) {
    const id = idOfForeign(one);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** `2026-11-21T09:05:00.123+0700`, with or without a colon, or without an offset: then in the branch's own zone. */
function instantOf(text: string, timeZone: string): number | undefined {
  const [, local = '', offset] = /^(.+T[\d:.]+)(Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
  if (offset === undefined) return instantOfLocalTime(local, timeZone);
  // Checked as a local time first: the engine takes 31 February.
  if (instantOfLocalTime(local, 'UTC') === undefined) return undefined;
  const instant = Date.parse(`${local}${offset.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(instant) ? undefined : instant;
}
