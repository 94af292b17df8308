// A first-party cookie that says that a counter of a unit has run in this browser, and nothing else: by it an answer is known that
// was given at the desk of whoever is rated. It is the same on all computers of a unit.

const NAME = 'tera_counter_';
/** As long as a browser keeps any cookie; each push begins the time again. */
const SECONDS = 400 * 24 * 60 * 60;

/** The marks among the cookies that a browser sent. */
export function counterMarksIn(cookies: readonly string[]): readonly string[] {
  const pattern = new RegExp(`^${NAME}([A-Za-z0-9_-]{16})=`);
  return cookies.flatMap((cookie) => pattern.exec(cookie.trim())?.[1] ?? []);
}

/** `secure`: whether the page is served over HTTPS. */
export function counterCookie(mark: string, secure: boolean): string {
  return `${NAME}${mark}=1; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
