// One device on one day: who is told that it is shared, and that the order of arrival does not matter.

import { describe, expect, it } from 'vitest';
import { type DeviceDay, type DeviceResponse, RESPONSES_PER_DEVICE_DAY, deviceDayKind } from './device-day.ts';
import { newsForOthers } from './kinds.ts';
import { at, rules } from '@tera/testing/facts';

const fromLink = (key: string, more: Partial<DeviceResponse> = {}): DeviceResponse => ({
  key,
  receivedAt: at('00:00'),
  ...more,
});

const dayOf = (...responses: DeviceResponse[]): DeviceDay => deviceDayKind.evolve(deviceDayKind.empty, responses).state;
const told = (device: DeviceDay) => newsForOthers('device', device, []);

describe('a device that answers', () => {
  it('once is nothing to remark', () => {
    expect(told(dayOf(fromLink('a')))).toEqual([]);
    expect(told(dayOf(fromLink('a'), fromLink('a')))).toEqual([]);
  });

  it('for several tickets is told to each of the answers, and adds nothing itself', () => {
    const device = dayOf(fromLink('a'), fromLink('b'));

    expect(told(device)).toEqual(
      ['a', 'b'].map((id) => ({ kind: 'response', id, news: { isOfSharedDevice: true, on: at('00:00') } })),
    );
    expect(deviceDayKind.contribution(device, rules()).size).toBe(0);
  });

  it('changes nothing with a second answer to the same link', () => {
    const device = dayOf(fromLink('a'), fromLink('b'));

    expect(deviceDayKind.evolve(device, [fromLink('a', { receivedAt: at('10:00') })]).state).toBe(device);
  });

  it('is remembered with so many answers and no more', () => {
    const many = Array.from({ length: RESPONSES_PER_DEVICE_DAY + 5 }, (_, index) => fromLink(`r${index}`));

    expect(dayOf(...many).size).toBe(RESPONSES_PER_DEVICE_DAY);
  });

  it('is told to one that has come and is not kept, too', () => {
    const many = Array.from({ length: RESPONSES_PER_DEVICE_DAY }, (_, index) => fromLink(`r${index}`));
    const last = fromLink('z');
    const device = dayOf(...many, last);

    expect(device.has('z')).toBe(false);
    expect(newsForOthers('device', device, [last]).map(({ id }) => id)).toContain('z');
  });
});
