// What the paths name. Whether there is such a ticket or objection is for the work to find out.
import { ObjectionIdSchema, TicketIdSchema, UnitIdSchema } from '@tera/contracts';
import * as z from 'zod';

export const UnitPath = z.object({ unitId: UnitIdSchema });
export const FactPath = z.object({ unitId: UnitIdSchema, factId: TicketIdSchema });
export const ObjectionPath = FactPath.extend({ objectionId: ObjectionIdSchema });

export type FactPath = z.infer<typeof FactPath>;
