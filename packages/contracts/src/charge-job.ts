// What travels through the queue of charges: an answer came before its ticket was counted, so somebody has to ask the ticket
// whose the answer is. It names the ticket alone; which answer that is only the holder of the response secret can tell.
import * as z from 'zod';
import { TicketIdSchema, UnitIdSchema } from './ids.ts';

export const ChargeJobSchema = z.object({ v: z.literal(1), unitId: UnitIdSchema, ticketId: TicketIdSchema });
export type ChargeJob = z.infer<typeof ChargeJobSchema>;
