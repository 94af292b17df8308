// The sessions of whoever is signed in, as every function of the console opens them.
import type { Instant } from '@tera/domain';
import { type Sessions, sessions } from '@tera/http/session';
import { type SecretTexts, keySecretSource, secretReader } from '@tera/links';

/** By the settings of a function. */
export function sessionsOf(
  secrets: SecretTexts,
  { SESSION_SECRET_ARN, PUBLIC_URL }: { readonly SESSION_SECRET_ARN: string; readonly PUBLIC_URL: string },
  now: () => Instant,
): Sessions {
  return sessions({
    secret: keySecretSource(secretReader(secrets, SESSION_SECRET_ARN), now),
    secure: PUBLIC_URL.startsWith('https:'),
    now,
  });
}
