// Where the public pages are.
import type { Lang } from '@tera/pages';

interface WishesOfLink {
  readonly period?: string | undefined;
  readonly lang?: Lang | undefined;
}

export function publicPath(unitId: string, part: '' | '/poster' | '/screen' = '', wishes: WishesOfLink = {}): string {
  const asked = new URLSearchParams();
  for (const name of ['period', 'lang'] as const) {
    const value = wishes[name];
    if (value !== undefined) asked.set(name, value);
  }
  const query = asked.toString();
  return `/u/${encodeURIComponent(unitId).replaceAll('%3A', ':')}${part}${query === '' ? '' : `?${query}`}`;
}
