import { AllSettings } from '@tera/contracts';

export const Settings = AllSettings.pick({
  REGISTRY_TABLE: true,
  SESSION_SECRET_ARN: true,
  OIDC_SECRET_ARN: true,
  OIDC_ISSUER: true,
  OIDC_CLIENT_ID: true,
  PUBLIC_URL: true,
});
