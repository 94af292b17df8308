// A page of the console as its work sees it: who asks, in which language, and the work of the API, which says no as it would to a
// key. What is refused becomes a page in words.
import { randomUUID } from 'node:crypto';
import type { FieldError, PageRoute } from '@tera/contracts';
import { type Instant, isUnitId } from '@tera/domain';
import { type HttpEvent, type PageReply, type Refusal, type ReplyFile, chosenLang, keptLang, onPage } from '@tera/http';
import { type Viewer, consoleNotice } from '@tera/console';
import { type Lang, preferredLang } from '@tera/pages';
import { addressAsked } from './address-asked.ts';
import { type Access, accessIn, mayAnywhere } from './access.ts';
import { type SignedIn, type SignedInDeps, signedIn } from './signed-in.ts';
import { sorryInPerson } from './sorry.ts';

/** `Works`: the work of the API that the pages of a function are made of. */
export interface ConsoleView<Works> extends SignedIn {
  readonly lang: Lang;
  readonly viewer: Viewer;
  /** The path and query of this page. */
  readonly at: string;
  /** The parameter of the path of that name. */
  readonly path: (name: string) => string;
  /** One that is empty, as a form sends it, is as one that is not there. */
  readonly query: (name: string) => string | undefined;
  readonly works: Works;
  readonly now: Instant;
  /** What they may open in a unit. @throws where they have nothing to do there */
  readonly access: (unitId: string) => Access;
}

export interface ViewDeps<Works> extends SignedInDeps {
  readonly now: () => Instant;
  /** For one request: what was read for one question may be there for the next. */
  readonly worksInPerson: () => Works;
}

/** Ends a page with another. */
class Instead extends Error {
  readonly reply: PageReply;

  constructor(reply: PageReply) {
    super('another page');
    this.name = 'Instead';
    this.reply = reply;
  }
}

/** Ends a page with what the work of the API has refused. */
class NotShown extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[];

  constructor(status: number, errors: readonly FieldError[]) {
    super(errors[0]?.code);
    this.name = 'NotShown';
    this.status = status;
    this.errors = errors;
  }
}

/** Serves a page for who is signed in; who is not is sent to sign in, and back, and what they have typed is given back. */
export function onView<const R extends PageRoute, Works>(
  route: R,
  deps: ViewDeps<Works>,
  work: (view: ConsoleView<Works>, event: HttpEvent) => Promise<PageReply> | PageReply,
) {
  const inPerson = async (event: HttpEvent, who: SignedIn): Promise<PageReply> => {
    const lang = preferredLang(chosenLang(event), event.headers['accept-language']);
    const view = viewOf(event, who, lang, deps);
    try {
      const reply = await work(view, event);
      const cookies = keptLang(event, deps.publicUrl.startsWith('https:'));
      return { ...reply, cookies: [...(reply.cookies ?? []), ...cookies] };
    } catch (error) {
      if (error instanceof Instead) return error.reply;
      if (!(error instanceof NotShown)) throw error;
      return { page: noticeInstead(error, view, event) };
    }
  };
  return onPage(route, signedIn(deps, inPerson), sorryInPerson);
}

/** What is not for them is not told from what is not there. */
function noticeInstead({ status, errors }: NotShown, view: ConsoleView<unknown>, event: HttpEvent) {
  const { lang, viewer, query, path } = view;
  // What a form has sent is not opened again by a link; and of what is not for them not even the address is told.
  const linked = (at: string) => (event.requestContext.http.method === 'POST' ? undefined : at);
  const [first] = errors;
  if (status !== 422 || first === undefined) {
    return consoleNotice({ notice: 'notYours', lang, viewer, at: linked('') });
  }
  const wrong = { name: first.path, code: first.code, value: query(first.path) ?? path(first.path) };
  return consoleNotice({ notice: 'misasked', lang, viewer, at: linked(view.at), wrong });
}

function viewOf<Works>(event: HttpEvent, who: SignedIn, lang: Lang, deps: ViewDeps<Works>): ConsoleView<Works> {
  const { pathParameters, queryStringParameters } = event;
  return {
    ...who,
    lang,
    viewer: {
      name: who.person.name,
      formToken: who.session.formToken,
      formId: randomUUID(),
      administers: mayAnywhere(who.person, 'registry:read') || mayAnywhere(who.person, 'audit:read'),
      mayIn: (unitId, scope) => accessIn(who.person, unitId)?.may(scope) === true,
    },
    at: addressAsked(event),
    path: (name) => pathParameters?.[name] ?? '',
    query: (name) => {
      const value = queryStringParameters?.[name];
      return value === '' ? undefined : value;
    },
    works: deps.worksInPerson(),
    now: deps.now(),
    // What is no id is the id of nothing, and is asked of no table.
    access: (unitId) => (isUnitId(unitId) ? accessIn(who.person, unitId) : undefined) ?? notShown(404, []),
  };
}

/** What the work has answered. @throws what it has refused, for the page that says so */
export function bodyOf<Reply extends object>(
  reply: Reply | Refusal,
): Extract<Reply, { readonly body: unknown }>['body'] {
  if ('refused' in reply) return notShown(reply.refused, reply.errors);
  if (!('body' in reply)) throw new Error('a page was asked for in a format of its own');
  return reply.body;
}

/** The file that the work has answered. */
export function fileOf(reply: object): { readonly file: ReplyFile } {
  const { refused, errors, file } = reply as Partial<Refusal> & { readonly file?: ReplyFile };
  if (refused !== undefined) return notShown(refused, errors ?? []);
  if (file === undefined) throw new Error('a file was not answered as one');
  return { file };
}

/** Ends the page with another, such as one that says why nothing was done. */
export function endWithPage(reply: PageReply): never {
  throw new Instead(reply);
}

/** Ends the page. */
export function notShown(status: number, errors: readonly FieldError[]): never {
  throw new NotShown(status, errors);
}
