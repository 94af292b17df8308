// A first-party cookie with a random id, so that one device answering for several tickets of a day can be seen. It lives
// for a day, holds nothing else, and is stored only under a keyed hash of that day.
import { randomBytes } from 'node:crypto';

const NAME = 'tera_device';
const SECONDS = 24 * 60 * 60;

/** The id among the cookies that a browser sent; anything that we did not make is ignored. */
export function deviceIdIn(cookies: readonly string[]): string | undefined {
  const pattern = new RegExp(`^${NAME}=([A-Za-z0-9_-]{22})$`);
  return cookies.map((cookie) => pattern.exec(cookie.trim())?.[1]).find((id) => id !== undefined);
}

/** A cookie for a device that has none. `secure`: whether the page is served over HTTPS. */
export function newDeviceCookie(secure: boolean): string {
  const id = randomBytes(16).toString('base64url');
  return `${NAME}=${id}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
