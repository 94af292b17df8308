// Which target a figure is held against, and how far it was reached.

import { ani, budi, ektp, kk, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { achievementOf, achievementsOf } from './achievement.ts';
import { type Indicator, findIndicator } from './catalogue/catalogue.ts';
import { type Period, parsePeriod } from '../time/period.ts';
import { type RowScope, type Target, targetFor, targetsIn } from './target.ts';

const indicator = (id: string): Indicator => present(findIndicator(id));
const period = (name: string): Period => present(parsePeriod(name));

/** The value that the indicator is held against in a row of a period. */
function heldTo(id: string, targets: readonly Omit<Target, 'indicator'>[], asked: string, scope: RowScope = {}) {
  const all = targets.map((target): Target => ({ indicator: id, ...target }));
  return targetFor(targetsIn(all, period(asked)), indicator(id), scope)?.value;
}

const p50 = (targets: readonly Omit<Target, 'indicator'>[], asked = '2026-11', scope: RowScope = {}) =>
  heldTo('service.p50', targets, asked, scope);

const wait = (scope: RowScope) => heldTo('wait.p50', [{ value: 300 }], '2026-11', scope);

const completed = (target: Omit<Target, 'indicator' | 'value'>, asked: string, scope: RowScope = {}) =>
  heldTo('tickets.completed', [{ value: 1200, ...target }], asked, scope);

const achieved = (id: string, target: number, realisation: number | null) =>
  achievementOf(indicator(id), { indicator: id, value: target }, realisation).achievement;

describe('a target of a level', () => {
  it('always holds when it names no period', () => {
    expect(p50([{ value: 600 }], '2031-W07')).toBe(600);
  });

  it('holds in every period inside its own, and in none that reaches out of it', () => {
    const ofQuarter = [{ value: 600, period: '2026-Q4' }];

    expect(['2026-10', '2026-W47', '2026-12-31', '2026-Q4'].map((asked) => p50(ofQuarter, asked))).toEqual([
      600, 600, 600, 600,
    ]);
    expect(['2026-09', '2026-W40', '2026-W53', '2026-S2', '2026'].map((asked) => p50(ofQuarter, asked))).toEqual(
      Array.from({ length: 5 }),
    );
  });

  it('gives way to one for a shorter period around the one asked, wherever it is written', () => {
    const targets = [
      { value: 1, period: '2026-11' },
      { value: 2, period: '2026' },
      { value: 3 },
      { value: 4, period: '2026-Q4' },
    ];

    expect(['2026-11', '2026-10', '2026-S2', '2027'].map((asked) => p50(targets, asked))).toEqual([1, 4, 2, 3]);
    expect(['2026-11', '2026-10', '2026-S2', '2027'].map((asked) => p50(targets.toReversed(), asked))).toEqual([
      1, 4, 2, 3,
    ]);
  });

  it('gives way to a later one for the same period', () => {
    expect(
      p50([
        { value: 1, period: '2026' },
        { value: 2, period: '2026' },
      ]),
    ).toBe(2);
  });

  it('of the officer holds before that of the service, and that of the service before that of the unit', () => {
    const targets = [
      { value: 1, officerId: ani, serviceId: ektp },
      { value: 2, officerId: ani, period: '2026-11' },
      { value: 3, serviceId: ektp, period: '2026-11' },
      { value: 4, period: '2026-11' },
      { value: 5, serviceId: kk, period: '2026-11' },
    ];
    const of = (scope: RowScope) => p50(targets, '2026-11', scope);

    expect(of({ officerId: ani, serviceId: ektp })).toBe(1);
    expect(of({ officerId: ani, serviceId: kk })).toBe(2);
    expect(of({ officerId: ani })).toBe(2);
    expect(of({ officerId: budi, serviceId: ektp })).toBe(3);
    expect(of({ serviceId: ektp })).toBe(3);
    expect(of({ officerId: budi, serviceId: kk })).toBe(5);
    expect(of({ officerId: budi })).toBe(4);
    expect(of({})).toBe(4);
  });

  it('is nobody’s in the row of what belongs to no officer or to no service', () => {
    expect(p50([{ value: 1 }], '2026-11', { officerId: null })).toBeUndefined();
    expect(p50([{ value: 1 }], '2026-11', { serviceId: null })).toBeUndefined();
  });

  it('is no officer’s where the figure is the unit’s', () => {
    expect(wait({ officerId: ani })).toBeUndefined();
    expect(wait({ serviceId: ektp })).toBe(300);
  });
});

describe('a target of a count', () => {
  it('holds for exactly its period: a yearly count is no monthly one', () => {
    expect(completed({ period: '2026' }, '2026')).toBe(1200);
    expect(completed({ period: '2026' }, '2026-11')).toBeUndefined();
    expect(completed({}, '2026')).toBeUndefined();
  });

  it('holds for exactly those it was set for: a unit’s count is no officer’s', () => {
    expect(completed({ period: '2026' }, '2026', { officerId: ani })).toBeUndefined();
    expect(completed({ period: '2026', officerId: ani }, '2026', { officerId: ani })).toBe(1200);
    expect(completed({ period: '2026', officerId: ani }, '2026', { officerId: ani, serviceId: ektp })).toBeUndefined();
    expect(completed({ period: '2026', serviceId: ektp }, '2026', { serviceId: ektp })).toBe(1200);
  });
});

describe('an achievement', () => {
  // The worked examples of PermenPANRB 8/2021: 92 % of 90 %, 70 % of 80 %; 6.5 months of 7, 9 months of 8.
  it.each([
    ['onTime.share', 0.9, 0.92, 1.0222222222],
    ['onTime.share', 0.8, 0.7, 0.875],
    ['turnaround.p50', 7, 6.5, 1.0714285714],
    ['turnaround.p50', 8, 9, 0.875],
  ])('of %s, target %d and realisation %d, is the regulation’s', (id, target, realisation, expected) => {
    expect(achieved(id, target, realisation)).toBeCloseTo(expected, 9);
  });

  it('is 1 exactly at the target, whichever way is better', () => {
    expect(achieved('onTime.share', 0.85, 0.85)).toBe(1);
    expect(achieved('service.p50', 613.7, 613.7)).toBe(1);
  });

  it('is not bounded: nothing done is 0, and beyond twice the time allowed it is less', () => {
    expect(achieved('onTime.share', 0.85, 0)).toBe(0);
    expect(achieved('service.p50', 600, 1500)).toBe(-0.5);
    expect(achieved('service.p50', 600, 0)).toBe(2);
  });

  it('is null of a figure that is not shown, and of one that has no better', () => {
    expect(achieved('satisfaction.ikm', 80, null)).toBeNull();
    expect(achieved('hold.mean', 60, 30)).toBeNull();
  });
});

describe('the achievements of a row', () => {
  const targets: readonly Target[] = [
    { indicator: 'service.p50', value: 600, decree: 'SK 12/2026' },
    { indicator: 'satisfaction.elements.perilaku.nrr', value: 3.5, officerId: ani },
    { indicator: 'tickets.completed', value: 100, period: '2026-11', officerId: ani },
    { indicator: 'wait.p50', value: 300 },
    { indicator: 'from.another.version', value: 1 },
  ];
  const row = {
    officerId: ani,
    tickets: { completed: 120 },
    wait: { p50: 90 },
    service: { p50: 540 },
    satisfaction: { elements: {} },
  };

  it('have target, realisation and what became of it, with the decree, and no word of praise or blame', () => {
    expect(achievementsOf(row, targetsIn(targets, period('2026-11')))).toEqual([
      { indicator: 'tickets.completed', target: 100, realisation: 120, achievement: 1.2, direction: 'higher' },
      {
        indicator: 'service.p50',
        target: 600,
        realisation: 540,
        achievement: 1.1,
        direction: 'lower',
        decree: 'SK 12/2026',
      },
      {
        indicator: 'satisfaction.elements.perilaku.nrr',
        target: 3.5,
        realisation: null,
        achievement: null,
        direction: 'higher',
      },
    ]);
  });

  it('are none where no target was set', () => {
    expect(achievementsOf(row, targetsIn([], period('2026-11')))).toEqual([]);
  });
});
