// Reads a mapping file, and says what is wrong with it in its own words: a mapping is written by hand, usually twice.
import { readFileSync } from 'node:fs';
import { read } from '@tera/contracts';
import { parse } from 'yaml';
import type * as z from 'zod';
import { Failure, reasonOf } from '../failure.ts';

/** @param page of the documentation that describes them. @throws Failure */
export function readMapping<Mapping>(path: string, schema: z.ZodType<Mapping>, page: string): Mapping {
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Failure('usage', `The mapping ${path} cannot be read: ${reasonOf(error).trimEnd()}`);
  }
  const result = read<Mapping>(schema, content);
  if (result.ok) return result.value;
  const complaints = result.errors.map(({ path: field, message }) => `  ${field === '' ? '' : `${field}: `}${message}`);
  throw new Failure(
    'usage',
    `The mapping ${path} is not right:\n${complaints.join('\n')}`,
    `${page} describes mappings.`,
  );
}
