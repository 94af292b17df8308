import { AllSettings } from '@tera/contracts';

export const Settings = AllSettings.pick({ FACTS_TABLE: true, INDICATORS_TABLE: true, REGISTRY_TABLE: true });
