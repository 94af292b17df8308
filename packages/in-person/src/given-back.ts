// What was typed when the session was over: it is sent by nobody, and not lost.
import { sessionOverPage } from '@tera/console';
import { type HttpEvent, type PageReply, cameFrom, chosenLang, formBody, saidByBrowser } from '@tera/http';
import { preferredLang } from '@tera/pages';
import { addressAsked } from './address-asked.ts';
import { FORM_BYTES } from './form-bytes.ts';

/** What a form has of its own; nobody has typed it. */
const NOT_TYPED: ReadonlySet<string> = new Set([
  'token',
  'form',
  'as',
  'agreed',
  'exclusion',
  'indicator',
  'message',
  'order',
  'outcome',
  'period',
  'replacement',
  'revision',
  'seen',
  'state',
  'sure',
  'ticket',
  'unit',
  'was',
]);

/** A page with what is in a form of ours, value by value; `undefined` where nothing was typed. */
export function givenBack(event: HttpEvent, publicUrl: string): PageReply | undefined {
  const { headers, requestContext } = event;
  if (requestContext.http.method !== 'POST') return undefined;
  if (cameFrom(saidByBrowser(headers), publicUrl) === 'other-page') return undefined;
  const typed = [...(formBody(event, FORM_BYTES) ?? [])]
    .filter(([name, value]) => !NOT_TYPED.has(name) && value.trim() !== '')
    .map(([, value]) => value);
  if (typed.length === 0) return undefined;
  const lang = preferredLang(chosenLang(event), headers['accept-language']);
  return { page: sessionOverPage({ lang, typed: typed.join('\n'), to: addressAsked(event) }) };
}
