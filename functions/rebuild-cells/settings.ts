import { AllSettings } from '@tera/contracts';

export const Settings = AllSettings.pick({
  FACTS_TABLE: true,
  INDICATORS_TABLE: true,
  REGISTRY_TABLE: true,
  CHARGES_QUEUE_URL: true,
  CURSOR_SECRET_ARN: true,
});
