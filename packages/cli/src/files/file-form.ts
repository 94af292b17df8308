// How a file is written, as a mapping says it.
import * as z from 'zod';
import { column } from './field.ts';

export const FORM = {
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1252']).optional(),
  /** Names of the columns of a file that has none in its first line. */
  header: z.array(column).min(1).optional(),
  /** Rows to leave out. */
  skip: z.record(column, z.array(z.string()).min(1)).optional(),
};

export interface FileForm {
  readonly delimiter?: string | undefined;
  readonly encoding?: 'utf-8' | 'utf-16le' | 'windows-1252' | undefined;
  readonly header?: readonly string[] | undefined;
  /** Lines above the names of the columns. */
  readonly titleRows?: number | undefined;
}
