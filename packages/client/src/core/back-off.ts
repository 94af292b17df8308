// How long to wait before the next try. The jitter is full (anything from nothing to the bound), so that the counters of a
// city do not all come back in the same second after an outage.

const SECOND = 1000;
const FIRST_BOUND = SECOND / 2;
const LAST_BOUND = 60 * SECOND;
/** A server that asks for longer is asked again all the same: the header may be a mistake. */
const LONGEST_ASKED_FOR = 60 * 60 * SECOND;

/** Milliseconds before the try after `failures` failures in a row; what the server asked for is never undercut. */
export function backOff(failures: number, random: () => number, askedFor = 0): number {
  const bound = Math.min(LAST_BOUND, FIRST_BOUND * 2 ** Math.max(0, failures - 1));
  return askedFor + random() * bound;
}

/**
 * Milliseconds that a `Retry-After` asks for, as seconds or as an HTTP date (RFC 9110 §10.2.3); `undefined` for none. A date
 * is compared with the server's own `Date` where there is one, for this computer's clock may be wrong.
 */
export function retryAfter(header: string | null, serverDate: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  const from = serverDate === null ? Number.NaN : Date.parse(serverDate);
  const asked = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - (Number.isNaN(from) ? now : from);
  return Number.isNaN(asked) ? undefined : Math.min(Math.max(asked, 0), LONGEST_ASKED_FOR);
}
