// Where a rebuild goes on: a month or a day, and in it an officer, or nobody. Texts of it are read only where we have signed them.
import type { OfficerId } from '@tera/domain';

export interface RebuildPlace {
  readonly part: string;
  readonly officerId: OfficerId | null;
}

/** No part and no id holds a `~`. */
export function placeText({ part, officerId }: RebuildPlace): string {
  return `${part}~${officerId ?? '-'}`;
}

export function placeIn(text: string): RebuildPlace {
  const [part = '', owner = '-'] = text.split('~');
  return { part, officerId: owner === '-' ? null : (owner as OfficerId) };
}
