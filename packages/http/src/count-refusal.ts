// Counts a request that was refused, for the alarms: by the few statuses that mean something to whoever is called. Which
// error it was is only a note in the function's log: a metric for each would be a hundred.
import type { Meter, RefusedStatus } from '@tera/contracts';

interface Notes {
  /** The code of the first error, where there is one. */
  readonly reason?: string | undefined;
  /** `instance` of the problem document that the caller got. */
  readonly requestId?: string;
}

export function countRefusal(status: number, metrics: Pick<Meter, 'addBy'>, notes: Notes = {}): void {
  const { reason, requestId } = notes;
  metrics.addBy('Refused', { Status: statusOf(status) }, 1, {
    ...(reason === undefined ? {} : { reason }),
    ...(requestId === undefined ? {} : { requestId }),
  });
}

function statusOf(status: number): RefusedStatus {
  switch (status) {
    case 401:
    case 403:
    case 429:
      return `${status}`;
    default:
      return status < 500 ? '4xx' : '5xx';
  }
}
