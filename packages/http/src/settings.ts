// A function's settings: one schema for its environment, read once when it starts, so that a missing variable fails
// the deployment's first call and not a citizen's.

/** A schema of zod is one, and that of our own settings. */
interface EnvironmentSchema<Settings> {
  readonly safeParse: (
    environment: NodeJS.ProcessEnv,
  ) =>
    | { readonly success: true; readonly data: Settings }
    | { readonly success: false; readonly error: { readonly message: string } };
}

export function readSettings<Settings>(schema: EnvironmentSchema<Settings>, environment: NodeJS.ProcessEnv): Settings {
  const settings = schema.safeParse(environment);
  if (!settings.success) throw new Error(`The environment is not as it must be: ${settings.error.message}`);
  return settings.data;
}
