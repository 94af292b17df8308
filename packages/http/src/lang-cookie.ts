// The language that somebody has chosen on a page of ours, for the pages that come after it.
import type { HttpEvent } from './request.ts';

const NAME = 'tera_lang';
const YEAR_IN_SECONDS = 365 * 24 * 3600;

/** What was chosen on this page or on one before; `undefined`: nothing yet. */
export function chosenLang({ queryStringParameters, cookies = [] }: HttpEvent): string | undefined {
  const prefix = `${NAME}=`;
  const kept = cookies.map((cookie) => cookie.trim()).find((cookie) => cookie.startsWith(prefix));
  return queryStringParameters?.['lang'] ?? kept?.slice(prefix.length);
}

/** The cookies that keep what was just chosen. */
export function keptLang({ queryStringParameters }: HttpEvent, secure: boolean): readonly string[] {
  const lang = queryStringParameters?.['lang'];
  if (lang === undefined || !/^[a-z]{2}$/.test(lang)) return [];
  return [`${NAME}=${lang}; Path=/; Max-Age=${YEAR_IN_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`];
}
