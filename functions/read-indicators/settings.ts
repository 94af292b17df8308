import { AllSettings, LambdaSettings } from '@tera/contracts';

export const Settings = AllSettings.pick({
  INDICATORS_TABLE: true,
  REGISTRY_TABLE: true,
  SOFTWARE_VERSION: true,
}).extend(LambdaSettings.shape);
