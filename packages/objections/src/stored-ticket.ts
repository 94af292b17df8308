// The ticket that is objected to, whom it concerns, and whether a ruling can still reach it: one may lie in the queue and its dead
// letters for weeks, and where the ticket is forgotten meanwhile, it would be upheld without any effect.
import {
  type Instant,
  KEPT_FOR,
  type OfficerId,
  QUEUED_FOR,
  type TicketId,
  type UnitId,
  newestOfTicket,
  parseCellKey,
} from '@tera/domain';
import { type Fact, type FactStore, factName } from '@tera/store';

export interface StoredTicketDeps {
  readonly facts: Pick<FactStore, 'read'>;
  readonly now: () => Instant;
}

/** As it is at this moment; `undefined` where it has not come or is forgotten. */
export async function storedTicket(
  unitId: UnitId,
  factId: TicketId,
  { facts, now }: StoredTicketDeps,
): Promise<Fact<'ticket'> | undefined> {
  const key = { unitId, kind: 'ticket', id: factId } as const;
  const found = (await facts.read([key], now())).get(factName(key));
  // A ruling that came alone is no ticket.
  return found === undefined || found.state.events.size === 0 ? undefined : found;
}

/** Whether it may be forgotten before a ruling of this moment has come to it. */
export function isAboutToBeForgotten({ state }: Fact<'ticket'>, now: Instant): boolean {
  // As `forgottenAt` says of every kind, which would bring all of counting along.
  return newestOfTicket(state) + KEPT_FOR - now < QUEUED_FOR;
}

/** Whoever has something of it in their figures, and whoever its events name: who was taken out of a ticket may say so too. */
export function officersOf({ applied, state }: Fact<'ticket'>): OfficerId[] {
  const charged = [...applied.keys()].map((cell) => parseCellKey(cell).officerId);
  const named = [...state.events.values()].map(({ officerId }) => officerId);
  return [...new Set([...charged, ...named])].filter((officerId) => officerId !== undefined).toSorted();
}
