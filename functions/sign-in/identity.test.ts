// What an issuer answers is believed where it is the issuer's, of now, for us and for this browser, and nothing else: an issuer that
// answers as a test says.
import { type KeyObject, createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { duringTests } from '@tera/testing/during-tests';
import { bytesOf, serve } from '@tera/testing/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { type IdentityProvider, identityProvider } from './identity.ts';

const CLIENT = 'tera';
const REDIRECT = 'https://tera.example/sign-in/callback';
const OTHER = 'https://id.other.example';
const [own, other] = [keyPair(), keyPair()];

type Claims = Readonly<Record<string, unknown>>;
interface Forging {
  readonly claims?: Claims;
  readonly header?: Claims;
  readonly sign?: (input: string) => string;
  readonly status?: number;
  readonly body?: unknown;
  /** What the browser comes back with, beside its code. */
  readonly query?: Readonly<Record<string, string>>;
}

const issuer = duringTests(() => serve((request, response) => void answer(request, response)));
let forging: Forging = {};
let nonce = '';
let asked: URLSearchParams | undefined;
let refused: unknown[] = [];
let provider: IdentityProvider;

beforeEach(() => {
  [forging, asked, refused] = [{}, undefined, []];
  provider = identityProvider({
    issuer: issuer.url,
    clientId: CLIENT,
    clientSecret: () => Promise.resolve(undefined),
    redirectUri: REDIRECT,
    onRefused: (reason) => refused.push(reason),
  });
});

describe('whoever comes back from the issuer', () => {
  it('is who the issuer says, with an address where the issuer has verified it', async () => {
    expect(await signIn()).toEqual({ issuer: issuer.url, subject: 'sari', email: undefined });
    expect(asked?.get('code_verifier')).toMatch(/^[\w~.-]{43,}$/);
    const verified = { email: 'sari@contoh.example', email_verified: true };
    expect(await signIn({ claims: verified })).toMatchObject({ email: 'sari@contoh.example' });
    for (const isVerified of [false, 'true', 1, undefined]) {
      expect(await signIn({ claims: { ...verified, email_verified: isVerified } })).toMatchObject({ email: undefined });
    }
  });

  it.each<[string, () => Forging]>([
    ['that says that nobody has to sign it', () => ({ header: { alg: 'none' }, sign: () => '' })],
    ['that says so in capitals', () => ({ header: { alg: 'None' }, sign: () => '' })],
    ['without a signature', () => ({ sign: () => '' })],
    ['that another key has signed', () => ({ sign: (input) => signed(input, other.privateKey) })],
    [
      'that another key has signed, which it brings along',
      () => ({
        header: { jwk: jwkOf(other.publicKey), kid: 'other' },
        sign: (input) => signed(input, other.privateKey),
      }),
    ],
    [
      'that our public key has signed as if it were a secret',
      () => ({
        header: { alg: 'HS256' },
        sign: (input) => hmac(input, own.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
      }),
    ],
    [
      'that the name of our client has signed',
      () => ({ header: { alg: 'HS256' }, sign: (input) => hmac(input, CLIENT) }),
    ],
    [
      'that was changed after it was signed',
      () => ({ sign: (input) => signed(input.replace('.', '.e'), own.privateKey) }),
    ],
    ['of another issuer', () => ({ claims: { iss: OTHER } })],
    ['of an issuer whose name begins alike', () => ({ claims: { iss: `${issuer.url}.other.example` } })],
    ['for another client', () => ({ claims: { aud: 'other' } })],
    ['for others beside us, used by another', () => ({ claims: { aud: ['other', CLIENT], azp: 'other' } })],
    ['of another sign-in', () => ({ claims: { nonce: 'x' } })],
    ['of no sign-in at all', () => ({ claims: { nonce: undefined } })],
    ['that is over', () => ({ claims: { iat: seconds() - 7200, exp: seconds() - 3600 } })],
    ['that is not over at any time', () => ({ claims: { exp: undefined } })],
    ['that begins later', () => ({ claims: { nbf: seconds() + 3600 } })],
    ['about nobody', () => ({ claims: { sub: undefined } })],
  ])('is nobody with a token %s', async (_, forge) => {
    expect(await signIn(forge())).toBeUndefined();
    expect(refused).toHaveLength(1);
  });

  it.each<[string, Forging]>([
    ['a code that was used', { status: 400, body: { error: 'invalid_grant' } }],
    ['no token beside the access', { body: { access_token: 'x', token_type: 'bearer' } }],
    ['the state of another', { query: { state: 'x' } }],
    ['the name of another issuer', { query: { iss: OTHER } }],
    ['the issuer’s refusal', { query: { error: 'access_denied' } }],
  ])('is nobody with %s', async (_, forge) => {
    expect(await signIn(forge)).toBeUndefined();
  });

  it('is not told from a refusal where the issuer does not answer: that is a failure, and tried again by the next', async () => {
    await expect(signIn({ status: 503, body: {} })).rejects.toThrow('unexpected HTTP');
    expect(await signIn()).toMatchObject({ subject: 'sari' });
  });
});

/** What comes of a sign-in whose answer is changed like this. */
async function signIn(forge: Forging = {}) {
  const { url, ...begun } = await provider.begin();
  nonce = begun.nonce;
  forging = forge;
  expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256');
  const back = new URLSearchParams({ code: 'c', state: begun.state, iss: issuer.url, ...forge.query });
  return provider.finish(new URL(`${REDIRECT}?${back.toString()}`), { ...begun, to: '/console' });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [{ url }, { url: path = '' }] = [issuer, request];
  switch (path) {
    case '/.well-known/openid-configuration':
      return tell(response, {
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        authorization_response_iss_parameter_supported: true,
      });
    case '/jwks':
      return tell(response, { keys: [{ ...jwkOf(own.publicKey), kid: 'own', alg: 'RS256', use: 'sig' }] });
    default:
      asked = new URLSearchParams((await bytesOf(request)).toString());
      return tell(
        response,
        forging.body ?? { access_token: 'x', token_type: 'bearer', id_token: token(forging) },
        forging.status,
      );
  }
}

function tell(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function token({ claims, header, sign = (input) => signed(input, own.privateKey) }: Forging): string {
  const said = {
    iss: issuer.url,
    aud: CLIENT,
    sub: 'sari',
    nonce,
    iat: seconds(),
    exp: seconds() + 300,
    ...claims,
  };
  const input = [{ alg: 'RS256', kid: 'own', ...header }, said]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${input}.${sign(input)}`;
}

function signed(input: string, key: KeyObject): string {
  return createSign('sha256').update(input).sign(key, 'base64url');
}

function hmac(input: string, secret: string): string {
  return createHmac('sha256', secret).update(input).digest('base64url');
}

function keyPair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function jwkOf(key: KeyObject): Claims {
  return { ...key.export({ format: 'jwk' }) };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
