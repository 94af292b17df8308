// A month that is over, brought in as of its days and published by hand: the door dates an answer with the moment at which it
// takes it, and what is answered today is published only when its month is over.

import { type FactMessage, FactMessageSchema } from '@tera/contracts';
import type { RegistryDocument } from '@tera/domain';
import { type Tera, pushAll } from '@tera/testing/stack';
import { expect } from 'vitest';
import type { Answers } from './answers.ts';
import { DAY, localDay, periodsOf } from './calendar.ts';
import { aServedTicket } from './one-shot-tickets.ts';

/** In another month than today, whatever the day is. */
export const LONG_AGO = Date.now() - 40 * DAY;

/** Whose every answer is published in its month. */
export const MONTH_OVER = periodsOf(localDay(LONG_AGO, 'Asia/Jakarta')).month;

/** What somebody answered in that month: through the link of a ticket, of `ani` for `ektp` unless the answer says otherwise. */
export interface GivenAnswer {
  readonly answers: Answers;
  readonly officerId?: string;
  readonly serviceId?: string;
  readonly channel?: 'ticket' | 'kiosk' | 'poster';
  readonly respondent?: Readonly<Record<string, string>>;
  readonly comment?: string;
}

/** Puts a unit that publishes by month, with so many tickets of that month, and publishes what was answered in it. */
export async function publishMonth(
  tera: Tera,
  unitId: string,
  unit: RegistryDocument,
  { tickets, given }: { readonly tickets: number; readonly given: readonly GivenAnswer[] },
): Promise<void> {
  await tera.client.putUnit(unitId, { ...unit, publishes: 'month' });
  const served = Array.from({ length: tickets }, (_, index) =>
    aServedTicket(`T-${index + 1}`, { completedAt: LONG_AGO }),
  );
  await pushAll(tera.client, unitId, served.flat());
  await tera.enqueue(given.map((answer, index) => broughtIn(unitId, answer, index)));
  await tera.counted();
  const json = { period: MONTH_OVER, reason: 'Arsip' };
  const { status, text } = await tera.client.call('POST', `/v1/units/${unitId}/releases`, { json });
  expect({ status, text }).toMatchObject({ status: 201 });
}

/** As the door queues it, but taken in that month; `index` tells those of one unit apart. */
export function broughtIn(unitId: string, given: GivenAnswer, index: number): FactMessage {
  return queuedAt(LONG_AGO + index, unitId, given, index);
}

/** The same as the door queues it now, and without what it would see of it. */
export function answeredNow(unitId: string, given: GivenAnswer, index: number): FactMessage {
  return queuedAt(Date.now(), unitId, given, index);
}

function queuedAt(
  receivedAt: number,
  unitId: string,
  { channel = 'ticket', officerId = 'ani', serviceId = 'ektp', ...said }: GivenAnswer,
  index: number,
): FactMessage {
  const isOfTicket = channel !== 'poster';
  const responseId = `r-${index}`;
  const to = { kind: 'officer', officerId, serviceId };
  return FactMessageSchema.parse({
    v: 1,
    kind: 'response',
    unitId,
    key: responseId,
    response: {
      ...said,
      responseId,
      receivedAt,
      channel,
      questionnaire: 'skm-2017.2',
      ...(isOfTicket ? { isLinked: true } : {}),
    },
    ...(isOfTicket ? { charge: { to, order: 1 } } : {}),
  });
}
