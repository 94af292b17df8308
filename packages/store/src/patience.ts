// How long any client waits for an engine.

/** Milliseconds; a connection that hangs must fail while the function still has time to say so. */
export const PATIENCE = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true } as const;
