// A counter and an office that want links: the work with doubles of what it reads.
import type { PosterDeps } from '@tera/administration/posters';
import type { RegistryDocument, TicketEvent } from '@tera/domain';
import type { CounterKey } from '@tera/intake';
import { registryOf, ticketsThat } from '@tera/testing/doubles';
import { NOW, aDocument } from '@tera/testing/facts';
import { SECRETS } from '@tera/testing/links';
import type { Deps as LinkDeps } from './ticket-link.ts';

export const PUBLIC_URL = 'https://tera.example';

interface House {
  readonly unit?: RegistryDocument;
  /** Ticket id → its events. */
  readonly tickets?: Readonly<Record<string, readonly TicketEvent[]>>;
  readonly now?: number;
  /** The keys of the office, by their ids. */
  readonly keys?: Readonly<Record<string, CounterKey>>;
}

export function depsOf({ unit = aDocument(), tickets = {}, now = NOW, keys = {} }: House = {}): LinkDeps & PosterDeps {
  return {
    registry: registryOf(() => unit),
    facts: ticketsThat(() => tickets),
    keys: { find: (keyId) => Promise.resolve(keys[keyId]) },
    secrets: { current: () => Promise.resolve(SECRETS) },
    publicUrl: PUBLIC_URL,
    now: () => now,
  };
}
