// What an event does to a ticket, and whether it makes sense there: the one place that says so. Whoever puts events of
// one instant in order and whoever reads what happened ask here, so that no order is chosen by other rules than it is read.

import type { OfficerId } from '../../ids.ts';
import type { TicketEvent } from './ticket.ts';

/**
 * - `waiting`, `called`: in the queue
 * - `handed`: passed on to an officer who has not pressed start
 * - `absent`: given up because nobody came when called
 * - `gone`: left or cancelled
 */
export type Phase = 'waiting' | 'called' | 'handed' | 'serving' | 'held' | 'completed' | 'absent' | 'gone';

export interface State {
  readonly phase: Phase;
  /** Who has the ticket; only of `handed`, `serving` and `held`, and not always known then. */
  readonly holder: OfficerId | undefined;
}

export const WAITING: State = { phase: 'waiting', holder: undefined };

/**
 * - `plain`: as things are done
 * - `odd`: it can be read, and something beside it is missing or was told otherwise
 * - `none`: it makes no sense in its place, and changes nothing
 */
export type Sense = 'plain' | 'odd' | 'none';

export interface Step {
  readonly sense: Sense;
  /** After the event. */
  readonly state: State;
}

/** What of an event decides about its step. */
export type Stepping = Pick<TicketEvent, 'type' | 'officerId'>;

export function stepOf(state: State, { type, officerId }: Stepping): Step {
  const { phase, holder } = state;
  switch (type) {
    case 'issued':
      // Holds for the whole ticket, wherever it stands.
      return plain(state);
    case 'called':
      if (phase === 'handed') return plain(state);
      return phase === 'waiting' || phase === 'called' || phase === 'absent' ? TO_CALLED : none(state);
    case 'started':
      return startOf(state, officerId);
    case 'held':
      if (phase === 'serving') return plain({ phase: 'held', holder });
      return phase === 'handed' ? odd({ phase: 'held', holder }) : none(state);
    case 'resumed':
      return phase === 'held' ? by(officerId, holder, 'serving') : none(state);
    case 'transferred':
      return transferOf(state, officerId);
    case 'completed':
      if (phase === 'completed') return none(state);
      return isCompletedBy(state, officerId) ? TO_COMPLETED : odd(TO_COMPLETED.state);
    case 'no_show':
      if (hasEnded(state)) return none(state);
      return phase === 'serving' || phase === 'held' ? odd(TO_ABSENT.state) : TO_ABSENT;
    case 'left':
    case 'cancelled':
      return hasEnded(state) ? none(state) : TO_GONE;
    case 'reopened':
      return hasEnded(state) ? plain(WAITING) : none(state);
    case 'corrected':
      return phase === 'completed' ? plain(state) : odd(state);
  }
}

export function hasEnded({ phase }: State): boolean {
  return phase === 'completed' || phase === 'absent' || phase === 'gone';
}

/** Whether an officer has it: a turn is open. */
export function isWithSomebody({ phase }: State): boolean {
  return phase === 'handed' || phase === 'serving' || phase === 'held';
}

/** Whose step it is makes no difference unless it names somebody else than who has the ticket. */
export function isOneOf(named: OfficerId | undefined, holder: OfficerId | undefined): boolean {
  return named === undefined || named === holder;
}

/** Nobody serves what was handed on and not started; but who has it may complete it, by name. */
function isCompletedBy(state: State, officerId: OfficerId | undefined): boolean {
  if (state.phase === 'handed') return officerId !== undefined && officerId === state.holder;
  return isWithSomebody(state) && isOneOf(officerId, state.holder);
}

function startOf(state: State, officerId: OfficerId | undefined): Step {
  const { phase, holder } = state;
  switch (phase) {
    case 'waiting':
    case 'called':
    case 'absent':
      return plain({ phase: 'serving', holder: officerId });
    case 'handed':
      return by(officerId, holder, 'serving');
    case 'serving':
      return isOneOf(officerId, holder) ? none(state) : odd({ phase, holder: officerId });
    case 'held':
      return odd({ phase: 'serving', holder: officerId ?? holder });
    case 'completed':
    case 'gone':
      return odd({ phase: 'serving', holder: officerId });
  }
}

/** It names who takes over; where it names nobody, or the one who has it, that one gives it back to the queue. */
function transferOf(state: State, officerId: OfficerId | undefined): Step {
  const { phase, holder } = state;
  switch (phase) {
    case 'serving':
    case 'held':
      return plain(isOneOf(officerId, holder) ? WAITING : { phase: 'handed', holder: officerId });
    case 'handed':
      return odd(isOneOf(officerId, holder) ? WAITING : { phase, holder: officerId });
    case 'waiting':
    case 'called':
      return officerId === undefined ? none(state) : odd({ phase: 'handed', holder: officerId });
    case 'completed':
    case 'absent':
    case 'gone':
      return none(state);
  }
}

function by(named: OfficerId | undefined, holder: OfficerId | undefined, phase: Phase): Step {
  const state = { phase, holder: named ?? holder };
  return isOneOf(named, holder) ? plain(state) : odd(state);
}

function plain(state: State): Step {
  return { sense: 'plain', state };
}

function odd(state: State): Step {
  return { sense: 'odd', state };
}

function none(state: State): Step {
  return { sense: 'none', state };
}

const TO_CALLED = plain({ phase: 'called', holder: undefined });
const TO_ABSENT = plain({ phase: 'absent', holder: undefined });
const TO_GONE = plain({ phase: 'gone', holder: undefined });
const TO_COMPLETED = plain({ phase: 'completed', holder: undefined });
