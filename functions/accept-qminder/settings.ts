import * as z from 'zod';

export const Settings = z.object({
  REGISTRY_TABLE: z.string().min(1),
  FACTS_QUEUE_URL: z.url(),
  QMINDER_SECRET_ARN: z.string().min(1),
  /** What the address begins with that is registered with Qminder, without a slash at the end: it is signed too. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/$/, '')),
});
