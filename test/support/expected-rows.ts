// The rows that tickets must come to: plain lists of durations, sorted, and the value at its rank. Slow and obvious on
// purpose; it shares no code and no idea with the histogram that it checks.

import type { RegistryDocument } from '@tera/domain';
import type { By } from '@tera/testing/stack';
import { MINUTE, localDay } from './calendar.ts';
import type { Counted } from './lives.ts';

/** Seconds, unrounded. */
export interface ExpectedDuration {
  readonly n: number;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

export interface ExpectedRow {
  /** Present when rows are by officer; `null` for what is the unit's own. */
  readonly officerId?: string | null;
  readonly serviceId?: string | null;
  readonly tickets: Readonly<Record<TicketCount, number>>;
  readonly durations: Readonly<Record<Duration, ExpectedDuration>>;
  readonly onTime: { readonly n: number; readonly onTime: number };
  readonly invited: number;
}

export const TICKET_COUNTS = [
  'completed',
  'resolved',
  'noShow',
  'left',
  'cancelled',
  'reopened',
  'excluded',
  'shortService',
] as const;
export type TicketCount = (typeof TICKET_COUNTS)[number];
export const DURATIONS = ['wait', 'service', 'turnaround', 'hold', 'leftAfter', 'reopenedAfter'] as const;
export type Duration = (typeof DURATIONS)[number];

/** What is charged to whom, one at a time. */
interface Entry {
  readonly officerId: string | null;
  readonly serviceId: string | null;
  readonly count?: TicketCount | 'judged' | 'onTime' | 'invited';
  readonly duration?: readonly [Duration, number];
}

/** `asked`: the tickets that were first completed in the period, whenever they ended. */
export function expectedRows(
  tickets: readonly Counted[],
  by: readonly By[],
  unit: RegistryDocument,
  asked: readonly Counted[] = tickets,
): ExpectedRow[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of [...tickets.flatMap((ticket) => entriesOf(ticket, unit)), ...asked.flatMap(invitationOf)]) {
    const key = JSON.stringify([by.includes('officer') && entry.officerId, by.includes('service') && entry.serviceId]);
    const group = groups.get(key) ?? [];
    group.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()].map((entries) => rowOf(entries, by));
}

/** Waiting, and citizens who were never served, are the unit's; the end is its last officer's; service is each one's own. */
function entriesOf(ticket: Counted, unit: RegistryDocument): Entry[] {
  const { serviceId, ending, wait, turnaround } = ticket;
  const ofUnit = { officerId: null, serviceId };
  const ofOfficer = { officerId: ticket.officerId, serviceId };
  const entries: Entry[] = [];
  if (ending === 'completed') entries.push({ ...ofOfficer, count: 'completed' });
  else entries.push({ ...ofUnit, count: ending });
  if (ticket.resolved) entries.push({ ...ofOfficer, count: 'resolved' });
  for (const officerId of ticket.excludedFrom) entries.push({ officerId, serviceId, count: 'excluded' });
  for (const { officerId, after } of ticket.reopenedFrom) {
    entries.push({ officerId, serviceId, count: 'reopened' });
    if (after !== undefined) entries.push({ officerId, serviceId, duration: ['reopenedAfter', after] });
  }
  if (wait !== undefined) entries.push({ ...ofUnit, duration: ['wait', wait] });
  if (ticket.leftAfter !== undefined) entries.push({ ...ofUnit, duration: ['leftAfter', ticket.leftAfter] });
  if (turnaround !== undefined) entries.push({ ...ofOfficer, duration: ['turnaround', turnaround] });
  for (const { officerId, service, hold } of ticket.served) {
    if (service !== undefined) entries.push({ officerId, serviceId, duration: ['service', service] });
    if (hold !== undefined) entries.push({ officerId, serviceId, duration: ['hold', hold] });
  }
  const together = timeTogether(ticket);
  if (ending === 'completed' && together !== undefined && together < MINUTE / 2) {
    entries.push({ ...ofOfficer, count: 'shortService' });
  }
  const isOnTime = onTime(ticket, unit);
  if (isOnTime !== undefined) entries.push({ ...ofOfficer, count: 'judged' });
  if (isOnTime === true) entries.push({ ...ofOfficer, count: 'onTime' });
  return entries;
}

/** Where its answer would be charged. */
function invitationOf({ askedAt, ending, officerId, serviceId }: Counted): Entry[] {
  if (askedAt === undefined) return [];
  return [{ officerId: ending === 'completed' ? officerId : null, serviceId, count: 'invited' }];
}

/** `undefined` where there is nothing to judge by. */
function onTime(
  { ending, serviceId, endedAt, turnaround, served }: Counted,
  unit: RegistryDocument,
): boolean | undefined {
  const standard = unit.services.find(({ id }) => id === serviceId)?.standard;
  if (ending !== 'completed' || standard === undefined) return undefined;
  if (standard.validFrom !== undefined && localDay(endedAt, unit.timeZone) < standard.validFrom) return undefined;
  if (standard.measure === 'turnaround') {
    return turnaround === undefined ? undefined : turnaround <= standard.minutes * MINUTE;
  }
  const together = timeTogether({ served });
  return together === undefined ? undefined : together <= standard.minutes * MINUTE;
}

/** Of all who served; `undefined` where that of one is not known. */
function timeTogether({ served }: Pick<Counted, 'served'>): number | undefined {
  let together = 0;
  for (const { service } of served) {
    if (service === undefined) return undefined;
    together += service;
  }
  return served.length === 0 ? undefined : together;
}

function rowOf(entries: readonly Entry[], by: readonly By[]): ExpectedRow {
  const [first] = entries;
  const count = (name: Entry['count']): number => entries.filter((entry) => entry.count === name).length;
  const duration = (name: Duration): ExpectedDuration =>
    durationOf(entries.flatMap((entry) => (entry.duration?.[0] === name ? [entry.duration[1]] : [])));
  return {
    ...(by.includes('officer') ? { officerId: first?.officerId ?? null } : {}),
    ...(by.includes('service') ? { serviceId: first?.serviceId ?? null } : {}),
    tickets: {
      completed: count('completed'),
      resolved: count('resolved'),
      noShow: count('noShow'),
      left: count('left'),
      cancelled: count('cancelled'),
      reopened: count('reopened'),
      excluded: count('excluded'),
      shortService: count('shortService'),
    },
    durations: {
      wait: duration('wait'),
      service: duration('service'),
      turnaround: duration('turnaround'),
      hold: duration('hold'),
      leftAfter: duration('leftAfter'),
      reopenedAfter: duration('reopenedAfter'),
    },
    onTime: { n: count('judged'), onTime: count('onTime') },
    invited: count('invited'),
  };
}

function durationOf(milliseconds: readonly number[]): ExpectedDuration {
  const n = milliseconds.length;
  if (n === 0) return { n, mean: null, p50: null, p90: null };
  const sorted = milliseconds.map((ms) => ms / 1000).toSorted((a, b) => a - b);
  /** Nearest rank: the smallest value that at least `percent` of all do not exceed. */
  const quantile = (percent: number): number => sorted[Math.ceil((percent * n) / 100) - 1] ?? Number.NaN;
  return { n, mean: sorted.reduce((sum, seconds) => sum + seconds, 0) / n, p50: quantile(50), p90: quantile(90) };
}
