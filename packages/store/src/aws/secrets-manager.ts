// Secrets Manager: the text of a secret, asked for anew each time.
import { type AwsConfiguration, asking } from './ask.ts';

export interface SecretsClient {
  readonly text: (secretId: string) => Promise<string>;
}

const SECRETS_MANAGER = {
  name: 'secretsmanager',
  version: '1.1',
  target: 'secretsmanager',
  endpoint: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
} as const;

export function secretsClient(configuration: AwsConfiguration = {}): SecretsClient {
  const ask = asking(SECRETS_MANAGER, configuration);
  return {
    text: async (SecretId) => {
      const answer = await ask('GetSecretValue', JSON.stringify({ SecretId }));
      const { SecretString } = JSON.parse(answer) as { readonly SecretString?: unknown };
      if (typeof SecretString !== 'string') throw new Error('the secret holds no text');
      return SecretString;
    },
  };
}
