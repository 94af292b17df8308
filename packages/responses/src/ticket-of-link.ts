// The ticket behind a link, as it is counted now: whose an answer to it is, and what it was for. Nothing else of it is told on.
import { type Charge, type Instant, type ServiceId, type TicketSurvey, chargeOf, surveyOf } from '@tera/domain';
import type { SurveyLink } from '@tera/links';
import { type FactReader, factName } from '@tera/store';

export interface TicketOfLinkDeps {
  readonly facts: FactReader;
  /** Hears why a ticket could not be read. */
  readonly onUnread: (error: unknown) => void;
  readonly now: () => Instant;
}

export interface TicketOfLink {
  /** `open`: its end is not counted yet, and it is soon. */
  readonly charge: Charge;
  /** The version that says so. */
  readonly version: number;
  /** Where it is completed. */
  readonly survey?: TicketSurvey | undefined;
}

const NOT_COUNTED: TicketOfLink = { charge: { kind: 'open' }, version: 0 };

/**
 * `undefined` of a poster or kiosk, which is about no ticket. A ticket that cannot be read now is as one that is not counted yet: no answer
 * is turned away for it.
 */
export async function ticketOfLink(link: SurveyLink, deps: TicketOfLinkDeps): Promise<TicketOfLink | undefined> {
  if (link.kind !== 'ticket') return undefined;
  const key = { unitId: link.unitId, kind: 'ticket', id: link.ticketId } as const;
  try {
    const fact = (await deps.facts.read([key], deps.now())).get(factName(key));
    if (fact === undefined) return NOT_COUNTED;
    const { state, version } = fact;
    return { charge: chargeOf(state.events, state.ruling), version, survey: surveyOf(state) };
  } catch (error) {
    deps.onUnread(error);
    return NOT_COUNTED;
  }
}

/** Of a ticket that counts. */
export function serviceOf(ticket: TicketOfLink | undefined): ServiceId | undefined {
  return ticket !== undefined && 'serviceId' in ticket.charge ? ticket.charge.serviceId : undefined;
}
