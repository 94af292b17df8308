import * as z from 'zod';

export const Settings = z.object({
  REGISTRY_TABLE: z.string().min(1),
  FACTS_TABLE: z.string().min(1),
  FACTS_QUEUE_URL: z.url(),
  RESPONSE_SECRET_ARN: z.string().min(1),
});
