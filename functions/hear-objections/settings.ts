import { AllSettings } from '@tera/contracts';

export const Settings = AllSettings.pick({
  REGISTRY_TABLE: true,
  FACTS_TABLE: true,
  FACTS_QUEUE_URL: true,
  RESPONSE_SECRET_ARN: true,
  CURSOR_SECRET_ARN: true,
});
