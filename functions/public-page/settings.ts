import { AllSettings } from '@tera/contracts';

export const Settings = AllSettings.pick({
  REGISTRY_TABLE: true,
  INDICATORS_TABLE: true,
  PUBLIC_URL: true,
});
