// A counter and an office that want links: the work with doubles of what it reads.
import {
  type RegistryDocument,
  type TicketEvent,
  type KindName,
  type FactKey,
  KINDS,
  type StateOf,
} from '@tera/domain';
import { type Fact, factName } from '@tera/store';
import { registryOf } from '@tera/testing/doubles';
import { NOW, aDocument, ticketState } from '@tera/testing/facts';
import { SECRETS } from '@tera/testing/links';
import type { Deps as PosterDeps } from './posters.ts';
import type { Deps as LinkDeps } from './ticket-link.ts';

export const PUBLIC_URL = 'https://tera.example';

interface House {
  readonly unit?: RegistryDocument;
  /** Ticket id → its events. */
  readonly tickets?: Readonly<Record<string, readonly TicketEvent[]>>;
}

export function depsOf({ unit = aDocument(), tickets = {} }: House = {}): LinkDeps & PosterDeps {
  return {
    registry: registryOf(() => unit),
    facts: {
      read: <K extends KindName>(keys: readonly FactKey<K>[]) =>
        Promise.resolve(new Map(keys.map((key) => [factName(key), factOf(key, tickets)]))),
    },
    secrets: { current: () => Promise.resolve(SECRETS) },
    publicUrl: PUBLIC_URL,
    now: () => NOW,
  };
}

function factOf<K extends KindName>(key: FactKey<K>, tickets: NonNullable<House['tickets']>): Fact<K> {
  const events = key.kind === 'ticket' ? tickets[key.id] : undefined;
  const empty = { key, state: KINDS[key.kind].empty, applied: new Map(), partial: false, version: 0 };
  return events === undefined ? empty : { ...empty, state: ticketState(events) as StateOf<K>, version: 1 };
}
