// Reads a mapping file, and says what is wrong with it in its own words: a mapping is written by hand, usually twice.
import { readFileSync } from 'node:fs';
import { read } from '@tera/contracts';
import { parse } from 'yaml';
import { Failure, reasonOf } from '../failure.ts';
import { type Mapping, MappingSchema } from './mapping.ts';

/** @throws Failure */
export function readMapping(path: string): Mapping {
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Failure('usage', `The mapping ${path} cannot be read: ${reasonOf(error).trimEnd()}`);
  }
  const result = read(MappingSchema, content);
  if (result.ok) return result.value;
  const complaints = result.errors.map(({ path: field, message }) => `  ${field === '' ? '' : `${field}: `}${message}`);
  throw new Failure(
    'usage',
    `The mapping ${path} is not right:\n${complaints.join('\n')}`,
    'docs/connect/csv.md describes mappings.',
  );
}
