// Who makes a browser send a request: a page of ours, or one of somebody else that wants a citizen's phone to answer for it. It is
// the browser that says so, and no page can say it in its place (Fetch Metadata; RFC 6454, 7).

/** What a browser says of itself, in headers that no page can set. */
export interface BrowserSays {
  /** `Sec-Fetch-Site`; phones of before 2023 do not send it. */
  readonly site: string | undefined;
  readonly origin: string | undefined;
  /** The host that was asked, as it was asked. */
  readonly host: string | undefined;
}

/** `program`: nothing says that it is a browser. An old phone that sends a form is one as well. */
export type CameFrom = 'own-page' | 'other-page' | 'program';

export function saidByBrowser(headers: Readonly<Record<string, string | undefined>>): BrowserSays {
  return { site: headers['sec-fetch-site'], origin: headers['origin'], host: headers['host'] };
}

/** `publicUrl`: where our pages are, also where something on the way asks us by another name. */
export function cameFrom({ site, origin, host }: BrowserSays, publicUrl: string): CameFrom {
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'own-page' : 'other-page';
  if (origin === undefined) return 'program';
  // Our pages tell nobody where they are, and this is how an old browser says that.
  if (origin === 'null') return 'own-page';
  return isOurs(origin, host, publicUrl) ? 'own-page' : 'other-page';
}

function isOurs(origin: string, host: string | undefined, publicUrl: string): boolean {
  const asked = URL.parse(origin);
  return asked !== null && (asked.host === host || asked.origin === URL.parse(publicUrl)?.origin);
}
