import { AllSettings } from '@tera/contracts';

export const Settings = AllSettings.pick({
  REGISTRY_TABLE: true,
  FACTS_TABLE: true,
  FACTS_QUEUE_URL: true,
  CHARGES_QUEUE_URL: true,
  LINK_SECRET_ARN: true,
  RESPONSE_SECRET_ARN: true,
  PRESENCE_SECRET_ARN: true,
  SESSION_SECRET_ARN: true,
  PUBLIC_URL: true,
});
