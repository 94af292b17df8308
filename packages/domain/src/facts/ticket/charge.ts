// Whose a ticket's completion is, and with it the answer that a citizen gives to it. Figures, links, answers and coverage
// all ask this one rule, so that an answer is never held against another officer than the work.

import { courseOf } from './course.ts';
import { heardOf } from './heard.ts';
import type { OfficerId, ServiceId } from '../../ids.ts';
import type { Ruling } from './ruling.ts';
import type { Ticket } from './ticket.ts';

/**
 * - `officer`: the ticket is completed, and this officer's
 * - `unit`: nobody's: it is completed and nobody is known to have served it, or its last end is no completion
 * - `annulled`: it counts for nobody, and neither does its answer
 * - `open`: it has never ended, so nothing can be said yet
 */
export type Charge =
  | { readonly kind: 'officer'; readonly officerId: OfficerId; readonly serviceId?: ServiceId | undefined }
  | {
      readonly kind: 'unit';
      readonly serviceId?: ServiceId | undefined;
      /** It was never completed: nobody was asked about it, and an answer to it answers no invitation. */
      readonly isUnasked?: true | undefined;
    }
  | { readonly kind: 'annulled' }
  | { readonly kind: 'open' };

/** Until a reopened ticket ends again its former completion stands. It says no time: an answer is joined to none. */
export function chargeOf(ticket: Ticket, ruling?: Ruling): Charge {
  if (ruling?.state === 'annulled') return { kind: 'annulled' };
  const course = courseOf(heardOf(ticket));
  if (course === undefined) return { kind: 'open' };
  const { officerId, serviceId, firstCompletedAt } = course;
  if (officerId !== undefined) return { kind: 'officer', officerId, serviceId };
  return { kind: 'unit', serviceId, ...(firstCompletedAt === undefined ? { isUnasked: true } : {}) };
}
