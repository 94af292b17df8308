// A counter and an office that want links: the work with doubles of what it reads.
import {
  type RegistryDocument,
  type TicketEvent,
  type UnitId,
  unitRegistry,
  type FactKey,
  KINDS,
  type KindName,
  type StateOf,
} from '@tera/domain';
import { type Reply, resultOf } from '@tera/http';
import type { LinkSecrets } from '@tera/links';
import { type Fact, factName } from '@tera/store';
import { type Answer, answerOf } from '../../packages/http/src/testing/request.ts';
import { aDocument, at, contoh, ticketState } from '../../packages/store/src/testing/makers.ts';
import type { Deps as PosterDeps } from './posters.ts';
import type { Deps as LinkDeps } from './ticket-link.ts';

export const NOW = at('09:00');
export const SECRETS: LinkSecrets = { signWith: '1', secrets: new Map([['1', 'a secret']]) };
export const PUBLIC_URL = 'https://tera.example';

interface House {
  readonly unit?: RegistryDocument;
  /** Ticket id → its events. */
  readonly tickets?: Readonly<Record<string, readonly TicketEvent[]>>;
}

export function depsOf({ unit = aDocument(), tickets = {} }: House = {}): LinkDeps & PosterDeps {
  return {
    registry: { unit: (id: UnitId) => Promise.resolve(id === contoh ? unitRegistry(unit) : undefined) },
    facts: {
      read: <K extends KindName>(keys: readonly FactKey<K>[]) =>
        Promise.resolve(new Map(keys.map((key) => [factName(key), factOf(key, tickets)]))),
    },
    secrets: { current: () => Promise.resolve(SECRETS) },
    publicUrl: PUBLIC_URL,
    now: () => NOW,
  };
}

export function answerTo(reply: Reply): Answer {
  return answerOf(resultOf(reply));
}

function factOf<K extends KindName>(key: FactKey<K>, tickets: NonNullable<House['tickets']>): Fact<K> {
  const events = key.kind === 'ticket' ? tickets[key.id] : undefined;
  const empty = { key, state: KINDS[key.kind].empty, applied: new Map(), partial: false, version: 0 };
  return events === undefined ? empty : { ...empty, state: ticketState(events) as StateOf<K>, version: 1 };
}
