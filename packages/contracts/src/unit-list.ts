// The units that a key may act for, by name: enough to choose one.
import * as z from 'zod';
import { UnitIdSchema } from './ids.ts';
import { lazily } from './lazily.ts';
import { NextSchema, pageQuery } from './page.ts';

const MOST_ON_A_PAGE = 500;

export const UnitsQuerySchema = lazily(() => z.strictObject(pageQuery({ usual: 100, most: MOST_ON_A_PAGE })));
export type UnitsQuery = z.infer<typeof UnitsQuerySchema>;

export const UnitListSchema = lazily(() =>
  z
    .object({
      units: z
        .array(
          z.object({ unitId: UnitIdSchema, name: z.string(), timeZone: z.string().meta({ example: 'Asia/Jakarta' }) }),
        )
        .meta({ description: 'In the order of their ids.' }),
      next: NextSchema,
    })
    .meta({ id: 'UnitList' }),
);
