// What a release shows, told as small offices. That nothing of one to nine answers can be worked out from it is attacked in
// test/simulation/release.test.ts.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELEMENTS, type Element } from '../skm/element.ts';
import type { OfficerId, ServiceId } from '../ids.ts';
import { CHANNELS } from '../facts/response/channel.ts';
import { type AnsweredGroup, isOfOthers } from './answers.ts';
import { type ShownAnswers, whatIsShown } from './release.ts';
import { sumsOf } from './sums.ts';

const ani = 'ani' as OfficerId;
const budi = 'budi' as OfficerId;
const cita = 'cita' as OfficerId;
const ktp = 'ktp' as ServiceId;
const kk = 'kk' as ServiceId;

describe('an office in which every group is large', () => {
  const shown = theRelease(answers(ani, ktp, 20), answers(ani, kk, 15), answers(budi, ktp, 18), answers(budi, kk, 30));

  it('shows every officer and every service with all answers', () => {
    expect(shown.lines).toEqual([
      { id: ani, answered: 35, n: 35 },
      { id: budi, answered: 48, n: 48 },
    ]);
    expect(shown.columns).toEqual([
      { id: kk, answered: 45, n: 45 },
      { id: ktp, answered: 38, n: 38 },
    ]);
  });

  it('shows an officer the elements of officers, and a service all of them', () => {
    expect(linesOf(shown, 'kompetensi')).toEqual([ani, budi]);
    expect(linesOf(shown, 'sarana')).toEqual([]);
    expect(columnsOf(shown, 'sarana')).toEqual([kk, ktp]);
  });
});

describe('an office in which few answered', () => {
  it('shows nothing of nine answers, and the total of ten', () => {
    expect(whatIsShown(released(answers(ani, ktp, 9)))).toBe('few');
    expect(theRelease(answers(ani, ktp, 10)).answers).toBeDefined();
  });

  it('hides an officer with fewer than ten', () => {
    const shown = theRelease(
      answers(ani, ktp, 30),
      answers(budi, ktp, 30),
      answers(cita, ktp, 6),
      answers(undefined, ktp, 4, { channel: 'kiosk' }),
    );

    expect(hiddenOf(shown, cita)).toBe('few');
    expect(hiddenOf(shown, '-kiosk')).toBe('few');
    expect(linesOf(shown)).toEqual([ani, budi]);
  });

  it('takes the smallest part out of another line where the hidden are too few by themselves', () => {
    const shown = theRelease(
      answers(ani, ktp, 30),
      answers(ani, kk, 3),
      answers(budi, ktp, 8),
      answers(budi, kk, 30),
      answers(cita, ktp, 5),
      answers(cita, kk, 4),
    );

    expect(shown.lines).toEqual([
      { id: ani, answered: 33, n: 30 },
      { id: budi, answered: 38, n: 38 },
      { id: cita, answered: 9, n: 0, hidden: 'few' },
    ]);
    expect(shown.columns.map(({ n, answered }) => answered - n)).toEqual([0, 0]);
  });

  it('hides an officer where nothing else keeps the difference of another and a service from being few', () => {
    const shown = theRelease(answers(ani, ktp, 20), answers(ani, kk, 3), answers(budi, kk, 20));

    expect(shown.lines).toEqual([
      { id: ani, answered: 23, n: 20 },
      { id: budi, answered: 20, n: 0, hidden: 'protects' },
    ]);
    expect(columnsOf(shown)).toEqual([kk, ktp]);
  });
});

describe('answers that one person can give in any number, or has typed', () => {
  const others = [
    answers(budi, ktp, 30),
    answers(budi, kk, 30),
    answers(cita, ktp, 30),
    answers(cita, kk, 30),
  ] as const;

  it('do not count to the ten of the others', () => {
    expect(linesOf(theRelease(...others, answers(ani, ktp, 12)))).toContain(ani);

    const shown = theRelease(...others, answers(ani, ktp, 7), answers(ani, ktp, 5, { channel: 'assisted' }));
    expect(hiddenOf(shown, ani)).toBe('protects');
  });

  it('may be shown by themselves', () => {
    const shown = theRelease(...others, answers(undefined, ktp, 12, { channel: 'poster' }));

    expect(linesOf(shown)).toContain('-poster');
    expect(shown.answers.beside.channels).toEqual(['ticket', 'poster']);
  });

  it('show nothing at all where the others are fewer than ten', () => {
    expect(whatIsShown(released(answers(ani, ktp, 5), answers(budi, ktp, 100, { channel: 'import' })))).toBe(
      'protects',
    );
  });

  it('show as much as others do where they are all there is', () => {
    const imported = others.map((group) => ({ ...group, channel: 'import' as const }));

    expect(theRelease(...imported).lines).toEqual(theRelease(...others).lines);
  });
});

describe('an element', () => {
  it('that fewer than ten answered is not shown, not even of the unit', () => {
    const shown = theRelease(answers(ani, ktp, 30, { elements: { waktu: 9, sarana: 10 } }));

    expect(Object.keys(shown.elements)).toEqual(['sarana']);
  });

  it('leaves the services before the officers where its own numbers would tell of few', () => {
    const shown = theRelease(
      answers(ani, ktp, 30, { elements: { waktu: 30, kompetensi: 30 } }),
      answers(ani, kk, 30, { elements: { waktu: 30, kompetensi: 3 } }),
      answers(budi, ktp, 30, { elements: { waktu: 30 } }),
      answers(budi, kk, 30, { elements: { waktu: 30, kompetensi: 30 } }),
    );

    expect(columnsOf(shown, 'waktu')).toEqual([kk, ktp]);
    expect(linesOf(shown, 'kompetensi')).toEqual([ani, budi]);
    expect(columnsOf(shown, 'kompetensi')).toEqual([]);
  });

  it('leaves the one officer of whom fewer than ten answered it, with one more where these are few by themselves', () => {
    const each = [ani, budi, cita].map((officer, place) =>
      answers(officer, ktp, 30, { elements: { perilaku: [8, 20, 30][place] ?? 0 } }),
    );

    expect(linesOf(theRelease(...each))).toEqual([ani, budi, cita]);
    expect(linesOf(theRelease(...each), 'perilaku')).toEqual([cita]);
  });
});

describe('a part beside the rest', () => {
  const flagged = { flagged: true } as const;

  it('is shown where ten and more of each are in groups that have both', () => {
    const shown = theRelease(
      answers(ani, ktp, 20),
      answers(ani, ktp, 6, flagged),
      answers(budi, kk, 20),
      answers(budi, kk, 4, flagged),
    );

    expect(shown.answers.beside.flagged).toBe(true);
  });

  it('is not where it is all of one group', () => {
    const shown = theRelease(answers(ani, ktp, 20, flagged), answers(budi, ktp, 20), answers(budi, kk, 20));

    expect(shown.answers.beside.flagged).toBe(false);
  });

  it('is not where there is none of it', () => {
    expect(theRelease(answers(ani, ktp, 20)).answers.beside).toEqual({
      flagged: false,
      setAside: false,
      channels: ['ticket'],
    });
  });

  it('is not where those who typed know all that it is mixed with', () => {
    const shown = theRelease(
      answers(ani, ktp, 20, { channel: 'assisted' }),
      answers(ani, ktp, 15, flagged),
      answers(budi, ktp, 20),
    );

    expect(shown.answers.beside.flagged).toBe(false);
  });

  it('is not where it is the same as one already shown in all groups that have both', () => {
    const shown = theRelease(
      answers(ani, ktp, 9, flagged),
      answers(ani, kk, 9, { channel: 'kiosk' }),
      answers(budi, ktp, 20, { ...flagged, channel: 'kiosk' }),
      answers(budi, ktp, 20),
      answers(budi, kk, 20),
    );

    // Each by itself is mixed well enough: budi's KTP has twenty of both. Their difference would be two groups of nine.
    expect(shown.answers.beside).toMatchObject({ flagged: true, channels: [] });
  });

  it('that was set aside is in no line and no total, and shown where it is well mixed with what was kept', () => {
    const kept = [answers(ani, ktp, 20), answers(budi, kk, 20)] as const;
    const among = { ...released(...kept), setAside: [answers(ani, ktp, 12)] };
    const apart = { ...released(...kept), setAside: [answers(undefined, ktp, 50, { channel: 'poster' })] };

    expect(release(among).lines).toEqual(theRelease(...kept).lines);
    expect(release(among).answers.beside.setAside).toBe(true);
    expect(release(apart).answers.beside.setAside).toBe(false);
  });
});

describe('an office that showed a running figure', () => {
  it('shows lines and columns where what came after it is well mixed with what came before', () => {
    const shown = theRelease(answers(ani, ktp, 20, { step: 0 }), answers(ani, ktp, 10), answers(budi, ktp, 15));

    expect(linesOf(shown)).toEqual([ani, budi]);
  });

  it('shows the total alone where it is not', () => {
    const shown = theRelease(answers(ani, ktp, 20, { step: 0 }), answers(ani, ktp, 2), answers(budi, ktp, 15));

    expect(linesOf(shown)).toEqual([]);
    expect(columnsOf(shown)).toEqual([]);
    expect(Object.keys(shown.elements)).toEqual([...ELEMENTS]);
  });
});

describe('whatever the numbers', () => {
  it('nothing is shown of fewer than ten, and what has left is ten and more or none, of the others as well', () => {
    fc.assert(
      fc.property(anyGroups(), (groups) => {
        const shown = whatIsShown(released(...groups));
        if (typeof shown === 'string') return;
        for (const { id, answered, n, hidden } of [...shown.lines, ...shown.columns]) {
          expect(n === 0 || n >= 10, `${id} shows ${n}`).toBe(true);
          expect(n <= answered, `${id} shows ${n} of ${answered}`).toBe(true);
          expect(hidden).toBe(n > 0 ? undefined : answered < 10 ? 'few' : 'protects');
        }
        for (const population of [groups, groups.filter(isOfOthers)]) {
          const { unit, lines, columns } = numbersIn(shown, population);
          for (const sums of [lines, columns]) {
            const left = unit - [...sums.values()].reduce((sum, n) => sum + n, 0);
            expect(left === 0 || left >= 10).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the same are shown in whatever order they come', () => {
    const shuffled = anyGroups().chain((groups) =>
      fc.tuple(fc.constant(groups), fc.shuffledSubarray(groups, { minLength: groups.length })),
    );
    fc.assert(
      fc.property(shuffled, ([groups, others]) => {
        expect(whatIsShown(released(...others))).toEqual(whatIsShown(released(...groups)));
      }),
      { numRuns: 50 },
    );
  });
});

function answers(
  officerId: OfficerId | undefined,
  serviceId: ServiceId | undefined,
  n: number,
  more: Partial<AnsweredGroup> = {},
): AnsweredGroup {
  const elements = Object.fromEntries(ELEMENTS.map((element) => [element, n]));
  return { officerId, serviceId, channel: 'ticket', flagged: false, n, elements, ...more };
}

function released(...groups: readonly AnsweredGroup[]) {
  return { groups, officerElements: ['waktu', 'kompetensi', 'perilaku'] as const };
}

function release(answersOfPeriod: Parameters<typeof whatIsShown>[0]): ShownAnswers {
  const shown = whatIsShown(answersOfPeriod);
  if (typeof shown === 'string') throw new Error(`nothing is shown: ${shown}`);
  return shown;
}

function theRelease(...groups: readonly AnsweredGroup[]): ShownAnswers & { readonly groups: readonly AnsweredGroup[] } {
  return { ...release(released(...groups)), groups };
}

type Release = ReturnType<typeof theRelease>;

/** Ids of the lines that are shown, of all answers or of those to an element. */
function linesOf(shown: Release, element?: Element): readonly string[] {
  return [...numbersIn(shown, shown.groups, element).lines.keys()];
}

function columnsOf(shown: Release, element?: Element): readonly string[] {
  return [...numbersIn(shown, shown.groups, element).columns.keys()];
}

function numbersIn(shown: ShownAnswers, groups: readonly AnsweredGroup[], element?: Element) {
  const figures = element === undefined ? shown.answers : shown.elements[element];
  if (figures === undefined) throw new Error(`${element} is not shown at all`);
  const numbers = groups.map(
    (group) => [group, element === undefined ? group.n : (group.elements[element] ?? 0)] as const,
  );
  return sumsOf(figures, numbers, 0, (a, b) => a + b);
}

function hiddenOf({ lines }: ShownAnswers, id: string): string | undefined {
  return lines.find((line) => line.id === id)?.hidden;
}

function anyGroups(): fc.Arbitrary<AnsweredGroup[]> {
  const group = fc
    .record({
      officerId: fc.constantFrom(ani, budi, cita, undefined),
      serviceId: fc.constantFrom(ktp, kk, undefined),
      channel: fc.constantFrom(...CHANNELS),
      flagged: fc.boolean(),
      n: fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 40 })),
      answered: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ officerId, serviceId, answered, ...more }) => {
      const elements = Object.fromEntries(
        ELEMENTS.map((element, place) => [element, Math.round(more.n * answered ** place)]),
      );
      return answers(officerId, serviceId, more.n, { ...more, elements });
    });
  return fc.array(group, { maxLength: 14 });
}
