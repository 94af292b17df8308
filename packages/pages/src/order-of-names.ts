// Names in the order in which a list shows them: `Kelurahan 2` before `Kelurahan 10`.
import { madeOnce } from '@tera/domain';

/** To load the rules of a language takes longer than to load many a page. */
const collator = madeOnce(() => new Intl.Collator('id', { numeric: true }));

/** As `toSorted` wants it. */
export function inOrderOfNames(one: string, other: string): number {
  return collator().compare(one, other);
}
