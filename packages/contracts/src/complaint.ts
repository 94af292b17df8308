// What a schema finds wrong by a rule of our own. Its code is one of the catalogue, so that what a schema says can neither be
// misspelt nor be missing from the documents.
import type * as z from 'zod';
import type { ErrorCode } from './errors.ts';

export interface Complaint {
  /** From the schema on; the value itself unless said. */
  readonly path?: readonly PropertyKey[];
  readonly code: ErrorCode<422>;
  readonly message: string;
}

export function complain(context: z.RefinementCtx, { path = [], code, message }: Complaint): void {
  context.addIssue({ code: 'custom', path: [...path], message, params: { code } });
}

/** The same for `refine`. */
export function complaint(code: ErrorCode<422>, error: string) {
  return { error, params: { code } };
}
