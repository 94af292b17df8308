// What is said when the work of a page itself has failed.
import { consoleNotice } from '@tera/console';
import type { HttpEvent, HtmlPage } from '@tera/http';
import { preferredLang } from '@tera/pages';

export function sorryInPerson({ headers, queryStringParameters }: HttpEvent): HtmlPage {
  return consoleNotice({
    notice: 'unavailable',
    lang: preferredLang(queryStringParameters?.['lang'], headers['accept-language']),
  });
}
