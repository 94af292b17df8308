// The second opinion on a ticket: a life is told as a story of durations (who served how long, who held, who took over),
// and both the events and the expected figures are written down while it is told. It never reads events back, so it
// shares no reasoning with course.ts.

import * as fc from 'fast-check';
import {
  type EventId,
  HOUR,
  type Instant,
  MINUTE,
  type OfficerId,
  type ServiceId,
  type Standard,
  type TicketEvent,
  type TicketId,
} from '@tera/domain';
import { type Figures, ani, at, budi, citra, ektp, kk } from '../facts/index.ts';

/** One officer with the citizen. Serving and holding take turns; a hold may be the last of it. Milliseconds. */
interface Stint {
  readonly officer: OfficerId;
  readonly serving: readonly number[];
  readonly holds: readonly number[];
  /** How the next officer comes to it, and the idle time until that one really starts. */
  readonly handover: 'takes over' | 'named' | 'named and starts later' | 'through the queue';
  readonly idle: number;
}

interface Visit {
  /** Milliseconds before each call. */
  readonly calls: readonly number[];
  readonly walk: number;
  readonly stints: readonly Stint[];
  /** For `no_show`: an officer presses start for the call and nobody comes. */
  readonly pressedFor: OfficerId | undefined;
  readonly end: 'completed' | 'no_show' | 'left' | 'cancelled';
  readonly resolved: boolean;
  readonly completedBy: OfficerId;
  readonly correctedTo: OfficerId | undefined;
}

export interface Life {
  readonly begins: Instant;
  readonly issued: boolean;
  readonly visits: readonly [Visit, ...Visit[]];
  /** What goes on after the last end, if the ticket is reopened once more and still open. */
  readonly unfinished: Stint | undefined;
  readonly correctedService: ServiceId | undefined;
  /** Whether a clerk typed the time of the n-th event afterwards. */
  readonly typedAfterwards: number | undefined;
}

export interface Told {
  readonly events: readonly TicketEvent[];
  /** Figures in minutes by `officer service`, as `told` gives them. */
  readonly figures: Readonly<Record<string, Figures>>;
  readonly endedAt: Instant;
  /** `undefined` where it was never completed. */
  readonly firstCompletedAt: Instant | undefined;
}

/** Tells a life: its events, and what they must come to under the standard. */
export function tell(life: Life, standard?: Standard): Told {
  const scribe = new Scribe(life.begins);
  if (life.issued) scribe.write('issued', { serviceId: ektp });
  scribe.pass(MINUTE);
  for (const [index, visit] of life.visits.entries()) {
    if (index > 0) scribe.comesBack();
    scribe.visit(visit);
  }
  const endedAt = scribe.endedAt();
  const { firstCompletedAt } = scribe;
  const typed = life.typedAfterwards === undefined ? undefined : scribe.someEvent(life.typedAfterwards);
  const service = life.correctedService ?? (scribe.hasNamedService() ? ektp : '-');
  const figures = scribe.figures({
    issuedAt: life.issued ? life.begins : undefined,
    service,
    untimed: typed !== undefined,
    // A ticket whose service nobody knows has no standard.
    standard: service === '-' ? undefined : standard,
  });
  if (life.correctedService !== undefined) scribe.write('corrected', { serviceId: life.correctedService });
  if (life.unfinished !== undefined) {
    if (scribe.ended === 'completed') scribe.reopensFor(figures, { service, untimed: typed !== undefined });
    scribe.write('reopened', {});
    scribe.write('started', { officerId: life.unfinished.officer });
    scribe.serve(life.unfinished);
  }
  const events = scribe.events.map((event) => (event.eventId === typed ? typedAfterwards(event) : event));
  return { events, figures, endedAt, firstCompletedAt };
}

/** Service and hold of one officer's stint, in a box so that a correction can rename it. */
interface Box {
  officer: OfficerId;
  readonly service: number;
  readonly hold: number | undefined;
  readonly longest: number;
  /** A completion to which nobody served. */
  readonly isBare?: boolean;
}

interface Account {
  readonly issuedAt: Instant | undefined;
  readonly service: ServiceId | '-';
  readonly untimed: boolean;
  readonly standard: Standard | undefined;
}

class Scribe {
  readonly events: TicketEvent[] = [];
  readonly #boxes: Box[] = [];
  /** Stints and bare completions, one after the other. */
  readonly #charges: Box[] = [];
  readonly #reopenedFrom: { readonly box: Box; readonly after: number }[] = [];
  now: Instant;
  ended: Visit['end'] = 'left';
  firstCompletedAt: Instant | undefined;
  #resolved = false;
  #call: Instant | undefined;
  #waitedUntil: Instant | undefined;
  /** Who the last completion is charged to. */
  #completer: Box | undefined;

  constructor(begins: Instant) {
    this.now = begins;
  }

  write(type: TicketEvent['type'], fields: Partial<TicketEvent>): void {
    const eventId = `e${this.events.length}` as EventId;
    this.events.push({ ...fields, type, eventId, ticketId: 'A-001' as TicketId, occurredAt: this.now });
    this.pass(1);
  }

  pass(ms: number): void {
    this.now += ms;
  }

  /** Any event but a correction, which has no time of its own. */
  someEvent(seed: number): EventId | undefined {
    const timed = this.events.filter(({ type }) => type !== 'corrected');
    return timed[seed % timed.length]?.eventId;
  }

  hasNamedService(): boolean {
    return this.events.some(({ serviceId }) => serviceId !== undefined);
  }

  comesBack(): void {
    this.write('reopened', {});
    this.#noteReopening();
    this.pass(MINUTE);
  }

  visit({ calls, walk, stints, pressedFor, end, resolved, completedBy, correctedTo }: Visit): void {
    for (const gap of calls) this.call(gap);
    this.pass(walk);
    let takenOver = false;
    for (const [index, stint] of stints.entries()) {
      const next = stints[index + 1];
      this.#waitedUntil ??= this.#call ?? this.now;
      if (!takenOver) this.#writeWithoutTime('started', { officerId: stint.officer });
      const box = this.serve(stint);
      this.#boxes.push(box);
      this.#charges.push(box);
      takenOver = next !== undefined && this.#handOver(stint, next.officer);
    }
    if (end === 'no_show') this.#nobodyCame(stints.length > 0, pressedFor);
    this.#writeWithoutTime(end, end === 'completed' ? completion(completedBy, resolved) : {});
    this.ended = end;
    this.#resolved = resolved;
    if (end === 'completed') this.#completes(stints.length > 0 ? this.#boxes.at(-1) : undefined, completedBy);
    this.pass(MINUTE);
    if (correctedTo !== undefined && this.#charges.length > 0) this.#correct(correctedTo);
  }

  call(gap: number): void {
    this.pass(gap);
    this.#call = this.now;
    this.write('called', {});
  }

  /** Tells a stint up to the moment before its officer lets go; returns what it comes to. */
  serve({ officer, serving, holds }: Stint): Box {
    for (const [index, ms] of serving.entries()) {
      if (index > 0) this.#writeWithoutTime('resumed', { officerId: officer });
      this.pass(ms);
      const hold = holds[index];
      if (hold === undefined) break;
      this.#writeWithoutTime('held', {});
      this.pass(hold);
    }
    const held = holds.slice(0, serving.length);
    return {
      officer,
      service: total(serving),
      hold: held.length > 0 ? total(held) : undefined,
      longest: Math.max(...serving),
    };
  }

  figures({ issuedAt, service, untimed, standard }: Account): Record<string, Figures> {
    const figures: Record<string, Record<string, number>> = {};
    const add = (who: OfficerId | '-', name: string, amount: number) => {
      const cell = (figures[`${who} ${service}`] ??= {});
      cell[name] = (cell[name] ?? 0) + amount;
    };
    const endedAt = this.endedAt();
    const owner = this.ended === 'completed' ? this.#completer?.officer : undefined;
    const home: OfficerId | '-' = owner ?? this.#boxes.at(-1)?.officer ?? '-';
    if (this.firstCompletedAt !== undefined) add(owner ?? '-', 'invited', 1);
    if (this.ended === 'completed') {
      for (const name of ['completed', ...(this.#resolved ? ['resolved'] : [])]) add(home, name, 1);
    } else add('-', this.ended === 'no_show' ? 'noShow' : this.ended, 1);
    for (const [who, after] of this.#firstReopenings()) {
      add(who, 'reopened', 1);
      if (who !== owner) add(who, 'reopenedOnly', 1);
      if (!untimed) add(who, 'reopenedAfter', after);
    }

    const slept = this.#boxes.filter(({ longest }) => longest > 12 * HOUR).map((box) => box.officer);
    for (const who of untimed ? [home] : new Set(slept)) {
      add(who, 'excluded', 1);
      if (!untimed) add(who, 'clock', 1);
      if (who !== owner) add(who, 'doubtedOnly', 1);
    }
    if (untimed) return figures;
    if (issuedAt !== undefined) {
      if (this.#waitedUntil !== undefined) add(home, 'wait', this.#waitedUntil - issuedAt);
      if (this.ended === 'completed') add(home, 'turnaround', endedAt - issuedAt);
      const wasHelped = this.#waitedUntil !== undefined || this.#completer !== undefined;
      if (this.ended === 'left' && !wasHelped) add('-', 'leftAfter', endedAt - issuedAt);
    }
    for (const box of this.#boxes) {
      if (!slept.includes(box.officer)) add(box.officer, 'service', box.service);
      if (box.hold !== undefined) add(box.officer, 'hold', box.hold);
    }
    const isTimed = slept.length === 0 && this.#boxes.length > 0;
    if (this.ended === 'completed' && isTimed && total(this.#boxes.map((box) => box.service)) < MINUTE / 2) {
      add(home, 'short', 1);
    }
    if (standard !== undefined && this.ended === 'completed') {
      const timed = standard.measure === 'turnaround' ? issuedAt !== undefined : isTimed;
      const began =
        standard.measure === 'turnaround' ? (issuedAt ?? 0) : endedAt - total(this.#boxes.map((box) => box.service));
      if (timed) add(home, 'judged', 1);
      if (timed && endedAt <= began + standard.minutes * MINUTE) add(home, 'onTime', 1);
    }
    return inMinutes(figures);
  }

  /** One more completion is found wanting after the figures were written down. */
  reopensFor(figures: Record<string, Figures>, { service, untimed }: Pick<Account, 'service' | 'untimed'>): void {
    const completer = this.#completer?.officer;
    if (completer === undefined) return;
    const cell = `${completer} ${service}`;
    this.#noteReopening(this.now);
    const after = this.#firstReopenings().get(completer) ?? 0;
    figures[cell] = { ...figures[cell], reopened: 1, ...(untimed ? {} : { reopenedAfter: after / MINUTE }) };
  }

  /** Of one officer's completions the first that was opened again, and how long after it. */
  #firstReopenings(): ReadonlyMap<OfficerId, number> {
    const first = new Map<OfficerId, number>();
    for (const { box, after } of this.#reopenedFrom) if (!first.has(box.officer)) first.set(box.officer, after);
    return first;
  }

  #noteReopening(when = this.events.at(-1)?.occurredAt ?? Number.NaN): void {
    if (this.ended !== 'completed' || this.#completer === undefined) return;
    this.#reopenedFrom.push({ box: this.#completer, after: when - this.endedAt() });
  }

  #completes(served: Box | undefined, named: OfficerId): void {
    this.firstCompletedAt ??= this.now;
    this.#completer = served ?? { officer: named, service: 0, hold: undefined, longest: 0, isBare: true };
    if (served === undefined) this.#charges.push(this.#completer);
  }

  /** Writes an event that costs no time, so that the next interval begins at it. */
  #writeWithoutTime(type: TicketEvent['type'], fields: Partial<TicketEvent>): void {
    this.write(type, fields);
    this.now -= 1;
  }

  #handOver({ handover, idle }: Stint, next: OfficerId): boolean {
    switch (handover) {
      case 'takes over':
        return false;
      case 'named':
        this.#writeWithoutTime('transferred', { officerId: next });
        return true;
      case 'named and starts later':
        this.#writeWithoutTime('transferred', { officerId: next });
        this.pass(idle);
        return false;
      case 'through the queue':
        this.write('transferred', {});
        this.call(idle);
        return false;
    }
  }

  #nobodyCame(afterService: boolean, pressedFor: OfficerId | undefined): void {
    if (afterService) this.write('transferred', {});
    if (pressedFor === undefined) return;
    this.#waitedUntil ??= this.#call ?? this.now;
    this.write('started', { officerId: pressedFor });
    this.pass(MINUTE);
  }

  #correct(officer: OfficerId): void {
    this.write('corrected', { officerId: officer });
    // What nobody served for stays as it is once somebody has served.
    const firstServed = this.#charges.findIndex(({ isBare }) => isBare !== true);
    const charges = this.#charges.slice(Math.max(0, firstServed));
    const wrong = charges.at(-1)?.officer;
    for (const box of charges.toReversed()) {
      if (box.officer !== wrong) break;
      box.officer = officer;
    }
  }

  endedAt(): Instant {
    return this.events.findLast(({ type }) => type === this.ended)?.occurredAt ?? Number.NaN;
  }
}

function typedAfterwards(event: TicketEvent): TicketEvent {
  return { ...event, accurate: false };
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function completion(officerId: OfficerId, resolved: boolean): Partial<TicketEvent> {
  return { officerId, serviceId: ektp, outcome: resolved ? 'resolved' : 'unresolved' };
}

function inMinutes(figures: Record<string, Record<string, number>>): Record<string, Record<string, number>> {
  const durations = new Set(['wait', 'turnaround', 'service', 'hold', 'leftAfter', 'reopenedAfter']);
  return Object.fromEntries(
    Object.entries(figures).map(([cell, counts]) => [
      cell,
      Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, durations.has(name) ? n / MINUTE : n])),
    ]),
  );
}

const officer = fc.constantFrom(ani, budi, citra);
const aWhile = fc.integer({ min: 1, max: 90 * MINUTE });
/** Mostly minutes; now and then a button that nobody pressed. */
const servingTime = fc.oneof(
  { weight: 20, arbitrary: aWhile },
  { weight: 1, arbitrary: fc.integer({ min: 12 * HOUR - 1, max: 12 * HOUR + 1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 12 * HOUR, max: 60 * HOUR }) },
);

const stint: fc.Arbitrary<Stint> = fc.record({
  officer,
  serving: fc.array(servingTime, { minLength: 1, maxLength: 3 }),
  // As many as there are servings leave the last hold open; more than that are never reached.
  holds: fc.array(aWhile, { minLength: 2, maxLength: 3 }),
  handover: fc.constantFrom('takes over', 'named', 'named and starts later', 'through the queue'),
  idle: aWhile,
});

const visit: fc.Arbitrary<Visit> = fc.record({
  calls: fc.array(aWhile, { maxLength: 3 }),
  walk: aWhile,
  stints: fc.array(stint, { maxLength: 4 }).map(toldApart),
  pressedFor: fc.option(officer, { nil: undefined }),
  end: fc.constantFrom('completed', 'completed', 'completed', 'no_show', 'left', 'cancelled'),
  resolved: fc.boolean(),
  completedBy: officer,
  correctedTo: fc.option(officer, { nil: undefined, freq: 4 }),
});

/**
 * Taking over from oneself is no handover, and a start right after a transfer says who really took it: stints that their
 * events could not tell apart are left out.
 */
function toldApart(stints: readonly Stint[]): Stint[] {
  const apart: Stint[] = [];
  for (const next of stints) {
    const before = apart.at(-1);
    const unclear = next.handover === 'takes over' && before?.handover === 'named';
    if (next.officer !== before?.officer && !unclear) apart.push(next);
  }
  return apart;
}

/** Lives of tickets in all variety, one in ten with a time that was typed afterwards. */
export function lives(): fc.Arbitrary<Life> {
  return fc.record({
    begins: fc.integer({ min: at('2026-01-01 00:00'), max: at('2026-12-31 23:59') }),
    issued: fc.boolean().chain((odd) => (odd ? fc.boolean() : fc.constant(true))),
    visits: fc.oneof(fc.tuple(visit), fc.tuple(visit, visit), fc.tuple(visit, visit, visit)),
    unfinished: fc.option(stint, { nil: undefined, freq: 3 }),
    correctedService: fc.option(fc.constant(kk), { nil: undefined, freq: 3 }),
    typedAfterwards: fc.option(fc.nat(), { nil: undefined, freq: 9 }),
  });
}

/** A standard or none, around the durations of `lives`. */
export function standards(): fc.Arbitrary<Standard | undefined> {
  return fc.option(
    fc.record({ measure: fc.constantFrom('service', 'turnaround'), minutes: fc.integer({ min: 1, max: 400 }) }),
    { nil: undefined, freq: 4 },
  );
}
