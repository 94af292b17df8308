// DynamoDB's wire values, made and read by hand: the aggregator's items have a few known shapes, and a general
// marshaller would be most of its processor time.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

export const S = (value: string): AttributeValue => ({ S: value });
export const N = (value: number): AttributeValue => ({ N: String(value) });
export const M = (entries: Iterable<readonly [string, AttributeValue]>): AttributeValue => ({
  M: Object.fromEntries(entries),
});
export const L = (values: readonly string[]): AttributeValue => ({ L: values.map(S) });

/** Reads an attribute that the item must have; an item without it was not written by this code. */
export function text(item: Item, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new Error(`an item has no text attribute '${name}'`);
  return value;
}

/** One of those known. @throws for any other: it was not written by this code. */
export function known<const Known extends string | number>(value: unknown, all: readonly Known[]): Known {
  const found = all.find((one) => one === value);
  if (found === undefined) throw new Error(`an item holds ${typeof value} that is none of those known`);
  return found;
}

export function optionalText(item: Item, name: string): string | undefined {
  return item[name]?.S;
}

export function number(item: Item, name: string): number {
  const value = item[name]?.N;
  if (value === undefined) throw new Error(`an item has no number attribute '${name}'`);
  return Number(value);
}

export function optionalNumber(item: Item, name: string): number | undefined {
  const value = item[name]?.N;
  return value === undefined ? undefined : Number(value);
}

export function texts(item: Item, name: string): string[] {
  return (item[name]?.L ?? []).map((value) => value.S ?? '');
}

/** The attributes that are there: a field that is absent is not written. */
export function present(entries: Readonly<Record<string, AttributeValue | undefined>>): Item {
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, AttributeValue] => entry[1] !== undefined),
  );
}
