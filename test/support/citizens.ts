// What an office and its citizens do, through the API alone: tickets are served, and their links are answered.

import type { RegistryDocument } from '@tera/domain';
import { type Tera, sideBySide, tokenOf } from '@tera/testing/stack';
import { expect } from 'vitest';
import { aServedTicket } from './one-shot-tickets.ts';

/** Puts the unit, has so many tickets `T-1`, … served by `ani`, and gives the tokens of the links that come with them. */
export async function servedLinks(
  { client }: Tera,
  unitId: string,
  unit: RegistryDocument,
  tickets: number,
  prefix = 'T',
): Promise<string[]> {
  await client.putUnit(unitId, unit);
  const events = Array.from({ length: tickets }, (_, index) => aServedTicket(`${prefix}-${index + 1}`)).flat();
  const { surveys } = await client.push(unitId, events);
  expect(surveys).toHaveLength(tickets);
  return surveys.map(({ url }) => tokenOf(url));
}

/** Sends all of them, waits until they are counted, and gives back the receipts. */
export async function sendAnswers({ client, counted }: Tera, responses: readonly unknown[]): Promise<string[]> {
  const receipts = await sideBySide(4, responses, async (response) => {
    const { status, json } = await client.answer(response);
    expect({ status, json }).toEqual({ status: 202, json: { receipt: expect.any(String) as string } });
    return (json as { receipt: string }).receipt;
  });
  await counted();
  return receipts;
}
