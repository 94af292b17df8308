// `node test/bench/release.ts`: how much of what citizens said a release shows, in offices of several kinds, and how long
// that takes to decide. The shares are of the method; the times only tell how fast this machine is.

import {
  type AnsweredGroup,
  type Element,
  ELEMENTS,
  partNameOf,
  type ShownAnswers,
  type ShownGroup,
  sumsOf,
  whatIsShown,
} from '@tera/domain';
import { seeded } from '@tera/testing/random';
import { type Kind, type Office, answersOf, groupsOf, range } from '../simulation/release-office.ts';

const OFFICER_ELEMENTS: readonly Element[] = ['waktu', 'kompetensi', 'perilaku'];
const KINDS: readonly Kind[] = ['even', 'main', 'stray'];
const ANSWERS = [15, 40, 120];
const SIZES = [
  { officers: 3, services: 3, offices: 20 },
  { officers: 6, services: 3, offices: 20 },
  { officers: 12, services: 6, offices: 20 },
  { officers: 40, services: 8, offices: 20 },
  { officers: 500, services: 5, offices: 3 },
];

console.log(`Of those with ten answers and more, the lines (officers, and nobody's by channel) and columns (services) shown, %;
of all answers, those in lines and in columns, %. First as if nobody knew what others answered; then proved twice, where
a tenth is typed and half of the offices have posters and a kiosk; then of elements, of which one in twenty is skipped,
after their own proof. Milliseconds of processor time for all of it, mean and most.
`);
console.log(cells('office', 'answers', 'proved once', 'proved twice', 'elements', 'ms'));
console.log(cells('', '', ...Array.from({ length: 3 }, () => 'lines columns, in both'), 'mean / most'));
for (const { officers, services, offices } of SIZES)
  for (const kind of KINDS)
    for (const answers of ANSWERS) {
      const office = { officers, services, kind, answers, typed: 0.1, flagged: 0.1, skipped: 0.05 };
      const seen = range(offices).flatMap((seed) => look({ ...office, nobodys: seed % 2 === 0 }, seed));
      const times = seen.map(({ milliseconds }) => milliseconds);
      console.log(
        cells(
          `${officers} × ${services} ${kind}`,
          String(answers),
          inWords(seen.map(({ once }) => once)),
          inWords(seen.map(({ twice }) => twice)),
          inWords(seen.flatMap(({ elements }) => elements)),
          `${mean(times).toFixed(0)} / ${Math.max(...times).toFixed(0)}`,
        ),
      );
    }

interface Seen {
  readonly once: Share;
  readonly twice: Share;
  readonly elements: readonly Share[];
  readonly milliseconds: number;
}

interface Share {
  /** Of those with ten and more; not told of an element that lines do not show. */
  readonly lines: number | undefined;
  readonly columns: number;
  /** Of all answers. */
  readonly inLines: number | undefined;
  readonly inColumns: number;
}

function look(office: Office, seed: number): readonly Seen[] {
  const random = seeded(1000 * office.officers + seed);
  const groups = groupsOf(answersOf(office, random));
  const once = whatIsShown({ groups: groups.map(asIfUnknown), officerElements: [] });
  const twice = whatIsShown({ groups: groups.map(withoutElements), officerElements: [] });
  const before = process.cpuUsage();
  const all = whatIsShown({ groups, officerElements: OFFICER_ELEMENTS });
  const { user, system } = process.cpuUsage(before);
  if (typeof once === 'string' || typeof twice === 'string' || typeof all === 'string') return [];
  const elements = ELEMENTS.map((element) => shareOfElement(element, groups, all));
  return [{ once: shareOf(once), twice: shareOf(twice), elements, milliseconds: (user + system) / 1000 }];
}

function shareOf({ lines, columns }: ShownAnswers): Share {
  return { lines: among(lines), columns: among(columns), inLines: within(lines), inColumns: within(columns) };
}

function shareOfElement(element: Element, groups: readonly AnsweredGroup[], { elements }: ShownAnswers): Share {
  const numbers = groups.map((group) => [group, group.elements[element] ?? 0] as const);
  const parts = new Set(groups.map(partNameOf));
  const answered = sumsOf({ inLine: parts, inColumn: parts }, numbers, 0, add);
  const shown = sumsOf(elements[element] ?? { inLine: new Set(), inColumn: new Set() }, numbers, 0, add);
  const [lines, columns] = [beside(answered.lines, shown.lines), beside(answered.columns, shown.columns)];
  const isOfOfficers = OFFICER_ELEMENTS.includes(element);
  return {
    lines: isOfOfficers ? among(lines) : undefined,
    columns: among(columns),
    inLines: isOfOfficers ? within(lines) : undefined,
    inColumns: within(columns),
  };
}

type Numbers = readonly Pick<ShownGroup<string>, 'answered' | 'n'>[];

function beside(answered: ReadonlyMap<string, number>, shown: ReadonlyMap<string, number>): Numbers {
  return Array.from(answered, ([id, all]) => ({ answered: all, n: shown.get(id) ?? 0 }));
}

function among(numbers: Numbers): number {
  const large = numbers.filter(({ answered }) => answered >= 10);
  return large.length === 0 ? 1 : large.filter(({ n }) => n > 0).length / large.length;
}

function within(numbers: Numbers): number {
  return numbers.reduce((sum, { n }) => sum + n, 0) / numbers.reduce((sum, { answered }) => sum + answered, 0);
}

function asIfUnknown(group: AnsweredGroup): AnsweredGroup {
  const { officerId, serviceId, channel, flagged, n } = group;
  const unknown = officerId === undefined && channel === 'poster' ? 'kiosk' : 'ticket';
  return { officerId, serviceId, channel: unknown, flagged, n, elements: {} };
}

function withoutElements({ officerId, serviceId, channel, flagged, n }: AnsweredGroup): AnsweredGroup {
  return { officerId, serviceId, channel, flagged, n, elements: {} };
}

function inWords(shares: readonly Share[]): string {
  const each = [
    shares.flatMap(({ lines }) => lines ?? []),
    shares.map(({ columns }) => columns),
    shares.flatMap(({ inLines }) => inLines ?? []),
    shares.map(({ inColumns }) => inColumns),
  ].map((values) => (100 * mean(values)).toFixed(1).padStart(5));
  return `${each[0]} ${each[1]}  ${each[2]} ${each[3]}`;
}

function cells(...texts: readonly string[]): string {
  const widths = [15, 7, 24, 24, 24, 11];
  return texts.map((text, place) => (place === 0 ? text.padEnd(15) : text.padStart(widths[place] ?? 0))).join(' │ ');
}

function mean(values: readonly number[]): number {
  return values.reduce(add, 0) / values.length;
}

function add(a: number, b: number): number {
  return a + b;
}
