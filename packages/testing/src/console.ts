// Pages of the console as a browser gets them, on a real engine: somebody is registered, is signed in by a real session, and asks at
// an instant that the test sets.
import type { RoleOfPerson } from '@tera/contracts';
import type { Instant } from '@tera/domain';
import { type Cursors, type HttpHandler, type Once, type Served, cursors, onceOnly } from '@tera/http';
import { type Sessions, sessions } from '@tera/http/session';
import { type PersonStore, onceStore, personStore } from '@tera/store';
import { type Engine, TABLES, TESTER } from './engine/index.ts';
import { type PageAnswer, type Sent, quietObserver, sendForPage } from './http/index.ts';

const PUBLIC_URL = 'https://tera.example';

export interface Visitor {
  readonly personId: string;
  /** What a page's forms have. */
  readonly token: string;
  readonly visit: (sent: Sent) => Promise<PageAnswer>;
}

export interface OpenConsole {
  /** Somebody new, signed in. */
  readonly signIn: (roles: readonly RoleOfPerson[], name?: string) => Promise<Visitor>;
  /** The same person once more, as in another browser. */
  readonly signInAgain: (personId: string) => Promise<Visitor>;
  readonly setRoles: (personId: string, roles: readonly RoleOfPerson[]) => Promise<void>;
}

let people = 0;

const secret = () => Promise.resolve('of a test');

/** What every page for who is signed in needs, and what many need beside it. */
export interface InPersonParts {
  readonly people: PersonStore;
  readonly sessions: Sessions;
  readonly cursors: Cursors;
  readonly once: Once;
  readonly version: string;
  readonly publicUrl: string;
  readonly now: () => Instant;
}

/** `pages`: the routes that the test is about. */
export function openConsole(
  { client }: Pick<Engine, 'client'>,
  now: () => Instant,
  pages: (parts: InPersonParts) => readonly Served[],
): OpenConsole {
  const deps: InPersonParts = {
    people: personStore(client, TABLES.registry),
    cursors: cursors(secret),
    sessions: sessions({ secret, secure: true, now }),
    once: onceOnly(onceStore(client, TABLES.facts), { ...quietObserver(), now }),
    version: 'test',
    publicUrl: PUBLIC_URL,
    now,
  };
  const handlers = new Map<string, HttpHandler>(
    pages(deps).map(({ call, handler }) => [call, handler({ ...quietObserver(), now })]),
  );
  const put = async (personId: string, name: string, roles: readonly RoleOfPerson[]) => {
    const before = await deps.people.find(personId);
    const person = { name, login: { subject: personId }, roles };
    const outcome = await deps.people.put({ personId, person, before, by: TESTER, at: now() });
    if (outcome !== 'done') throw new Error(`a person of a test is ${outcome}`);
  };
  const signInAgain = async (personId: string): Promise<Visitor> => {
    const cookie = cookieIn(await deps.sessions.begun(personId));
    return {
      personId,
      token: await tokenOf(deps.sessions, cookie),
      visit: (sent) => {
        const handler = handlers.get(sent.routeKey ?? '');
        if (handler === undefined) throw new Error(`no page of this test is '${sent.routeKey ?? ''}'`);
        return sendForPage(handler, { cookies: [cookie], ...sent });
      },
    };
  };
  return {
    signInAgain,
    signIn: async (roles, name = 'Sari Contoh') => {
      const personId = `orang-${people++}`;
      await put(personId, name, roles);
      return signInAgain(personId);
    },
    setRoles: async (personId, roles) => {
      const known = await deps.people.find(personId);
      await put(personId, known?.name ?? '', roles);
    },
  };
}

function cookieIn(setCookie: string): string {
  return setCookie.slice(0, setCookie.indexOf(';'));
}

async function tokenOf(opened: Sessions, cookie: string): Promise<string> {
  return (await opened.opened([cookie]))?.formToken ?? '';
}
