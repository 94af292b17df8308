// What somebody is told in a browser who has opened an address that is none: a page in words, with a way home; and where only a slash
// at its end is too many, the way to what they meant.
import { methodsAt } from '@tera/contracts';
import { publicNotice, strayPage } from '@tera/console';
import { type HtmlPage, type HttpEvent, type PageReply, chosenLang } from '@tera/http';
import { type Lang, preferredLang } from '@tera/pages';

/** Below it are no pages: whoever asks there is a program, whatever it says of itself. */
const OF_THE_API = /^\/v\d+(?:\/|$)/;

/** `methods`: those that there are at the path. `undefined` where there is no page to tell. */
export function tellBrowser(event: HttpEvent, methods: readonly string[]): PageReply | undefined {
  const { rawPath, rawQueryString, requestContext } = event;
  if (OF_THE_API.test(rawPath)) return undefined;
  const query = rawQueryString === '' ? '' : `?${rawQueryString}`;
  const isRead = ['GET', 'HEAD'].includes(requestContext.http.method);
  const meant = rawPath.replace(/\/+$/, '');
  if (isRead && meant !== rawPath && methodsAt(meant).includes('GET')) return { seeOther: meant + query };
  return { page: strayPage({ lang: langOf(event), path: rawPath, at: isRead ? rawPath + query : undefined, methods }) };
}

/** When even that has failed. */
export function sorryStray(event: HttpEvent): HtmlPage {
  return publicNotice({ notice: 'outOfOrder', lang: langOf(event) });
}

function langOf(event: HttpEvent): Lang {
  return preferredLang(chosenLang(event), event.headers['accept-language']);
}
