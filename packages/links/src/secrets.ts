// The secrets of links and responses, read from Secrets Manager once and kept for the life of the function. A token
// with a key id that is not known yet makes it look again, so that a rotation needs no restart.
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Instant, MINUTE } from '@tera/domain';
import * as z from 'zod';
import type { LinkSecrets } from './survey-link.ts';

export interface LinkSecretSource {
  readonly current: () => Promise<LinkSecrets>;
  /** The secrets read anew, at most once a minute: anyone can make up a key id. */
  readonly renewed: () => Promise<LinkSecrets>;
}

const LinkSecretsText = z
  .record(z.string(), z.string().min(1))
  .refine(({ signWith }) => signWith !== undefined, 'signWith names the key id that signs')
  .transform(({ signWith = '', ...secrets }): LinkSecrets => ({ signWith, secrets: new Map(Object.entries(secrets)) }));

const ResponseSecretText = z.object({ key: z.string().min(1) });

/** The link secrets, `{"signWith":"2","1":"…","2":"…"}`. */
export function linkSecrets(client: SecretsManagerClient, secretId: string, now: () => Instant): LinkSecretSource {
  const load = async () => LinkSecretsText.parse(JSON.parse(await secretText(client, secretId)));
  const kept = remembered(load);
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    current: kept.get,
    renewed: () => {
      if (now() - readAt >= MINUTE) {
        readAt = now();
        kept.forget();
      }
      return kept.get();
    },
  };
}

/** The secret that keys the pseudonyms of responses, `{"key":"…"}`. */
export function responseSecret(client: SecretsManagerClient, secretId: string): () => Promise<string> {
  return remembered(async () => ResponseSecretText.parse(JSON.parse(await secretText(client, secretId))).key).get;
}

async function secretText(client: SecretsManagerClient, secretId: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
  if (SecretString === undefined) throw new Error('the secret holds no text');
  return SecretString;
}

/** One read for all who ask at once; a failed one is not remembered. */
function remembered<Value>(load: () => Promise<Value>): { get: () => Promise<Value>; forget: () => void } {
  let value: Promise<Value> | undefined;
  const forget = () => {
    value = undefined;
  };
  return {
    get: () => {
      value ??= load().catch((error: unknown) => {
        forget();
        throw error;
      });
      return value;
    },
    forget,
  };
}
