// A counter and an office that want links: the work with doubles of what it reads.
import type { RegistryDocument, TicketEvent } from '@tera/domain';
import { registryOf, ticketsOf } from '@tera/testing/doubles';
import { NOW, aDocument } from '@tera/testing/facts';
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
    facts: ticketsOf(tickets),
    secrets: { current: () => Promise.resolve(SECRETS) },
    publicUrl: PUBLIC_URL,
    now: () => NOW,
  };
}
