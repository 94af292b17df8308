// Where in a row something stands, as a mapping says it by hand, and what is read there.
import * as z from 'zod';
import type { Row } from './row.ts';

export const column = z.string().min(1);

/** One column or several, joined. */
export const columns = {
  column: column.optional(),
  columns: z.array(column).min(1).optional(),
  join: z.string().optional(),
};

/** Foreign words in ours; YAML takes what looks like a number for one. */
export const words = z.record(z.string(), z.union([z.string(), z.number().transform(String)]));

export interface Field {
  readonly columns: readonly string[];
  readonly join: string;
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** Whatever an id may not have becomes `-`. */
  readonly asId?: boolean;
  readonly always?: string;
}

/** A column by its name, several joined, the foreign words of one in ours, or the same for every row. */
export const FieldSchema = z.union(
  [
    column.transform((name): Field => fieldOf(name)),
    z.strictObject({ always: z.union([z.string(), z.boolean()]) }).transform((field): Field => ({
      columns: [],
      join: '',
      always: String(field.always),
    })),
    z
      .strictObject({
        ...columns,
        words: words.optional(),
        as: z.enum(['id']).optional(),
      })
      .refine(hasOnePlace, 'expected column or columns')
      .transform((field): Field => ({
        columns: field.columns ?? [field.column ?? ''],
        join: field.join ?? '-',
        words: field.words,
        asId: field.as === 'id',
      })),
  ],
  { error: 'expected the name of a column, or {column, words, as}, {columns, join} or {always}' },
);

/** What stands in one column, as it is. */
export function fieldOf(name: string): Field {
  return { columns: [name], join: '-' };
}

export function hasOnePlace(place: {
  readonly column?: string | undefined;
  readonly columns?: readonly string[] | undefined;
}): boolean {
  return (place.column === undefined) !== (place.columns === undefined);
}

/** `undefined` where the cell is empty; a word that the mapping does not translate stays as it is. */
export function textOf({ cells }: Row, field: Field | undefined): string | undefined {
  if (field === undefined) return undefined;
  if (field.always !== undefined) return field.always;
  const parts = field.columns.map((name) => cells[name]?.trim() ?? '');
  if (parts.every((part) => part === '')) return undefined;
  const text = parts.join(field.join);
  const word = field.words?.[text] ?? text;
  if (word === '') return undefined;
  return field.asId === true ? idOf(word) : word;
}

/** `Dinas Kependudukan / KK` → `Dinas-Kependudukan-KK`: accents are dropped, and letters of other alphabets are too. */
function idOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.:-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '');
}

/** Rows to leave out: those with one of these texts in a column. */
export type Skipped = Readonly<Record<string, readonly string[]>>;

export function isSkipped({ cells }: Row, skip: Skipped = {}): boolean {
  return Object.entries(skip).some(([name, texts]) => texts.includes(cells[name] ?? ''));
}
