// The house chain of a page: the public sees words and never a problem document, whatever happens. Pages are compressed
// here, and no query, form or path of a citizen is ever logged: a path holds the secret of a link.
import middy from '@middy/core';
import { compressed } from './compression.ts';
import { countRefusal } from './count-refusal.ts';
import type { Observer } from './observe.ts';
import { type HtmlPage, type ReplyFile, resultOf as answered } from './reply.ts';
import { type HttpEvent, type HttpHandler, type HttpResult, requestIdOf } from './request.ts';

export type PageReply = { readonly cookies?: readonly string[] } & (
  | { readonly page: HtmlPage }
  /** 303: the browser goes there with GET, so that a reload sends nothing twice. */
  | { readonly seeOther: string }
  /** 307: the browser sends there what it has sent here (RFC 9110 §15.4.8), as to the page that has the fields of a form. */
  | { readonly sendAgain: string }
  /** Something to keep or to print, such as a table. */
  | { readonly file: ReplyFile }
);

export interface PageDeps extends Observer {
  /** The page that says sorry, when the work itself has failed. */
  readonly sorry: (event: HttpEvent) => HtmlPage;
}

export function pageHandler(deps: PageDeps, work: (event: HttpEvent) => Promise<PageReply> | PageReply): HttpHandler {
  const handler = middy<HttpEvent, HttpResult>(async (event: HttpEvent) => {
    const reply = await work(event);
    if ('page' in reply && reply.page.status >= 400) {
      countRefusal(reply.page.status, deps.metrics, { requestId: requestIdOf(event) });
    }
    return compressed(resultOf(reply, event), event.headers['accept-encoding']);
  })
    .use([...deps.middlewares])
    .onError((request) => {
      deps.logger.error('The page failed', { error: request.error ?? new Error('unknown') });
      deps.metrics.add('Failed', 1);
      request.response = compressed(
        resultOf({ page: deps.sorry(request.event) }, request.event),
        request.event.headers['accept-encoding'],
      );
    });
  return (event, context) => handler(event, context);
}

function resultOf(reply: PageReply, event: HttpEvent): HttpResult {
  const cookies = reply.cookies === undefined ? {} : { cookies: [...reply.cookies] };
  if ('seeOther' in reply) return { ...elsewhere(303, reply.seeOther), ...cookies };
  if ('sendAgain' in reply) return { ...elsewhere(307, reply.sendAgain), ...cookies };
  if ('file' in reply) return { ...answered(reply, { requestId: requestIdOf(event) }), ...cookies };
  const { status, headers, html } = reply.page;
  return { statusCode: status, headers: { vary: 'accept-language', ...headers }, body: html, ...cookies };
}

function elsewhere(statusCode: number, location: string) {
  return { statusCode, headers: { location, 'cache-control': 'no-store' } };
}
