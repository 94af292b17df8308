// What a schedule says to the function that it calls. The time is the one for which the run is, and not when it came: a run
// that is late, or made once more, is still the same run.
import * as z from 'zod';
import { InstantSchema } from './instant.ts';
import { lazily } from './lazily.ts';

export const ScheduledRunSchema = lazily(() => z.object({ scheduledTime: InstantSchema }));
export type ScheduledRun = z.infer<typeof ScheduledRunSchema>;
