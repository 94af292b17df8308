// One device on one local day: the set of the responses that came from it. A single response adds nothing; from the
// second on, every one of them is flagged under the officer and service that it is about.

import { type Counters, flagCounter } from '../counters.ts';
import { type Contribution, type Cell, NOTHING, contributionOf } from './contribution.ts';
import { type CountingRules, type FactKind, NOTHING_SEEN } from './kind.ts';
import { DEVICE_DAY_KEPT_FOR } from '../retention.ts';
import type { OfficerId, ServiceId } from '../ids.ts';
import { type Instant, localDayOf } from '../time/time.ts';

export interface DeviceResponse {
  /** The response's key. */
  readonly key: string;
  readonly receivedAt: Instant;
  readonly officerId?: OfficerId | undefined;
  readonly serviceId?: ServiceId | undefined;
}

/** By the responses' keys. */
export type DeviceDay = ReadonlyMap<string, DeviceResponse>;

/** Most responses that are kept of one device and day; the flag has long been raised by then. */
export const RESPONSES_PER_DEVICE_DAY = 200;

export const deviceDayKind: FactKind<DeviceDay, DeviceResponse> = {
  empty: new Map(),
  evolve: (state, news) => ({ state: withResponses(state, news), seen: NOTHING_SEEN }),
  contribution: deviceContribution,
  newest: (state) => Math.max(0, ...Array.from(state.values(), ({ receivedAt }) => receivedAt)),
  keptFor: DEVICE_DAY_KEPT_FOR,
  happenedAt: ({ receivedAt }) => receivedAt,
  sizeOf: (state) => state.size,
  leadsFrom: () => true,
};

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

/** By time, then in any fixed order of all that they say. */
function compareResponses(a: DeviceResponse, b: DeviceResponse): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt - b.receivedAt;
  const [one, other] = [a, b].map(({ key, officerId = '', serviceId = '' }) => [key, officerId, serviceId].join('#'));
  return (one ?? '') < (other ?? '') ? -1 : one === other ? 0 : 1;
}

function deviceContribution(device: DeviceDay, { timeZone }: CountingRules): Contribution {
  if (device.size < 2) return NOTHING;
  return contributionOf(
    Array.from(device.values(), ({ receivedAt, officerId, serviceId }): [Cell, Counters] => [
      { day: localDayOf(receivedAt, timeZone), officerId, serviceId },
      { [flagCounter('sameDevice')]: 1 },
    ]),
  );
}
