// What a browser counter needs of its unit to be set up: names to choose from. Officers who are not active are left out,
// and a NIP is never in it, for the key of a counter lies on many desks.
import * as z from 'zod';
import { CounterIdSchema, OfficerIdSchema, ServiceIdSchema, UnitIdSchema } from './ids.ts';
import { lazily } from './lazily.ts';

const StandardOfTodaySchema = lazily(() =>
  z.object({ measure: z.enum(['service', 'turnaround']), minutes: z.number() }).meta({
    description: 'What holds today; an officer sees the own median beside it.',
  }),
);

export const CounterSetupSchema = lazily(() =>
  z
    .object({
      unitId: UnitIdSchema,
      name: z.string(),
      timeZone: z.string().meta({ example: 'Asia/Jakarta' }),
      services: z.array(
        z.object({ id: ServiceIdSchema, name: z.string(), standard: StandardOfTodaySchema.optional() }),
      ),
      officers: z.array(z.object({ id: OfficerIdSchema, name: z.string() })).meta({ description: 'Active ones only.' }),
      counters: z.array(z.object({ id: CounterIdSchema, name: z.string(), prefix: z.string().optional() })),
    })
    .meta({ id: 'CounterSetup' }),
);
export type CounterSetup = z.infer<typeof CounterSetupSchema>;
