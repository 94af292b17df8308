// One device on one local day: the set of the responses that came from it. It adds nothing itself: from the second response on
// each of them is told that it shares its device, and goes with its own charge from then on.

import { NOTHING } from './contribution.ts';
import { type FactKind, NOTHING_SEEN } from './kind.ts';
import { DEVICE_DAY_KEPT_FOR } from '../retention.ts';
import type { Instant } from '../time/time.ts';

export interface DeviceResponse {
  /** The response's key. */
  readonly key: string;
  /** As of the response: the beginning of the day. */
  readonly receivedAt: Instant;
}

/** By the responses' keys. */
export type DeviceDay = ReadonlyMap<string, DeviceResponse>;

/** Most responses that are kept of one device and day; the flag has long been raised by then. */
export const RESPONSES_PER_DEVICE_DAY = 200;

export const deviceDayKind: FactKind<DeviceDay, DeviceResponse> = {
  empty: new Map(),
  evolve: (state, news) => ({ state: withResponses(state, news), seen: NOTHING_SEEN }),
  contribution: () => NOTHING,
  newest: (state) => Math.max(0, ...Array.from(state.values(), ({ receivedAt }) => receivedAt)),
  keptFor: DEVICE_DAY_KEPT_FOR,
  happenedAt: ({ receivedAt }) => receivedAt,
  sizeOf: (state) => state.size,
  leadsFrom: () => false,
};

/**
 * Those that are to be told that they share their device: none of one, all of several, also such as have come and are not kept.
 * So each of them is told whatever the order of arrival: one that is put out had been kept beside others.
 */
export function sharingOf(device: DeviceDay, incoming: readonly DeviceResponse[]): readonly DeviceResponse[] {
  const all = new Map([...incoming.map((response) => [response.key, response] as const), ...device]);
  return all.size < 2 ? [] : [...all.values()];
}

/**
 * The union of both; of two responses with one key the earlier counts, as it does for the response itself. Beyond the bound
 * the earliest are kept: what an earlier one has put out can never come back, so the order of arrival makes no difference.
 */
function withResponses(current: DeviceDay, incoming: readonly DeviceResponse[]): DeviceDay {
  const responses = new Map(current);
  for (const response of incoming) {
    const known = responses.get(response.key);
    if (known === undefined || compareResponses(response, known) < 0) responses.set(response.key, response);
  }
  const kept = [...responses.values()].sort(compareResponses).slice(0, RESPONSES_PER_DEVICE_DAY);
  const isSame = kept.length === current.size && kept.every((response) => current.get(response.key) === response);
  return isSame ? current : new Map(kept.map((response) => [response.key, response]));
}

/** By time, then in a fixed order. */
function compareResponses(a: DeviceResponse, b: DeviceResponse): number {
  return a.receivedAt - b.receivedAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
