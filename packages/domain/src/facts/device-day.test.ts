// One device on one day: what is flagged, and that the order of arrival does not matter.

import { describe, expect, it } from 'vitest';
import { type DeviceDay, type DeviceResponse, RESPONSES_PER_DEVICE_DAY, deviceDayKind } from './device-day.ts';
import { ani, at, budi, ektp, rules } from '@tera/testing/facts';

const fromLink = (key: string, more: Partial<DeviceResponse> = {}): DeviceResponse => ({
  key,
  receivedAt: at('09:00'),
  officerId: ani,
  serviceId: ektp,
  ...more,
});

const dayOf = (...responses: DeviceResponse[]): DeviceDay => deviceDayKind.evolve(deviceDayKind.empty, responses).state;
const added = (device: DeviceDay) => Object.fromEntries(deviceDayKind.contribution(device, rules()));

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

    expect(deviceDayKind.evolve(device, [fromLink('a', { receivedAt: at('10:00') })]).state).toBe(device);
  });

  it('is remembered with so many answers and no more', () => {
    const many = Array.from({ length: RESPONSES_PER_DEVICE_DAY + 5 }, (_, index) => fromLink(`r${index}`));

    expect(dayOf(...many).size).toBe(RESPONSES_PER_DEVICE_DAY);
  });
});
