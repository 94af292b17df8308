// The units that a key may act for, by name: enough to choose one.
import * as z from 'zod';
import { UnitIdSchema } from './ids.ts';

const MOST_ON_A_PAGE = 500;

export const UnitsQuerySchema = z.strictObject({
  cursor: z.string().max(1000).optional().meta({ description: '`next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(MOST_ON_A_PAGE).default(100),
});
export type UnitsQuery = z.infer<typeof UnitsQuerySchema>;

export const UnitListSchema = z
  .object({
    units: z
      .array(
        z.object({ unitId: UnitIdSchema, name: z.string(), timeZone: z.string().meta({ example: 'Asia/Jakarta' }) }),
      )
      .meta({ description: 'In the order of their ids.' }),
    next: z.string().nullable().meta({ description: 'The cursor of the next page; null on the last one.' }),
  })
  .meta({ id: 'UnitList' });
