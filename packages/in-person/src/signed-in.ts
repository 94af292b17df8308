// A page for who is signed in: others are sent to sign in and come back to it, with what they have typed in their hands. What the person may do is read at every request, so
// that a role taken away is gone at once.
import { LIVE_HEADER } from '@tera/console';
import type { HttpEvent, PageReply } from '@tera/http';
import type { Session, Sessions } from '@tera/http/session';
import type { KeptPerson, PersonReader } from '@tera/store';
import { addressAsked } from './address-asked.ts';
import { givenBack } from './given-back.ts';

export interface SignedIn {
  readonly person: KeptPerson;
  readonly session: Session;
}

export interface SignedInDeps {
  readonly sessions: Pick<Sessions, 'opened' | 'renewed' | 'ended'>;
  readonly people: Pick<PersonReader, 'find' | 'sessionsFrom'>;
  readonly publicUrl: string;
}

/** The page that `work` makes for who is signed in. */
export function signedIn(
  deps: SignedInDeps,
  work: (event: HttpEvent, who: SignedIn) => Promise<PageReply> | PageReply,
): (event: HttpEvent) => Promise<PageReply> {
  return async (event) => {
    const who = await whoIs(event, deps);
    if (who === undefined) {
      const reply = givenBack(event, deps.publicUrl) ?? {
        seeOther: `/sign-in?to=${encodeURIComponent(addressAsked(event))}`,
      };
      return { ...reply, cookies: [...(reply.cookies ?? []), deps.sessions.ended('session')] };
    }
    // A page that renews itself is no sign of anybody at the keyboard.
    const isLeftAlone = event.headers[LIVE_HEADER] !== undefined;
    const [reply, renewed] = await Promise.all([
      work(event, who),
      isLeftAlone ? undefined : deps.sessions.renewed(who.session),
    ]);
    return renewed === undefined ? reply : { ...reply, cookies: [...(reply.cookies ?? []), renewed] };
  };
}

async function whoIs({ cookies = [] }: HttpEvent, { sessions, people }: SignedInDeps): Promise<SignedIn | undefined> {
  const session = await sessions.opened(cookies);
  if (session === undefined) return undefined;
  const { personId, begunAt } = session;
  const [person, from] = await Promise.all([people.find(personId), people.sessionsFrom(personId)]);
  return person === undefined || (from !== undefined && begunAt <= from) ? undefined : { person, session };
}
