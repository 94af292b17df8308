// What a form of a page of ours has sent. A page of somebody else cannot send it, whoever is signed in: it has not the token of the
// session, and the browser says where it comes from. The same form sent twice is one request (`named`).
import { createHash } from 'node:crypto';
import { consoleNotice } from '@tera/console';
import { type HttpEvent, type NamedOnce, cameFrom, formBody, saidByBrowser } from '@tera/http';
import { isOwnForm } from '@tera/http/session';
import { type ConsoleView, endWithPage } from './view.ts';

export interface SentForm {
  /** What was typed; empty where nothing was. */
  readonly field: (name: string) => string;
  /** Of a name that stands in the form several times. */
  readonly fields: (name: string) => readonly string[];
  /** For what is asked of the API by it. */
  readonly named: NamedOnce;
}

interface FormDeps {
  readonly publicUrl: string;
}

/** More is no form of ours. */
const USUAL_BYTES = 64 * 1024;
/** As `randomUUID` makes them. */
const FORM_ID = /^[0-9a-f-]{36}$/;

/** What was sent by a form. @throws a page that says that it is none of ours, or old */
export function sentForm(
  view: Pick<ConsoleView<unknown>, 'lang' | 'viewer' | 'session'>,
  event: HttpEvent,
  { publicUrl }: FormDeps,
  bytes = USUAL_BYTES,
): SentForm {
  const { lang, viewer, session } = view;
  const form = formBody(event, bytes);
  const formId = form?.get('form') ?? '';
  const isOurs =
    form !== undefined &&
    cameFrom(saidByBrowser(event.headers), publicUrl) !== 'other-page' &&
    isOwnForm(session, form.get('token')) &&
    FORM_ID.test(formId);
  if (!isOurs) return endWithPage({ page: consoleNotice({ notice: 'otherForm', lang, viewer }) });
  return {
    field: (name) => form.get(name) ?? '',
    fields: (name) => form.getAll(name),
    // Typed anew after a way back it is another request.
    named: { name: hashOf(event.rawPath, form), secret: session.formToken },
  };
}

function hashOf(path: string, form: URLSearchParams): string {
  return createHash('sha256').update(`${path}?${form.toString()}`).digest('base64url');
}
