// One device on one day: what is flagged, and that the order of arrival does not matter.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DeviceDay,
  type DeviceResponse,
  NEW_DEVICE_DAY,
  RESPONSES_PER_DEVICE_DAY,
  deviceContribution,
  mergeDeviceDay,
} from './device-day.ts';
import { ani, at, budi, ektp } from '../testing/makers.ts';

const fromLink = (key: string, more: Partial<DeviceResponse> = {}): DeviceResponse => ({
  key,
  receivedAt: at('09:00'),
  officerId: ani,
  serviceId: ektp,
  ...more,
});

const dayOf = (...responses: DeviceResponse[]): DeviceDay => mergeDeviceDay(NEW_DEVICE_DAY, responses).device;
const added = (device: DeviceDay) => Object.fromEntries(deviceContribution(device, 'Asia/Jakarta'));

describe('a device that answers', () => {
  it('once is nothing to remark', () => {
    expect(added(dayOf(fromLink('a')))).toEqual({});
    expect(added(dayOf(fromLink('a'), fromLink('a')))).toEqual({});
  });

  it('for several tickets is flagged for each of them, under its own officer', () => {
    expect(added(dayOf(fromLink('a'), fromLink('b'), fromLink('c', { officerId: budi })))).toEqual({
      '2026-11-20#ani#ektp': { 'f.sameDevice': 2 },
      '2026-11-20#budi#ektp': { 'f.sameDevice': 1 },
    });
  });

  it('changes nothing with a second answer to the same link', () => {
    const device = dayOf(fromLink('a'), fromLink('b'));

    expect(mergeDeviceDay(device, [fromLink('a', { receivedAt: at('10:00') })])).toEqual({ device, changed: false });
  });

  it('is remembered with so many answers and no more', () => {
    const many = Array.from({ length: RESPONSES_PER_DEVICE_DAY + 5 }, (_, index) => fromLink(`r${index}`));

    expect(dayOf(...many).size).toBe(RESPONSES_PER_DEVICE_DAY);
  });

  it('ends the same in whatever order, pieces and number of times its answers arrive', () => {
    const response = fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 5 }), fc.constantFrom(ani, budi))
      .map(([key, minutes, officerId]) => fromLink(key, { receivedAt: at('09:00') + minutes * 60_000, officerId }));
    fc.assert(
      fc.property(fc.array(response, { maxLength: 8 }), fc.nat(), (responses, cut) => {
        const place = cut % (responses.length + 1);
        const pieces = mergeDeviceDay(dayOf(...responses.slice(place)), responses.slice(0, place)).device;

        expect(contentOf(pieces)).toEqual(contentOf(dayOf(...responses)));
      }),
    );
  });
});

function contentOf(device: DeviceDay): string[] {
  return Array.from(device.values(), ({ key, receivedAt }) => `${key} ${receivedAt}`).toSorted();
}
