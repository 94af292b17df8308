// What travels through the queue of charges: an answer came before its ticket was counted, so somebody has to ask the ticket
// whose the answer is. It names the ticket alone; which answer that is only the holder of the response secret can tell.
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { WRITTEN_IDS } from './ids.ts';

export const ChargeJobSchema = lazily(() =>
  z.object({
    v: z.literal(1),
    unitId: WRITTEN_IDS.unitId,
    ticketId: WRITTEN_IDS.ticketId,
  }),
);
export type ChargeJob = z.infer<typeof ChargeJobSchema>;
