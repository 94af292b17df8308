// A form that came back with a mistake, kept in the browser that sent it: so that it can be shown again by a page of its own,
// which a reload or a way back fetches like any other instead of asking to send the form once more. It is gone as soon as the
// answers are taken, and by itself after some minutes.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const NAME = 'tera_form';
const SECONDS = 10 * 60;
/** Browsers keep 4 KB of a cookie with its name and path, and a gateway takes 10 KB of headers. */
const MOST_LETTERS = 3000;
/** What a form may be at most, so that nobody makes us unpack more. */
const MOST_BYTES = 64 * 1024;

/** `undefined` where it is too much for a cookie. `path`: where alone it is sent to. `secure`: whether that is HTTPS. */
export function formCookie(form: URLSearchParams, path: string, secure: boolean): string | undefined {
  const value = deflateRawSync(form.toString()).toString('base64url');
  return value.length > MOST_LETTERS ? undefined : cookie(value, path, SECONDS, secure);
}

export function noFormCookie(path: string, secure: boolean): string {
  return cookie('', path, 0, secure);
}

/** The form among the cookies that a browser sent; anything that we did not make is ignored. */
export function formIn(cookies: readonly string[]): URLSearchParams | undefined {
  const pattern = new RegExp(`^${NAME}=([A-Za-z0-9_-]{1,${MOST_LETTERS}})$`);
  const value = cookies.map((one) => pattern.exec(one.trim())?.[1]).find((found) => found !== undefined);
  if (value === undefined) return undefined;
  try {
    const text = inflateRawSync(Buffer.from(value, 'base64url'), { maxOutputLength: MOST_BYTES }).toString('utf8');
    return new URLSearchParams(text);
  } catch {
    return undefined;
  }
}

function cookie(value: string, path: string, seconds: number, secure: boolean): string {
  return `${NAME}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
