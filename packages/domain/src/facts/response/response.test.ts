// What one answer adds and to whom, and which of two answers to one link counts.

import { addTo, counterEntries, type Tally } from '../../counters.ts';
import * as fc from 'fast-check';
import { aResponse, addedBy, ani, at, chargedTo, ektp } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type CellKey } from '../contribution.ts';
import { ELEMENTS, type Element, type Score } from '../../skm/element.ts';
import { MEAN_PARTS, type SurveyResponse, UNCOUNTED_ATTEMPT, firstResponse, responseContribution } from './response.ts';
import type { Charge } from '../ticket/charge.ts';

const added = (response: SurveyResponse, charge: Charge | null = chargedTo()) =>
  Object.fromEntries(addedBy(response, charge));

describe('a response', () => {
  it('counts once, each answer under its element and score', () => {
    expect(added(aResponse())).toEqual({
      '2026-11-20#ani#ektp': {
        'a.ticket': 1,
        linked: 1,
        pl4: 1,
        km3: 1,
        m: 3.5 * MEAN_PARTS,
        mm: (3.5 * MEAN_PARTS) ** 2,
      },
    });
  });

  it('does not count a skipped element at all', () => {
    const names = Object.values(added(aResponse())).flatMap((counters) => Object.keys(counters));

    expect(names.filter((name) => /^[a-z]{2}[1-4]$/.test(name))).toEqual(['km3', 'pl4']);
  });

  it('says who the citizen is to the service only, never to the officer', () => {
    const respondent = { sex: 'P', age: '51+', education: 'S1/D4', work: 'petani' } as const;

    expect(added(aResponse({ answers: {}, respondent }))).toEqual({
      '2026-11-20#ani#ektp': { 'a.ticket': 1, linked: 1 },
      '2026-11-20#-#ektp': { 'who.sex.P': 1, 'who.age.51+': 1, 'who.education.S1/D4': 1, 'who.work.petani': 1 },
    });
  });

  it('leaves out what the citizen would not say', () => {
    expect(added(aResponse({ answers: {}, respondent: { sex: 'L', age: undefined } }))).toMatchObject({
      '2026-11-20#-#ektp': { 'who.sex.L': 1 },
    });
  });

  it('from a poster counts to the unit, under its own channel', () => {
    const fromPoster = aResponse({ channel: 'poster', answers: {} });

    expect(added(fromPoster, chargedTo({}))).toEqual({ '2026-11-20#-#-': { 'a.poster': 1 } });
  });

  it('belongs to the local day on which the server took it', () => {
    const late = aResponse({ receivedAt: at('2026-11-20 23:30') });

    const daysIn = (timeZone: string) => [
      ...responseContribution(late, chargedTo(), { timeZone, isOfSharedDevice: false }).keys(),
    ];

    expect(daysIn('Asia/Jakarta')).toEqual(['2026-11-20#ani#ektp']);
    expect(daysIn('Asia/Makassar')).toEqual(['2026-11-21#ani#ektp']);
  });

  it('is flagged where its device has answered for others too, under whom it is charged to', () => {
    const shared = responseContribution(aResponse(), chargedTo(), { timeZone: 'Asia/Jakarta', isOfSharedDevice: true });

    expect(shared.get('2026-11-20#ani#ektp')).toMatchObject({ 'f.sameDevice': 1 });
  });

  it('of any answers is counted in whole numbers, its own mean exactly', () => {
    const score = fc.option(fc.constantFrom<Score>(1, 2, 3, 4), { nil: undefined });
    fc.assert(
      fc.property(fc.array(score, { minLength: 9, maxLength: 9 }), (scores) => {
        const given = ELEMENTS.flatMap((element, i): [Element, Score][] =>
          scores[i] === undefined ? [] : [[element, scores[i]]],
        );
        const tally: Record<string, number> = {};
        for (const counters of addedBy(aResponse({ answers: Object.fromEntries(given) })).values()) {
          addTo(tally, counters);
        }

        expect(Object.values(tally).every(Number.isSafeInteger)).toBe(true);
        const sum = given.reduce((total, [, one]) => total + one, 0);
        expect((tally['m'] ?? 0) * given.length).toBe(sum * MEAN_PARTS);
        expect(tally['mm'] ?? 0).toBe((tally['m'] ?? 0) ** 2);
      }),
    );
  });
});

describe('a response through a ticket’s link', () => {
  const response = aResponse({ answers: {}, respondent: { sex: 'P' } });

  it('waits while nobody has said whose its ticket is: there may be no such ticket', () => {
    expect(added(response, null)).toEqual({ '2026-11-20#-#-': { uncharged: 1 } });
  });

  it('is the unit’s where its ticket has no end any more', () => {
    expect(added(response, { kind: 'open' })).toEqual({ '2026-11-20#-#-': { 'a.ticket': 1, 'who.sex.P': 1 } });
  });

  it('is the unit’s, for the service, where the ticket is', () => {
    expect(added(response, { kind: 'unit', serviceId: ektp })).toEqual({
      '2026-11-20#-#ektp': { 'a.ticket': 1, linked: 1, 'who.sex.P': 1 },
    });
    expect(added(response, { kind: 'unit', serviceId: ektp, isUnasked: true })).toEqual({
      '2026-11-20#-#ektp': { 'a.ticket': 1, 'who.sex.P': 1 },
    });
  });

  it('is nobody’s where the ticket was annulled', () => {
    expect(added(response, { kind: 'annulled' })).toEqual({});
  });

  it('is set against an invitation whatever the channel, and through a poster against none', () => {
    const charge = chargedTo({ officerId: ani });

    expect(added(aResponse({ channel: 'kiosk', isLinked: true }), charge)['2026-11-20#ani#-']).toMatchObject({
      'a.kiosk': 1,
      linked: 1,
    });
    expect(added(aResponse({ channel: 'kiosk' }), chargedTo({}))['2026-11-20#-#-']).not.toHaveProperty('linked');
  });
});

describe('two responses to one link', () => {
  const first = aResponse({ responseId: 'b' });

  it('count as the first that the server took, in whatever order they leave the queue', () => {
    const second = aResponse({ responseId: 'a', receivedAt: first.receivedAt + 1, answers: { biaya: 1 } });

    expect(firstResponse(first, second)).toBe(first);
    expect(firstResponse(second, first)).toBe(first);
  });

  it('of the same millisecond count as the one with the lesser id', () => {
    const twin = aResponse({ responseId: 'a', answers: { biaya: 1 } });

    expect(firstResponse(first, twin)).toBe(twin);
    expect(firstResponse(twin, first)).toBe(twin);
  });

  it('count as the first attempt, although the clock of the second one’s server was behind', () => {
    const [early, late] = [
      aResponse({ responseId: 'b', attempt: 1, receivedAt: at('09:00') }),
      aResponse({ responseId: 'a', attempt: 2, receivedAt: at('08:00') }),
    ];

    expect([firstResponse(early, late), firstResponse(late, early)]).toEqual([early, early]);
  });

  it.each([
    ['of the time before attempts were counted goes before one that was counted', undefined, 1],
    ['that was counted goes before one of which nobody knows the number', 7, UNCOUNTED_ATTEMPT],
    ['of the time before goes before one of which nobody knows the number', undefined, UNCOUNTED_ATTEMPT],
  ])('one %s', (_, earlier, later) => {
    const [one, other] = [aResponse({ attempt: earlier, receivedAt: at('09:00') }), aResponse({ attempt: later })];
    const behind = { ...other, receivedAt: at('08:00') };

    expect([firstResponse(one, behind), firstResponse(behind, one)]).toEqual([one, one]);
  });

  it('of one attempt, or of none that is known, count by the clock', () => {
    for (const attempt of [1, UNCOUNTED_ATTEMPT, undefined]) {
      const [one, other] = [aResponse({ attempt }), aResponse({ attempt, receivedAt: first.receivedAt + 1 })];

      expect([firstResponse(one, other), firstResponse(other, one)]).toEqual([one, one]);
    }
  });

  it('that differ in a comment alone end as the same one', () => {
    const [one, other] = [aResponse({ comment: 'Cepat' }), aResponse({ comment: 'Lambat' })];

    expect(firstResponse(one, other)).toBe(firstResponse(other, one));
  });

  it('end as one of many, the same whatever the order', () => {
    const responses = fc.uniqueArray(
      fc.record({
        attempt: fc.constantFrom(undefined, 1, 2, UNCOUNTED_ATTEMPT),
        receivedAt: fc.integer({ min: 0, max: 3 }),
        responseId: fc.constantFrom('a', 'b', 'c'),
        comment: fc.constantFrom(undefined, 'x', 'y'),
      }),
      { minLength: 1, selector: (fields) => JSON.stringify(fields) },
    );
    const arrivals = responses.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(arrivals, ([all, shuffled]) => {
        const counts = (some: typeof all) => some.map((fields) => aResponse(fields)).reduce(firstResponse);

        expect(counts(shuffled)).toEqual(counts(all));
      }),
    );
  });
});

describe('a response that is taken back', () => {
  it('leaves every counter at zero', () => {
    const tally: Record<CellKey, Tally> = {};
    for (const sign of [1, -1]) {
      for (const [key, counters] of addedBy(aResponse({ respondent: { sex: 'L' } }))) {
        addTo((tally[key] ??= {}), Object.fromEntries(counterEntries(counters).map(([name, n]) => [name, sign * n])));
      }
    }

    expect(
      Object.values(tally)
        .flatMap((counters) => Object.values(counters))
        .every((n) => n === 0),
    ).toBe(true);
  });
});
