import type { HttpEvent } from '@tera/http';

/** The path and query that were asked for. */
export function addressAsked({ rawPath, rawQueryString }: Pick<HttpEvent, 'rawPath' | 'rawQueryString'>): string {
  return rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`;
}
