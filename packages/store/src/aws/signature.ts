// Signs what is sent to AWS (Signature Version 4), as far as anything here is sent: by POST, and without a query.
// It asks the clock itself: a signature is good for a quarter of an hour of the true time, whatever time a function is told.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHash, createHmac } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface ToSign {
  /** As the service calls itself in a signature, such as `dynamodb`. */
  readonly service: string;
  readonly region: string;
  readonly endpoint: URL;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The headers to send, with those that the signature adds. */
export function signed(
  { service, region, endpoint, headers, body }: ToSign,
  credentials: Credentials,
  at = Date.now(),
): Readonly<Record<string, string>> {
  const second = new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const day = second.slice(0, 8);
  const all: Record<string, string> = { ...headers, host: endpoint.host, 'x-amz-date': second };
  if (credentials.sessionToken !== undefined) all['x-amz-security-token'] = credentials.sessionToken;

  const names = Object.keys(all).toSorted();
  const lines = names.map((name) => `${name}:${all[name]?.trim()}\n`).join('');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const request = ['POST', endpoint.pathname, '', lines, names.join(';'), sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', second, scope, sha256(request)].join('\n');
  const signature = hmac(keyFor(credentials.secretAccessKey, day, region, service), text).toString('hex');
  return {
    ...all,
    authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

/** The key of a day, remembered: it is four of the five hashes of a signature. */
function keyFor(secret: string, day: string, region: string, service: string): Buffer {
  const name = [secret, day, region, service].join();
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= KEYS_REMEMBERED) keys.clear();
  const key = [day, region, service, 'aws4_request'].reduce(hmac, Buffer.from(`AWS4${secret}`));
  keys.set(name, key);
  return key;
}

const KEYS_REMEMBERED = 20;
const keys = new Map<string, Buffer>();

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
