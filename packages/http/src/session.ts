// Who is signed in, in a cookie that only we can read or make. It holds for eight hours and half an hour without a click; what the
// person may do does not stand in it and is asked at every request.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { HOUR, type Instant, MINUTE, SECOND } from '@tera/domain';
import { EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';

export interface Session {
  readonly personId: string;
  readonly begunAt: Instant;
  /** When it was last used, to the minute. */
  readonly seenAt: Instant;
  /** What a form of ours has to send along, so that a page of somebody else can change nothing. */
  readonly formToken: string;
}

/** What is kept while somebody is at the identity provider. */
export interface SigningIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The path to come back to. */
  readonly to: string;
}

const SESSION_LASTS = 8 * HOUR;
const IDLE_FOR = 30 * MINUTE;
const SEEN_TO = MINUTE;
const SIGNING_IN_LASTS = 10 * MINUTE;
const COOKIES = { session: 'tera_session', signingIn: 'tera_sign_in' } as const;
type CookieName = keyof typeof COOKIES;

/** `secure`: whether our pages are served over HTTPS. */
export interface SessionDeps {
  readonly secret: () => Promise<string>;
  readonly secure: boolean;
  readonly now: () => Instant;
}

export interface Sessions {
  /** The session of whoever sent these cookies, if it holds. */
  readonly opened: (cookies: readonly string[]) => Promise<Session | undefined>;
  /** The cookie of a new session. */
  readonly begun: (personId: string) => Promise<string>;
  /** The cookie of a session that goes on; none where it was used in this minute. */
  readonly renewed: (session: Session) => Promise<string | undefined>;
  readonly signingIn: (cookies: readonly string[]) => Promise<SigningIn | undefined>;
  readonly keptSigningIn: (signingIn: SigningIn) => Promise<string>;
  /** A cookie that takes one away. */
  readonly ended: (name: CookieName) => string;
}

export function sessions({ secret, secure, now }: SessionDeps): Sessions {
  const cookieOf = (name: CookieName, value: string, lasts: number) =>
    `${nameOf(name, secure)}=${value}; Path=/; Max-Age=${Math.floor(lasts / SECOND)}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const seal = async (name: CookieName, payload: JWTPayload, from: Instant, lasts: number): Promise<string> => {
    const token = await new EncryptJWT(payload)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(name)
      .setIssuedAt(from / SECOND)
      .setExpirationTime((from + lasts) / SECOND)
      .encrypt(keyOf(await secret()));
    return cookieOf(name, token, Math.max(SECOND, from + lasts - now()));
  };
  const open = async (name: CookieName, cookies: readonly string[]): Promise<JWTPayload | undefined> => {
    const token = valueIn(cookies, nameOf(name, secure));
    if (token === undefined) return undefined;
    const key = keyOf(await secret());
    try {
      const { payload } = await jwtDecrypt(token, key, {
        audience: name,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        currentDate: new Date(now()),
      });
      return payload;
    } catch {
      // Forged, of another secret, or over: whoever sent it is not signed in, and need not know why.
      return undefined;
    }
  };
  const sealSession = ({ personId, begunAt, formToken }: Omit<Session, 'seenAt'>) =>
    seal('session', { sub: personId, seen: toTheMinute(now()), form: formToken }, begunAt, SESSION_LASTS);

  return {
    opened: async (cookies) => {
      const session = sessionOf(await open('session', cookies));
      return session !== undefined && now() - session.seenAt < IDLE_FOR + SEEN_TO ? session : undefined;
    },
    begun: (personId) => sealSession({ personId, begunAt: now(), formToken: randomBytes(18).toString('base64url') }),
    renewed: async (session) => (now() - session.seenAt < SEEN_TO ? undefined : sealSession(session)),
    signingIn: async (cookies) => {
      const payload = await open('signingIn', cookies);
      if (payload === undefined) return undefined;
      const { state, nonce, verifier, to } = payload as Record<string, unknown>;
      return [state, nonce, verifier, to].every((part) => typeof part === 'string')
        ? { state: String(state), nonce: String(nonce), codeVerifier: String(verifier), to: String(to) }
        : undefined;
    },
    keptSigningIn: ({ state, nonce, codeVerifier, to }) =>
      seal('signingIn', { state, nonce, verifier: codeVerifier, to }, now(), SIGNING_IN_LASTS),
    ended: (name) => cookieOf(name, '', 0),
  };
}

/** Whether a form sent the token of the session. */
export function isOwnForm({ formToken }: Session, sent: string | null | undefined): boolean {
  const [ours, theirs] = [formToken, sent ?? ''].map((text) => createHash('sha256').update(text).digest());
  return ours !== undefined && theirs !== undefined && timingSafeEqual(ours, theirs);
}

/** Over HTTPS no other host of the same domain can put a cookie of this name. */
function nameOf(name: CookieName, secure: boolean): string {
  return `${secure ? '__Host-' : ''}${COOKIES[name]}`;
}

function valueIn(cookies: readonly string[], name: string): string | undefined {
  const prefix = `${name}=`;
  return cookies
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(prefix))
    ?.slice(prefix.length);
}

function keyOf(secret: string): Uint8Array {
  return createHash('sha256').update(`session:${secret}`).digest();
}

function sessionOf(payload: JWTPayload | undefined): Session | undefined {
  const { sub, iat, seen, form } = (payload ?? {}) as JWTPayload & Record<'seen' | 'form', unknown>;
  if (sub === undefined || iat === undefined || typeof seen !== 'number' || typeof form !== 'string') return undefined;
  return { personId: sub, begunAt: Math.round(iat * SECOND), seenAt: seen, formToken: form };
}

function toTheMinute(at: Instant): Instant {
  return Math.floor(at / MINUTE) * MINUTE;
}
