// A fact of any kind: all that is known of it, and what it therefore adds. Whoever counts, or counts again to compare, asks
// here; no rule of a single kind stands in this file.

import { type AnswerMoves, NOT_MOVED, movedResponse } from './response/answer-moves.ts';
import { type Contribution, NOTHING, underRuling } from './contribution.ts';
import { type DeviceDay, deviceContribution } from './device-day.ts';
import { type SurveyResponse, responseContribution } from './response/response.ts';
import type { Ruling } from './ruling.ts';
import { type CountingRules, ticketContribution } from './ticket/ticket-contribution.ts';
import type { Ticket } from './ticket/ticket.ts';

export type FactContent =
  | { readonly kind: 'ticket'; readonly ticket: Ticket }
  | { readonly kind: 'device'; readonly device: DeviceDay }
  | { readonly kind: 'response'; readonly response: SurveyResponse };

/** All that is known of a fact. What is decided about it may be known before the fact itself. */
export interface FactState {
  /** Absent while nothing of the fact has come. */
  readonly content?: FactContent | undefined;
  /** A ticket's only. */
  readonly ruling?: Ruling | undefined;
  /** A response's only. */
  readonly moves?: AnswerMoves | undefined;
}

/** What the fact adds by the rules, under what was decided about it. */
export function factContribution({ content, ruling, moves }: FactState, rules: CountingRules): Contribution {
  switch (content?.kind) {
    case undefined:
      return NOTHING;
    case 'ticket':
      return underRuling(ticketContribution(content.ticket, rules), ruling);
    case 'response':
      return responseContribution(movedResponse(content.response, moves ?? NOT_MOVED), rules.timeZone);
    case 'device':
      return deviceContribution(content.device, rules.timeZone);
  }
}
