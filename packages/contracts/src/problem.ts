// The one shape of an error (RFC 9457), and how a schema's complaints become its `errors`.
import * as z from 'zod';
import type { ErrorCode, ErrorStatus } from './errors.ts';

/** What kinds of problem there are: by their status the end of their address, and their title. */
export const PROBLEMS = {
  401: ['unauthenticated', 'No valid API key'],
  403: ['forbidden', 'Not allowed for this key'],
  404: ['not-found', 'Not found'],
  405: ['method-not-allowed', 'Not by this method'],
  406: ['not-acceptable', 'Not acceptable'],
  409: ['conflict', 'Conflict'],
  413: ['too-large', 'Body too large'],
  415: ['unsupported-media-type', 'Unsupported media type'],
  422: ['invalid-request', 'The request is not valid'],
  429: ['too-many-requests', 'Too many requests'],
  500: ['internal', 'Internal error'],
  503: ['unavailable', 'Try again later'],
} as const satisfies Readonly<Record<ErrorStatus, readonly [slug: string, title: string]>>;

/** A code of the catalogue. Whoever reads it takes one that it does not know by the status: there will be more. */
export const ErrorCodeSchema = z.string().meta({ id: 'ErrorCode', example: 'required' });

export const FieldErrorSchema = z.object({
  path: z.string().meta({ description: 'The field, as in `events.0.serviceId`; empty for the whole body.' }),
  code: ErrorCodeSchema,
  message: z.string(),
});
/** As it is said here: by a code of the catalogue. */
export type FieldError = z.infer<typeof FieldErrorSchema> & { readonly code: ErrorCode };

export const ProblemSchema = z
  .looseObject({
    type: z.string().meta({
      example: '/v1/errors/invalid-request',
      description: 'Where this kind of problem is described; it can be opened, from the address that was asked.',
    }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'The id of the request, as in the logs and in `apigw-requestid`.' }),
    errors: z.array(FieldErrorSchema),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details; a push adds its `rejected` and `retry`.' });
export type Problem = z.infer<typeof ProblemSchema>;

/** Most errors of one value that was read, and of a whole answer: what is wrong can be much larger than what is right. */
const ERRORS_PER_VALUE = 50;
const ERRORS_PER_PROBLEM = 1000;

/** A problem document, whose detail are the errors themselves. `instance`: the id of the request. */
export function problem(status: ErrorStatus, errors: readonly FieldError[], instance: string): Problem {
  const [slug, title] = PROBLEMS[status];
  const described = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
  return {
    type: `/v1/errors/${slug}`,
    title,
    status,
    detail: described === '' ? title : shortened(described),
    instance,
    errors: errors.slice(0, ERRORS_PER_PROBLEM),
  };
}

export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads what came from outside; `under` is the path of `input` in the request, for the names of its fields. */
export function read<Value>(schema: z.ZodType<Value>, input: unknown, under: readonly PropertyKey[] = []): Read<Value> {
  // With `reportInput` a missing field can be told from a wrong one; the input itself goes no further than this file.
  const result = schema.safeParse(input, { reportInput: true });
  return result.success ? { ok: true, value: result.data } : { ok: false, errors: fieldErrors(result.error, under) };
}

function fieldErrors(error: z.ZodError, under: readonly PropertyKey[]): FieldError[] {
  const errors = error.issues.flatMap((issue) => {
    const at = [...under, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathText([...at, key]),
        code: 'unknown_field' as const,
        message: 'not a field of this object',
      }));
    }
    return [{ path: pathText(at), code: codeOf(issue), message: messageOf(issue) }];
  });
  return errors.slice(0, ERRORS_PER_VALUE);
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map((part) => shortened(String(part), 100)).join('.');
}

function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  // Only `complaint.ts` writes one there.
  if (issue.code === 'custom') return (issue.params?.['code'] as ErrorCode | undefined) ?? 'invalid_value';
  if (isMissing(issue)) return 'required';
  // Those are taken apart into one for each field before.
  return issue.code === 'unrecognized_keys' ? 'unknown_field' : issue.code;
}

function messageOf(issue: z.core.$ZodIssue): string {
  const message = issue.message.replace(/^Invalid (input|option): /, '');
  return isMissing(issue)
    ? message.replace(/, received undefined$/, '').replace(/^expected/, 'required: expected')
    : message;
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code !== 'custom' && 'input' in issue && issue.input === undefined;
}

/** Long enough to recognise, too short to carry a body back. */
export function shortened(text: string, longest = 1000): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
