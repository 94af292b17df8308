// What a release holds of answers: figures that may be shown, and of the rest how many there are. That nothing of few can be
// worked out of it is proved and attacked elsewhere; here it is what is said of whom.

import * as fc from 'fast-check';
import {
  type GivenAnswer,
  addedBy,
  allAnswered,
  anAnswer,
  ani,
  budi,
  citra,
  ektp,
  kk,
  present,
  responses,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../facts/response/channel.ts';
import { FLAGS } from '../facts/response/flag.ts';
import { ELEMENTS, OFFICER_ELEMENTS, SCORES, type Score } from '../skm/element.ts';
import type { Figure } from '../skm/figure.ts';
import { answersIn } from '../skm/skm.ts';
import { type ReleasedAnswers, type ReleasedPart, releasedAnswers, withdrawnAnswers } from './contents.ts';
import { collectAnswers } from './said.ts';
import { answerIn } from './standing.ts';

const nobody = { officerId: undefined, serviceId: undefined } as const;
const poster = { ...nobody, channel: 'poster' } as const;
const skipping = (n: number, ...elements: (typeof ELEMENTS)[number][]) =>
  responses(n, { answers: Object.fromEntries(elements.map((element) => [element, 3])) });

function released(given: readonly GivenAnswer[], setAside: readonly GivenAnswer[] = []): ReleasedAnswers {
  const [kept, aside] = [given, setAside].map((some) => {
    const collected = collectAnswers();
    for (const { response, charge } of some) collected.add(present(answerIn('r', addedBy(response, charge))));
    return collected.groups();
  });
  return releasedAnswers({ groups: kept ?? [], setAside: aside ?? [] });
}

const ofOfficer = ({ officers }: ReleasedAnswers, id: string) =>
  present(officers.find(({ officerId }) => officerId === id));
const elementsIn = ({ figure }: ReleasedPart) => Object.keys(figure?.distributions ?? {});
const hidden = (answered: number, why: 'few' | 'protects') => ({ answered, figure: null, why });

describe('a release', () => {
  const answers = released([
    ...responses(20, { answers: allAnswered(4) }),
    ...responses(15, { officerId: budi, serviceId: kk, answers: allAnswered(2) }),
    ...responses(12, { ...poster, answers: allAnswered(1) }),
  ]);

  it('holds of the unit everything', () => {
    expect(answers.unit).toMatchObject({
      answered: 47,
      figure: { n: 47, distributions: Object.fromEntries(ELEMENTS.map((element) => [element, [12, 15, 0, 20]])) },
    });
    expect(elementsIn(answers.unit)).toEqual([...ELEMENTS]);
  });

  it('holds of an officer what citizens say of officers', () => {
    expect(answers.officers.map(({ officerId, answered }) => [officerId, answered])).toEqual([
      [ani, 20],
      [budi, 15],
    ]);
    expect(elementsIn(ofOfficer(answers, ani))).toEqual([...OFFICER_ELEMENTS]);
    expect(ofOfficer(answers, budi).figure?.distributions.waktu).toEqual([0, 15, 0, 0]);
  });

  it('holds of a service all elements, what is for none last', () => {
    expect(answers.services.map(({ serviceId, answered }) => [serviceId, answered])).toEqual([
      [ektp, 20],
      [kk, 15],
      [null, 12],
    ]);
    for (const service of answers.services) expect(elementsIn(service)).toEqual([...ELEMENTS]);
  });

  it('holds of what is nobody’s all elements, by how it came', () => {
    expect(answers.nobodys.map(({ channel, answered }) => [channel, answered])).toEqual([['poster', 12]]);
    expect(elementsIn(present(answers.nobodys[0]))).toEqual([...ELEMENTS]);
  });

  it('holds how far whole answers lie from each other, to one decimal, of an officer by the officer’s elements', () => {
    const apart = released([
      ...responses(15, { answers: { ...allAnswered(1), kompetensi: 4, perilaku: 4, waktu: 4 } }),
      ...responses(14, { answers: { ...allAnswered(3), kompetensi: 4, perilaku: 4, waktu: 4 } }),
    ]);
    const { deviation } = present(apart.unit.figure);

    // Means of 50 and of 83 1/3: 33 1/3 times the root of 15 × 14 ÷ (29 × 28).
    expect(deviation).toBe(17);
    expect(ofOfficer(apart, ani).figure?.deviation).toBe(0);
  });
});

describe('what is hidden', () => {
  it('says how many answered, and that these are few', () => {
    const answers = released([
      ...responses(20),
      ...responses(20, { officerId: budi }),
      ...responses(6, { officerId: citra }),
      ...responses(4, { ...nobody, channel: 'kiosk' }),
    ]);

    expect(ofOfficer(answers, citra)).toEqual({ officerId: citra, ...hidden(6, 'few') });
    expect(answers.nobodys).toEqual([{ channel: 'kiosk', ...hidden(4, 'few') }]);
  });

  it('says of ten and more that it protects others', () => {
    const answers = released([
      ...responses(20),
      ...responses(3, { serviceId: kk }),
      ...responses(20, { officerId: budi, serviceId: kk }),
    ]);

    expect(ofOfficer(answers, budi)).toEqual({ officerId: budi, ...hidden(20, 'protects') });
    // Ani's three for the other service have left her line: her figure is of 20 of 23.
    expect(ofOfficer(answers, ani)).toMatchObject({ answered: 23, figure: { n: 20 } });
  });

  it('is everything where fewer than ten answered', () => {
    expect(released(responses(9))).toEqual({
      unit: hidden(9, 'few'),
      services: [{ serviceId: ektp, ...hidden(9, 'few') }],
      officers: [{ officerId: ani, ...hidden(9, 'few') }],
      nobodys: [],
      beside: { flagged: 0, withoutFlagged: null, channels: {}, setAside: null },
    });
  });

  it('is everything where those of whom nobody knows what they said are few, and says it of each by its own number', () => {
    const answers = released([
      ...responses(5, { flags: ['fast'] }),
      ...responses(100, { ...poster }),
      ...responses(12, { officerId: budi, channel: 'import' }),
    ]);

    expect(answers).toEqual({
      unit: hidden(117, 'protects'),
      services: [
        { serviceId: ektp, ...hidden(17, 'protects') },
        { serviceId: null, ...hidden(100, 'protects') },
      ],
      officers: [
        { officerId: ani, ...hidden(5, 'few') },
        { officerId: budi, ...hidden(12, 'protects') },
      ],
      nobodys: [{ channel: 'poster', ...hidden(100, 'protects') }],
      beside: { flagged: 5, withoutFlagged: null, channels: {}, setAside: null },
    });
  });

  it('is nobody where nobody answered', () => {
    expect(released([])).toEqual({
      unit: hidden(0, 'few'),
      services: [],
      officers: [],
      nobodys: [],
      beside: { flagged: 0, withoutFlagged: null, channels: {}, setAside: null },
    });
  });
});

describe('an element', () => {
  it('that fewer than ten answered is in no figure', () => {
    const answers = released([
      ...responses(20, { answers: { waktu: 4, kompetensi: 4 } }),
      ...skipping(9, 'perilaku', 'waktu'),
    ]);

    expect(elementsIn(answers.unit)).toEqual(['waktu', 'kompetensi']);
    expect(elementsIn(ofOfficer(answers, ani))).toEqual(['waktu', 'kompetensi']);
    expect(answers.unit.figure?.n).toBe(29);
  });

  it('is all that a figure is made of: where none can be shown there is no figure', () => {
    const answers = released([...skipping(6, 'waktu'), ...skipping(6, 'kompetensi')]);

    expect(answers.unit).toEqual(hidden(12, 'protects'));
    expect(ofOfficer(answers, ani)).toEqual({ officerId: ani, ...hidden(12, 'protects') });
  });

  it('of the unit alone makes no figure of an officer', () => {
    const answers = released([...skipping(15, 'sarana'), ...responses(15, { officerId: budi })]);

    expect(ofOfficer(answers, ani)).toEqual({ officerId: ani, ...hidden(15, 'protects') });
    expect(elementsIn(answers.unit)).toEqual(['kompetensi', 'perilaku', 'sarana']);
    expect(answers.unit.figure?.distributions.sarana).toEqual([0, 0, 15, 0]);
  });
});

describe('that all scores are alike', () => {
  it('is told of the unit, of all that answered', () => {
    expect(released([...responses(8, { answers: allAnswered(4) }), ...responses(7)]).unit).not.toHaveProperty(
      'straight',
    );
    expect(released([...responses(10, { answers: allAnswered(4) }), ...responses(7)]).unit.straight).toBe(10);
    expect(released([...responses(4, { answers: allAnswered(4) }), ...skipping(20, ...ELEMENTS)]).unit.straight).toBe(
      24,
    );
  });

  it('is not told where few answered so many elements: it would be told of these', () => {
    const few = [...responses(40), ...responses(3, { answers: allAnswered(4) })];

    expect(released(few).unit.figure?.n).toBe(43);
    expect(released(few).unit).not.toHaveProperty('straight');
    expect(released([...few, ...responses(50, { ...poster, answers: allAnswered(1) })]).unit).not.toHaveProperty(
      'straight',
    );
  });

  it('is told of no officer and no service', () => {
    const { officers, services } = released(responses(40, { answers: allAnswered(4) }));

    for (const part of [...officers, ...services]) expect(part).not.toHaveProperty('straight');
  });
});

describe('beside the total', () => {
  it('stands how many were flagged, and what the others say where these are well mixed', () => {
    const { beside } = released([
      ...responses(20, { answers: allAnswered(4) }),
      ...responses(10, { answers: allAnswered(1), flags: ['quick'] }),
    ]);

    expect(beside.flagged).toBe(10);
    expect(beside.withoutFlagged).toMatchObject({ n: 20, distributions: { waktu: [0, 0, 0, 20] } });
  });

  it('stands nothing of them where they are a group of their own', () => {
    const { beside } = released([...responses(20), ...responses(15, { officerId: budi, flags: ['quick'] })]);

    expect(beside).toMatchObject({ flagged: 15, withoutFlagged: null });
  });

  it('stands what was answered each way', () => {
    const { beside } = released([
      ...responses(20, { answers: allAnswered(4) }),
      ...responses(15, { channel: 'kiosk', answers: allAnswered(2) }),
    ]);

    expect(
      Object.entries(beside.channels).map(([channel, { n, distributions }]) => [channel, n, distributions.waktu]),
    ).toEqual([
      ['ticket', 20, [0, 0, 0, 20]],
      ['kiosk', 15, [0, 15, 0, 0]],
    ]);
  });

  it('stands of such a part only what its own elements allow, and nothing without any', () => {
    const { beside } = released([
      ...responses(20, { answers: { waktu: 4, sarana: 4 } }),
      ...responses(12, { channel: 'kiosk', answers: { waktu: 2 } }),
      ...responses(3, { channel: 'kiosk', answers: { sarana: 2 } }),
    ]);
    const apart = released([
      ...responses(20, { answers: { waktu: 4 } }),
      ...responses(12, { answers: { sarana: 4 }, flags: ['fast'] }),
    ]);

    expect(Object.keys(beside.channels.kiosk?.distributions ?? {})).toEqual(['waktu']);
    expect(apart.beside).toMatchObject({ flagged: 12, withoutFlagged: null });
  });

  it('stands what was set aside, and is in no figure', () => {
    const kept = [...responses(20, { answers: allAnswered(4) })];
    const aside = responses(12, { answers: allAnswered(1) });
    const { beside, ...rest } = released(kept, aside);

    expect(beside.setAside).toMatchObject({ n: 12, distributions: { waktu: [12, 0, 0, 0] } });
    expect({ ...rest, beside: { ...beside, setAside: null } }).toEqual(released(kept));
    expect(released(kept, responses(12, poster)).beside.setAside).toBeNull();
  });
});

describe('a release that is withdrawn', () => {
  it('holds how many answered and nothing else', () => {
    const answers = released([
      ...responses(20, { answers: allAnswered(4) }),
      ...responses(12, { answers: allAnswered(3), flags: ['fast'] }),
      ...responses(15, poster),
    ]);

    expect(withdrawnAnswers(answers)).toEqual({
      unit: { answered: 47, figure: null },
      services: [
        { serviceId: ektp, answered: 32, figure: null },
        { serviceId: null, answered: 15, figure: null },
      ],
      officers: [{ officerId: ani, answered: 32, figure: null }],
      nobodys: [{ channel: 'poster', answered: 15, figure: null }],
      beside: { flagged: 12, withoutFlagged: null, channels: {}, setAside: null },
    });
  });
});

const cycling = (place: number): Score => SCORES[place % 4] ?? 1;

const sum = (parts: readonly ReleasedPart[]) => parts.reduce((total, { answered }) => total + answered, 0);

const shapeOf = (figure: Figure | null | undefined) =>
  figure && {
    n: figure.n,
    elements: Object.entries(figure.distributions).map(([code, each]) => [code, answersIn(each)]),
  };

const shapes = ({ unit, services, officers, nobodys, beside }: ReleasedAnswers) => [
  [unit, ...services, ...officers, ...nobodys].map(({ figure, why }) => [shapeOf(figure), why]),
  beside.flagged,
  shapeOf(beside.withoutFlagged),
  Object.entries(beside.channels).map(([channel, figure]) => [channel, shapeOf(figure)]),
  'straight' in unit,
];

describe('whatever was answered', () => {
  const someone = fc.record({
    officerId: fc.constantFrom(ani, budi, citra, undefined),
    serviceId: fc.constantFrom(ektp, kk, undefined),
    channel: fc.constantFrom(...CHANNELS),
    flags: fc.subarray(FLAGS.filter((flag) => flag !== 'straight')),
    answered: fc.subarray([...ELEMENTS]),
    alike: fc.integer({ min: 1, max: 25 }),
  });
  const offices = fc.array(someone, { maxLength: 14 });
  type Someone = Parameters<Parameters<typeof offices.map>[0]>[0][number];
  const given = (people: readonly Someone[], scoreOf: (place: number) => Score) =>
    people.flatMap(({ answered, alike, ...who }, person) =>
      Array.from({ length: alike }, (_, place) =>
        anAnswer({
          ...who,
          answers: Object.fromEntries(answered.map((element, each) => [element, scoreOf(person + place + each)])),
        }),
      ),
    );

  it('each figure is of ten and more, each element of it too, and every answer is counted once', () => {
    fc.assert(
      fc.property(offices, (people) => {
        const all = given(people, cycling);
        const answers = released(all);
        const { unit, services, officers, nobodys, beside } = answers;
        const figures = [
          ...[unit, ...services, ...officers, ...nobodys].map(({ figure }) => figure),
          beside.withoutFlagged,
          ...Object.values(beside.channels),
        ].flatMap((figure) => figure ?? []);

        for (const { n, distributions } of figures) {
          expect(n).toBeGreaterThanOrEqual(10);
          expect(Object.keys(distributions).length).toBeGreaterThan(0);
          for (const distribution of Object.values(distributions))
            expect(answersIn(distribution)).toBeGreaterThanOrEqual(10);
        }
        for (const { answered, figure, why } of [unit, ...services, ...officers, ...nobodys]) {
          expect(why).toBe(figure === null ? (answered < 10 ? 'few' : 'protects') : undefined);
          expect(figure?.n ?? 0).toBeLessThanOrEqual(answered);
        }
        expect([unit.answered, sum(services), sum([...officers, ...nobodys])]).toEqual([
          all.length,
          all.length,
          all.length,
        ]);
      }),
      { numRuns: 150 },
    );
  });

  it('the same is shown whatever the scores were', () => {
    fc.assert(
      fc.property(offices, fc.constantFrom(...SCORES), (people, score) => {
        expect(shapes(released(given(people, () => score)))).toEqual(shapes(released(given(people, cycling))));
      }),
      { numRuns: 100 },
    );
  });
});
