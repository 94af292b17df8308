// A door to push through: the work with doubles of all that it needs, and what came out of it.
import type { FactMessage } from '@tera/contracts';
import { type RegistryDocument, type UnitId, unitRegistry } from '@tera/domain';
import { type Reply, resultOf } from '@tera/http';
import type { LinkSecrets } from '@tera/links';
import type { FactQueue } from '@tera/store';
import { quietObserver } from '../../packages/http/src/testing/observed.ts';
import { type Answer, answerOf } from '../../packages/http/src/testing/request.ts';
import { aDocument } from '../../packages/store/src/testing/makers.ts';
import { acceptTicketEvents } from './accept-ticket-events.ts';

export const UNIT_ID = 'contoh' as UnitId;
export const NOW = Date.parse('2026-11-20T09:00:00+07:00');
export const RESPONSE_SECRET = 'another secret';
export const SECRETS: LinkSecrets = { signWith: '1', secrets: new Map([['1', 'a secret']]) };

interface House {
  readonly unit?: RegistryDocument | undefined;
  /** Which of the messages the queue takes; all, unless said otherwise. */
  readonly takes?: (message: FactMessage, index: number) => boolean;
  readonly responseSecret?: () => Promise<string>;
}

export interface Door {
  readonly push: (events: readonly unknown[], unitId?: UnitId) => Promise<Answer>;
  /** What was offered to the queue, and what of it was taken. */
  readonly offered: FactMessage[];
  readonly taken: FactMessage[];
  readonly counted: Readonly<Record<string, number>>;
}

export function aDoor({
  unit = aUnit(),
  takes = () => true,
  responseSecret = () => Promise.resolve(RESPONSE_SECRET),
}: House = {}): Door {
  const offered: FactMessage[] = [];
  const taken: FactMessage[] = [];
  const { metrics, counted } = quietObserver();
  const queue: FactQueue = {
    send: (messages) => {
      offered.push(...messages);
      const outcomes = messages.map(takes);
      taken.push(...messages.filter((_, index) => outcomes[index]));
      return Promise.resolve(outcomes);
    },
  };
  const deps = {
    registry: { unit: (id: UnitId) => Promise.resolve(id === UNIT_ID ? unitRegistry(unit) : undefined) },
    queue,
    links: { secrets: { current: () => Promise.resolve(SECRETS) }, url: 'https://tera.example' },
    responseSecret,
    metrics,
    now: () => NOW,
  };
  const push = async (events: readonly unknown[], unitId = UNIT_ID): Promise<Answer> => {
    const reply: Reply = await acceptTicketEvents(unitId, events, deps);
    return answerOf(resultOf(reply));
  };
  return { push, offered, taken, counted };
}

export function aUnit(): RegistryDocument {
  return aDocument({ counters: [{ id: 'loket-1' as never, name: 'Loket 1' }] });
}

let events = 0;

/** An event as a counter writes it; each has an id of its own. */
export function written(type: string, fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const needs: Record<string, Record<string, string>> = {
    issued: { serviceId: 'ektp' },
    started: { officerId: 'ani' },
    completed: { serviceId: 'ektp', officerId: 'ani', outcome: 'resolved' },
    corrected: { officerId: 'budi', reason: 'salah petugas' },
  };
  return {
    eventId: `e-${events++}`,
    ticketId: 'A-001',
    type,
    occurredAt: '2026-11-20T08:00:00+07:00',
    ...needs[type],
    ...fields,
  };
}
