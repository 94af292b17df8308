// The secrets of links and responses, each kept as it may be.
import type { Instant } from '@tera/domain';
import { type LinkSecretSource, type ReadSecret, fixedSecretSource, linkSecretSource } from './secret-source.ts';

/** Whoever has the texts of secrets. */
export interface SecretTexts {
  readonly text: (secretId: string) => Promise<string>;
}

export function linkSecrets(secrets: SecretTexts, secretId: string, now: () => Instant): LinkSecretSource {
  return linkSecretSource(secretReader(secrets, secretId), now);
}

export function fixedSecret(secrets: SecretTexts, secretId: string): () => Promise<string> {
  return fixedSecretSource(secretReader(secrets, secretId));
}

/** Reads the text of a secret each time that it is asked. */
export function secretReader(secrets: SecretTexts, secretId: string): ReadSecret {
  return () => secrets.text(secretId);
}
