// A browser that pushes from our own page is one that runs a counter: it is told to remember so, and an answer that comes from it
// is flagged. A program remembers nothing, and is told nothing.
import { type BrowserSays, cameFrom, counterCookie } from '@tera/http';
import type { UnitId } from '@tera/domain';
import { type LinkSecretSource, counterMark } from '@tera/links';

interface MarkDeps {
  readonly links: { readonly secrets: Pick<LinkSecretSource, 'current'>; readonly url: string };
}

/** The cookies for whoever has pushed. */
export async function cookiesFor(
  unitId: UnitId,
  browser: BrowserSays,
  { links }: MarkDeps,
): Promise<readonly string[]> {
  if (cameFrom(browser, links.url) !== 'own-page') return [];
  return [counterCookie(counterMark(unitId, await links.secrets.current()), links.url.startsWith('https:'))];
}
