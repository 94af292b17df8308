// The secrets, fetched from Secrets Manager.
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Instant } from '@tera/domain';
import { type LinkSecretSource, type ReadSecret, fixedSecretSource, linkSecretSource } from './secret-source.ts';

export function linkSecrets(client: SecretsManagerClient, secretId: string, now: () => Instant): LinkSecretSource {
  return linkSecretSource(secretReader(client, secretId), now);
}

export function fixedSecret(client: SecretsManagerClient, secretId: string): () => Promise<string> {
  return fixedSecretSource(secretReader(client, secretId));
}

/** Reads the text of a secret each time that it is asked. */
export function secretReader(client: SecretsManagerClient, secretId: string): ReadSecret {
  return async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    if (SecretString === undefined) throw new Error('the secret holds no text');
    return SecretString;
  };
}
