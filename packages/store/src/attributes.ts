// DynamoDB's wire values, made and read by hand: the aggregator's items have a few known shapes, and a general
// marshaller would be most of its processor time.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Instant, type LocalDay, isInstant, isLocalDay } from '@tera/domain';

export type Item = Record<string, AttributeValue>;

export const S = (value: string): AttributeValue => ({ S: value });
export const N = (value: number): AttributeValue => ({ N: String(value) });
export const M = (entries: Iterable<readonly [string, AttributeValue]>): AttributeValue => ({
  M: Object.fromEntries(entries),
});
export const L = (values: readonly string[]): AttributeValue => ({ L: values.map(S) });

// What is read is trusted as little as what is sent: it was written years ago, or by hand. Each reader throws where an attribute
// is of another type than it was ever written in, and never takes such a one for an absent one.

export function text(item: Item, name: string): string {
  return required(optionalText(item, name), name);
}

export function optionalText(item: Item, name: string): string | undefined {
  return attribute(item, name, 'S');
}

export function number(item: Item, name: string): number {
  return required(optionalNumber(item, name), name);
}

export function optionalNumber(item: Item, name: string): number | undefined {
  const written = attribute(item, name, 'N');
  return written === undefined ? undefined : Number(written);
}

export function optionalFlag(item: Item, name: string): boolean | undefined {
  return attribute(item, name, 'BOOL');
}

export function map(item: Item, name: string): Item {
  return required(optionalMap(item, name), name);
}

export function optionalMap(item: Item, name: string): Item | undefined {
  return attribute(item, name, 'M');
}

export function binary(item: Item, name: string): Uint8Array {
  return required(attribute(item, name, 'B'), name);
}

/** Without the attribute none. */
export function texts(item: Item, name: string): string[] {
  return (attribute(item, name, 'L') ?? []).map((value) => required(value.S, name));
}

/** Without the attribute none. */
export function maps(item: Item, name: string): Item[] {
  return (attribute(item, name, 'L') ?? []).map((value) => required(value.M, name));
}

/** One of those known. @throws for any other: it was not written by this code. */
export function known<const Known extends string | number>(value: unknown, all: readonly Known[]): Known {
  const found = all.find((one) => one === value);
  if (found === undefined) throw new Error(`an item holds ${typeof value} that is none of those known`);
  return found;
}

/** A text of which the guard says what it is, such as an id. */
export function that<Known extends string>(value: string, is: (value: string) => value is Known): Known {
  if (!is(value)) throw new Error('an item holds a text that is not as it must be');
  return value;
}

export function optionalThat<Known extends string>(
  value: string | undefined,
  is: (value: string) => value is Known,
): Known | undefined {
  return value === undefined ? undefined : that(value, is);
}

export function day(item: Item, name: string): LocalDay {
  return required(optionalDay(item, name), name);
}

export function optionalDay(item: Item, name: string): LocalDay | undefined {
  return optionalThat(optionalText(item, name), isLocalDay);
}

/** Milliseconds since 1970, of the years of which anything is told. */
export function instant(item: Item, name: string): Instant {
  return required(optionalInstant(item, name), name);
}

export function optionalInstant(item: Item, name: string): Instant | undefined {
  const value = optionalNumber(item, name);
  if (value !== undefined && !isInstant(value)) throw new Error(`an item's '${name}' is no instant`);
  return value;
}

type Type = 'S' | 'N' | 'BOOL' | 'M' | 'L' | 'B';

function attribute<Wanted extends Type>(item: Item, name: string, type: Wanted): AttributeValue[Wanted] | undefined {
  const value = item[name];
  if (value === undefined) return undefined;
  const found = value[type];
  if (found === undefined) throw new Error(`an item's attribute '${name}' is of another type`);
  return found;
}

function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`an item has no attribute '${name}' of the type that it must have`);
  return value;
}

/** The attributes that are there: a field that is absent is not written. */
export function present(entries: Readonly<Record<string, AttributeValue | undefined>>): Item {
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, AttributeValue] => entry[1] !== undefined),
  );
}
