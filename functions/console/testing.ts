// Pages of the console as a browser gets them, on a real engine: somebody is registered, is signed in by a real session, and asks at
// an instant that the test sets.
import type { RoleOfPerson } from '@tera/contracts';
import type { Instant } from '@tera/domain';
import { type HttpHandler, type Served, cursors } from '@tera/http';
import { type Sessions, sessions } from '@tera/http/session';
import {
  broughtReader,
  evidenceStore,
  factReader,
  feedbackStore,
  followUpReader,
  indicatorStore,
  personStore,
  registryStore,
  releaseReader,
  releaseStore,
} from '@tera/store';
import { type Engine, TABLES, TESTER } from '@tera/testing/engine';
import { type PageAnswer, type Sent, quietObserver, sendForPage } from '@tera/testing/http';

const PUBLIC_URL = 'https://tera.example';

export interface Visitor {
  readonly personId: string;
  /** What a page's forms have. */
  readonly token: string;
  readonly visit: (sent: Sent) => Promise<PageAnswer>;
}

export interface OpenConsole {
  readonly deps: ReturnType<typeof consoleDeps>;
  /** Somebody new, signed in. */
  readonly signIn: (roles: readonly RoleOfPerson[], name?: string) => Promise<Visitor>;
  /** The same person once more, as in another browser. */
  readonly signInAgain: (personId: string) => Promise<Visitor>;
  readonly setRoles: (personId: string, roles: readonly RoleOfPerson[]) => Promise<void>;
}

let people = 0;

const secret = () => Promise.resolve('of a test');

export function consoleDeps({ client }: Pick<Engine, 'client'>, now: () => Instant) {
  return {
    registry: registryStore(client, TABLES.registry),
    people: personStore(client, TABLES.registry),
    feedback: feedbackStore(client, TABLES.registry),
    indicators: indicatorStore(client, TABLES.indicators),
    releases: {
      ...releaseStore(client, TABLES.registry),
      known: releaseReader(client, TABLES.registry).known,
    },
    brought: broughtReader(client, TABLES.registry),
    followUps: followUpReader(client, TABLES.registry),
    evidence: evidenceStore(client, TABLES.facts),
    facts: factReader(client, TABLES.facts),
    cursors: cursors(secret),
    sessions: sessions({ secret, secure: true, now }),
    version: 'test',
    publicUrl: PUBLIC_URL,
    now,
  };
}

/** `pages`: the routes that the test is about. */
export function openConsole(
  engine: Pick<Engine, 'client'>,
  now: () => Instant,
  pages: (deps: ReturnType<typeof consoleDeps>) => readonly Served[],
): OpenConsole {
  const deps = consoleDeps(engine, now);
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
    deps,
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
