// Lives of tickets as they happen, to the second, and what an onlooker who saw them happen would write down. The onlooker
// knows the true order of all that is told with one time; course.ts does not, and must come to the same.

import {
  type EventId,
  MINUTE,
  type OfficerId,
  SECOND,
  type TicketEvent,
  type TicketEventType,
  type TicketId,
} from '@tera/domain';
import { at, ektp } from '../facts/index.ts';
import type { Random } from '../random.ts';

/** Something that happened, before anybody told it. */
export interface Happening {
  readonly at: number;
  readonly type: TicketEventType;
  readonly officerId?: OfficerId;
}

const OFFICERS = ['o0', 'o1', 'o2', 'o3', 'o4'] as OfficerId[];

/** One life. `pace`: 1 is an ordinary office, a third of it one in which everything is done three times as fast. */
export function hurriedLife({ uniform, pick }: Random, pace = 1): Happening[] {
  const happened: Happening[] = [];
  let now = at('08:00') + Math.floor(uniform() * 360) * MINUTE + Math.floor(uniform() * 60) * SECOND;
  let holder = OFFICERS[0] as OfficerId;
  let reopenings = 0;
  const anyone = (): OfficerId => pick(OFFICERS);
  const another = (): OfficerId => pick(OFFICERS.filter((officer) => officer !== holder));
  const pass = (mean: number): void => {
    now += Math.max(1, Math.floor(-Math.log(1 - uniform()) * mean * pace)) * SECOND;
  };
  const note = (type: TicketEventType, officerId?: OfficerId): void => {
    happened.push({ at: now, type, ...(officerId === undefined ? {} : { officerId }) });
  };
  const start = (): 'serving' => {
    holder = anyone();
    note('started', holder);
    return 'serving';
  };

  note('issued');
  let stage: 'waiting' | 'called' | 'absent' | 'serving' | 'held' | 'handed' | 'completed' | 'over' = 'waiting';
  for (let steps = 0; steps < 40 && stage !== 'over'; steps++) {
    const chance = uniform();
    switch (stage) {
      case 'waiting':
        pass(120);
        if (chance < 0.05) {
          note(chance < 0.04 ? 'left' : 'cancelled');
          stage = 'over';
        } else if (chance < 0.1 && steps === 0) {
          // Nobody pressed start.
          note('completed', anyone());
          stage = 'completed';
        } else if (chance < 0.85) {
          note('called');
          stage = 'called';
        } else stage = start();
        break;
      case 'called':
        pass(40);
        if (chance < 0.1) {
          note('no_show');
          stage = chance < 0.05 ? 'absent' : 'over';
          if (stage === 'absent') pass(90);
        } else if (chance < 0.18) note('called');
        else stage = start();
        break;
      case 'absent':
        if (chance < 0.5) {
          note('called');
          stage = 'called';
        } else stage = start();
        break;
      case 'serving':
        pass(150);
        if (chance < 0.25) {
          note('held');
          stage = 'held';
        } else if (chance < 0.4) {
          // Back into the queue; one in three names who gives it away.
          note('transferred', chance < 0.35 ? undefined : holder);
          stage = 'waiting';
        } else if (chance < 0.5) {
          holder = another();
          note('transferred', holder);
          stage = 'handed';
        } else {
          note('completed', uniform() < 0.07 ? undefined : holder);
          stage = 'completed';
        }
        break;
      case 'held':
        pass(50);
        if (chance < 0.05) {
          note('completed', holder);
          stage = 'completed';
        } else {
          note('resumed', uniform() < 0.5 ? holder : undefined);
          stage = 'serving';
        }
        break;
      case 'handed':
        pass(40);
        if (chance < 0.85) {
          note('started', holder);
          stage = 'serving';
        } else if (chance < 0.93) {
          note('completed', holder);
          stage = 'completed';
        } else {
          holder = another();
          note('transferred', holder);
        }
        break;
      case 'completed':
        if (chance < 0.04) {
          pass(40);
          note('corrected', anyone());
        }
        if (uniform() < 0.1 && reopenings < 2) {
          pass(60);
          reopenings += 1;
          note('reopened');
          stage = uniform() < 0.5 ? 'waiting' : 'called';
        } else stage = 'over';
        break;
    }
  }
  return happened;
}

/** The life with times cut off to a `unit`, and with ids as they were given. */
export function toldBy(life: readonly Happening[], unit: number, ids = idsOf(life)): TicketEvent[] {
  return life.map(({ at: when, type, officerId }, index) => ({
    eventId: (ids[index] ?? '') as EventId,
    ticketId: 'A-001' as TicketId,
    type,
    occurredAt: Math.floor(when / unit) * unit,
    officerId,
    ...(type === 'issued' || type === 'completed' ? { serviceId: ektp } : {}),
  }));
}

/** In the order in which things happened. */
export function idsOf(life: readonly Happening[]): string[] {
  return life.map((_, index) => `e-${index + 1}`);
}

/** What an onlooker writes down; milliseconds. */
export interface Onlook {
  readonly end: string;
  readonly reopenedFrom: readonly string[];
  readonly service: Readonly<Record<string, number>>;
  /** How many intervals each service time is made of. */
  readonly intervals: Readonly<Record<string, number>>;
}

/** Somebody's turn with the citizen, or a completion that no turn led to. */
interface Doing {
  who: string;
  ms: number;
  intervals: number;
  readonly isTurn: boolean;
}

/** Reads events that stand in their true order; `undefined` of a ticket that has not ended. */
export function onlook(events: readonly TicketEvent[]): Onlook | undefined {
  const doings: Doing[] = [];
  const completions: Doing[] = [];
  const reopened: Doing[] = [];
  let turn: Doing | undefined;
  let running: number | undefined;
  let isHanded = false;
  let end: { readonly type: TicketEventType; readonly doings: number } | undefined;
  const rest = (now: number): void => {
    if (turn === undefined || running === undefined) return;
    turn.ms += now - running;
    turn.intervals += 1;
    running = undefined;
  };
  const letGo = (now: number): Doing | undefined => {
    rest(now);
    const over = turn;
    if (over !== undefined) doings.push(over);
    turn = undefined;
    return over;
  };
  const take = (who: string, now: number): void => {
    turn = { who, ms: 0, intervals: 0, isTurn: true };
    running = now;
  };
  for (const { type, occurredAt: now, officerId } of events) {
    switch (type) {
      case 'issued':
      case 'called':
        break;
      case 'started':
        // Handed over, and only now begun; or nobody has it.
        if (turn === undefined || isHanded) take(officerId ?? '-', now);
        isHanded = false;
        break;
      case 'held':
        rest(now);
        break;
      case 'resumed':
        running = now;
        break;
      case 'transferred': {
        const over = letGo(now);
        isHanded = officerId !== undefined && officerId !== over?.who;
        if (isHanded) take(officerId ?? '-', now);
        break;
      }
      case 'completed': {
        const bare = (who: string): Doing => {
          const doing = { who, ms: 0, intervals: 0, isTurn: false };
          doings.push(doing);
          return doing;
        };
        const led = letGo(now);
        completions.push(led ?? (officerId === undefined ? doings.at(-1) : undefined) ?? bare(officerId ?? '-'));
        end = { type, doings: doings.length };
        break;
      }
      case 'no_show':
      case 'left':
      case 'cancelled':
        letGo(now);
        end = { type, doings: doings.length };
        break;
      case 'reopened':
        reopened.push(...completions.slice(-1));
        break;
      case 'corrected': {
        const served = doings.some(({ isTurn }) => isTurn);
        const wrong = doings.at(-1)?.who;
        for (const doing of doings.toReversed()) {
          if (doing.who !== wrong || (served && !doing.isTurn && doing === doings[0])) break;
          doing.who = officerId ?? '-';
        }
        break;
      }
    }
  }
  if (end === undefined) return undefined;
  const service: Record<string, number> = {};
  const intervals: Record<string, number> = {};
  for (const { who, ms, intervals: n, isTurn } of doings.slice(0, end.doings)) {
    if (!isTurn) continue;
    service[who] = (service[who] ?? 0) + ms;
    intervals[who] = (intervals[who] ?? 0) + n;
  }
  const who = end.type === 'completed' ? ` ${completions.at(-1)?.who}` : '';
  const reopenedFrom = [...new Set(reopened.map((completion) => completion.who))].toSorted();
  return { end: `${end.type}${who}`, reopenedFrom, service, intervals };
}
