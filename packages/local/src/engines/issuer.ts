// Who people are on this machine: a real OpenID Connect provider under `/oidc`, where one chooses an example person by name. It
// remembers nothing over a start: everybody signs in again.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { randomBytes } from 'node:crypto';
import { Provider } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { MOUNTED, isOfIssuer } from './issuer-path.ts';

/** Somebody who can be chosen. */
export interface ExamplePerson {
  /** The `sub` of their tokens. */
  readonly subject: string;
  readonly name: string;
  /** What they are here, in words. */
  readonly as: string;
}

const INTERACTION = /^\/oidc\/interaction\/([\w-]+)$/;
const [MINUTE, DAY] = [60, 24 * 60 * 60];
const FORM_BYTES = 4096;

/** What answers below `/oidc` of `url`, for the console at the same address. */
export async function startIssuer(url: string, people: readonly ExamplePerson[]): Promise<RequestListener> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(url + MOUNTED, {
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: 'tera',
        redirect_uris: [`${url}/sign-in/callback`],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(32).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: `${accountId}@contoh.example`, email_verified: true }),
    }),
    interactions: { url: (_, { uid }) => `${MOUNTED}/interaction/${uid}` },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'example', alg: 'RS256', use: 'sig' }] },
    // Whoever chooses a name has agreed.
    loadExistingGrant: async ({ oidc: { client, session, provider: ours } }) => {
      const grant = new ours.Grant({ accountId: session?.accountId ?? '', clientId: client?.clientId ?? '' });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    // The functions' clock may be shifted, and this one is not.
    ttl: {
      AccessToken: MINUTE,
      AuthorizationCode: MINUTE,
      Grant: DAY,
      IdToken: 800 * DAY,
      Interaction: 10 * MINUTE,
      Session: MINUTE,
    },
  });
  const answer = provider.callback();
  return (request, response) => {
    void respond(request, response).catch(() => response.writeHead(400).end('This sign-in is over: begin again.'));
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (!INTERACTION.test(path)) return answer(asMounted(request), response);
    if (request.method !== 'POST') return choose(response, path);
    const subject = new URLSearchParams(await formOf(request)).get('subject') ?? '';
    const known = people.some((one) => one.subject === subject) ? subject : STRANGER.subject;
    return provider.interactionFinished(asMounted(request), response, { login: { accountId: known, remember: false } });
  }

  function choose(response: ServerResponse, path: string): void {
    const choices = [...people, STRANGER].map(
      ({ subject, name, as }) => `<p><button name="subject" value="${subject}">${name}</button> <span>${as}</span></p>`,
    );
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    });
    response.end(`<!doctype html>
<html lang="id">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Masuk sebagai siapa? – contoh</title>
    <style>
      body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; }
      button { font: inherit; min-height: 2.75rem; min-width: 12rem; }
    </style>
  </head>
  <body>
    <main>
      <h1>Masuk sebagai siapa?</h1>
      <p>Ini penyedia akun contoh, hanya di komputer ini: pilih satu nama, tanpa kata sandi.</p>
      <form method="post" action="${path}">${choices.join('\n')}</form>
    </main>
  </body>
</html>
`);
  }
}

const STRANGER: ExamplePerson = { subject: 'tamu', name: 'Tamu Contoh', as: 'belum didaftarkan' };

/** As a framework would hand it to what is mounted below a path. */
function asMounted(request: IncomingMessage): IncomingMessage {
  const url = request.url ?? '';
  return Object.assign(request, {
    originalUrl: url,
    baseUrl: MOUNTED,
    url: isOfIssuer(url.split('?')[0] ?? '') ? url.slice(MOUNTED.length) || '/' : url,
  });
}

async function formOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > FORM_BYTES) throw new Error('the form is too large');
  }
  return text;
}
