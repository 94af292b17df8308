// One device on one local day: the set of the responses that came from it. A single response adds nothing; from the
// second on, every one of them is flagged under the officer and service that it is about.

import { type Contribution, type Counters, type Cell, NOTHING, contributionOf } from './contribution.ts';
import { flagCounter } from './response/flag.ts';
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

export const NEW_DEVICE_DAY: DeviceDay = new Map();

/** Most responses that are kept of one device and day; the flag has long been raised by then. */
export const RESPONSES_PER_DEVICE_DAY = 200;

/** The union of both; of two responses with one key the earlier counts, as it does for the response itself. */
export function mergeDeviceDay(
  current: DeviceDay,
  incoming: Iterable<DeviceResponse>,
): { readonly device: DeviceDay; readonly changed: boolean } {
  const device = new Map(current);
  let changed = false;
  for (const response of incoming) {
    const known = device.get(response.key);
    if (known === undefined ? device.size >= RESPONSES_PER_DEVICE_DAY : known.receivedAt <= response.receivedAt)
      continue;
    device.set(response.key, response);
    changed = true;
  }
  return { device, changed };
}

export function deviceContribution(device: DeviceDay, timeZone: string): Contribution {
  if (device.size < 2) return NOTHING;
  return contributionOf(
    Array.from(device.values(), ({ receivedAt, officerId, serviceId }): [Cell, Counters] => [
      { day: localDayOf(receivedAt, timeZone), officerId, serviceId },
      { [flagCounter('sameDevice')]: 1 },
    ]),
  );
}
