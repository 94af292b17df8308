// Satisfaction as it is answered: of releases, with the reserve that few answers ask for, or why there is none.

import {
  type GivenAnswer,
  allAnswered,
  aRelease,
  anAnswer,
  ani,
  budi,
  citra,
  ektp,
  kk,
  responses,
  withdrawn,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { ELEMENTS } from '../skm/element.ts';
import type { Release } from './release-document.ts';
import { type Published, type Satisfaction, type Slice, neverShown, satisfactionOf } from './satisfaction.ts';

const unit: Slice = { of: 'unit' };
const officer = (officerId: typeof ani | null): Slice => ({ of: 'officer', officerId });
const service = (serviceId: typeof ektp | null): Slice => ({ of: 'service', serviceId });
const nobody = { officerId: undefined, serviceId: undefined } as const;

const NOTHING = { n: 0, ikm: null, mutu: null, ci95: null, elements: {}, releases: [] };

/** Of releases after which nothing changed. */
function satisfactionIn(
  releases: readonly Release[],
  slice: Slice = unit,
  awaiting: readonly string[] = [],
): Satisfaction {
  const published: Published = {
    state: 'released',
    releases,
    awaiting,
    due: awaiting.length === 0 ? null : '2027-01-15',
  };
  return satisfactionOf(published, slice, { answered: 99, inReleases: null });
}

const released = (...given: readonly GivenAnswer[][]) => aRelease(given.flat());
const namesOf = (releases: readonly Release[]) =>
  releases.map(({ period, revision, sha256, methodVersion }) => ({ period, revision, sha256, methodVersion }));

describe('before a release', () => {
  const standing = { answered: 7, inReleases: null };

  it('there is no figure, and a day on which there will be one, or a hand that makes it', () => {
    for (const due of ['2027-01-15', null] as const)
      expect(satisfactionOf({ state: 'awaiting', due }, unit, standing)).toEqual({
        ...NOTHING,
        answered: 7,
        status: 'awaiting',
        due,
      });
  });

  it('there is none of a part of what is published as a whole', () => {
    expect(satisfactionOf({ state: 'within', publishedAs: '2026-Q4' }, officer(ani), standing)).toEqual({
      ...NOTHING,
      answered: 7,
      status: 'within',
      publishedAs: '2026-Q4',
    });
  });

  it('there is none where nobody answered, nor of one officer for one service', () => {
    expect(satisfactionOf({ state: 'none' }, unit, { answered: 0, inReleases: null })).toEqual({
      ...NOTHING,
      answered: 0,
      status: 'none',
    });
    expect(neverShown()).toEqual({ ...NOTHING, answered: null, status: 'never' });
  });

  it('the unit alone has a running figure: without elements, interval and letter, and with its day', () => {
    const published: Published = {
      state: 'running',
      step: { asOf: '2026-12-03', n: 40, ikm: 92.5 },
      due: '2027-01-15',
    };

    expect(satisfactionOf(published, unit, { answered: 61, inReleases: null })).toEqual({
      ...NOTHING,
      n: 40,
      answered: 61,
      status: 'running',
      asOf: '2026-12-03',
      due: '2027-01-15',
      ikm: 92.5,
    });
    for (const slice of [officer(ani), officer(null), service(ektp)])
      expect(satisfactionOf(published, slice, standing)).toEqual({
        ...NOTHING,
        answered: 7,
        status: 'awaiting',
        due: '2027-01-15',
      });
  });
});

describe('a released figure', () => {
  it.each([
    [10, 'provisional'],
    [29, 'provisional'],
    [30, 'reliable'],
    [300, 'reliable'],
  ])('of %i answers is %s', (n, status) => {
    expect(satisfactionIn([released(responses(n, { answers: allAnswered(3) }))])).toMatchObject({
      n,
      status,
      ikm: 75,
      mutu: 'C',
    });
  });

  it('names the release that it is made of, with its revision, hash and method', () => {
    const release = released(responses(12));

    expect(satisfactionIn([release]).releases).toEqual([
      { period: '2026-Q4', revision: 1, sha256: release.sha256, methodVersion: release.methodVersion },
    ]);
  });

  it.each([0, 1, 9])('of %i answers is none: only how many there are is said', (n) => {
    const release = released(responses(n), responses(40, { ...nobody, channel: 'kiosk' }));

    expect(satisfactionIn([release], officer(ani))).toEqual({
      ...NOTHING,
      answered: 99,
      ...(n === 0 ? { status: 'none' } : { status: 'suppressed', why: 'few' }),
      releases: namesOf([release]),
    });
  });

  it('that would tell what others hide is none, and says so', () => {
    const release = released(
      responses(20),
      responses(3, { serviceId: kk }),
      responses(20, { officerId: budi, serviceId: kk }),
    );

    expect(satisfactionIn([release], officer(budi))).toMatchObject({
      n: 0,
      status: 'suppressed',
      why: 'protects',
      ikm: null,
    });
  });

  it('may be of fewer than answered', () => {
    const release = released(
      responses(20),
      responses(3, { serviceId: kk }),
      responses(20, { officerId: budi, serviceId: kk }),
    );

    expect(satisfactionIn([release], officer(ani))).toMatchObject({ n: 20, status: 'provisional' });
  });

  it('that was withdrawn is none, of few and of many alike, and neither few nor protection is given for it', () => {
    const release = withdrawn(released(responses(30), responses(4, { officerId: budi })));

    for (const slice of [unit, officer(ani), officer(budi), service(ektp)]) {
      const satisfaction = satisfactionIn([release], slice);
      expect(satisfaction).toMatchObject({ ...NOTHING, status: 'suppressed', releases: namesOf([release]) });
      expect(satisfaction).not.toHaveProperty('why');
    }
    expect(satisfactionIn([release], officer(citra)).status).toBe('none');
  });
});

describe('a row about an officer', () => {
  const release = released(
    responses(30, { answers: { ...allAnswered(2), waktu: 4, kompetensi: 4, perilaku: 4 } }),
    responses(29, { officerId: budi, answers: allAnswered(3) }),
    responses(12, { ...nobody, channel: 'poster', answers: allAnswered(1) }),
  );

  it('has an index of the officer’s own elements alone, and no letter', () => {
    const { elements, ...rest } = satisfactionIn([release], officer(ani));

    expect(rest).toMatchObject({ n: 30, ikm: 100, mutu: null, status: 'reliable' });
    expect(Object.keys(elements)).toEqual(['waktu', 'kompetensi', 'perilaku']);
  });

  it('tells how often each score was given only from thirty answers on', () => {
    expect(satisfactionIn([release], officer(ani)).elements.waktu?.distribution).toEqual([0, 0, 0, 30]);
    expect(satisfactionIn([release], officer(budi)).elements.waktu).toMatchObject({ n: 29, nrr: 3 });
    expect(satisfactionIn([release], officer(budi)).elements.waktu).not.toHaveProperty('distribution');
  });

  it('counts the thirty for each element by itself', () => {
    const skipped = released(
      responses(30, { answers: { waktu: 4 } }),
      responses(20, { answers: { waktu: 3, perilaku: 3 } }),
    );
    const { waktu, perilaku } = satisfactionIn([skipped], officer(ani)).elements;

    expect(waktu?.distribution).toEqual([0, 0, 20, 30]);
    expect(perilaku).toMatchObject({ n: 20 });
    expect(perilaku).not.toHaveProperty('distribution');
  });

  it('is about nobody where it is nobody’s: all elements, how each was answered, and no letter either', () => {
    const { elements, mutu, ikm, n } = satisfactionIn([release], officer(null));

    expect({ n, ikm, mutu }).toEqual({ n: 12, ikm: 25, mutu: null });
    expect(Object.keys(elements)).toEqual([...ELEMENTS]);
    expect(elements.sarana?.distribution).toEqual([12, 0, 0, 0]);
  });

  it('that is nobody’s puts together what may be shown of each way', () => {
    const ways = released(
      responses(12, { ...nobody, channel: 'poster', answers: allAnswered(1) }),
      responses(24, { ...nobody, channel: 'kiosk', answers: allAnswered(4) }),
      responses(30),
    );

    expect(satisfactionIn([ways], officer(null))).toMatchObject({ n: 36, ikm: 75 });
  });
});

describe('a row about a service', () => {
  it('has all elements and a letter', () => {
    const release = released(
      responses(12, { answers: allAnswered(4) }),
      responses(12, { serviceId: kk, answers: allAnswered(2) }),
      responses(15, { ...nobody, channel: 'poster', answers: allAnswered(1) }),
    );

    expect(satisfactionIn([release], service(ektp))).toMatchObject({ n: 12, ikm: 100, mutu: 'A' });
    expect(satisfactionIn([release], service(kk))).toMatchObject({ n: 12, ikm: 50, mutu: 'D' });
    expect(satisfactionIn([release], service(null))).toMatchObject({ n: 15, ikm: 25, mutu: 'D' });
  });
});

const of = (period: string, ...given: readonly GivenAnswer[][]) => aRelease(given.flat(), { period });

const few = (period: string) => of(period, responses(6, { officerId: budi }), responses(40));

describe('a sum of releases', () => {
  const first = of(
    '2026-Q1',
    responses(20, { answers: allAnswered(4) }),
    responses(20, { officerId: budi, answers: allAnswered(1) }),
  );
  const second = of(
    '2026-Q2',
    responses(10, { answers: allAnswered(3) }),
    responses(6, { officerId: budi }),
    responses(4, { ...nobody, channel: 'kiosk' }),
    responses(20, { officerId: citra }),
  );

  it('adds answers up, and the index is reckoned once from the sum', () => {
    expect(satisfactionIn([first, second], officer(ani))).toMatchObject({
      n: 30,
      status: 'reliable',
      // (20 × 4 + 10 × 3) ÷ 30 × 25
      ikm: 91.67,
      elements: { waktu: { n: 30, distribution: [0, 0, 10, 20] } },
      releases: namesOf([first, second]),
    });
  });

  it('has an element where it was shown', () => {
    const skipping = of(
      '2026-Q2',
      responses(15, { answers: { waktu: 2, sarana: 2 } }),
      responses(5, { answers: { perilaku: 2 } }),
    );
    const { elements, n } = satisfactionIn([first, skipping]);

    expect(n).toBe(60);
    expect(elements.waktu?.n).toBe(55);
    expect(elements.perilaku?.n).toBe(40);
  });

  it('is of the releases in which something of it is shown', () => {
    const { n, status } = satisfactionIn([first, second], officer(budi));

    expect({ n, status }).toEqual({ n: 20, status: 'provisional' });
  });

  it('hides few and few also where together they are many: there is nothing to add', () => {
    expect(satisfactionIn([few('2026-Q1')], officer(budi))).toMatchObject({ status: 'suppressed', why: 'few' });
    expect(satisfactionIn([few('2026-Q1'), few('2026-Q2')], officer(budi))).toMatchObject({
      n: 0,
      status: 'suppressed',
      why: 'protects',
    });
  });

  it('says what is not in it yet', () => {
    expect(satisfactionIn([first], unit, ['2026-Q2', '2026-Q4'])).toMatchObject({
      n: 40,
      awaiting: ['2026-Q2', '2026-Q4'],
    });
    expect(satisfactionIn([first])).not.toHaveProperty('awaiting');
  });

  it('awaits of somebody new what is to come, instead of saying that nobody answered', () => {
    expect(satisfactionIn([first], officer(citra), ['2026-Q4'])).toMatchObject({
      n: 0,
      status: 'awaiting',
      due: '2027-01-15',
      awaiting: ['2026-Q4'],
    });
    expect(satisfactionIn([first], officer(citra))).toMatchObject({ n: 0, status: 'none' });
  });

  it('stands without a release that was withdrawn', () => {
    expect(satisfactionIn([first, withdrawn(second)], officer(ani))).toMatchObject({ n: 20, ikm: 100 });
    expect(satisfactionIn([withdrawn(first), withdrawn(second)], officer(ani))).toMatchObject({
      n: 0,
      status: 'suppressed',
    });
  });
});

describe('what becomes of answers after their release', () => {
  const release = released(
    responses(24, { answers: allAnswered(4) }),
    responses(6, { officerId: budi, answers: allAnswered(1) }),
  );
  const later = (inReleases: number, slice: Slice = unit) =>
    satisfactionOf({ state: 'released', releases: [release], awaiting: [], due: null }, slice, {
      answered: inReleases,
      inReleases,
    });

  it('changes no figure', () => {
    const { ikm, ci95, elements, n } = later(30);

    for (const standing of [0, 9, 27, 31])
      expect(later(standing)).toMatchObject({ ikm, ci95, elements, n, status: 'reliable' });
  });

  it('is told beside it: how many of how many have gone, and how many came that are in no release', () => {
    expect(later(30)).not.toHaveProperty('later');
    expect(later(27).later).toEqual({ of: 30, annulled: 3, added: 0, usable: true });
    expect(later(33).later).toEqual({ of: 30, annulled: 0, added: 3, usable: true });
  });

  it('makes it useless where fewer than ten are left', () => {
    expect(later(10).later).toMatchObject({ annulled: 20, usable: true });
    expect(later(9).later).toMatchObject({ annulled: 21, usable: false });
  });

  it('counts as taken from the figure, which may be of fewer than answered', () => {
    const apart = released(
      responses(12),
      responses(8, { serviceId: kk }),
      responses(20, { officerId: budi, serviceId: kk }),
      responses(2, { officerId: budi }),
    );
    const published: Published = { state: 'released', releases: [apart], awaiting: [], due: null };
    const { n, later: changes } = satisfactionOf(published, officer(ani), { answered: 17, inReleases: 17 });

    expect(n).toBeGreaterThanOrEqual(10);
    expect(changes).toEqual({ of: 20, annulled: 3, added: 0, usable: n - 3 >= 10 });
  });

  it('is told of somebody who was in no release', () => {
    expect(later(2, officer(citra))).toMatchObject({
      status: 'none',
      later: { of: 0, annulled: 0, added: 2, usable: false },
    });
  });
});

it('no answer is in a figure of another one', () => {
  const release = released(
    Array.from({ length: 20 }, (_, place) => anAnswer({ answers: allAnswered(place < 10 ? 4 : 2) })),
    responses(20, { officerId: budi, answers: allAnswered(1) }),
  );

  expect(satisfactionIn([release], officer(ani)).elements.waktu?.nrr).toBe(3);
  expect(satisfactionIn([release], officer(budi)).elements.waktu?.nrr).toBe(1);
  expect(satisfactionIn([release]).elements.waktu?.nrr).toBe(2);
});
