// An objection as pages show it, to whoever it may be: without who has filed it. And what a form about one gets wrong.
import type { LocalDay, Period, TicketRow } from '@tera/domain';
import type { Lang } from '@tera/pages';
import type { Viewer } from '../frame.ts';
import type { EventShown, NamesOfUnit } from '../officer/ticket-events.ts';

export interface ObjectionShown {
  readonly objectionId: string;
  readonly ticket: string;
  readonly state: 'open' | 'upheld' | 'refused';
  readonly reason: string;
  readonly indicator: string | undefined;
  /** As an instant of the API. */
  readonly filedAt: string;
  /** Whether who looks has filed it. */
  readonly isOwn: boolean;
  readonly decided: DecisionShown | undefined;
}

export interface DecisionShown {
  readonly at: string;
  readonly by: string;
  /** Whether who looks has decided it. */
  readonly isOwn: boolean;
  readonly reason: string;
  readonly correction:
    | {
        readonly officerId?: string | undefined;
        readonly serviceId?: string | undefined;
        readonly accurate?: false | undefined;
      }
    | undefined;
}

/** The ticket that is objected to, as it is at this moment. */
export interface ContestedTicket {
  readonly id: string;
  readonly day: LocalDay;
  readonly serviceId: string | undefined;
  /** Whom it is counted for; none where it is the unit's alone. */
  readonly officers: readonly string[];
  readonly isCounted: boolean;
  readonly events: readonly EventShown[];
}

/** The figures of one officer, or of the unit, with the ticket and without it. */
export interface TicketsWeight {
  readonly officerId: string | undefined;
  readonly withIt: TicketRow;
  readonly without: TicketRow;
}

export interface WhatChanges {
  readonly period: Period;
  readonly rows: readonly TicketsWeight[];
}

export type ObjectionFault =
  | 'noOutcome'
  | 'noCorrection'
  | 'idleCorrection'
  | 'empty'
  | 'long'
  | 'unreadable'
  | 'unknownOfficer'
  | 'unknownService'
  | 'sameOfficer'
  | 'sameService'
  | 'unknownFigure'
  | 'over'
  | 'selfDecision'
  | 'decidedMeanwhile'
  | 'decidedByYou'
  | 'contestedMeanwhile'
  | 'annulledBefore'
  | 'tooOld'
  | 'gone'
  | 'busy';

/** What was not taken, and at which field; none where it is about all of the form. */
export interface FaultOfField {
  readonly field?: string | undefined;
  readonly fault: ObjectionFault;
}

/** What every page about objections has. */
export interface ObjectionsInView {
  readonly status?: number | undefined;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly unit: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly names: NamesOfUnit;
  readonly today: LocalDay;
  /** Who they are in the unit, where they see nothing of others. */
  readonly own: string | undefined;
}
