// Whose an answer is. Its ticket alone says it, and says it anew whenever that changes; an answer cannot be joined to its
// ticket, so which of two sayings is the newer one is told by a number that means nothing anywhere else.

import type { Charge } from '../ticket/charge.ts';

export interface AnswerCharge {
  /** `open`: its ticket has no charge any more, so the answer is the unit's for now. */
  readonly to: Charge;
  /** Of one answer's charges the one with the greatest holds. It grows with every write of the ticket. */
  readonly order: number;
}

/** What is known of an answer without its ticket, such as of a poster's: whatever a ticket says is newer. */
export const WITHOUT_TICKET = 0;

/** The one that holds; the very `known` where both are the same. */
export function newerCharge(known: AnswerCharge | undefined, other: AnswerCharge): AnswerCharge {
  if (known === undefined) return other;
  if (known.order !== other.order) return known.order > other.order ? known : other;
  return chargeText(known.to) >= chargeText(other.to) ? known : other;
}

/** A charge as text in one fixed order: the same charges have the same text. */
export function chargeText(charge: Charge): string {
  switch (charge.kind) {
    case 'officer':
      return JSON.stringify([charge.kind, charge.officerId, charge.serviceId ?? null]);
    case 'unit':
      return JSON.stringify([charge.kind, charge.serviceId ?? null, charge.isUnasked ?? false]);
    case 'annulled':
    case 'open':
      return JSON.stringify([charge.kind]);
  }
}
