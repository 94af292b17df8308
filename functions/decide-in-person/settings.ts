import { AllSettings } from '@tera/contracts';

export const Settings = AllSettings.pick({
  REGISTRY_TABLE: true,
  FACTS_TABLE: true,
  INDICATORS_TABLE: true,
  FACTS_QUEUE_URL: true,
  CURSOR_SECRET_ARN: true,
  SESSION_SECRET_ARN: true,
  SOFTWARE_VERSION: true,
  PUBLIC_URL: true,
});
