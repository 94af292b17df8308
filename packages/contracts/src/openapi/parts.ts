// The pieces that every operation is made of: bodies, refusals, the path of a unit, the key that is needed.
import * as z from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { UnitIdSchema } from '../ids.ts';
import type { Scope } from '../key.ts';
import { ProblemSchema } from '../problem.ts';

export const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
export const body = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });

const REFUSALS = {
  '401': 'No valid API key',
  '403': 'The key is for another unit or scope',
  '404': 'There is no such thing',
  '406': 'The answer is too large to travel uncompressed: send `Accept-Encoding: gzip`',
  '409': 'Not as things are: others are changing the same thing, or the ticket is not completed',
  '413': 'The body is too large',
  '415': 'The body is not JSON',
  '422': 'The request is not valid; `errors` names the fields',
  '429': 'Too many in this minute; try again after `Retry-After` seconds',
  '503': 'Nothing was taken; try again after `Retry-After` seconds',
} as const;

export function refusals(...statuses: (keyof typeof REFUSALS)[]): ZodOpenApiOperationObject['responses'] {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: REFUSALS[status], content: { 'application/problem+json': { schema: ProblemSchema } } },
    ]),
  );
}

export const unitPath = { path: z.object({ unitId: UnitIdSchema }) };
export const withKey = (scope: Scope) => ({ security: [{ apiKey: [] }], description: `Scope \`${scope}\`.` });
