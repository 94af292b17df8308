// The ticket that somebody objects to, and whom it concerns: whoever has something of it in their figures, and whoever its events
// name, because who was taken out of a ticket may say so too.
import { type Instant, type OfficerId, type TicketId, type UnitId, parseCellKey } from '@tera/domain';
import type { Fact, FactReader } from '@tera/store';

export interface TicketDeps {
  readonly facts: FactReader;
  readonly now: () => Instant;
}

export interface ContestableTicket {
  /** A ticket that has not ended is in no figure: there is nothing to object to. */
  readonly isCounted: boolean;
  readonly officers: readonly OfficerId[];
}

/** `undefined` where there is none, or none yet. */
export async function contestableTicket(
  unitId: UnitId,
  factId: TicketId,
  { facts, now }: TicketDeps,
): Promise<ContestableTicket | undefined> {
  const [fact] = (await facts.read([{ unitId, kind: 'ticket', id: factId }], now())).values();
  if (fact === undefined || (fact.applied.size === 0 && fact.state.events.size === 0)) return undefined;
  return { isCounted: fact.applied.size > 0, officers: officersOf(fact) };
}

function officersOf({ applied, state }: Fact<'ticket'>): OfficerId[] {
  const charged = [...applied.keys()].map((cell) => parseCellKey(cell).officerId);
  const named = [...state.events.values()].map(({ officerId }) => officerId);
  return [...new Set([...charged, ...named])].filter((officerId) => officerId !== undefined);
}
