// The attack of a whole year: somebody asks for all that is shown on forty dates, keeps every answer, and solves all of it
// together, of all answers and of those to each element; and again without the answers that he gave or typed himself.

import { type DatedAnswer, type OfficerId, type ServiceId, answersTold, parsePeriod } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { type PublishedYear, liveThrough } from './published-year.ts';
import { fewWorkedOut } from './release-attack.ts';
import { type Sum, sumsOfRevision } from './released-sums.ts';
import { isOfOthers, range } from './release-office.ts';

const OFFICES = 240;
const LOTS = 12;

describe(`of ${OFFICES} offices, asked for everything on forty dates through a year`, () => {
  it.each(range(LOTS))('none gives away what one to nine said, and what was shown stays (lot %i)', async (lot) => {
    const told = { sums: 0, steps: 0, replaced: 0, setAside: 0, bursts: 0, burstsAside: 0 };
    for (const seed of range(OFFICES / LOTS).map((index) => (OFFICES / LOTS) * lot + index)) {
      const asked = notebook();
      const year = await liveThrough(seed, asked.look);

      expect(asked.changed(), `office ${seed}`).toEqual([]);
      const sums = sumsShownIn(year);
      expect(misreported(year, sums), `office ${seed}`).toEqual([]);
      expect(leaksOf(year, sums), `office ${seed}`).toEqual([]);
      told.sums += sums.length;
      told.steps += year.steps.length;
      told.replaced += year.revisions.filter(({ document }) => document.replacement === 'total').length;
      told.setAside += year.revisions.filter(({ made }) => made.setAside.length > 0).length;
      told.bursts += year.revisions.filter(({ document }) => document.numbers.bursts.length > 0).length;
      told.burstsAside += year.revisions.filter(({ made }) => made.setAside.some(isOfBurst)).length;
    }
    expect(told.sums).toBeGreaterThan(500);
    expect(told.steps).toBeGreaterThan(20);
    expect(told.replaced).toBeGreaterThan(1);
    expect(told.setAside).toBeGreaterThan(3);
    expect(told.bursts).toBeGreaterThan(3);
    expect(told.burstsAside).toBeGreaterThan(0);
  });
});

function isOfBurst({ flags }: DatedAnswer): boolean {
  return flags.includes('burst');
}

function sumsShownIn({ revisions, steps }: PublishedYear): readonly Sum[] {
  return [
    ...steps.map(({ period, keys, asOf }) => ({
      period,
      of: 'answers' as const,
      keys: [...keys],
      name: `step ${asOf}`,
    })),
    // Where no element of some answers may be shown, there is no figure of them.
    ...revisions.flatMap(sumsOfRevision).filter(({ figure }) => figure !== null),
  ];
}

/** Figures of a document that are not the sum of the answers that are thought to be in them. */
function misreported({ answers }: PublishedYear, sums: readonly Sum[]): readonly string[] {
  const scores = new Map(answers.map((answer) => [answer.key, answer.scores]));
  return sums.flatMap(({ name, of, keys, figure, period }) => {
    if (figure === undefined) return [];
    if (of === 'answers')
      return figure?.n === keys.length ? [] : [`${period} ${name}: ${figure?.n}, not ${keys.length}`];
    const said = [0, 0, 0, 0];
    for (const key of keys) {
      const score = scores.get(key)?.[of];
      if (score !== undefined) said[score - 1] = (said[score - 1] ?? 0) + 1;
    }
    const shown = figure?.distributions[of];
    // A line shows an officer's own elements; a sum of nobody is no figure.
    if (shown === undefined && keys.length === 0) return [];
    return shown?.join() === said.join() ? [] : [`${period} ${name} ${of}: ${shown?.join()}, not ${said.join()}`];
  });
}

/** Groups of one to nine answers that follow from all that was shown. */
function leaksOf({ answers }: PublishedYear, sums: readonly Sum[]): readonly string[] {
  return [...Map.groupBy(sums, ({ period, of }) => `${period} ${of}`)].flatMap(([table, shown]) => {
    const places = new Map([...new Set(shown.flatMap(({ keys }) => keys))].map((key, place) => [key, place]));
    const equations = shown.map(({ keys }) => keys.flatMap((key) => places.get(key) ?? []));
    const own = answers.filter(({ key }) => places.has(key));
    const sizesOf = (isCounted: (answer: (typeof own)[number]) => boolean) => {
      const sizes = Array.from(places, () => 0);
      for (const answer of own) sizes[places.get(answer.key) as number] = isCounted(answer) ? 1 : 0;
      return sizes;
    };
    const leak =
      fewWorkedOut(
        sizesOf(() => true),
        equations,
      ) ?? fewWorkedOut(sizesOf(isOfOthers), equations);
    return leak === undefined ? [] : [`${table}: ${leak.length} from ${shown.map(({ name }) => name).join(', ')}`];
  });
}

const PERIODS = [
  ...range(12).map((month) => `2026-${String(month + 1).padStart(2, '0')}`),
  ...['Q1', 'Q2', 'Q3', 'Q4', 'S1', 'S2'].map((part) => `2026-${part}`),
  '2026',
  '2026-W20',
  '2026-05-04',
].map((name) => {
  const period = parsePeriod(name);
  if (period === undefined) throw new Error(`${name} is no period`);
  return period;
});

/** What rows said of satisfaction on each date, by the releases that they name. */
function notebook() {
  const first = new Map<string, string>();
  const changed: string[] = [];
  return {
    look: (year: PublishedYear): void => {
      const situation = { calendar: year.unit().calendar, known: year.known(), today: year.today() };
      const cells = year.cells();
      for (const period of PERIODS) {
        const own = cells.filter(([key]) => key >= period.from && key < `${period.to}#`);
        const tell = answersTold(own, period, situation);
        for (const slice of slicesIn(year)) {
          const { satisfaction } = tell(slice, {});
          const { n, ikm, ci95, elements, releases, asOf } = satisfaction;
          if (ikm === null) continue;
          const name = JSON.stringify([period.name, slice, releases, asOf]);
          const figures = JSON.stringify([n, ikm, ci95, elements]);
          if ((first.get(name) ?? figures) !== figures) changed.push(`${name} on ${year.today()}`);
          first.set(name, figures);
        }
      }
    },
    changed: () => changed,
  };
}

type Head = { readonly officerId?: OfficerId | null; readonly serviceId?: ServiceId | null };

function slicesIn({ answers }: PublishedYear): readonly Head[] {
  return [
    {},
    ...Array.from(new Set(answers.map(({ officerId }) => officerId ?? null)), (officerId) => ({ officerId })),
    ...Array.from(new Set(answers.map(({ serviceId }) => serviceId ?? null)), (serviceId) => ({ serviceId })),
  ];
}
