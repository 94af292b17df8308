import { AllSettings } from '@tera/contracts';

export const Settings = AllSettings.pick({
  REGISTRY_TABLE: true,
  INDICATORS_TABLE: true,
  SOFTWARE_VERSION: true,
  SESSION_SECRET_ARN: true,
  PUBLIC_URL: true,
});
