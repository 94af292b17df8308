// The catalogue of errors as it is answered, documented and written into docs/errors.md: the same words everywhere.
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { ERRORS, type ErrorStatus } from './errors.ts';
import { PROBLEMS } from './problem.ts';

export const ErrorEntrySchema = lazily(() =>
  z
    .object({
      status: z.int(),
      type: z.string().meta({ example: '/v1/errors/not-found', description: '`type` of its problem documents.' }),
      title: z.string(),
      code: z.string().meta({ example: 'unknown_unit' }),
      meaning: z.string(),
    })
    .meta({ id: 'ErrorEntry' }),
);
export type ErrorEntry = z.infer<typeof ErrorEntrySchema>;

/** What the gateway answers before any function is asked: where it lets us say nothing, in its own words and as plain JSON. */
export const GATEWAY_REFUSALS = {
  400: 'The path cannot be read: its percent-encoding is broken.',
  413: 'The body has more than 10 MB.',
  429: 'All callers together ask more often than the installation allows: try again in a second.',
  500: 'A function has ended without an answer; it is safe to send the same again.',
  503: 'A function cannot be started now, or works longer than 30 s, and ends what it began: it is safe to send the same again.',
  504: 'A function did not answer in time; it is safe to send the same again.',
} as const;

export const GatewayRefusalSchema = lazily(() =>
  z
    .object({ message: z.string() })
    .meta({ id: 'GatewayRefusal', description: 'What the gateway says by itself: no problem document.' }),
);

export const ErrorCatalogueSchema = lazily(() =>
  z.object({ errors: z.array(ErrorEntrySchema) }).meta({ id: 'ErrorCatalogue' }),
);

/** By status, and within it as the catalogue has them. */
export function errorCatalogue(): readonly ErrorEntry[] {
  return (Object.entries(ERRORS) as readonly [string, Readonly<Record<string, string>>][]).flatMap(([text, codes]) => {
    const status = Number(text) as ErrorStatus;
    const [slug, title] = PROBLEMS[status];
    return Object.entries(codes).map(([code, meaning]) => ({
      status,
      type: `/v1/errors/${slug}`,
      title,
      code,
      meaning,
    }));
  });
}

/** Those of a code or of a kind of problem, such as `unknown_unit` or `not-found`. */
export function errorsNamed(name: string): readonly ErrorEntry[] {
  return errorCatalogue().filter(({ code, type }) => code === name || type === `/v1/errors/${name}`);
}
