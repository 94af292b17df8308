// A unit of 500 officers and 5 services, as uneven as life: a few serve most and some hardly anybody, half have one main service,
// some services are rare, people begin, leave and are away for months, and a service now and then takes hours. Small units are
// as six of these officers would be alone.

import {
  type Charge,
  type CounterId,
  ELEMENTS,
  type EventId,
  HOUR,
  type Instant,
  type LocalDay,
  MINUTE,
  type OfficerId,
  RESPONDENT,
  RESPONDENT_ATTRIBUTES,
  type RegistryDocument,
  type Score,
  type ServiceId,
  type SurveyResponse,
  type TicketEvent,
  type TicketId,
  type UnitId,
  addDays,
  monthOf,
  startOfDay,
} from '@tera/domain';
import { type Random, seeded } from '@tera/testing/random';

export const ZONE = 'Asia/Jakarta';
/** The last one that is over. Its months are 0 to 11; those of the year before are −12 to −1. */
export const YEAR = String(new Date().getFullYear() - 1);
export const FIRST_MONTH = -12;

const OFFICERS = 500;
/** Of all tickets. */
const SERVICES = [0.46, 0.28, 0.16, 0.08, 0.02];
/** Of a month, for somebody in the middle; the busiest have seven times as many, who has a desk elsewhere a tenth. */
const TICKETS_A_MONTH = 75;
const MOST_TICKETS_A_MONTH = 520;
/** Of ten tickets one is answered, about forty a quarter for an officer in the middle. */
const ANSWERED = 0.13;

export const officerIds = Array.from({ length: OFFICERS }, (_, index) => `pegawai-${pad(index, 4)}` as OfficerId);
export const serviceIds = SERVICES.map((_, index) => `layanan-${pad(index, 4)}` as ServiceId);

/** How somebody works. */
export interface Officer {
  readonly id: OfficerId;
  readonly ticketsAMonth: number;
  /** Of the tickets, by service. */
  readonly shares: readonly number[];
  /** `[from, to)`, in months; most have been there since before the first. */
  readonly from: number;
  readonly to: number;
  /** Against the others; how satisfied citizens are. */
  readonly pace: number;
  readonly manner: number;
}

export const officers: readonly Officer[] = officerIds.map((id, index) => {
  const random = seeded(7000 + index);
  const main = pickBy(SERVICES, random);
  const isOfOneService = random.chance(50);
  return {
    id,
    ticketsAMonth: Math.min(MOST_TICKETS_A_MONTH, TICKETS_A_MONTH * Math.exp(0.9 * random.normal())),
    shares: SERVICES.map((share, service) => (isOfOneService ? 0.12 * share + (service === main ? 0.88 : 0) : share)),
    from: random.chance(8) ? random.between(1, 8) : FIRST_MONTH,
    to: random.chance(6) ? random.between(4, 11) : 12,
    pace: Math.exp(0.25 * random.normal()),
    manner: random.normal(),
  };
});

export const busiest = officers.reduce((a, b) =>
  b.from === FIRST_MONTH && b.to === 12 && b.ticketsAMonth > a.ticketsAMonth ? b : a,
);

export interface Office {
  readonly unitId: UnitId;
  readonly document: RegistryDocument;
  readonly officers: readonly Officer[];
}

export const largeOffice = officeOf('disdukcapil-besar', officers);
/** The same people, for another night. */
export const otherLargeOffice = officeOf('disdukcapil-lain', officers);
export const smallOffices = Array.from({ length: 59 }, (_, nth) =>
  officeOf(`kecamatan-${pad(nth, 2)}`, officers.slice(6 * nth, 6 * nth + 6)),
);

function officeOf(unitId: string, who: readonly Officer[]): Office {
  return { unitId: unitId as UnitId, document: documentOf(who), officers: who };
}

function documentOf(who: readonly Officer[]): RegistryDocument {
  return {
    name: 'Dinas Kependudukan dan Pencatatan Sipil',
    timeZone: ZONE,
    services: serviceIds.map((id, index) => ({
      id,
      name: `Layanan ${index + 1}`,
      standard: { measure: 'service', minutes: 10 + 5 * index, decree: '060/1', validFrom: '2020-01-01' },
    })),
    officers: who.map(({ id }, index) => ({ id, name: `Pegawai ${index + 1}`, nip: pad(index, 18) })),
    counters: Array.from({ length: 60 }, (_, index) => ({ id: counterId(index), name: `Loket ${index + 1}` })),
    targets: [
      { indicator: 'onTime.share', value: 0.8, decree: '060/2' },
      { indicator: 'service.p50', value: 600 },
    ],
  };
}

/** One visit that ended in a completion. Instants and lengths in milliseconds. */
export interface Visit {
  readonly id: string;
  readonly day: LocalDay;
  readonly serviceId: ServiceId;
  readonly issuedAt: Instant;
  readonly wait: number;
  readonly service: number;
  readonly isResolved: boolean;
}

/** All of an officer's month, in no order; none of who is not there. The same for the same officer and month. */
export function visitsOf(officer: Officer, month: number): Visit[] {
  const index = officerIds.indexOf(officer.id);
  const random = seeded(1 + index * 100 + month);
  const isAway = month < officer.from || month >= officer.to || random.chance(6);
  if (isAway) return [];
  const days = workdaysOf(month).filter(() => !random.chance(10));
  const count = days.length === 0 ? 0 : Math.round(officer.ticketsAMonth * Math.exp(0.3 * random.normal()));
  return Array.from({ length: count }, (_, nth) => {
    const service = pickBy(officer.shares, random);
    const day = random.pick(days);
    return {
      id: `${pad(index, 4)}-${month}-${nth}`,
      day,
      serviceId: serviceIds[service] as ServiceId,
      issuedAt: startOfDay(day, ZONE) + 8 * HOUR + random.between(0, 6 * 60) * MINUTE + random.between(0, 59_999),
      wait: lasting(random, 14 * MINUTE, 0.9),
      service: lasting(random, (4 + 3 * service) * MINUTE * officer.pace, 0.7),
      isResolved: random.chance(94),
    };
  });
}

/** What the counter told of a visit. */
export function eventsOf({ id, serviceId, issuedAt, wait, service, isResolved }: Visit, officerId: OfficerId) {
  const ticketId = `A-${id}` as TicketId;
  const startedAt = issuedAt + wait;
  const event = (type: TicketEvent['type'], occurredAt: Instant, fields: Partial<TicketEvent>): TicketEvent => ({
    eventId: `${ticketId}-${type}` as EventId,
    ticketId,
    type,
    occurredAt,
    sentBy: { keyId: '0a1b2c3d4e5f' },
    ...fields,
  });
  const who = { officerId, counterId: counterId(officerIds.indexOf(officerId) % 60) };
  return [
    event('issued', issuedAt, { serviceId }),
    event('called', startedAt, { counterId: who.counterId }),
    event('started', startedAt, who),
    event('completed', startedAt + service, { ...who, serviceId, outcome: isResolved ? 'resolved' : 'unresolved' }),
  ];
}

export interface Answer {
  /** As the pseudonym of an answer is: it tells of no ticket. */
  readonly key: string;
  readonly response: SurveyResponse;
  readonly charge: Charge;
}

/** What citizens answered by the links of these visits; now and then a clerk has typed it. */
export function answersTo(visits: readonly Visit[], officer: Officer, month: number): Answer[] {
  const random = seeded(900_000 + officerIds.indexOf(officer.id) * 100 + month);
  return visits
    .filter(() => random.uniform() < ANSWERED)
    .map(({ day, serviceId }) =>
      anAnswer(random, day, random.chance(4) ? 'assisted' : 'ticket', {
        to: { kind: 'officer', officerId: officer.id, serviceId },
        manner: officer.manner,
      }),
    );
}

/** What came by posters and kiosks in a month: it is nobody's. */
export function answersToPosters({ officers: { length } }: Office, month: number): Answer[] {
  const random = seeded(800_000 + month);
  const days = workdaysOf(month);
  return Array.from({ length: Math.round((random.between(100, 600) * length) / OFFICERS) }, () =>
    anAnswer(random, random.pick(days), random.chance(70) ? 'poster' : 'kiosk', {
      to: { kind: 'unit', serviceId: serviceIds[pickBy(SERVICES, random)] },
      manner: 0,
    }),
  );
}

function anAnswer(
  random: Random,
  day: LocalDay,
  channel: SurveyResponse['channel'],
  { to: charge, manner }: { readonly to: Charge; readonly manner: number },
): Answer {
  const mood = 3.2 + 0.25 * manner + 0.5 * random.normal();
  const score = () => Math.max(1, Math.min(4, Math.round(mood + 0.5 * random.normal()))) as Score;
  const key = Array.from({ length: 4 }, () =>
    random
      .between(0, 2 ** 31)
      .toString(36)
      .padStart(6, '0'),
  ).join('');
  const response: SurveyResponse = {
    responseId: `r-${key}`,
    receivedAt: startOfDay(day, ZONE),
    channel,
    ...(channel === 'ticket' || channel === 'assisted' ? { isLinked: true, attempt: 1 } : {}),
    questionnaire: 'skm-2017.1',
    answers: Object.fromEntries(ELEMENTS.flatMap((element) => (random.chance(5) ? [] : [[element, score()]]))),
    respondent: Object.fromEntries(
      RESPONDENT_ATTRIBUTES.flatMap((name) =>
        random.chance(25) ? [] : [[name, random.pick<string>(RESPONDENT[name])]],
      ),
    ),
    ...(random.chance(6) ? { flags: [random.chance(60) ? 'fast' : 'quick'] } : {}),
  };
  return { key, response, charge };
}

function workdaysOf(nth: number): LocalDay[] {
  const month = monthOf(startDay(nth));
  const days: LocalDay[] = [];
  for (let day = startDay(nth); day.startsWith(month); day = addDays(day, 1)) {
    if (isWorkday(day)) days.push(day);
  }
  return days;
}

function startDay(month: number): LocalDay {
  return `${Number(YEAR) + Math.floor(month / 12)}-${pad(((month + 12) % 12) + 1, 2)}-01` as LocalDay;
}

/** That day, or the first one after it. */
export function firstWorkday(day: LocalDay): LocalDay {
  return isWorkday(day) ? day : firstWorkday(addDays(day, 1));
}

function isWorkday(day: LocalDay): boolean {
  return new Date(day).getUTCDay() % 6 !== 0;
}

/** Many short ones and a few long, of at most four hours. */
function lasting(random: Random, median: number, spread: number): number {
  return Math.min(4 * HOUR, Math.round(median * Math.exp(spread * random.normal())));
}

function pickBy(shares: readonly number[], random: Random): number {
  let left = random.uniform() * shares.reduce((sum, share) => sum + share, 0);
  const found = shares.findIndex((share) => (left -= share) < 0);
  return found < 0 ? 0 : found;
}

function counterId(index: number): CounterId {
  return `loket-${pad(index, 2)}` as CounterId;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
