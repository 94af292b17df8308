// The first-party cookie by which one device that answers for several tickets of a day can be seen. It lives for a day; what
// stands in it, and whether it is ours, is not judged here, and it is stored only under a keyed hash of that day.
import { DAY, SECOND } from '@tera/domain';

const NAME = 'tera_device';

/** What stands in it, of all that a browser sent of this name: anybody can send anything. */
export function deviceTextsIn(cookies: readonly string[]): readonly string[] {
  const pattern = new RegExp(`^${NAME}=(.+)$`);
  return cookies.flatMap((cookie) => pattern.exec(cookie.trim())?.[1] ?? []);
}

/** For a device that has none. `secure`: whether the page is served over HTTPS. */
export function deviceCookie(text: string, secure: boolean): string {
  return `${NAME}=${text}; Path=/; Max-Age=${DAY / SECOND}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
