import * as z from 'zod';

export const Settings = z.object({
  REGISTRY_TABLE: z.string().min(1),
  FACTS_QUEUE_URL: z.url(),
  LINK_SECRET_ARN: z.string().min(1),
  RESPONSE_SECRET_ARN: z.string().min(1),
  /** Where citizens reach the survey, without a slash at the end. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/$/, '')),
});
