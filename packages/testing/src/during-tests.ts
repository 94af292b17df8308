// What has to be started for tests and ended after them.
import { afterAll, beforeAll } from 'vitest';

export interface Started {
  readonly stop: () => Promise<void> | void;
}

/**
 * What `start` gives, from before the first test of this file (or of the `describe` around the call) to after the last one.
 * It may be named at once; its parts are there from the hooks after this call on.
 */
export function duringTests<T extends Started>(start: () => Promise<T> | T): Omit<T, 'stop'> {
  let started: T | undefined;
  beforeAll(async () => {
    started = await start();
  });
  afterAll(() => started?.stop());
  return new Proxy({} as T, {
    get: (_, part): unknown => {
      if (started === undefined) throw new Error(`${String(part)} is asked for before it was started`);
      return Reflect.get(started, part);
    },
  });
}
