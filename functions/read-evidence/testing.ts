// All pages of an answer about evidence, read as a caller reads them: by handing back `next`.
import { EvidenceSchema } from '@tera/contracts';
import { expect } from 'vitest';
import type * as z from 'zod';

export type Evidence = z.infer<typeof EvidenceSchema>;
export type Sum = Evidence['sum'];

/** Holds an answer to its schema to the letter: what the schema does not know must not be in it. */
export function evidenceIn(body: unknown): Evidence {
  const evidence = EvidenceSchema.parse(body);
  expect(body).toEqual(evidence);
  return evidence;
}

export async function allPages(page: (cursor: string | undefined) => Promise<Evidence>): Promise<Evidence[]> {
  const pages = [await page(undefined)];
  for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null) {
    if (pages.length > 1_000) throw new Error('the pages never come to an end');
    pages.push(await page(next));
  }
  return pages;
}

/** Several sums as one, with seconds to the millisecond. */
export function added(sums: readonly Sum[]): Sum {
  const total: Record<string, unknown> = {};
  for (const sum of sums) for (const [name, amount] of Object.entries(sum)) total[name] = plus(total[name], amount);
  return total;
}

function plus(a: unknown, b: unknown): unknown {
  if (a === undefined) return b;
  if (typeof a === 'number' && typeof b === 'number') return Math.round(1000 * (a + b)) / 1000;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) throw new Error('not to be added');
  const [left, right] = [Object.entries(a), Object.entries(b)];
  const names = new Set([...left, ...right].map(([name]) => name));
  const entries = Array.from(names, (name) => {
    const [here, there] = [Object.fromEntries(left)[name], Object.fromEntries(right)[name]];
    return [name, there === undefined ? here : plus(here, there)] as const;
  });
  return Object.fromEntries(entries);
}
