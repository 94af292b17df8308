// The attack that a release has to withstand: somebody takes all that is shown of a period as equations and solves them:
// total, lines, columns, elements, channels, flags, running steps, a later total; and again without the answers that he
// gave or typed himself. The seeds are fixed. Where a rule is left out it must leak, or the attack would prove nothing.

import { describe, expect, it } from 'vitest';
import {
  type AnsweredGroup,
  type Beside,
  columnOf,
  ELEMENTS,
  type Figures,
  lineOf,
  mayReplaceTotal,
  nextVisible,
  partNameOf,
  type Placed,
  CHANNELS,
  sumsOf,
  whatIsShown,
} from '@tera/domain';
import { seeded } from '@tera/testing/random';
import { fewWorkedOut } from './release-attack.ts';
import {
  type ChangedGroup,
  type Kept,
  type MaybeChanged,
  answersAt,
  answersOf,
  anyOffice,
  asIfFirstShown,
  asReplaced,
  changedOffice,
  groupsOf,
  isOfOthers,
  isThereStill,
  range,
  wasThere,
  withRunningFigures,
} from './release-office.ts';

const OFFICER_ELEMENTS = ['waktu', 'kompetensi', 'perilaku'] as const;
const TEN = 10;

describe('of 400 offices of every kind, by all that their release shows', () => {
  it.each(range(10))('none gives away what one to nine said, in all or to an element (lot %i)', (lot) => {
    let shown = 0;
    for (const seed of range(40).map((index) => 40 * lot + index)) {
      const { groups, tables } = release(groupsOf(answersAt(seed)));
      shown += tables.length;
      expect(leaksOf(groups, tables), `office ${seed}`).toEqual([]);
    }
    // Ten tables of each office, of all but a few.
    expect(shown).toBeGreaterThan(300);
  });

  it('nor do larger ones, of twelve officers and six services', () => {
    for (const seed of range(12)) {
      const random = seeded(1000 + seed);
      const office = { ...anyOffice(random), officers: 12, services: 6 };
      const { groups, tables } = release(groupsOf(answersOf(office, random)));
      expect(leaksOf(groups, tables), `office ${seed}`).toEqual([]);
    }
  });
});

describe('of offices that showed running figures before', () => {
  it('none gives few away, whatever came between the steps and after the last', () => {
    let steps = 0;
    for (const seed of range(150)) {
      const { groups, held } = withRunningFigures(seed, nextVisible);
      steps += held.length;
      // A running figure has no elements.
      expect(leaksOf(groups, allAnswers(groups), held), `office ${seed}`).toEqual([]);
    }
    expect(steps).toBeGreaterThan(300);
  });
});

describe('of offices whose total was made anew', () => {
  it('none gives few away', () => {
    let replaced = 0;
    for (const seed of range(300)) {
      const groups = changedOffice(seed);
      const { tables } = release(groups.filter(wasThere));
      const renewed = tables.filter(({ countOf }) =>
        mayReplaceTotal(groups.map((group) => asReplaced(group, countOf))),
      );
      replaced += renewed.length;
      expect(leaksOf(groups, renewed, [newTotal(groups)]), `office ${seed}`).toEqual([]);
    }
    expect(replaced).toBeGreaterThan(300);
  });
});

describe('the attack finds what is given away', () => {
  it('when only lines and columns of fewer than ten are hidden', () => {
    const leaky = officesThatLeak((seed) => {
      const groups = groupsOf(answersAt(seed));
      return leaksOf(groups, [{ countOf: numberOf, shown: { ...allFromTen(groups, numberOf), beside: NOTHING } }]);
    });

    expect(leaky).toBeGreaterThan(75);
  });

  it('when elements are shown from ten on wherever all answers are', () => {
    const leaky = officesThatLeak((seed) => {
      const { groups, tables } = release(groupsOf(answersAt(seed)));
      const placed = tables[0]?.shown ?? NOWHERE;
      const careless = tables.map(({ countOf }) => {
        const fromTen = allFromTen(groups, countOf, placed);
        return { countOf, shown: { ...fromTen, beside: NOTHING } };
      });
      return leaksOf(groups, careless);
    });

    expect(leaky).toBeGreaterThan(40);
  });

  it('when flags and channels are shown with ten on both sides', () => {
    const leaky = officesThatLeak((seed) => {
      const { groups, tables } = release(groupsOf(answersAt(seed)));
      const careless = tables.map(({ countOf, shown }) => ({
        countOf,
        shown: { ...shown, beside: fromTenOnBothSides(groups, countOf) },
      }));
      return leaksOf(groups, careless);
    });

    expect(leaky).toBeGreaterThan(40);
  });

  it('when it is proved once, and somebody knows the posters and what he typed', () => {
    const leaky = officesThatLeak((seed) => {
      const groups = groupsOf(answersAt(seed));
      const unknown = groups.map(asIfUnknown);
      const { tables } = release(unknown);
      return leaksOf(unknown, tables, [], groups.map(isOfOthers));
    });

    expect(leaky).toBeGreaterThan(30);
  });

  it('when the running figure before the last is shown, however its answers are mixed with what comes', () => {
    const leaky = officesThatLeak((seed) => {
      const { groups, held } = withRunningFigures(seed, onceTheNextIsKept);
      return leaksOf(groups, allAnswers(groups.map(asIfFirstShown)), held);
    });

    expect(leaky).toBeGreaterThan(30);
  });

  it('when a total is made anew with ten and more taken away, however they are mixed with what stays', () => {
    const leaky = officesThatLeak((seed) => {
      const groups = changedOffice(seed);
      const [gone, added] = (['gone', 'added'] as const).map((later) =>
        total(
          groups.filter((group) => group.later === later),
          numberOf,
        ),
      );
      const isNaive = (gone ?? 0) >= TEN && (added === 0 || (added ?? 0) >= TEN);
      return isNaive ? leaksOf(groups, allAnswers(groups.filter(wasThere)), [newTotal(groups)]) : [];
    });

    expect(leaky).toBeGreaterThan(15);
  });

  it('when lines and columns are made anew', () => {
    const leaky = officesThatLeak((seed) => {
      const groups = changedOffice(seed);
      const again = allAnswers(groups.filter(isThereStill));
      const sums = again.flatMap(({ shown }) => sumsIn(groups, shown, isThereStill));
      return leaksOf(groups, allAnswers(groups.filter(wasThere)), sums);
    });

    expect(leaky).toBeGreaterThan(75);
  });
});

function onceTheNextIsKept(kept: readonly Kept[], shown: Kept | undefined): Kept | undefined {
  return shown === undefined ? kept.at(-2) : undefined;
}

function officesThatLeak(leaksAt: (seed: number) => readonly unknown[]): number {
  return range(150).filter((seed) => leaksAt(seed).length > 0).length;
}

/** Figures of all answers, or of those to one element. */
interface Table {
  readonly countOf: (group: AnsweredGroup) => number;
  readonly shown: Figures;
}

const NOTHING: Beside = { flagged: false, setAside: false, channels: [] };
const NOWHERE: Placed = { inLine: new Set(), inColumn: new Set() };

/** The figures of all answers come first, where there are any. */
function release(groups: readonly AnsweredGroup[]): {
  readonly groups: readonly AnsweredGroup[];
  readonly tables: readonly Table[];
} {
  const shown = whatIsShown({ groups, officerElements: OFFICER_ELEMENTS });
  if (typeof shown === 'string') return { groups, tables: [] };
  const ofElements = ELEMENTS.flatMap((element) => {
    const figures = shown.elements[element];
    return figures === undefined ? [] : [{ countOf: numberTo(element), shown: figures }];
  });
  return { groups, tables: [{ countOf: numberOf, shown: shown.answers }, ...ofElements] };
}

function allAnswers(groups: readonly AnsweredGroup[]): readonly Table[] {
  return release(groups).tables.slice(0, 1);
}

function newTotal(groups: readonly ChangedGroup[]): readonly number[] {
  return range(groups.length).filter((place) => groups[place]?.later !== 'gone');
}

/** Groups of one to nine that follow from what is shown and from more sums; of the others alone, too. */
function leaksOf(
  groups: readonly AnsweredGroup[],
  tables: readonly Table[],
  alsoKnown: readonly (readonly number[])[] = [],
  areOthers: readonly boolean[] = groups.map(isOfOthers),
): readonly (readonly (AnsweredGroup | undefined)[])[] {
  return tables.flatMap(({ countOf, shown }) => {
    const sums = [...sumsIn(groups, shown, wasThere), ...alsoKnown];
    const sizes = groups.map(countOf);
    const leak =
      fewWorkedOut(sizes, sums) ??
      fewWorkedOut(
        sizes.map((n, place) => (areOthers[place] === true ? n : 0)),
        sums,
      );
    return leak === undefined ? [] : [leak.map((place) => groups[place])];
  });
}

/** Each sum that is shown, as the places of the groups in it. */
function sumsIn(
  groups: readonly AnsweredGroup[],
  shown: Figures,
  isThere: (group: MaybeChanged) => boolean,
): readonly (readonly number[])[] {
  const places = range(groups.length).filter((place) => isThere(groups[place] as AnsweredGroup));
  const amounts = places.map((place) => [groups[place] as AnsweredGroup, [place]] as const);
  const { unit, lines, columns } = sumsOf<readonly number[]>(shown, amounts, [], (some, more) => some.concat(more));
  const { flagged, channels } = shown.beside;
  return [
    unit,
    ...lines.values(),
    ...columns.values(),
    ...(flagged ? [unit.filter((place) => groups[place]?.flagged)] : []),
    ...channels.map((channel) => unit.filter((place) => groups[place]?.channel === channel)),
  ];
}

/** Lines and columns that are placed so, if all, and of which ten and more are counted. */
function allFromTen(
  groups: readonly AnsweredGroup[],
  countOf: (group: AnsweredGroup) => number,
  { inLine, inColumn }: Placed = { inLine: new Set(groups.map(partNameOf)), inColumn: new Set(groups.map(partNameOf)) },
): Placed {
  const named = (nameOf: (group: AnsweredGroup) => string, placed: Placed['inLine']) => {
    const standing = groups.filter((group) => placed.has(partNameOf(group)));
    const sums = [...Map.groupBy(standing, nameOf).values()];
    return new Set(sums.filter((own) => total(own, countOf) >= TEN).flatMap((own) => own.map(partNameOf)));
  };
  return { inLine: named(lineOf, inLine), inColumn: named(columnOf, inColumn) };
}

function fromTenOnBothSides(groups: readonly AnsweredGroup[], countOf: (group: AnsweredGroup) => number): Beside {
  const isShown = (isIn: (group: AnsweredGroup) => boolean) => {
    const n = total(groups.filter(isIn), countOf);
    return n >= TEN && total(groups, countOf) - n >= TEN;
  };
  return {
    flagged: isShown(({ flagged }) => flagged),
    setAside: false,
    channels: CHANNELS.filter((channel) => isShown((group) => group.channel === channel)),
  };
}

function total(groups: readonly AnsweredGroup[], countOf: (group: AnsweredGroup) => number): number {
  return groups.reduce((sum, group) => sum + countOf(group), 0);
}

function numberOf({ n }: AnsweredGroup): number {
  return n;
}

function numberTo(element: (typeof ELEMENTS)[number]): (group: AnsweredGroup) => number {
  return ({ elements }) => elements[element] ?? 0;
}

/** The same groups apart, by channels of which nobody knows the answers. */
function asIfUnknown(group: AnsweredGroup): AnsweredGroup {
  if (group.officerId !== undefined) return { ...group, channel: 'ticket' };
  return { ...group, channel: group.channel === 'poster' ? 'kiosk' : 'ticket' };
}
