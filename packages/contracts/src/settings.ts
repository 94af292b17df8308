// What a function is told through its environment. The deployment sets each of these variables under this name, and a function
// picks the ones that it reads, so a name can be misspelt on neither side.
import * as z from 'zod';

const name = z.string().min(1);

/** What the deployment says. A function picks from it: `AllSettings.pick({ REGISTRY_TABLE: true })`. */
export const AllSettings = z.object({
  FACTS_TABLE: name,
  INDICATORS_TABLE: name,
  REGISTRY_TABLE: name,
  FACTS_QUEUE_URL: z.url(),
  LINK_SECRET_ARN: name,
  RESPONSE_SECRET_ARN: name,
  QMINDER_SECRET_ARN: name,
  CURSOR_SECRET_ARN: name,
  /** Changes with everything that a deployment is made of, and so with whatever it renders. */
  SOFTWARE_VERSION: name,
  /** What all our addresses begin with, without a slash at the end: citizens' links, and the address that Qminder signs. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/$/, '')),
});

export type SettingName = keyof typeof AllSettings.shape;

/** What Lambda says by itself, for a function that signs its own requests; and where other engines are, if not at AWS. */
export const LambdaSettings = z.object({
  AWS_REGION: name,
  AWS_ACCESS_KEY_ID: name,
  AWS_SECRET_ACCESS_KEY: name,
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_ENDPOINT_URL_DYNAMODB: z.url().optional(),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: z.url().optional(),
});
