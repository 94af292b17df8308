// What was read for one visitor is shown to those of the next minute: a page that anybody opens is opened by many at once, and
// nothing on it changes from one second to the next.
import type { Instant } from '@tera/domain';

export interface KeepingFor<Key> {
  readonly nameOf: (key: Key) => string;
  /** In milliseconds. */
  readonly milliseconds: number;
  /** How many are kept; anybody can ask for anything. */
  readonly most: number;
  readonly now: () => Instant;
}

/** Reads once for all who ask while it is kept. What is not there, or could not be read, is read anew by the next. */
export function keptForAWhile<Key, Value>(
  read: (key: Key) => Promise<Value>,
  { nameOf, milliseconds, most, now }: KeepingFor<Key>,
): (key: Key) => Promise<Value> {
  const kept = new Map<string, { readonly value: Promise<Value>; readonly until: Instant }>();
  return async (key) => {
    const name = nameOf(key);
    const found = kept.get(name);
    if (found !== undefined && now() < found.until) return found.value;
    const reading = { value: read(key), until: now() + milliseconds };
    if (kept.size >= most) kept.clear();
    kept.set(name, reading);
    const forget = () => {
      if (kept.get(name) === reading) kept.delete(name);
    };
    try {
      const value = await reading.value;
      if (value === undefined) forget();
      return value;
    } catch (error) {
      forget();
      throw error;
    }
  };
}
