// Signing in and out. Who is known at the issuer and nobody here is told so, with what an administrator needs in order to let them
// in; a session that was ended does not come back, whoever has kept its cookie.
import type { Instant } from '@tera/domain';
import type { HttpEvent, PageReply } from '@tera/http';
import { cameFrom, formBody, saidByBrowser } from '@tera/http';
import { type Sessions, isOwnForm } from '@tera/http/session';
import { type ConsoleNoticeName, consoleNotice } from '@tera/console';
import { preferredLang } from '@tera/pages';
import type { PersonReader, SessionLog } from '@tera/store';
import type { IdentityProvider } from './identity.ts';

export interface SignInDeps {
  readonly provider: IdentityProvider;
  readonly sessions: Sessions;
  readonly people: Pick<PersonReader, 'find' | 'findBy'>;
  readonly log: SessionLog;
  readonly publicUrl: string;
  readonly now: () => Instant;
}

export const CALLBACK_PATH = '/sign-in/callback';
const FORM_BYTES = 4 * 1024;

/** `GET /sign-in?to=` */
export async function beginSignIn(event: HttpEvent, { provider, sessions }: SignInDeps): Promise<PageReply> {
  const { url, ...begun } = await provider.begin();
  const to = ownPath(event.queryStringParameters?.['to']);
  return { seeOther: url, cookies: [await sessions.keptSigningIn({ ...begun, to })] };
}

/** `GET /sign-in/callback` */
export async function finishSignIn(event: HttpEvent, deps: SignInDeps): Promise<PageReply> {
  const { provider, sessions, people, log, publicUrl } = deps;
  const begun = await sessions.signingIn(event.cookies ?? []);
  const cookies = [sessions.ended('signingIn')];
  if (begun === undefined) return { ...notice(event, 'signInOver'), cookies };
  const identity = await provider.finish(new URL(`${publicUrl}${CALLBACK_PATH}?${event.rawQueryString}`), begun);
  if (identity === undefined) return { ...notice(event, 'signInRefused'), cookies };
  const person = await people.findBy(identity, provider.issuer);
  if (person === undefined) return { ...notice(event, 'stranger', identity.email ?? identity.subject), cookies };
  await log.signedIn(person, deps.now());
  return { seeOther: begun.to, cookies: [...cookies, await sessions.begun(person.personId)] };
}

/** `POST /sign-out`, of this session and of all others of the person. Nobody else's page signs somebody out. */
export async function signOut(event: HttpEvent, deps: SignInDeps): Promise<PageReply> {
  const { sessions, people, log, publicUrl, now } = deps;
  if (cameFrom(saidByBrowser(event.headers), publicUrl) === 'other-page') return notice(event, 'otherForm');
  const session = await sessions.opened(event.cookies ?? []);
  const cookies = [sessions.ended('session')];
  if (session === undefined) return { ...notice(event, 'signedOut'), cookies };
  if (!isOwnForm(session, formBody(event, FORM_BYTES)?.get('token'))) return notice(event, 'otherForm');
  const person = await people.find(session.personId);
  if (person !== undefined) await log.signedOut(person, now());
  return { ...notice(event, 'signedOut'), cookies };
}

/** A path of ours, or the first page: nobody is sent elsewhere by a link to us. */
function ownPath(to: string | undefined): string {
  const home = 'https://console.invalid';
  if (to === undefined || !to.startsWith('/console') || !URL.canParse(to, home)) return '/console';
  const { origin, pathname, search } = new URL(to, home);
  return origin === home && pathname.startsWith('/console') ? pathname + search : '/console';
}

function notice({ headers, queryStringParameters }: HttpEvent, what: ConsoleNoticeName, about?: string): PageReply {
  const lang = preferredLang(queryStringParameters?.['lang'], headers['accept-language']);
  return { page: consoleNotice({ notice: what, lang, about }) };
}
