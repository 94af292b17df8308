// What the paths name. Whether there is such a fact or objection is for the work to find out.
import { FactIdSchema, ObjectionIdSchema, UnitIdSchema } from '@tera/contracts';
import * as z from 'zod';

export const UnitPath = z.object({ unitId: UnitIdSchema });
export const FactPath = z.object({ unitId: UnitIdSchema, factId: FactIdSchema });
export const ObjectionPath = z.object({ unitId: UnitIdSchema, factId: FactIdSchema, objectionId: ObjectionIdSchema });

export type FactPath = z.infer<typeof FactPath>;
