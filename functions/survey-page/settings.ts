import * as z from 'zod';

export const Settings = z.object({
  REGISTRY_TABLE: z.string().min(1),
  FACTS_TABLE: z.string().min(1),
  LINK_SECRET_ARN: z.string().min(1),
  RESPONSE_SECRET_ARN: z.string().min(1),
  /** Where citizens reach the survey, without a slash at the end. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/$/, '')),
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_ENDPOINT_URL_DYNAMODB: z.url().optional(),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: z.url().optional(),
});
