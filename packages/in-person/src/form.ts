// What a form of a page of ours has sent. A page of somebody else cannot send it, whoever is signed in: it has not the token of the
// session, and the browser says where it comes from. The same form sent twice is one request (`named`).
import { createHash } from 'node:crypto';
import { consoleNotice } from '@tera/console';
import { type HttpEvent, type NamedOnce, cameFrom, formBody, isTooLarge, saidByBrowser } from '@tera/http';
import { isOwnForm } from '@tera/http/session';
import { FORM_BYTES } from './form-bytes.ts';
import { type ConsoleView, endWithPage } from './view.ts';

export interface SentForm {
  /** What was typed; empty where nothing was. */
  readonly field: (name: string) => string;
  /** Of a name that stands in the form several times. */
  readonly fields: (name: string) => readonly string[];
  /** Which of its buttons was pressed, or which of its choices was made. @throws a page that says that there is no such one */
  readonly choice: <Choice extends string>(name: string, choices: readonly Choice[]) => Choice;
  /** For what is asked of the API by it. */
  readonly named: NamedOnce;
}

/** A file that was chosen in a form, beside its fields. */
export interface SentFile extends Pick<SentForm, 'field'> {
  /** `undefined`: none was chosen. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/** Where our pages are: what else comes is of somebody else's. */
export interface SentFormDeps {
  readonly publicUrl: string;
}

/** As `randomUUID` makes them. */
const FORM_ID = /^[0-9a-f-]{36}$/;

/** What was sent by a form. @throws a page that says that it is none of ours, or old, or too large to be read */
export function sentForm(
  view: Pick<ConsoleView<unknown>, 'lang' | 'viewer' | 'session'>,
  event: HttpEvent,
  { publicUrl }: SentFormDeps,
  bytes = FORM_BYTES,
): SentForm {
  const { lang, viewer, session } = view;
  if (isOfOwnPage(event, publicUrl) && isTooLarge(event, bytes)) {
    return endWithPage({ page: consoleNotice({ notice: 'formTooLarge', lang, viewer }) });
  }
  const form = formBody(event, bytes);
  const token = form?.get('token') ?? '';
  const isOurs = isOfOwnPage(event, publicUrl) && isOwnForm(session, token) && FORM_ID.test(form?.get('form') ?? '');
  if (form === undefined || !isOurs) return endWithPage({ page: consoleNotice({ notice: 'otherForm', lang, viewer }) });
  return {
    field: (name) => form.get(name) ?? '',
    fields: (name) => form.getAll(name),
    choice: (name, choices) =>
      choices.find((one) => one === form.get(name)) ??
      endWithPage({ page: consoleNotice({ notice: 'unknownChoice', lang, viewer }) }),
    // Typed anew after a way back it is another request.
    named: { name: hashOf(event.rawPath, form), secret: session.formToken },
  };
}

/** What a form with a file has sent (RFC 7578), of at most so many bytes. @throws as `sentForm` does */
export async function sentFile(
  view: Pick<ConsoleView<unknown>, 'lang' | 'viewer' | 'session'>,
  event: HttpEvent,
  { publicUrl }: SentFormDeps,
): Promise<SentFile> {
  const { lang, viewer, session } = view;
  const form = isOfOwnPage(event, publicUrl) ? await multipartOf(event) : undefined;
  const text = (name: string) => {
    const value = form?.get(name);
    return typeof value === 'string' ? value : '';
  };
  if (form === undefined || !isOwnForm(session, text('token')) || !FORM_ID.test(text('form'))) {
    return endWithPage({ page: consoleNotice({ notice: 'otherForm', lang, viewer }) });
  }
  const file = form.get('file');
  const isChosen = file instanceof File && (file.size > 0 || file.name !== '');
  return {
    field: text,
    file: isChosen ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : undefined,
  };
}

/** Whether a form was sent with a file, as a browser says it. */
export function isWithFile({ headers }: Pick<HttpEvent, 'headers'>): boolean {
  return /^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '');
}

async function multipartOf(event: HttpEvent): Promise<FormData | undefined> {
  const { headers, body = '', isBase64Encoded } = event;
  if (!isWithFile(event)) return undefined;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const type = headers['content-type'] ?? '';
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch {
    // It is no form, or was cut on the way.
    return undefined;
  }
}

function isOfOwnPage({ headers }: HttpEvent, publicUrl: string): boolean {
  return cameFrom(saidByBrowser(headers), publicUrl) !== 'other-page';
}

function hashOf(path: string, form: URLSearchParams): string {
  return createHash('sha256').update(`${path}?${form.toString()}`).digest('base64url');
}
