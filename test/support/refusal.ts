// What every refusal looks like: a problem document (RFC 9457) that names the field.

import { expect } from 'vitest';

export interface Complaint {
  /** The field, as in `events.0.serviceId`; empty for the whole body. */
  readonly path?: string;
  readonly code?: string;
}

/** For `toMatchObject`: an answer of this status, with at least these complaints. */
export function refusal(status: number, ...complaints: readonly Complaint[]): object {
  const text: unknown = expect.stringMatching(/./);
  return {
    status,
    mediaType: 'application/problem+json',
    json: {
      type: expect.stringMatching(/^\/v1\/errors\/[a-z-]+$/) as unknown,
      title: text,
      status,
      detail: text,
      instance: text,
      errors: expect.arrayContaining(
        complaints.map((complaint): unknown => expect.objectContaining(Object.assign({ message: text }, complaint))),
      ) as unknown,
    },
  };
}
