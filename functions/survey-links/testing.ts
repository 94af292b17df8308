// A counter and an office that want links: the work with doubles of what it reads.
import { type RegistryDocument, type TicketEvent, type UnitId, unitRegistry } from '@tera/domain';
import { type Reply, resultOf } from '@tera/http';
import type { LinkSecrets } from '@tera/links';
import { type Fact, factName } from '@tera/store';
import { type Answer, answerOf } from '../../packages/http/src/testing/request.ts';
import { aDocument, at, contoh, ticketContent, ticketKey } from '../../packages/store/src/testing/makers.ts';
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
  const facts = Object.entries(tickets).map(([id, events]): Fact => {
    const content = ticketContent(events);
    return { key: ticketKey(id), content, applied: new Map(), partial: false, version: 1 };
  });
  return {
    registry: { unit: (id: UnitId) => Promise.resolve(id === contoh ? unitRegistry(unit) : undefined) },
    facts: {
      read: (keys) => {
        const names = new Set(keys.map(factName));
        const found = facts.filter(({ key }) => names.has(factName(key)));
        return Promise.resolve(new Map(found.map((fact) => [factName(fact.key), fact])));
      },
    },
    secrets: { current: () => Promise.resolve(SECRETS) },
    publicUrl: PUBLIC_URL,
    now: () => NOW,
  };
}

export function answerTo(reply: Reply): Answer {
  return answerOf(resultOf(reply));
}
