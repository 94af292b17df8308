// Secrets, however they are fetched: those that rotate are kept in memory, read anew every ten minutes of use, and
// at once (but not more than once a minute) for a key id that is not known. So a rotation needs no restart.
import { type Instant, MINUTE } from '@tera/domain';
import type { LinkSecrets } from './signed-text.ts';

export interface SecretSource<Secrets> {
  readonly current: () => Promise<Secrets>;
  /** The secrets read anew, at most once a minute: anyone can make up a key id. */
  readonly renewed: () => Promise<Secrets>;
}

export type LinkSecretSource = SecretSource<LinkSecrets>;

/** Fetches the text of a secret. */
export type ReadSecret = () => Promise<string>;

const KEPT_FOR = 10 * MINUTE;

/** The link secrets, `{"signWith":"2","1":"…","2":"…"}`. */
export function linkSecretSource(readText: ReadSecret, now: () => Instant): LinkSecretSource {
  return secretSource(readText, parseLinkSecrets, now);
}

/** Secrets that rotate. What cannot be read anew, or parsed, stays in use as it was. */
export function secretSource<Secrets>(
  readText: ReadSecret,
  parse: (text: string) => Secrets,
  now: () => Instant,
): SecretSource<Secrets> {
  let kept: Promise<Secrets> | undefined;
  let readAt = 0;
  let renewedAt = Number.NEGATIVE_INFINITY;

  const readAnew = (): Promise<Secrets> => {
    const before = kept;
    readAt = now();
    const reading = readText().then(parse);
    kept = before === undefined ? reading : reading.catch(() => before);
    // A first read that failed is not remembered: the next one asks again.
    kept.catch(() => (kept = undefined));
    return kept;
  };

  return {
    current: () => (kept === undefined || now() - readAt >= KEPT_FOR ? readAnew() : kept),
    renewed: () => {
      if (kept !== undefined && now() - renewedAt < MINUTE) return kept;
      renewedAt = now();
      return readAnew();
    },
  };
}

/** A secret that is one text, `{"key":"…"}`, and may be replaced at any time. */
export function keySecretSource(readText: ReadSecret, now: () => Instant): () => Promise<string> {
  return secretSource(readText, parseKeySecret, now).current;
}

/** The secret that keys the pseudonyms of responses, `{"key":"…"}`; it never changes, so it is read once. */
export function responseSecretSource(readText: ReadSecret): () => Promise<string> {
  let kept: Promise<string> | undefined;
  return () => {
    kept ??= readText().then(parseKeySecret);
    kept.catch(() => (kept = undefined));
    return kept;
  };
}

function parseLinkSecrets(text: string): LinkSecrets {
  const { signWith, ...rest } = secretTexts(text);
  if (signWith === undefined) throw new Error('the link secret names no key id in signWith');
  if (rest[signWith] === undefined) throw new Error(`signWith names the key id '${signWith}', which has no secret`);
  return { signWith, secrets: new Map(Object.entries(rest)) };
}

function parseKeySecret(text: string): string {
  const { key } = secretTexts(text);
  if (key === undefined) throw new Error('the secret has no key');
  return key;
}

/** A JSON object of texts, none of them empty. The error names the field and never its value. */
export function secretTexts(json: string): Record<string, string> {
  const parsed: unknown = parsedJson(json);
  if (typeof parsed !== 'object' || parsed === null) throw new Error('the secret is not a JSON object');
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value !== 'string' || value === '') throw new Error(`the secret's "${name}" (key) is not a text`);
    texts[name] = value;
  }
  return texts;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The message of the engine would quote the secret.
    throw new Error('the secret is not JSON');
  }
}
