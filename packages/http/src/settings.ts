// A function's settings: one schema for its environment, read once when it starts, so that a missing variable fails
// the deployment's first call and not a citizen's.
import * as z from 'zod';

export function readSettings<Settings>(schema: z.ZodType<Settings>, environment: NodeJS.ProcessEnv): Settings {
  const settings = schema.safeParse(environment);
  if (!settings.success) throw new Error(`The environment is not as it must be:\n${z.prettifyError(settings.error)}`);
  return settings.data;
}
