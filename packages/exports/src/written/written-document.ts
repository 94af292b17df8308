// A text with its headings and tables before it has a format: a page and a Word file are made of the same one, so that neither says
// what the other does not. Every cell is a text as it is printed: nothing is reckoned by whoever draws it.
import type { Language } from '@tera/domain';

export interface WrittenDocument {
  readonly language: Language;
  readonly title: string;
  /** Below the title, such as the unit and the period. */
  readonly subtitles: readonly string[];
  readonly letterhead: readonly WrittenLine[];
  readonly parts: readonly WrittenPart[];
  readonly signature?: WrittenSignature;
  /** What runs along the foot of every sheet. */
  readonly foot: string;
  /** On sheets that lie. */
  readonly isWide?: boolean;
}

/** A line that somebody still has to write where there is no text of it. */
export interface WrittenLine {
  readonly text: string | undefined;
  /** What is to be written there. */
  readonly wanted: string;
}

export interface WrittenSignature {
  /** Place and day. */
  readonly where: WrittenLine;
  readonly as: WrittenLine;
  readonly name: WrittenLine;
  readonly number: WrittenLine;
}

export type WrittenPart =
  | { readonly kind: 'chapter' | 'section'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | ({ readonly kind: 'table' } & WrittenTable)
  | ({ readonly kind: 'bars' } & WrittenBars)
  | ({ readonly kind: 'line' } & WrittenPoints)
  /** Room for what people write themselves. */
  | { readonly kind: 'room'; readonly wanted: string };

export interface WrittenTable {
  readonly caption: string;
  readonly columns: readonly WrittenColumn[];
  /** The first cell is what the row is about. */
  readonly rows: readonly (readonly string[])[];
  /** Sums and the like, below; as many cells as there are columns. */
  readonly foot?: readonly string[];
}

export interface WrittenColumn {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Of a table as wide as the sheet, in hundredths; the rest is shared by the others. */
  readonly width?: number;
}

export interface WrittenBars {
  readonly caption: string;
  /** What a bar is, and what its number is called. */
  readonly of: string;
  readonly value: string;
  /** Where bars begin and end. */
  readonly span: readonly [number, number];
  readonly decimals: number;
  readonly bars: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly interval: readonly [number, number] | null;
    /** In place of a number. */
    readonly instead: string;
  }[];
}

/** A line through time. It is drawn where it can be: its numbers stand in a table beside it. */
export interface WrittenPoints {
  readonly caption: string;
  readonly value: string;
  readonly span: readonly [number, number];
  readonly decimals: number;
  readonly points: readonly { readonly label: string; readonly name: string; readonly value: number | null }[];
}
