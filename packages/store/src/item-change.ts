// An item that comes or goes in the transaction of a fact.
import type { Item } from './attributes.ts';

/** An item to write, or the key of one to take away. */
export type ItemChange = { readonly put: Item } | { readonly remove: Item };
