// The survey link of a ticket that is completed, made anew: for a counter that lost the answer to its push, and for a
// screen that shows the QR code later. It lives as long as the first one, until 30 days after the completion.
import { instantText } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Instant, type TicketId, type UnitId, courseOf, heardOf, ownerOf } from '@tera/domain';
import { type Caller, type ReplyTo, otherOfficer, refuse, unitClosed, unknownUnit } from '@tera/http';
import { LINK_LIFETIME, type LinkSecretSource, signLink } from '@tera/links';
import { surveyPath } from '@tera/pages';
import type { FactReader, RegistryReader } from '@tera/store';

export interface Deps {
  readonly registry: RegistryReader;
  readonly facts: FactReader;
  readonly secrets: Pick<LinkSecretSource, 'current'>;
  readonly publicUrl: string;
  readonly now: () => Instant;
}

export async function ticketLink(
  { unitId, ticketId }: { readonly unitId: UnitId; readonly ticketId: TicketId },
  caller: Pick<Caller, 'officerId'>,
  deps: Deps,
): Promise<ReplyTo<typeof routes.getTicketLink>> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const now = deps.now();
  const facts = await deps.facts.read([{ unitId, kind: 'ticket', id: ticketId }], now);
  const [fact] = facts.values();
  if (fact === undefined || fact.state.events.size === 0) {
    return refuse(404, 'ticketId', 'unknown_ticket', `there is no ticket '${ticketId}', or it is not counted yet`);
  }
  if (caller.officerId !== undefined && ownerOf(fact.state.events) !== caller.officerId)
    return otherOfficer('ticketId');
  const end = courseOf(heardOf(fact.state.events))?.end;
  if (end?.type !== 'completed') {
    return refuse(409, 'ticketId', 'not_completed', 'only a completed ticket has a survey');
  }
  if (unit.isClosedAt(now)) return unitClosed(unitId);
  const expiresAt = end.occurredAt + LINK_LIFETIME;
  if (expiresAt <= now) {
    return refuse(410, 'ticketId', 'survey_over', 'the ticket was completed more than 30 days ago');
  }
  const token = signLink({ unitId, ticketId, expiresAt }, await deps.secrets.current());
  const url = deps.publicUrl + surveyPath(token);
  return { status: 200, body: { ticketId, url, qr: `${url}/qr.svg`, expiresAt: instantText(expiresAt) } };
}
