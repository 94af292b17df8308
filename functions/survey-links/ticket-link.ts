// The survey link of a ticket that is completed, made anew: for a counter that lost the answer to its push, and for a
// screen that shows the QR code later. It lives as long as the first one, until 30 days after the completion, and says of itself
// that it was made again. Nothing here knows who has answered.
import { instantText } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Instant, type TicketId, type UnitId, ownerOf, surveyOf } from '@tera/domain';
import { type Caller, type ReplyTo, otherOfficer, refuse, unitClosed, unknownUnit } from '@tera/http';
import { type KeyFinder, hasCompleted } from '@tera/intake';
import { LINK_LIFETIME, type LinkSecretSource, signLink } from '@tera/links';
import { surveyPath } from '@tera/pages';
import type { FactReader, RegistryReader } from '@tera/store';

export interface Deps {
  readonly registry: RegistryReader;
  readonly facts: FactReader;
  readonly keys: KeyFinder;
  readonly secrets: Pick<LinkSecretSource, 'current'>;
  readonly publicUrl: string;
  readonly now: () => Instant;
}

export async function ticketLink(
  { unitId, ticketId }: { readonly unitId: UnitId; readonly ticketId: TicketId },
  caller: Pick<Caller, 'keyId' | 'name' | 'madeBy' | 'officerId'>,
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
  const survey = surveyOf(fact.state);
  if (survey === undefined) {
    return refuse(409, 'ticketId', 'not_completed', 'only a completed ticket has a survey');
  }
  if (caller.officerId === undefined && !(await hasCompleted(survey, caller, deps.keys))) {
    return refuse(403, 'ticketId', 'other_counter', 'this ticket was completed with the key of another counter');
  }
  if (unit.isClosedAt(now)) return unitClosed(unitId);
  const expiresAt = survey.since + LINK_LIFETIME;
  if (expiresAt <= now) {
    return refuse(410, 'ticketId', 'survey_over', 'the ticket was completed more than 30 days ago');
  }
  // What came without a key gave no link to anybody: this is the first.
  const isRemade = survey.completedBy.length > 0;
  const link = { unitId, ticketId, expiresAt, ...(isRemade ? { isRemade } : {}) } as const;
  const token = signLink(link, await deps.secrets.current());
  const url = deps.publicUrl + surveyPath(token);
  return { status: 200, body: { ticketId, url, qr: `${url}/qr.svg`, expiresAt: instantText(expiresAt) } };
}
