// Schemas are made when something is first read with them, and not when their file is loaded: a function serves a few routes,
// its first request goes to one of them, and to make a schema takes longer than to read with it. Whoever must look inside
// asks it to `unwrap`.
import { madeOnce } from '@tera/domain';
import * as z from 'zod';

export function lazily<Schema extends z.ZodType>(make: () => Schema): z.ZodLazy<Schema> {
  return z.lazy(madeOnce(make));
}
