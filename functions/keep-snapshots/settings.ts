import { AllSettings, LambdaSettings } from '@tera/contracts';

export const Settings = AllSettings.pick({
  FACTS_TABLE: true,
  INDICATORS_TABLE: true,
  REGISTRY_TABLE: true,
  CURSOR_SECRET_ARN: true,
}).extend(LambdaSettings.shape);
