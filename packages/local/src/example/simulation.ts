// Days at a service office that does not exist: who came, how long it took, what they said. Everything about a day follows
// from its date, so that two runs show the same figures, and a day is the same in whatever span it is asked for.

import {
  DAY,
  ELEMENTS,
  type Element,
  type LocalDay,
  type Period,
  type Respondent,
  type Score,
  type SurveyResponse,
  type TicketEvent,
  addDays,
  startOfDay,
} from '@tera/domain';
import { random, type Random } from './random.ts';
import { counters, exampleTimeZone, officers, services, type SimulatedOfficer, type SimulatedService } from './unit.ts';

/** An event as a counter pushes it. */
export type PushedEvent = Omit<TicketEvent, 'occurredAt' | 'eventId' | 'ticketId'> & {
  readonly eventId: string;
  readonly ticketId: string;
  readonly occurredAt: string;
};

export interface SimulatedAnswer {
  readonly ticketId: string;
  readonly receivedAt: number;
  readonly answers: SurveyResponse['answers'];
  readonly respondent: Respondent;
  readonly comment?: string;
}

export interface SimulatedSpan {
  readonly events: readonly PushedEvent[];
  readonly answers: readonly SimulatedAnswer[];
  /** Tickets that reach `completed`. */
  readonly completed: number;
}

const minute = 60_000;
/** So few that an office which is looked at for the first time is counted in seconds. */
const arrivalsOfADay = { least: 4, most: 11 };
const countersOpen = 2;

/** The working days from `from` until before `to`. */
export function simulate({ from, to }: Pick<Period, 'from' | 'to'>): SimulatedSpan {
  const days = workingDays(from, to).map(simulateDay);
  return {
    events: days.flatMap(({ events }) => events),
    answers: days.flatMap(({ answers }) => answers),
    completed: days.reduce((sum, { completed }) => sum + completed, 0),
  };
}

/** A ticket that was completed a minute ago, whose survey is left for the reader to answer. */
export function aTicketOfToday(now: number): readonly PushedEvent[] {
  const ticketId = `contoh-${new Date(now).toISOString().slice(0, 16).replaceAll(/\D/g, '')}`;
  const [serviceId, officerId] = [services[0].id, officers[0].id];
  const event = (number: number, type: TicketEvent['type'], minutesAgo: number, more: object) => ({
    eventId: `${ticketId}-${number}`,
    ticketId,
    type,
    occurredAt: new Date(now - minutesAgo * minute).toISOString(),
    ...more,
  });
  return [
    event(1, 'issued', 14, { serviceId }),
    event(2, 'started', 9, { officerId }),
    event(3, 'completed', 1, { serviceId, officerId, outcome: 'resolved' }),
  ];
}

interface Served {
  readonly officer: SimulatedOfficer;
  readonly at: number;
  readonly waited: number;
}

interface SimulatedTicket {
  readonly ticketId: string;
  readonly events: readonly PushedEvent[];
  readonly served: Served | undefined;
}

function simulateDay(day: LocalDay): SimulatedSpan {
  const chance = random(Date.parse(day) / DAY);
  const tickets = ticketsOf(day, chance);
  const served = tickets.flatMap((ticket) =>
    ticket.served === undefined ? [] : [{ ...ticket, served: ticket.served }],
  );
  return {
    events: tickets.flatMap(({ events }) => events),
    answers: served.flatMap((ticket) =>
      chance.happens(0.42) ? [answerOf(ticket.ticketId, ticket.served, chance)] : [],
    ),
    completed: served.length,
  };
}

/** Two of the counters are open, with one queue that is longest in the morning: whoever is free first takes the next ticket. */
function ticketsOf(day: LocalDay, chance: Random): SimulatedTicket[] {
  const opens = startOfDay(day, exampleTimeZone) + 8 * 60 * minute;
  const today = chance.shuffled(officers.filter(({ presence }) => chance.happens(presence)));
  const open = chance.shuffled(counters).slice(0, countersOpen);
  const freeAt = open.map(() => opens);
  const arrivals = Array.from(
    { length: chance.between(arrivalsOfADay.least, arrivalsOfADay.most) },
    () => opens - 15 * minute + chance.unit() ** 2 * 240 * minute,
  );
  return arrivals
    .sort((a, b) => a - b)
    .map((issued, index) => {
      const place = freeAt.indexOf(Math.min(...freeAt));
      const ticket = simulateTicket({
        id: `${day.slice(2).replaceAll('-', '')}-${String(index + 1).padStart(3, '0')}`,
        issued,
        free: Math.max(freeAt[place] ?? opens, issued + 20_000, opens),
        officer: today[place] ?? officers[0],
        counterId: open[place]?.id ?? '',
        colleague: today[(place + 1) % countersOpen] ?? officers[1],
        service: chance.pick(services),
        chance,
      });
      freeAt[place] = ticket.until;
      return ticket;
    });
}

interface Visit {
  readonly id: string;
  readonly issued: number;
  readonly free: number;
  readonly officer: SimulatedOfficer;
  readonly colleague: SimulatedOfficer;
  readonly counterId: string;
  readonly service: SimulatedService;
  readonly chance: Random;
}

function simulateTicket(visit: Visit): SimulatedTicket & { readonly until: number } {
  const { id, issued, free, officer, colleague, counterId, service, chance } = visit;
  const events: PushedEvent[] = [];
  const record = (type: TicketEvent['type'], at: number, more: object = {}) =>
    events.push({
      eventId: `${id}-${events.length + 1}`,
      ticketId: id,
      type,
      occurredAt: new Date(Math.round(at / 1000) * 1000).toISOString(),
      ...more,
    });
  const gone = (until: number) => ({ ticketId: id, events, served: undefined, until });

  record('issued', issued, { serviceId: service.id });
  if (free - issued > 35 * minute && chance.happens(0.25)) {
    record('left', free - 2 * minute);
    return gone(free - minute);
  }
  record('called', free, { counterId });
  if (chance.happens(0.04)) {
    record('called', free + minute, { counterId });
    record('no_show', free + 3 * minute);
    return gone(free + 3 * minute);
  }
  let now = free + chance.between(15, 60) * 1000;
  let serving = officer;
  record('started', now, { officerId: officer.id, counterId });
  now += service.minutes * officer.pace * chance.spread(0.45) * minute;
  if (chance.happens(0.08)) {
    record('held', now);
    now += chance.between(2, 12) * minute;
    record('resumed', now);
    now += chance.between(1, 3) * minute;
  }
  if (chance.happens(0.04)) {
    serving = colleague;
    record('transferred', now, { officerId: colleague.id });
    now += chance.between(2, 8) * minute;
  }
  const completion = () => ({
    serviceId: service.id,
    officerId: serving.id,
    outcome: chance.happens(0.94) ? 'resolved' : 'unresolved',
    ...(chance.happens(0.015) ? { accurate: false } : {}),
  });
  record('completed', now, completion());
  const until = now + chance.between(20, 90) * 1000;
  if (chance.happens(0.015)) {
    record('reopened', now + 20 * minute);
    record('started', now + 22 * minute, { officerId: serving.id, counterId });
    now += chance.between(25, 32) * minute;
    record('completed', now, completion());
  }
  return { ticketId: id, events, served: { officer: serving, at: now, waited: free - issued }, until };
}

const comments = [
  'Pelayanan cepat dan ramah.',
  'Antreannya agak lama, tetapi petugas membantu.',
  'Mohon kursi tunggu ditambah.',
  'Persyaratan di papan informasi kurang jelas.',
  'Terima kasih, sudah selesai hari ini.',
];

/** A quarter of all answers are the same throughout, as in real surveys; long waits cost the element `waktu`. */
function answerOf(ticketId: string, { officer, at, waited }: Served, chance: Random): SimulatedAnswer {
  const straight = chance.happens(0.25) ? chance.pick([4, 4, 4, 3] as const) : undefined;
  const mood = officer.manner + (chance.unit() - 0.5) * 0.8;
  const scored = ELEMENTS.filter(() => straight !== undefined || !chance.happens(0.02)).map(
    (element) => [element, straight ?? scoreOf(element, mood, waited, chance)] as const,
  );
  return {
    ticketId,
    receivedAt: Math.round(at + chance.between(2, 90) * minute),
    answers: Object.fromEntries(scored),
    respondent: chance.happens(0.7) ? respondentOf(chance) : {},
    ...(chance.happens(0.12) ? { comment: chance.pick(comments) } : {}),
  };
}

function scoreOf(element: Element, mood: number, waited: number, chance: Random): Score {
  if (element === 'biaya') return 4;
  const about = element === 'kompetensi' || element === 'perilaku' ? mood + 0.2 : 3.35;
  const late = element === 'waktu' ? Math.min(1, waited / (45 * minute)) : 0;
  return Math.min(4, Math.max(1, Math.round(about - late + (chance.unit() - 0.5) * 1.4))) as Score;
}

function respondentOf(chance: Random): Respondent {
  return {
    sex: chance.pick(['L', 'P'] as const),
    age: chance.pick(['15-25', '26-35', '26-35', '36-50', '36-50', '51+'] as const),
    education: chance.pick(['SMP', 'SMA', 'SMA', 'D1-D3', 'S1/D4'] as const),
    work: chance.pick(['swasta', 'swasta', 'wirausaha', 'pelajar', 'petani', 'lainnya'] as const),
  };
}

function workingDays(from: LocalDay, to: LocalDay): LocalDay[] {
  const days: LocalDay[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) {
    if (![0, 6].includes(new Date(day).getUTCDay())) days.push(day);
  }
  return days;
}
