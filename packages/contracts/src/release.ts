// Releases over HTTP: what was published, what runs and what is due; and what is set aside before.
import { CHANNELS, NUMBERED_FLAGS } from '@tera/domain';
import * as z from 'zod';
import { CounterIdSchema } from './ids.ts';
import { LocalDaySchema } from './instant.ts';

const count = z.int().min(0);

export const ExclusionRuleSchema = z
  .strictObject({
    channel: z.enum(CHANNELS).optional(),
    counterId: CounterIdSchema.optional(),
    from: LocalDaySchema.optional(),
    to: LocalDaySchema.optional().meta({ description: 'The last day, itself included.' }),
    flags: z.array(z.enum(NUMBERED_FLAGS)).min(1).optional().meta({ description: 'Any of them.' }),
  })
  .meta({ id: 'ExclusionRule', description: 'All that it says must hold. What was answered can never be asked for.' });

export const ReleasedExclusionSchema = z
  .object({ exclusionId: z.string(), where: ExclusionRuleSchema, reason: z.string(), answers: count })
  .meta({ id: 'ReleasedExclusion' });
