// Who somebody is, as an OpenID Connect issuer says it: authorization code with PKCE, state and nonce. The signature of its token is
// checked, although it came over a connection of our own.
import type { SigningIn } from '@tera/http/session';
import type { Identity } from '@tera/store';
import * as oidc from 'openid-client';

export interface IdentityProvider {
  readonly issuer: string;
  /** Where a browser goes to say who it is, and what has to be kept until it is back. */
  readonly begin: () => Promise<Omit<SigningIn, 'to'> & { readonly url: string }>;
  /** `cameBack`: the whole address. `undefined`: it was refused, given up, or is none of what we began. */
  readonly finish: (cameBack: URL, begun: SigningIn) => Promise<Identity | undefined>;
}

export interface IssuerSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Of a client that has one. */
  readonly clientSecret: () => Promise<string | undefined>;
  /** Where it sends a browser back to. */
  readonly redirectUri: string;
  readonly onRefused: (reason: unknown) => void;
}

/** @throws where the issuer does not answer. */
export function identityProvider(settings: IssuerSettings): IdentityProvider {
  const { issuer, redirectUri, onRefused } = settings;
  let known: Promise<oidc.Configuration> | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    // What could not be had is asked for again by the next.
    known ??= discovered(settings).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };

  return {
    issuer,
    begin: async () => {
      const [config, codeVerifier] = [await configuration(), oidc.randomPKCECodeVerifier()];
      const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        // On a shared computer the next one would otherwise come in as the one before, who has signed out of us alone.
        prompt: 'login',
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { state, nonce, codeVerifier, url: url.href };
    },
    finish: async (cameBack, { state, nonce, codeVerifier }) => {
      const config = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, cameBack, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return undefined;
        const { iss, sub, email, email_verified: isVerified } = claims;
        return {
          issuer: iss,
          subject: sub,
          email: isVerified === true && typeof email === 'string' ? email : undefined,
        };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        onRefused(error.code);
        return undefined;
      }
    },
  };
}

async function discovered({ issuer, clientId, clientSecret }: IssuerSettings): Promise<oidc.Configuration> {
  const secret = await clientSecret();
  const isOfThisMachine = ['127.0.0.1', 'localhost'].includes(new URL(issuer).hostname);
  const config = await oidc.discovery(
    new URL(issuer),
    clientId,
    { [oidc.clockTolerance]: 30 },
    secret === undefined ? oidc.None() : oidc.ClientSecretPost(secret),
    // Over plain http nobody but this machine is believed.
    { execute: isOfThisMachine ? [oidc.allowInsecureRequests] : [] },
  );
  oidc.enableNonRepudiationChecks(config);
  return config;
}

/** What the issuer, or a check of its answer, has refused; anything else is a failure. */
function isRefusal(
  error: unknown,
): error is oidc.ClientError | oidc.AuthorizationResponseError | oidc.ResponseBodyError {
  return (
    error instanceof oidc.AuthorizationResponseError ||
    error instanceof oidc.ResponseBodyError ||
    (error instanceof oidc.ClientError && !UNANSWERED.has(error.code ?? ''))
  );
}

/** Codes of an issuer that does not answer, or not as one. */
const UNANSWERED: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);
